/**
 * Kernels in groups that go row by row: random chains of walks and reductions over the rows of one tensor, of
 * lengths that fill vectors and that do not, give by WebAssembly the bits of the interpreter, and those of a
 * compilation operation by operation, in which nothing is in a group. A sum of which it may be known that no term is
 * negative is taken alone in both ways, knowing it and not.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  abs,
  broadcastTo,
  contiguous,
  exp,
  fromData,
  flip,
  max,
  min,
  sizeOf,
  sum,
  typeOf,
  transpose,
  allocate,
  type Shape,
  type Tensor,
} from '@gradus/tensor';
import { makeProgram, optimize, stageFunction } from '@gradus/ir';
import { compile } from '../../src/compile.js';
import { fuse } from '../../src/kernels/fuse.js';
import { interpreterMachine } from '../../src/control/interpreter.js';
import { wasmMachine } from '../../src/machine.js';
import { lowerProgram, printKernels } from '../../src/index.js';

const SHAPES: readonly Shape[] = [
  [128, 64],
  [125, 67],
  [2, 4099],
  [3, 43, 65],
  [2, 64, 65],
  [8200],
  [64, 128],
];
const NUMBERS = [0, -0, 1, -2.5, 0.1, 7.25, 1e-40, -3, 1e30, NaN, Infinity, 0.3];

function filled(shape: Shape, dtype: 'float32' | 'float64', kinds: number): Tensor {
  const data = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = NUMBERS[(i * 7 + i * i) % kinds]!;
  return fromData(typeOf(dtype, shape), data);
}

const keepdims = { keepdims: true } as const;
/** What may follow in a chain: a walk, a reduction of rows, or one that is no affair of rows. */
const STEPS: readonly ((x: Tensor, y: Tensor) => Tensor)[] = [
  (x) => max(x, -1, keepdims),
  (x) => sum(x, -1, keepdims),
  (x) => min(x, -1, keepdims),
  (x, y) => x.sub(y),
  (x, y) => x.mul(y),
  (x) => exp(x),
  (x) => abs(x).add(1),
  (x) => flip(x, -1),
  (x) => flip(x, 0),
  (x) => sum(x, 0, keepdims),
  (x) => (x.ndim > 1 && x.shape.at(-1) === x.shape.at(-2) ? transpose(x) : x),
];

/** A chain of steps on the first value and the last one made, stretched to its shape. */
function chain(steps: readonly number[]): (x: Tensor) => Tensor[] {
  return (x) => {
    const made: Tensor[] = [x];
    for (const step of steps) {
      const last = made.at(-1)!;
      made.push(STEPS[step]!(broadcastTo(last, x.shape), x));
    }
    return [made.at(-1)!, made[made.length >> 1]!];
  };
}

/** One operation as a program of its own. */
function alone(f: (x: Tensor, y: Tensor) => Tensor, x: Tensor, y: Tensor): Tensor {
  const { program } = stageFunction((a: Tensor, b: Tensor) => f(a, b), [x, y], 'step');
  return compile(program, wasmMachine).run([x, y])[0]!;
}

/** The sum of rows. */
const SUM = 1;

/** Tensors made one by one, and the next one: of a sum of terms without a negative one, as many as there are ways. */
function further(made: readonly Tensor[], step: number): Tensor[][] {
  const [x, last] = [made[0]!, broadcastTo(made.at(-1)!, made[0]!.shape)];
  const next = [...made, alone(STEPS[step]!, last, x)];
  if (step !== SUM || contiguous(last).some((value) => value < 0)) return [next];
  const known = [...made, alone((y) => sum(abs(y), -1, keepdims), last, x)];
  return String(bits(next)) === String(bits(known)) ? [next] : [next, known];
}

const bits = (xs: readonly Tensor[]): number[][] => xs.map((y) => [...contiguous(y)]);

describe('row by row', () => {
  it('gives the bits of the interpreter, and of operations one by one', () => {
    const steps = fc.array(fc.nat(STEPS.length - 1), { minLength: 2, maxLength: 7 });
    const anyShape = fc.constantFrom(...SHAPES);
    const anyType = fc.constantFrom('float32' as const, 'float64' as const);
    let groups = 0;
    fc.assert(
      fc.property(anyShape, anyType, fc.constantFrom(8, 12), steps, (shape, dtype, kinds, list) => {
        const x = filled(shape, dtype, kinds);
        const { program } = stageFunction(chain(list), [x], 'chain');
        const wasm = bits(compile(program, wasmMachine).run([x]));
        expect(bits(compile(program, interpreterMachine).run([x]))).toEqual(wasm);
        const ways = list.reduce((made, i) => made.flatMap((way) => further(way, i)), [[x]]);
        const each = ways.map((made) => bits([made.at(-1)!, made[made.length >> 1]!]));
        expect(each).toContainEqual(wasm);
        if (fuse(optimize(program)).kernels.some((k) => k.kind === 'rows')) groups++;
      }),
      { numRuns: 30 },
    );
    expect(groups).toBeGreaterThan(8);
  });

  it('keeps one row of what nobody else reads', () => {
    const shares = (x: Tensor): Tensor => {
      const e = exp(x.sub(max(x, -1, keepdims)));
      return e.div(sum(e, -1, keepdims));
    };
    const lowered = lowerProgram(makeProgram(shares)(filled([100, 200], 'float32', 8)));
    expect(printKernels(lowered.kernels)).toMatch(/^k0_to_k3: row by row of \[100\]/u);
    expect(lowered.plan.bytes).toBeLessThan(200); // a few numbers; the row is that of the result
    expect(lowered.kernels.flatMap((k) => ('kernels' in k ? k.kernels : []))).toHaveLength(3);
  });

  it('leaves short rows, few elements, and what belongs to nothing else alone', () => {
    const kinds = (f: (x: Tensor) => unknown, shape: Shape): string[] => {
      const { program } = stageFunction(f, [filled(shape, 'float32', 8)], 'f');
      return fuse(optimize(program)).kernels.map((k) => k.kind);
    };
    const centred = (x: Tensor): Tensor => x.sub(max(x, -1, keepdims));
    expect(kinds(centred, [1000, 32])).toEqual(['reduce', 'map']);
    expect(kinds(centred, [10, 100])).toEqual(['reduce', 'map']);
    expect(kinds((x) => x.sub(max(x, 0, keepdims)), [100, 100])).toEqual(['reduce', 'map']);
  });
});
