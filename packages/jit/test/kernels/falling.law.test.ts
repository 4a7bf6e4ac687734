/**
 * Exponentials whose operand is known never to be positive: where that is known, and where it only looks so; and
 * that the shorter formula gives the bits of the other one there.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  abs,
  astype,
  contiguous,
  exp,
  fromData,
  max,
  maximum,
  mean,
  min,
  minimum,
  negative,
  sqrt,
  sum,
  typeOf,
  zeros,
  type DType,
  type Tensor,
} from '@gradus/tensor';
import { optimize, stageFunction } from '@gradus/ir';
import { fuse } from '../../src/kernels/fuse.js';
import { jit, printKernels } from '../../src/index.js';

const keepdims = { keepdims: true } as const;

function isFalling(f: (x: Tensor) => Tensor, dtype: DType = 'float32'): boolean {
  const { program } = stageFunction((x: Tensor) => f(x), [zeros([6, 6], { dtype })], 'f');
  return printKernels(fuse(optimize(program)).kernels).includes('fallingExp');
}

const doubled = (x: Tensor): Tensor => x.mul(2).add(1);

const FALLING: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  'less the maximum of its row': (x) => exp(x.sub(max(x, 1, keepdims))),
  'less the maximum of its column': (x) => exp(x.sub(max(x, 0, keepdims))),
  'less the maximum of all': (x) => exp(x.sub(max(x))),
  'less what is at least the maximum': (x) => exp(x.sub(maximum(max(x, 1, keepdims), 3))),
  'what is computed, less its maximum': (x) => exp(doubled(x).sub(max(doubled(x), 1, keepdims))),
  '−x²': (x) => exp(negative(x.mul(x))),
  '−x²/2': (x) => exp(x.mul(x).mul(-0.5)),
  '−abs x − √x': (x) => exp(negative(abs(x)).sub(sqrt(x))),
  'at most 0': (x) => exp(minimum(x, 0)),
  '−exp x': (x) => exp(negative(exp(x))),
};

const RISING: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  x: (x) => exp(x),
  'less the maximum of another axis, laid out alike': (x) => exp(x.sub(max(x, 0).reshape([6, 1]))),
  'less the minimum': (x) => exp(x.sub(min(x, 1, keepdims))),
  'less the mean': (x) => exp(x.sub(mean(x, 1, keepdims))),
  'the maximum less it': (x) => exp(max(x, 1, keepdims).sub(x)),
  'less the maximum of its transpose': (x) => exp(x.sub(max(x.transpose(), 1, keepdims))),
  'more than what the maximum is of': (x) => exp(doubled(x).sub(max(x, 1, keepdims))),
  'less what is at most the maximum': (x) => exp(x.sub(minimum(max(x, 1, keepdims), 3))),
  'x² less a square': (x) => exp(x.mul(x).sub(abs(x))),
};

describe('an exponent is known never to be positive', () => {
  it.each(Object.entries(FALLING))('%s', (_, f) => expect(isFalling(f)).toBe(true));
  it.each(Object.entries(RISING))('but not %s', (_, f) => expect(isFalling(f)).toBe(false));
  it('but not the negative of an integer, which wraps round', () => {
    const f = (x: Tensor): Tensor => exp(astype(negative(x.mul(x)), 'float32'));
    expect([isFalling(f, 'int32'), isFalling(f, 'uint32')]).toEqual([false, false]);
  });
});

describe('where it is', () => {
  it.each(['float32', 'float64'] as const)('%s are the bits of the exponential', (dtype) => {
    const number = dtype === 'float32' ? fc.float().map(Math.fround) : fc.double();
    const near = fc.double({ min: dtype === 'float32' ? -110 : -760, max: 0, noNaN: true });
    const special = fc.constantFrom(0, -0, -Infinity, NaN);
    const [short, long] = [(x: Tensor) => exp(minimum(x, 0)), (x: Tensor) => exp(x)].map((f) =>
      jit(f),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(near, number, special), { minLength: 61, maxLength: 61 }),
        (list) => {
          const data = list.map((x) => (x > 0 ? -x : x));
          const array = dtype === 'float32' ? Float32Array.from(data) : Float64Array.from(data);
          const x = fromData(typeOf(dtype, [61]), array);
          expect([...contiguous(short!(x))]).toEqual([...contiguous(long!(x))]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('sums of what is never negative', () => {
  it('are right but for two roundings more, however many terms there are', () => {
    const squares = jit((x: Tensor) => sum(x.mul(x), 1));
    const rows = fc.tuple(fc.constantFrom(8, 13, 64, 1023, 3000), fc.integer());
    fc.assert(
      fc.property(rows, ([n, seed]) => {
        const data = Float32Array.from({ length: 2 * n }, (_, i) => Math.sin(seed + i * i) * i);
        const totals = contiguous(squares(fromData(typeOf('float32', [2, n]), data)));
        for (const [row, total] of totals.entries()) {
          const terms = data.subarray(row * n, row * n + n);
          const truth = terms.reduce((t, x) => t + Math.fround(x * x), 0);
          expect(Math.abs(total - truth)).toBeLessThanOrEqual(truth * 1.5 * 2 ** -23);
        }
      }),
      { numRuns: 30 },
    );
  });
});
