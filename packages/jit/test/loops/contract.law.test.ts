/** Products by WebAssembly, by the interpreter of loops, and eagerly. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { abs, array, einsum, matmul, transpose, type Tensor } from '@gradus/tensor';
import { makeProgram } from '@gradus/ir';
import { compile } from '../../src/compile.js';
import { lowerProgram } from '../../src/lowerProgram.js';
import { printKernels } from '../../src/kernels/printKernels.js';
import { interpreterMachine } from '../../src/control/interpreter.js';
import { load } from '../../src/machine.js';

type Float = 'float32' | 'float64';
type Product = (x: Tensor, y: Tensor) => Tensor;

/** Units of the last place of Σ|x·y| that a result may be off: a random walk through a block of 256. */
const ALLOWED = 16;
const EPSILON = { float32: 2 ** -24, float64: 2 ** -53 };

const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.sin(seed + 1.7 * i) * 2 ** ((i * 7) % 5));

function tensorOf(shape: readonly number[], dtype: Float, seed: number): Tensor {
  const size = shape.reduce((n, length) => n * length, 1);
  return array(numbers(size, seed), { dtype }).reshape(shape);
}

/** What both machines make of a function of two tensors. */
function onBoth(f: Product, x: Tensor, y: Tensor): [Tensor, Tensor] {
  const program = makeProgram(f)(x.type, y.type);
  return [load, interpreterMachine].map((machine) => compile(program, machine).run([x, y])[0]!) as [
    Tensor,
    Tensor,
  ];
}

/** Holds both machines against eager evaluation, and against each other bit for bit. */
function check(f: Product, x: Tensor, y: Tensor): void {
  const expected = f(x, y);
  const scale = f(abs(x), abs(y)).data();
  const [wasm, interpreted] = onBoth(f, x, y);
  expect(wasm.shape).toEqual(expected.shape);
  expect([...interpreted.data()]).toEqual([...wasm.data()]);
  const eager = expected.data();
  const worst = [...wasm.data()].reduce((most, value, i) => {
    const units = Math.abs(value - eager[i]!) / (scale[i]! || 1) / EPSILON[x.dtype as Float];
    return Math.max(most, units);
  }, 0);
  expect(worst).toBeLessThanOrEqual(ALLOWED);
}

const kinds = ['nn', 'nt', 'tn', 'tt'] as const;

function productOf(kind: (typeof kinds)[number]): Product {
  const turned = (x: Tensor, letter: string): Tensor => (letter === 't' ? transpose(x) : x);
  return (x, y) => matmul(turned(x, kind[0]!), turned(y, kind[1]!));
}

