/**
 * NumPy's compositions of elementary operations, and special exponents: gradients where they exist, else
 * the conventions of JAX at kinks, ties and singular points.
 */
import { describe, expect, it } from '@jest/globals';
import * as g from '@gradus/tensor';
import type { Tensor } from '@gradus/tensor';
import { grad } from '../src/index.js';

type Op = (...xs: Tensor[]) => Tensor;

const double = (x: number | readonly number[]): Tensor => g.array(x, { dtype: 'float64' });
const slope = (f: Op, k: number, inputs: readonly Tensor[]): Tensor =>
  grad(f, { argnums: k })(...inputs);

const ops: Readonly<Record<string, Op>> = {
  deg2rad: (x) => g.deg2rad(x),
  rad2deg: (x) => g.rad2deg(x),
  power0: (x) => g.power(x, 0),
  power2: (x) => g.power(x, 2),
  power3: (x) => g.power(x, 3),
  powerMinus2: (x) => g.power(x, -2),
  copysign: (x, y) => g.copysign(x, y),
  heaviside: (x, y) => g.heaviside(x, y),
  floorDivide: (x, y) => g.floorDivide(x, y),
  ldexp: (x, n) => g.ldexp(x, n),
  // Σ k·clip(xₖ, 0, 1)
  clip01: (...xs) =>
    g.add(g.add(g.clip(xs[0]!, 0, 1), g.clip(xs[1]!, 0, 1).mul(2)), g.clip(xs[2]!, 0, 1).mul(3)),
};

/** Operation, inputs, value, slopes. */
const rows: readonly (readonly [string, number[], number, (number | null)[]])[] = [
  ['deg2rad', [0], 0, [0.017453292519943295]],
  ['deg2rad', [90], 1.5707963267948966, [0.017453292519943295]],
  ['deg2rad', [-180], -3.141592653589793, [0.017453292519943295]],
  ['rad2deg', [0], 0, [57.29577951308232]],
  ['rad2deg', [1], 57.29577951308232, [57.29577951308232]],
  ['rad2deg', [-3], -171.88733853924697, [57.29577951308232]],
  ['power2', [0], 0, [0]],
  ['power2', [3], 9, [6]],
  ['power2', [-2], 4, [-4]],
  ['power3', [0], 0, [0]],
  ['power3', [2], 8, [12]],
  ['power3', [-2], -8, [12]],
  ['powerMinus2', [1], 1, [-2]],
  ['powerMinus2', [-2], 0.25, [0.25]],
  ['powerMinus2', [1e-5], 9999999999.999998, [-1999999999999999.5]],
  ['powerMinus2', [0], Infinity, [-Infinity]],
  ['power0', [0], 1, [0]],
  ['power0', [2], 1, [0]],
  ['copysign', [2, 3], 2, [1, 0]],
  ['copysign', [2, -3], -2, [-1, 0]],
  ['copysign', [-2, 3], 2, [-1, 0]],
  ['heaviside', [1, 0.5], 1, [0, 0]],
  ['heaviside', [-1, 0.5], 0, [0, 0]],
  ['heaviside', [0, 0.5], 0.5, [0, 1]],
  ['floorDivide', [5.5, 2], 2, [0, 0]],
  ['floorDivide', [-5.5, 2], -3, [0, 0]],
  ['ldexp', [1.5, 3], 12, [8, null]],
  ['ldexp', [1, -4], 0.0625, [0.0625, null]],
  ['clip01', [-1, 0.5, 2], 4, [0, 2, 0]],
  ['clip01', [0, 1, 0.5], 3.5, [0.5, 1, 3]],
];

function checkClose(got: number, truth: number): void {
  if (Number.isFinite(truth)) {
    expect(Math.abs(got - truth)).toBeLessThanOrEqual(2.3e-16 * Math.abs(truth));
  } else expect(got).toBe(truth);
}

describe('value and gradient', () => {
  it.each(rows)('of %s at %p', (name, x, value, slopes) => {
    const inputs = x.map((v) => double(v));
    checkClose(ops[name]!(...inputs).item(), value);
    slopes.forEach((truth, k) => {
      if (truth !== null) checkClose(slope(ops[name]!, k, inputs).item(), truth);
    });
  });
});

/** f and its first three derivatives at x. */
function derivatives(f: Op, x: number): number[] {
  const results: number[] = [];
  for (let order = 0, h = f; order < 4; order++) {
    results.push(h(double(x)).item());
    const before = h;
    h = (y) => slope(before, 0, [y]);
  }
  return results;
}

describe('derivatives of powers', () => {
  it('of monomials end in exact zeros, also at 0', () => {
    expect(derivatives((x) => g.power(x, 0), 0)).toEqual([1, 0, 0, 0]);
    expect(derivatives((x) => g.power(x, 1), 0)).toEqual([0, 1, 0, 0]);
    expect(derivatives((x) => g.power(x, 2), 0)).toEqual([0, 0, 2, 0]);
    expect(derivatives((x) => g.power(x, 3), 0)).toEqual([0, 0, 0, 6]);
    expect(derivatives((x) => g.power(x, 5), 2)).toEqual([32, 80, 160, 240]);
    expect(derivatives((x) => g.power(x, -1), 2)).toEqual([0.5, -0.25, 0.25, -0.375]);
  });

  it('of xʸ in both, of second order, are those of the limit at x = 0', () => {
    const second = (p: number, q: number): number => {
      const first: Op = (...xs) => slope((x, y) => g.power(x, y), p, xs);
      return slope(first, q, [double(0), double(2)]).item();
    };
    expect([second(0, 0), second(0, 1), second(1, 0), second(1, 1)]).toEqual([2, 0, 0, 0]);
  });
});

describe('ties and edges', () => {
  it('a tie of maximum(x, x) is shared, so its slope in x is 1', () => {
    expect(derivatives((x) => g.maximum(x, x), 3)).toEqual([3, 1, 0, 0]);
    expect(derivatives((x) => g.minimum(x, 3), 3)).toEqual([3, 0.5, 0, 0]);
  });

  it('beside a NaN nobody wins', () => {
    expect(derivatives((x) => g.maximum(x, NaN), 3)).toEqual([NaN, 0, 0, 0]);
  });

  it('questions pass no gradient', () => {
    expect(derivatives((x) => g.isnan(x).astype('float64'), 1)).toEqual([0, 0, 0, 0]);
    expect(derivatives((x) => g.isfinite(x).astype('float64'), 1)).toEqual([1, 0, 0, 0]);
    expect(derivatives((x) => g.signbit(x).astype('float64'), -1)).toEqual([1, 0, 0, 0]);
  });

  it('casting to an integer dtype cuts the gradient, between floats it does not', () => {
    expect(derivatives((x) => x.astype('int32').astype('float64'), 2.5)).toEqual([2, 0, 0, 0]);
    expect(derivatives((x) => x.astype('float32').astype('float64'), 2.5)).toEqual([2.5, 1, 0, 0]);
  });
});
