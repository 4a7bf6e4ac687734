/**
 * The largest and the smallest element along axes. NaN wins over every number. The slope goes to the
 * element that was chosen; elements that tie share it equally, as in JAX: with m equal winners each has
 * slope 1/m. Losers are cut off by a select and not by a product, so an infinite cotangent does not make
 * 0 · ∞ = NaN of them.
 */
import { bind1 } from '../bind.js';
import { dtypes, type DType } from '../dtype.js';
import { requireDtype } from '../elementwise.js';
import { GradusError } from '../errors/GradusError.js';
import type { Primitive } from '../primitive.js';
import { reduceRuns } from '../reduction.js';
import { sizeOf, withoutAxes, type Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { zerosOf } from '../concrete.js';
import { broadcastAlong } from './broadcast.js';
import { castTo } from './cast.js';
import { equal, notEqual } from './compare.js';
import { divide } from './div.js';
import { logicalOr } from './logic.js';
import { sumOver, type AxesParams } from './reduceSum.js';
import { select } from './select.js';
import { shaped } from '../samples.js';

/** Largest element along axes. */
export const reduceMaxPrimitive: Primitive<AxesParams> = /* @__PURE__ */ extreme({
  name: 'reduceMax',
  combine: 'max',
  identity: (dtype) => lowest(dtype),
  better: (a, b) => a > b,
});

/** Smallest element along axes. */
export const reduceMinPrimitive: Primitive<AxesParams> = /* @__PURE__ */ extreme({
  name: 'reduceMin',
  combine: 'min',
  identity: (dtype) => (dtypes[dtype].kind === 'float' ? Infinity : dtypes[dtype].max),
  better: (a, b) => a < b,
});

interface Extreme {
  readonly name: string;
  readonly combine: 'max' | 'min';
  identity(dtype: DType): number;
  /** Whether the first beats the second. */
  better(a: number, b: number): boolean;
}

function lowest(dtype: DType): number {
  return dtypes[dtype].kind === 'float' ? -Infinity : dtypes[dtype].min;
}

function extreme({ name, combine, identity, better }: Extreme): Primitive<AxesParams> {
  const self: Primitive<AxesParams> = {
    name,
    accepts: 'number',
    type: ([x], { axes }) => {
      requireDtype(name, 'number', x!);
      const shape = withoutAxes(x!.shape, axes);
      requireElements(combine, x!.shape, sizeOf(shape));
      return [{ dtype: x!.dtype, shape, weak: x!.weak }];
    },
    run: ([x], { axes }, [type]) => {
      const worst = identity(x!.dtype);
      return [
        reduceRuns(x!, axes, type!, (data, from, to) => {
          let best = worst;
          for (let i = from; i < to; i++) {
            const candidate = data[i]!;
            if (better(candidate, best) || Number.isNaN(candidate)) best = candidate;
            if (Number.isNaN(best)) return best;
          }
          return best;
        }),
      ];
    },
    tangent: ([dx], { inputs: [x], outputs: [best] }, { axes }) => [
      dx ? throughWinners(dx, x!, best!, axes) : null,
    ],
    batch: ([x], _, __, { axes }) => [bind1(self, [x!], { axes: axes.map((a) => a + 1) })],
    lower: { kind: 'reduce', combine, axes: (params) => (params as AxesParams).axes },
    samples: [
      { inputs: [{ shape: [4], values: [-2, 0.5, 3, 1] }], params: { axes: [0] } },
      shaped({ axes: [0, 1] }, [2, 3]),
      shaped({ axes: [1] }, [2, 3, 2]),
      shaped({ axes: [0] }, [1]),
      shaped({ axes: [1] }, [0, 3]),
    ],
  };
  return self;
}

/**
 * The mean of the tangents of all winners. Where the result is NaN nobody lost, and the divisor is NaN, so
 * that the slope is NaN in both directions.
 */
function throughWinners(dx: Tensor, x: Tensor, best: Tensor, axes: readonly number[]): Tensor {
  const kept = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
  const spread = broadcastAlong(best, x.shape, kept);
  const won = logicalOr(equal(x, spread), notEqual(spread, spread));
  const count = sumOver(castTo(won, x.dtype), axes);
  const divisor = select(equal(best, best), count, best);
  return divide(sumOver(select(won, dx, zerosOf(dx.type)), axes), divisor);
}

/**
 * Throws GR127 where an extreme of no elements is asked.
 *
 * @param op - who asks
 * @param shape - shape of the operand
 * @param results - how many results there are
 */
export function requireElements(op: string, shape: Shape, results: number): void {
  if (sizeOf(shape) > 0 || results === 0) return;
  throw new GradusError('GR127', {
    what: `${op} was asked of no elements: the shape is [${shape.join(', ')}].`,
    why: 'Nothing has no largest or smallest element.',
    instead:
      'Reduce an axis that has elements, or treat the empty case by itself (`x.shape[0] === 0`).',
  });
}

/**
 * The largest element along axes, which disappear.
 *
 * @param x - a tensor of numbers
 * @param axes - sorted axes
 * @returns the largest elements
 */
export function maxOver(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : bind1(reduceMaxPrimitive, [x], { axes });
}

/**
 * The smallest element along axes, which disappear.
 *
 * @param x - a tensor of numbers
 * @param axes - sorted axes
 * @returns the smallest elements
 */
export function minOver(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : bind1(reduceMinPrimitive, [x], { axes });
}
