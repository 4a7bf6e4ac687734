/**
 * Products over axes. The slope in one factor is the product of the *others*, made without dividing by
 * the factor, so it is right with zeros among the factors, at every order. Those products come from a
 * binary tree: pairs are multiplied, the products of the other pairs are found for the shorter list, and
 * each partner is multiplied in. O(n) multiplications, all of them differentiable in turn.
 */
import { bind1 } from '../bind.js';
import { dtypes } from '../dtype.js';
import { requireDtype } from '../elementwise.js';
import { constantLike } from '../promote.js';
import type { Primitive } from '../primitive.js';
import { reduceRuns } from '../reduction.js';
import { sizeOf, withoutAxes } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { concatAlong } from './concat.js';
import { multiply } from './mul.js';
import { sumOver, type AxesParams } from './reduceSum.js';
import { reshape } from './reshape.js';
import { sliceAxis } from './slice.js';
import { transpose } from './transpose.js';
import { shaped } from '../samples.js';

/** Product over axes. */
export const reduceProdPrimitive: Primitive<AxesParams> = {
  name: 'reduceProd',
  accepts: 'number',
  type: ([x], { axes }) => {
    requireDtype('reduceProd', 'number', x!);
    return [{ dtype: x!.dtype, shape: withoutAxes(x!.shape, axes), weak: x!.weak }];
  },
  run: ([x], { axes }, [type]) => {
    const float = dtypes[type!.dtype].kind === 'float';
    return [reduceRuns(x!, axes, type!, float ? product : wrappedProduct)];
  },
  tangent: ([dx], { inputs: [x] }, { axes }) => {
    if (!dx) return [null];
    const order = [...axes, ...[...x!.shape.keys()].filter((axis) => !axes.includes(axis))];
    const shape = withoutAxes(x!.shape, axes);
    const rows = (t: Tensor): Tensor =>
      reshape(transpose(t, order), [sizeOf(axes.map((a) => x!.shape[a]!)), ...shape]);
    return [sumOver(multiply(productsOfOthers(rows(x!)), rows(dx)), [0])];
  },
  batch: ([x], _, __, { axes }) => [
    prodOver(
      x!,
      axes.map((a) => a + 1),
    ),
  ],
  lower: { kind: 'reduce', combine: 'prod', axes: (params) => (params as AxesParams).axes },
  samples: [
    { inputs: [{ shape: [4], values: [-2, 0.5, 3, 1] }], params: { axes: [0] } },
    { inputs: [{ shape: [3], values: [2, 0, 3] }], params: { axes: [0] } },
    { inputs: [{ shape: [3], values: [0, 5, 0] }], params: { axes: [0] } },
    shaped({ axes: [0, 2] }, [2, 3, 2]),
    shaped({ axes: [0] }, [1]),
    shaped({ axes: [0] }, [0, 2]),
  ],
};

function product(data: ArrayLike<number>, from: number, to: number): number {
  let total = 1;
  for (let i = from; i < to; i++) total *= data[i]!;
  return total;
}

function wrappedProduct(data: ArrayLike<number>, from: number, to: number): number {
  let total = 1;
  for (let i = from; i < to; i++) total = Math.imul(total, data[i]!);
  return total;
}

/** For every row the product of the other rows. */
function productsOfOthers(x: Tensor): Tensor {
  const rows = x.shape[0]!;
  if (rows < 2) return constantLike(x, 1);
  const half = rows >> 1;
  const [first, second] = [sliceAxis(x, 0, 0, half), sliceAxis(x, 0, half, 2 * half)];
  const odd = sliceAxis(x, 0, 2 * half, rows);
  const others = productsOfOthers(joined([multiply(first, second), odd]));
  const ofPairs = sliceAxis(others, 0, 0, half);
  const ofOdd = sliceAxis(others, 0, half, others.shape[0]!);
  return joined([multiply(ofPairs, second), multiply(ofPairs, first), ofOdd]);
}

function joined(parts: readonly Tensor[]): Tensor {
  return concatAlong(
    parts.filter((part) => part.shape[0]! > 0),
    0,
  );
}

/**
 * Product over axes, which disappear.
 *
 * @param x - a tensor of numbers
 * @param axes - sorted axes
 * @returns the products
 */
export function prodOver(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : bind1(reduceProdPrimitive, [x], { axes });
}
