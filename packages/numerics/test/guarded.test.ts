import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, dtypes, log, sqrt, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import {
  clipByGlobalNorm,
  leakyRelu,
  logSoftmax,
  logsumexp,
  nanToNum,
  relu,
  safeDivide,
  safeLog,
  safeNorm,
  safeSqrt,
  softmax,
  whereSafe,
} from '../src/index.js';

const slope = (f: (x: Tensor) => Tensor, at: number): number => grad(f)(at).item();

describe('guarded functions have finite slopes where the plain ones have none', () => {
  it.each([
    ['safeSqrt at 0', safeSqrt, 0, 0],
    ['safeSqrt below', safeSqrt, -1, 0],
    ['safeSqrt above', safeSqrt, 4, 0.25],
    ['safeLog at 0', safeLog, 0, 0],
    ['safeLog above', safeLog, 2, 0.5],
    ['safeDivide by 0', (y: Tensor) => safeDivide(1, y), 0, 0],
    ['safeDivide', (y: Tensor) => safeDivide(1, y), 2, -0.25],
    ['whereSafe off', (x: Tensor) => whereSafe(x.greater(0), x, log, 0), 0, 0],
    ['whereSafe on', (x: Tensor) => whereSafe(x.greater(0), x, log, 0), 2, 0.5],
    ['relu at 0', relu, 0, 0],
  ] as [string, (x: Tensor) => Tensor, number, number][])('%s', (_, f, at, truth) => {
    expect(slope(f, at)).toBe(truth);
  });
  it('safeNorm: zero vector, tiny and huge ones', () => {
    const norm = (x: Tensor): Tensor => safeNorm(x);
    expect(grad(norm)(array([0, 0])).tolist()).toEqual([0, 0]);
    expect(grad(norm)(array([3e30, 4e30])).data()[0]).toBeCloseTo(0.6, 6);
    expect(norm(array([3e-30, 4e-30])).item() / 5e-30).toBeCloseTo(1, 6);
  });
});

describe('logsumexp and softmax', () => {
  it('survive large logits and impossible states', () => {
    expect(logsumexp(array([1000, 1000])).item()).toBeCloseTo(1000 + Math.LN2, 3);
    expect(logsumexp(array([-Infinity, -Infinity])).item()).toBe(-Infinity);
    expect(softmax(array([-1000, 1000])).tolist()).toEqual([0, 1]);
    expect(grad((x: Tensor) => logsumexp(x))(array([-1000, 1000])).tolist()).toEqual([0, 1]);
  });
  it('softmax is within 3.5 ulp where differences are exact', () => {
    const rows = fc.array(fc.integer({ min: -40_000, max: 40_000 }), {
      minLength: 1,
      maxLength: 90,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const logits = list.map((x) => x / 1024);
        const largest = Math.max(...logits);
        const exponentials = logits.map((x) => Math.exp(x - largest));
        const total = exponentials.reduce((a, b) => a + b);
        for (const [i, share] of softmax(array(logits)).data().entries()) {
          const truth = exponentials[i]! / total;
          const ulp = 2 ** (Math.floor(Math.log2(truth)) - 23);
          expect(Math.abs(share - truth)).toBeLessThanOrEqual(3.5 * ulp);
        }
      }),
    );
  });
  it('are those of JAX where entries are infinite', () => {
    const { Infinity: far, NaN: none } = globalThis;
    const of = (row: number[]): unknown => [softmax, logSoftmax].map((f) => f(array(row)).tolist());
    const nothing = (length: number): number[] => Array.from({ length }, () => none);
    expect(of([1, far, 2])).toEqual([nothing(3), nothing(3)]);
    expect(of([-far, -far])).toEqual([nothing(2), nothing(2)]);
    expect(softmax(array([-far, 1, 1])).tolist()).toEqual([0, 0.5, 0.5]);
    expect(logSoftmax(array([-far, 1])).tolist()).toEqual([-far, 0]);
  });
  it('keep axes on request', () => {
    const x = array([
      [0, 0],
      [1, 1],
    ]);
    expect(logsumexp(x, 1).shape).toEqual([2]);
    expect(logsumexp(x, 1, { keepdims: true }).shape).toEqual([2, 1]);
    expect(softmax(x, 0).sum(0).tolist()).toEqual([1, 1]);
  });
  it('logSoftmax keeps the slope where log(softmax) loses it', () => {
    const first = (x: Tensor): Tensor => logSoftmax(x).slice(0);
    expect(grad(first)(array([0, 200])).tolist()).toEqual([1, -1]);
  });
});

describe('finite numbers', () => {
  it('leakyRelu has slope 1 at 0, and logsumexp of nothing is −∞', () => {
    expect(slope((x) => leakyRelu(x), 0)).toBe(1);
    expect(logsumexp(array([[], []]), 1).tolist()).toEqual([-Infinity, -Infinity]);
  });

  it.each(['float32', 'float64'] as const)('nanToNum has the ends of the range of %s', (dtype) => {
    const found = nanToNum(array([Infinity, -Infinity, NaN], { dtype }));
    expect([...found.data()]).toEqual([dtypes[dtype].max, dtypes[dtype].min, 0]);
    expect(nanToNum(array([3], { dtype: 'int32' })).dtype).toBe('int32');
  });

  it('nanToNum', () => {
    const finite = nanToNum(array([NaN, Infinity, -Infinity, 2]), { posinf: 9 }).tolist();
    expect(finite).toEqual([0, 9, -3.4028234663852886e38, 2]);
  });
  it('clipByGlobalNorm scales a whole tree', () => {
    const [clipped, norm] = clipByGlobalNorm({ a: array([3]), b: array([[4]]) }, 1);
    expect(norm.item()).toBe(5);
    expect(clipped.a.item()).toBeCloseTo(0.6, 6);
    const [same] = clipByGlobalNorm({ a: array([3]) }, 10);
    expect(same.a.item()).toBe(3);
  });
  it('the plain root at 0 for comparison', () => {
    expect(slope(sqrt, 0)).toBe(Infinity);
  });
});
