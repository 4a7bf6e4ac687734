/**
 * Functions whose operand is known never to be positive, for which there is a shorter formula: the exponential
 * of a difference from the largest element, as every softmax has it, or of −x². What is largest was computed
 * by a kernel before; it is, where that kernel went over the very elements from which it is subtracted. Whatever
 * is at least that, such as the maximum of it and a number, does as well. Linear.
 */
import { madeOnce, type Shape } from '@gradus/tensor';
import { fallingExpFormula } from '@gradus/tensor/code';
import type { Buffer, Kernel, NumberFunction, ReduceKernel, Scalar } from './kernel.js';
import { dataKey } from './kernelKey.js';
import { relocated } from './relocation.js';
import { neverPositive } from './signs.js';

/** eˣ of numbers that are never positive. */
export const fallingExp: NumberFunction = /* @__PURE__ */ Object.assign(
  function fallingExp(x: number): number {
    return Math.exp(x);
  },
  { known: 'fallingExp', formula: fallingExpFormula },
);

/**
 * Lets functions of numbers that are never positive take the shorter formula.
 *
 * @param kernels - kernels in order
 * @returns the kernels, some functions in other words
 */
export function withFalling(kernels: Kernel[]): Kernel[] {
  const bounds = new Map<Buffer, string>();
  const numbers = new Map<Buffer, number>();
  const numberOf = (buffer: Buffer): number => madeOnce(numbers, buffer, () => numbers.size);
  const keyOf = (bound: Bound): string => dataKey(bound, numberOf);
  const reworded = (s: Scalar, shape: Shape): Scalar => {
    if (s.kind !== 'call' || s.f !== Math.exp) return s;
    const isAtMost = (x: Scalar, y: Scalar): boolean => {
      if (y.kind === 'apply' && y.op === 'max') return y.args.some((bound) => isAtMost(x, bound));
      if (y.kind !== 'load' || !bounds.has(y.access.buffer)) return false;
      return bounds.get(y.access.buffer) === keyOf({ shape, value: x, result: y.access });
    };
    return neverPositive(s.args[0]!, isAtMost) ? { ...s, f: fallingExp } : s;
  };
  return kernels.map((kernel) => {
    if (kernel.kind !== 'map' && kernel.kind !== 'reduce') return kernel;
    const made = relocated(kernel, (access) => access, reworded);
    if (made.kind === 'reduce' && made.combine === 'max') {
      const { shape, value, result } = made;
      bounds.set(result.buffer, keyOf({ shape, value, result }));
    }
    return made;
  });
}

/** What is at least every value of a walk over an index space that ends in it. */
type Bound = Pick<ReduceKernel, 'shape' | 'value' | 'result'>;
