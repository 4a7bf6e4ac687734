/**
 * Walks over the results of a product, done by the product itself: by WebAssembly the bits of the interpreter,
 * and what comes when the product and the walk are two programs.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, exp, less, matmul, select, transpose, type Tensor } from '@gradus/tensor';
import { makeProgram, optimize, stageFunction } from '@gradus/ir';
import { compile } from '../../src/compile.js';
import { fuse } from '../../src/kernels/fuse.js';
import { interpreterMachine } from '../../src/control/interpreter.js';
import { wasmMachine } from '../../src/machine.js';
import { jit, lowerProgram, printKernels } from '../../src/index.js';

type Float = 'float32' | 'float64';

function tensorOf(shape: readonly number[], dtype: Float, seed: number): Tensor {
  const size = shape.reduce((n, length) => n * length, 1);
  const numbers = Array.from({ length: size }, (_, i) => Math.sin(seed + 1.7 * i));
  return array(numbers, { dtype }).reshape(shape);
}

/** What is done with a product p and a tensor w of its shape. */
const WALKS: Readonly<Record<string, (p: Tensor, w: Tensor) => Tensor[]>> = {
  'an update': (p, w) => [w.sub(p.mul(0.1))],
  'the product, too': (p, w) => [p, w.sub(p)],
  'two results and a mask': (p, w) => [p.mul(w), select(less(p, 0), w, exp(p))],
  'something else beside it': (p, w) => [w.add(p), w.mul(2)],
};

/** Both in one program, and in two, in which nothing is done by a product. */
function results(
  walk: (p: Tensor, w: Tensor) => Tensor[],
  product: (x: Tensor, y: Tensor) => Tensor,
  [x, y, w]: readonly [Tensor, Tensor, Tensor],
): { readonly wasm: number[][]; readonly interpreted: number[][]; readonly apart: number[][] } {
  const f = (a: Tensor, b: Tensor, c: Tensor): Tensor[] => walk(product(a, b), c);
  const whole = stageFunction(f, [x, y, w], 'f').program;
  const p = compile(stageFunction(product, [x, y], 'p').program, wasmMachine).run([x, y])[0]!;
  const rest = stageFunction(walk, [p, w], 'walk').program;
  const data = (list: readonly Tensor[]): number[][] => list.map((t) => [...t.data()]);
  return {
    wasm: data(compile(whole, wasmMachine).run([x, y, w])),
    interpreted: data(compile(whole, interpreterMachine).run([x, y, w])),
    apart: data(compile(rest, wasmMachine).run([p, w])),
  };
}

describe('a walk over a product', () => {
  it.each(Object.entries(WALKS))('is done by it: %s', (_, walk) => {
    const length = fc.constantFrom(16, 17, 19, 23, 32, 45);
    fc.assert(
      fc.property(
        fc.tuple(length, fc.constantFrom(1, 5, 40, 300), length),
        fc.boolean(),
        fc.constantFrom<Float>('float32', 'float64'),
        ([m, k, n], isTurned, dtype) => {
          const [x, y] = [tensorOf([m, k], dtype, 1), tensorOf([k, n], dtype, 2)];
          const w = tensorOf(isTurned ? [n, m] : [m, n], dtype, 3);
          const product = (a: Tensor, b: Tensor): Tensor =>
            isTurned ? transpose(matmul(a, b)) : matmul(a, b);
          const { wasm, interpreted, apart } = results(walk, product, [x, y, w]);
          expect(interpreted).toEqual(wasm);
          const truth = apart.flat();
          const far = wasm.flat().map((value, at) => {
            const expected = truth[at]!;
            return Math.abs(value - expected) / (1 + Math.abs(expected));
          });
          expect(Math.max(...far)).toBeLessThan(2e-5);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('reads another product only when that is there', () => {
    const two = (x: Tensor, y: Tensor): Tensor[] => {
      const [p, q] = [matmul(x, y), matmul(y, x)];
      return [x.sub(p).sub(q), y.sub(q), x.mul(p)];
    };
    const [x, y] = [tensorOf([32, 32], 'float32', 1), tensorOf([32, 32], 'float32', 2)];
    const expected = two(x, y).flatMap((t) => [...t.data()]);
    const far = jit(two)(x, y).flatMap((t) => [...t.data()]);
    expect(Math.max(...far.map((v, i) => Math.abs(v - expected[i]!)))).toBeLessThan(2e-5);
  });

  it('writes what was given away in place, step by step', () => {
    const step = (w: Tensor, x: Tensor, y: Tensor): Tensor =>
      w.sub(transpose(matmul(transpose(y), x)).mul(0.01));
    const fast = jit(step, { donateArgnums: 0 });
    const [x, y] = [tensorOf([20, 70], 'float32', 1), tensorOf([20, 70], 'float32', 2)];
    let [w, expected] = [tensorOf([70, 70], 'float32', 3), tensorOf([70, 70], 'float32', 3)];
    for (let i = 0; i < 5; i++) {
      w = fast(w, x, y);
      expected = step(expected, x, y);
    }
    const truth = expected.data();
    const far = [...w.data()].map((value, i) => Math.abs(value - truth[i]!));
    expect(Math.max(...far)).toBeLessThan(1e-5);
  });

  it('prints as part of the product, which nobody stores', () => {
    const update = (w: Tensor, x: Tensor, y: Tensor): Tensor => w.sub(matmul(x, y).mul(0.1));
    const type = { dtype: 'float32', shape: [32, 32] } as const;
    const { kernels } = lowerProgram(makeProgram(update)(type, type, type));
    expect(printKernels(kernels).split('\n').slice(1).join('\n')).toBe(
      `  then, instead of t0:
  v0: float32 = w[32i + j]
  v1: float32 = t0
  v2: float32 = mul v1 0.1
  v3: float32 = sub v0 v2
  t1[32i + j] = v3`,
    );
  });

  it('waits until nobody needs the weights any more', () => {
    const layer = (w: Tensor, x: Tensor, y: Tensor): Tensor[] => {
      const gradient = matmul(transpose(x), y);
      return [matmul(y, transpose(w)), w.sub(gradient)];
    };
    const type = { dtype: 'float32', shape: [32, 32] } as const;
    const { kernels } = fuse(optimize(makeProgram(layer)(type, type, type)));
    const last = kernels.at(-1)!;
    expect(kernels.map((k) => k.kind)).toEqual(['contract', 'contract']);
    expect(last.kind === 'contract' && last.epilogue !== null).toBe(true);
  });
});
