import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, bind1, elementwise, exp, sin, stopGradient, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { checkGrads, finiteDifference, ulpDistance } from '../src/index.js';
import { RIGHT_RATE, taylorRate } from '../src/check/taylor.js';

const sum = (x: Tensor): Tensor => x.sum();

describe('finiteDifference', () => {
  it('finds the slope of a smooth function to nine digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (at) => {
        const [slope] = finiteDifference((x: Tensor) => sin(x).mul(exp(x)), [at]);
        const truth = (Math.sin(at) + Math.cos(at)) * Math.exp(at);
        expect(Math.abs(slope.item() - truth)).toBeLessThan(1e-8 * (1 + Math.abs(truth)));
      }),
    );
  });
  it('agrees with grad on arrays and trees', () => {
    const f = ({ w }: { w: Tensor }): Tensor => sum(sin(w).mul(w));
    const w = array([0.3, -1.2, 2]);
    const [numeric] = finiteDifference(f as never, [{ w }]) as unknown as [{ w: Tensor }];
    const exact = grad(f)({ w }).w.tolist() as number[];
    (numeric.w.tolist() as number[]).forEach((v, i) => expect(v).toBeCloseTo(exact[i]!, 6));
  });
  it('wants one float', () => {
    expect(() => finiteDifference((x: Tensor) => x.mul(2), [array([1, 2])])).toThrow(/GR410/);
  });
});

describe('checkGrads', () => {
  it('passes right derivatives to order 3', () => {
    checkGrads((x: Tensor) => sum(sin(x).mul(x)), [array([0.5, -1])], { order: 3 });
  });
  it('names mode and numbers of a wrong rule', () => {
    const wrong = elementwise({
      name: 'wrong',
      scalar: (e, [x]) => e.mul(x!, x!),
      partials: [({ x }) => x.mul(3)],
      samples: [],
    });
    const f = (x: Tensor): Tensor => bind1(wrong, [x]);
    expect(() => checkGrads(f, [1.5], { order: 1 })).toThrow(/GR600.*forward mode/);
    expect(() => checkGrads(f, [1.5], { order: 1, modes: ['rev'] })).toThrow(/reverse mode/);
  });
});

describe('the rate of the Taylor remainder', () => {
  const slopes = fc.double({ min: -3, max: 3, noNaN: true });
  it('tells the right slope from one that is a hundred-thousandth off, without a step or a tolerance', () => {
    fc.assert(
      fc.property(slopes, (at) => {
        const g = (t: number): number => Math.exp(Math.sin(at + t) + (at + t) ** 2 / 3);
        const slope = g(0) * (Math.cos(at) + (2 * at) / 3);
        fc.pre(Math.abs(slope) > 0.1);
        expect(taylorRate(g, slope, 1e-3)).toBeGreaterThan(RIGHT_RATE);
        expect(taylorRate(g, slope * (1 + 1e-5), 1e-3)).toBeLessThan(RIGHT_RATE);
      }),
    );
  });
  it('is infinite where nothing is left, and no number where there is none', () => {
    expect(taylorRate((t) => 2 + 3 * t, 3, 1e-3)).toBe(Infinity);
    expect(taylorRate((t) => 2 + 3 * t, Number.NaN, 1e-3)).toBeNaN();
  });
  it('is 1 at a kink', () => {
    expect(taylorRate((t) => Math.abs(t), 0, 1e-3)).toBeCloseTo(1);
  });
  it('is told by checkGrads', () => {
    const stopped = (x: Tensor): Tensor => stopGradient(sin(x)).mul(x);
    expect(() => checkGrads(stopped, [0.5])).toThrow(/rate 1\.00, where 2 is right and 1 is wrong/);
  });
});

describe('ulpDistance', () => {
  it.each([
    [1, 1, 'float64', 0],
    [0, -0, 'float64', 0],
    [1, 1 + 2 ** -52, 'float64', 1],
    [1, 1 + 2 ** -23, 'float32', 1],
    [5e-324, -5e-324, 'float64', 2],
    [NaN, NaN, 'float64', 0],
    [NaN, 1, 'float32', Infinity],
  ] as const)('of %d and %d in %s is %d', (x, y, dtype, count) => {
    expect(ulpDistance(x, y, dtype)).toBe(count);
  });
});
