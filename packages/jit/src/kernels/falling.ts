/**
 * Functions whose operand is known never to be positive, for which there is a shorter formula: the exponential
 * of a difference from the largest element, as every softmax has it, or of −x². What is largest was computed
 * by a kernel before; it is, where that kernel went over the very elements from which it is subtracted. Whatever
 * is at least that, such as the maximum of it and a number, does as well. Linear.
 */
import type { Shape } from '@gradus/tensor';
import { fallingExpFormula } from '@gradus/tensor/code';
import {
  identityOf,
  operandsOf,
  type Access,
  type Buffer,
  type FunctionIdentity,
  type Kernel,
  type NumberFunction,
  type ReduceKernel,
  type Scalar,
} from './kernel.js';
import { relocated } from './relocation.js';
import { neverPositive } from './signs.js';

/** eˣ of numbers that are never positive. */
export const fallingExp: NumberFunction = /* @__PURE__ */ Object.assign(
  function fallingExp(x: number): number {
    return Math.exp(x);
  },
  { known: 'fallingExp', formula: fallingExpFormula },
);

/** What takes the place of a function where its operand is never positive: the same values, a shorter formula. */
const FORMS: ReadonlyMap<FunctionIdentity, NumberFunction> = /* @__PURE__ */ new Map([
  [Math.exp, fallingExp],
]);

/**
 * Lets functions of numbers that are never positive take the shorter formula.
 *
 * @param kernels - kernels in order
 * @returns the kernels, some functions in other words
 */
export function withFalling(kernels: Kernel[]): Kernel[] {
  const bounds = new Map<Buffer, Bound>();
  const reworded = (s: Scalar, shape: Shape): Scalar => {
    const f = s.kind === 'call' ? FORMS.get(identityOf(s.f)) : undefined;
    if (f === undefined) return s;
    const isAtMost = (x: Scalar, y: Scalar): boolean => {
      if (y.kind === 'apply' && y.op === 'max') return y.args.some((bound) => isAtMost(x, bound));
      const known = y.kind === 'load' ? bounds.get(y.access.buffer) : undefined;
      return known !== undefined && isBoundOf(known, x, y as Load, shape);
    };
    return neverPositive(operandsOf(s)[0]!, isAtMost) ? ({ ...s, f } as Scalar) : s;
  };
  return kernels.map((kernel) => {
    if (kernel.kind !== 'map' && kernel.kind !== 'reduce') return kernel;
    const made = relocated(kernel, (access) => access, reworded);
    if (made.kind === 'reduce' && made.combine === 'max') bounds.set(made.result.buffer, made);
    return made;
  });
}

type Load = Extract<Scalar, { readonly kind: 'load' }>;

/** What is at least every value of a walk over an index space that ends in it. */
type Bound = Pick<ReduceKernel, 'shape' | 'value' | 'result'>;

/** Whether y is at least all elements of which x is one. */
function isBoundOf({ shape, value, result }: Bound, x: Scalar, y: Load, at: Shape): boolean {
  return String(shape) === String(at) && samePlace(result, y.access) && sameScalar(x, value);
}

function samePlace(a: Access, b: Access): boolean {
  return a.buffer === b.buffer && a.offset === b.offset && String(a.strides) === String(b.strides);
}

/** Whether two scalars of kernels over one index space are computed alike. */
function sameScalar(a: Scalar, b: Scalar, known = new Map<Scalar, Scalar>()): boolean {
  if (known.get(a) === b) return true;
  known.set(a, b);
  const [xs, ys] = [operandsOf(a), operandsOf(b)];
  return (
    sameOperation(a, b) &&
    xs.length === ys.length &&
    xs.every((x, i) => sameScalar(x, ys[i]!, known))
  );
}

function sameOperation(a: Scalar, b: Scalar): boolean {
  if (a.dtype !== b.dtype) return false;
  switch (a.kind) {
    case 'constant':
      return b.kind === a.kind && Object.is(a.value, b.value);
    case 'load':
      return b.kind === a.kind && samePlace(a.access, b.access);
    case 'apply':
      return b.kind === a.kind && a.op === b.op;
    case 'call':
      return b.kind === a.kind && identityOf(a.f) === identityOf(b.f);
  }
}
