import { describe, expect, it } from '@jest/globals';
import { array, elementwise, bind1, exp, log, multiply, sin, type Tensor } from '@gradus/tensor';
import fc from 'fast-check';
import { healthyGradients, matchers } from '../src/index.js';

expect.extend(matchers);

describe('toBeAllclose', () => {
  it('takes tensors, numbers, lists, digits and trees', () => {
    const third = array([1, 2]).div(3);
    expect(third).toBeAllclose([1 / 3, 2 / 3]);
    expect(third).toBeAllclose(['0.33333333333333333', '0.66666666666666667']);
    expect({ a: third, b: array(2) }).toBeAllclose({ b: 2, a: [1 / 3, 2 / 3] });
    expect(0.1 + 0.2).toBeAllclose(0.3);
    expect(array(Number.NaN)).toBeAllclose('nan');
  });

  it('fails for another number, another shape and another tree', () => {
    expect(array([1, 2])).not.toBeAllclose([1, 2.001]);
    expect(array([1, 2])).not.toBeAllclose([[1, 2]]);
    expect({ a: array(1) }).not.toBeAllclose({ a: 1, b: 2 });
    expect(() => expect({ w: array(1) }).toBeAllclose({ w: 2 })).toThrow(
      /\.w: 1 where 2 was expected/,
    );
  });

  it('takes a tolerance', () => {
    expect(array([1])).toBeAllclose([1.1], { rtol: 0.1 });
    expect(array([1])).not.toBeAllclose([1.1], { ulps: 4 });
  });
});

describe('toHaveGradient', () => {
  it('compares grad(f) with the truth', () => {
    expect((x: Tensor) => sin(x).sum()).toHaveGradient([array([0, 1])], [1, '0.54030230586813972']);
    expect((x: Tensor, y: Tensor) => x.mul(y)).toHaveGradient([2, 5], 2, { argnums: 1 });
    expect((x: Tensor) => x.mul(x)).not.toHaveGradient([3], 5);
  });
});

describe('toHaveCorrectGradients', () => {
  it('passes for a function that agrees with finite differences', () => {
    expect((x: Tensor) => exp(sin(x)).mul(x)).toHaveCorrectGradients([0.7]);
  });

  it('fails for a wrong rule, and says so', () => {
    const wrong = elementwise({
      name: 'wrongCube',
      scalar: (e, [x]) => e.mul(x!, e.mul(x!, x!)),
      partials: [({ x }) => x.mul(x).mul(2)],
      samples: [],
    });
    const f = (x: Tensor): Tensor => bind1(wrong, [x]);
    expect(f).not.toHaveCorrectGradients([0.7]);
    expect(() => expect(f).toHaveCorrectGradients([0.7])).toThrow(/have correct gradients: GR600/);
  });
});

describe('toHaveHealthyGradient', () => {
  it('passes where the doctor finds no defect', () => {
    expect((x: Tensor) => sin(x).sum()).toHaveHealthyGradient([array([0, 1])]);
    expect((x: Tensor) => x.mul(0)).toHaveHealthyGradient([2]);
  });
  it('fails with the report', () => {
    const f = (x: Tensor): Tensor => log(exp(x));
    expect(f).not.toHaveHealthyGradient([1000]);
    expect(() => expect(f).toHaveHealthyGradient([1000])).toThrow(/overflow in exp/);
  });
});

describe('healthyGradients', () => {
  const points = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }));
  it('is a property that healthy functions have', () => {
    fc.assert(
      healthyGradients((x: number) => sin(x), points),
      { numRuns: 20 },
    );
  });
  it('shrinks what fails, and shows the report', () => {
    const f = (x: number): Tensor => log(exp(multiply(x, 1000)).add(1));
    const { errorInstance, counterexample } = fc.check(healthyGradients(f, points));
    expect(String(errorInstance)).toMatch(/overflow in exp/);
    expect(counterexample![0][0]).toBeLessThan(0.1);
  });
});