describe('products of matrices', () => {
  const length = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(12, 23, 33, 64));
  it('agree for all sizes, transposed or not', () => {
    fc.assert(
      fc.property(
        fc.tuple(length, length, length),
        fc.constantFrom(...kinds),
        fc.constantFrom<Float>('float32', 'float64'),
        ([m, k, n], kind, dtype) => {
          const x = tensorOf(kind[0] === 't' ? [k, m] : [m, k], dtype, 1);
          const y = tensorOf(kind[1] === 't' ? [n, k] : [k, n], dtype, 2);
          check(productOf(kind), x, y);
        },
      ),
      {
        numRuns: 40,
        examples: [
          [[0, 3, 2], 'nn', 'float32'],
          [[5, 0, 9], 'tt', 'float64'],
        ],
      },
    );
  });

  // Sizes at which both operands are packed and sums go over blocks: 301 terms cannot be cut evenly, 512 can.
  // 45 rows are tiles of five, 46 of five and of four, 141 several blocks of both; of 11 one is left over.
  const packed = kinds.flatMap((kind) =>
    [301, 512].flatMap((k) =>
      (
        [
          [11, 'float32'],
          [45, 'float32'],
          [46, 'float32'],
          [141, 'float64'],
        ] as const
      ).map(([m, dtype]) => [kind, k, m, dtype] as const),
    ),
  );
  it.each(packed)('agree where operands are packed (%s, %i terms, %i rows, %s)', (...example) => {
    const [kind, k, m, dtype] = example;
    const n = 39;
    const x = tensorOf(kind[0] === 't' ? [k, m] : [m, k], dtype, 3);
    const y = tensorOf(kind[1] === 't' ? [n, k] : [k, n], dtype, 4);
    check(productOf(kind), x, y);
  });

  it('agree side by side, over several summed axes, and without any', () => {
    const x = tensorOf([3, 9, 6], 'float32', 5);
    const y = tensorOf([3, 6, 17], 'float32', 6);
    check(matmul, x, y);
    check((a, b) => einsum('bij,bjk->ik', a, b), x, y);
    check((a, b) => einsum('bij,bkl->bijkl', a, b), x, y);
    check((a, b) => einsum('bij,bik->jk', a, b), x, tensorOf([3, 9, 20], 'float32', 7));
  });

  it('agree for matrices and vectors', () => {
    const matrix = tensorOf([30, 301], 'float32', 8);
    check(matmul, matrix, tensorOf([301], 'float32', 9));
    check((a, b) => matmul(b, a), matrix, tensorOf([30], 'float32', 10));
    check(matmul, tensorOf([301], 'float32', 11), tensorOf([301], 'float32', 12));
  });

  it('carry NaN and infinities to every result that depends on them', () => {
    const x = array([...numbers(63, 1), NaN]).reshape([8, 8]);
    const y = array([Infinity, ...numbers(63, 2)]).reshape([8, 8]);
    const [wasm, interpreted] = onBoth(matmul, x, y);
    expect([...interpreted.data()]).toEqual([...wasm.data()]);
    const eager = matmul(x, y).data();
    const special = (data: ArrayLike<number>): number[] =>
      Array.from(data, (v) => (Number.isFinite(v) ? 0 : v));
    expect(special(wasm.data())).toEqual(special(eager));
  });
});

describe('the error of a long sum', () => {
  it('is that of a block of 256, however many there are', () => {
    const n = 100_000;
    const x = array(Array.from({ length: n }, () => 0.1)).reshape([1, n]);
    const ones = array(Array.from({ length: 8 * n }, () => 1)).reshape([n, 8]);
    const program = makeProgram(matmul)(x.type, ones.type);
    const [result] = compile(program, load).run([x, ones]);
    const expected = n * Math.fround(0.1);
    expect(Math.abs(result!.data()[0]! - expected) / expected).toBeLessThan(256 * EPSILON.float32);
  });
});

describe('plans', () => {
  const planOf = (m: number, k: number, n: number): string => {
    const f = makeProgram(matmul)(
      { dtype: 'float32', shape: [m, k] },
      { dtype: 'float32', shape: [k, n] },
    );
    return printKernels(lowerProgram(f).kernels).split('; ').slice(3).join('; ');
  };

  it('say how the work is cut', () => {
    expect(planOf(100, 300, 70)).toMatchInlineSnapshot(
      `"tiles of 5 × 8; lanes along right 1·8·8 + 1·1·4 packed in 9600, 2 single; left 1·20·5 packed in 15000; summed 2·150"`,
    );
    expect(planOf(46, 300, 70)).toMatchInlineSnapshot(
      `"tiles of 5 × 8; lanes along right 1·8·8 + 1·1·4 packed in 9600, 2 single; left 1·6·5 + 1·4·4 packed in 4500; summed 2·150"`,
    );
    expect(planOf(5, 6, 7)).toMatchInlineSnapshot(
      `"tiles of 4 × 4; lanes along right 1·1·4, 3 single; left 1·1·4 + 1·1·1"`,
    );
    expect(planOf(100, 300, 1)).toMatchInlineSnapshot(
      `"lanes along the 300 summed, rows of 100 side by side"`,
    );
    expect(planOf(2, 2, 2)).toMatchInlineSnapshot(`"number by number"`);
  });
});
