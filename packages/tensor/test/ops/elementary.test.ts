/**
 * The edges of the elementary functions: 0, ±∞, NaN, the ends of the domain. Values in between are in
 * accuracy.law.test.ts.
 */
import { describe, expect, it } from '@jest/globals';
import * as g from '../../src/index.js';

const { array } = g;
const functions = { ...g };
const [inf, half] = [Infinity, Math.PI / 2];

/** f, then pairs of x and f(x). */
const edges: readonly [keyof typeof g, ...(readonly [number, number])[]][] = [
  ['sqrt', [0, 0], [-0, -0], [inf, inf], [-1, NaN]],
  ['rsqrt', [0, inf], [inf, 0], [-1, NaN]],
  ['cbrt', [0, 0], [-0, -0], [-inf, -inf], [-27, -3]],
  ['square', [-inf, inf], [-0, 0]],
  ['reciprocal', [0, inf], [-0, -inf], [inf, 0], [-inf, -0]],
  ['abs', [-0, 0], [-inf, inf]],
  ['negative', [0, -0], [inf, -inf]],
  ['exp', [0, 1], [-inf, 0], [inf, inf], [1000, inf], [-1000, 0]],
  ['exp2', [0, 1], [-inf, 0], [inf, inf], [10, 1024], [-1074, 5e-324]],
  ['expm1', [0, 0], [-0, -0], [-inf, -1], [inf, inf]],
  ['log', [1, 0], [0, -inf], [-0, -inf], [inf, inf], [-1, NaN]],
  ['log2', [8, 3], [0, -inf], [inf, inf], [-1, NaN]],
  ['log10', [1000, 3], [0, -inf], [inf, inf], [-1, NaN]],
  ['log1p', [0, 0], [-0, -0], [-1, -inf], [inf, inf], [-2, NaN]],
  ['sin', [0, 0], [-0, -0], [inf, NaN]],
  ['cos', [0, 1], [-inf, NaN]],
  ['tan', [0, 0], [-0, -0], [inf, NaN]],
  ['arcsin', [0, 0], [1, half], [-1, -half], [1.5, NaN]],
  ['arccos', [1, 0], [0, half], [-1, Math.PI], [1.5, NaN]],
  ['arctan', [0, 0], [-0, -0], [inf, half], [-inf, -half]],
  ['sinh', [0, 0], [-0, -0], [-inf, -inf], [inf, inf]],
  ['cosh', [0, 1], [-inf, inf], [inf, inf]],
  ['tanh', [0, 0], [-0, -0], [-inf, -1], [inf, 1]],
  ['arcsinh', [0, 0], [-0, -0], [-inf, -inf], [inf, inf]],
  ['arccosh', [1, 0], [inf, inf], [0.5, NaN]],
  ['arctanh', [0, 0], [1, inf], [-1, -inf], [1.5, NaN]],
  ['sigmoid', [0, 0.5], [-inf, 0], [inf, 1], [1000, 1]],
  ['erf', [0, 0], [-0, -0], [-inf, -1], [inf, 1]],
  ['erfc', [0, 1], [-inf, 2], [inf, 0]],
];

describe.each(edges)('%s at its edges', (name, ...pairs) => {
  const f = functions[name] as (x: g.TensorLike) => g.Tensor;

  it.each([...pairs, [NaN, NaN]] as [number, number][])('%p ↦ %p', (x, y) => {
    expect(f(array(x, { dtype: 'float64' })).item()).toBe(y);
  });

  it('keeps float32, and empty tensors', () => {
    const empty = f(array([], { dtype: 'float32' }));
    expect([empty.dtype, empty.shape]).toEqual(['float32', [0]]);
  });
});

describe('integers and booleans', () => {
  it.each(['sqrt', 'exp', 'tanh', 'sigmoid', 'erf'] as const)('become floats in %s', (name) => {
    const ints = functions[name](array([0, 1], { dtype: 'int32' }));
    expect(ints.dtype).toBe('float32');
    expect(ints.tolist()).toEqual(functions[name](array([0, 1])).tolist());
    expect(functions[name](array([false, true])).tolist()).toEqual(ints.tolist());
  });

  it('become float64 where that is the default', () => {
    const root = g.withDefaultDtype('float64', () => g.sqrt(array([2], { dtype: 'int32' })));
    expect(root.item()).toBe(Math.SQRT2);
  });
});

describe('arctan2', () => {
  it('knows the quadrant, and the sides of the cut', () => {
    const [y, x] = [array([1, 1, -1, -1, 0, -0]), array([1, -1, -1, 1, -1, -1])];
    const eighths = (g.arctan2(y, x).tolist() as number[]).map((a) => (a / Math.PI) * 4);
    expect(eighths.map((a) => Math.round(a * 1e6) / 1e6)).toEqual([1, 3, -3, -1, 4, -4]);
  });

  it('takes integers, and is 0 at the origin', () => {
    expect(g.arctan2(array([0], { dtype: 'int32' }), 0).item()).toBe(0);
  });
});
