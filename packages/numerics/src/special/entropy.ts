/**
 * Terms of entropies and divergences, with their limits where a probability is 0: there 0·log 0 is 0, and the slope
 * is what it is, infinite.
 */
import {
  add,
  applyBinary,
  applyUnary,
  divide,
  elementwise,
  equal,
  log,
  logicalAnd,
  negative,
  subtract,
  type Primitive,
  type Scalars,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { relEntr as relEntrOf, xlogy as xlogyOf } from '@gradus/tensor/math';

const shares = [{ inputs: [{ shape: [5], values: [0.001, 0.25, 0.5, 1, 3] }] }];
const pairs = [
  {
    inputs: [
      { shape: [4], values: [0.001, 0.25, 1, 3] },
      { shape: [4], values: [0.5, 0.25, 0.1, 4] },
    ],
  },
];

/** x·log x of a number ≥ 0. */
function xlogxOf<E>(e: Scalars<E>, x: E): E {
  return e.call(xlogyOf, x, x);
}

/** −x·log x; −∞ below 0. */
export const entrPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'entr',
  scalar: (e, [x]) =>
    e.select(e.less(x!, e.like(0, x!)), e.like(-Infinity, x!), e.neg(xlogxOf(e, x!))),
  partials: [({ x }) => subtract(-1, log(x))],
  samples: shares,
});

/** x·log x. */
export const xlogxPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'xlogx',
  scalar: (e, [x]) => xlogxOf(e, x!),
  partials: [({ x }) => add(log(x), 1)],
  samples: shares,
});

/**
 * A slope made of x/y, and 0 at (0, 0): a term that neither distribution has is left out of their divergence, and of its
 * gradient, as in JAX. The quotient is taken of 1 there, so that a slope of the slope is 0 too.
 */
function slopeOf(x: Tensor, y: Tensor, of: (ratio: Tensor) => Tensor): Tensor {
  const absent = logicalAnd(equal(x, 0), equal(y, 0));
  return where(absent, 0, of(divide(where(absent, 1, x), where(absent, 1, y))));
}

/** x·log(x/y); ∞ outside of x ≥ 0, y \> 0 but at (0, ≥ 0). */
export const relEntrPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'relEntr',
  scalar: (e, [x, y]) => e.call(relEntrOf, x!, y!),
  partials: [
    ({ x, y }) => slopeOf(x, y, (ratio) => add(log(ratio), 1)),
    ({ x, y }) => slopeOf(x, y, negative),
  ],
  samples: pairs,
});

/**
 * −x·log x, elementwise, as `scipy.special.entr`: a term of an entropy. 0 at 0, where the slope −1 − log x is ∞;
 * −∞ below 0.
 *
 * @param x - a probability
 * @returns the term
 *
 * @example
 * ```ts
 * import { entr } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(entr(array([0, 1])).tolist()); // => [-0, -0]
 * ```
 */
export function entr(x: TensorLike): Tensor {
  return applyUnary(entrPrimitive, x);
}

/**
 * x·log x, elementwise, 0 at 0. Slope: log x + 1, −∞ at 0.
 *
 * @param x - a number ≥ 0
 * @returns the product
 *
 * @example
 * ```ts
 * import { xlogx } from '@gradus/numerics';
 * console.log(xlogx(0).item()); // => 0
 * ```
 */
export function xlogx(x: TensorLike): Tensor {
  return applyUnary(xlogxPrimitive, x);
}

/**
 * x·log(x/y), elementwise, as `scipy.special.rel_entr`: a term of the Kullback–Leibler divergence Σ p·log(p/q). 0 at
 * x = 0, ∞ where y = 0 \< x and for negative numbers. Slopes: log(x/y) + 1, −∞ at x = 0 \< y, and −x/y; both are 0 at
 * (0, 0).
 *
 * @param x - a probability
 * @param y - another one
 * @returns the term
 *
 * @example
 * ```ts
 * import { relEntr } from '@gradus/numerics';
 * console.log(relEntr(0, 0.5).item(), relEntr(1, 1).item()); // => 0 0
 * ```
 */
export function relEntr(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(relEntrPrimitive, x, y, { float: true });
}

/**
 * x·log(x/y) − x + y, elementwise, as `scipy.special.kl_div`: as `relEntr`, and never negative. Slopes: log(x/y) and
 * 1 − x/y; −1 and 1 at (0, 0).
 *
 * @param x - a probability
 * @param y - another one
 * @returns the term
 *
 * @example
 * ```ts
 * import { klDiv } from '@gradus/numerics';
 * console.log(klDiv(0, 0.5).item(), klDiv(1, 1).item()); // => 0.5 0
 * ```
 */
export function klDiv(x: TensorLike, y: TensorLike): Tensor {
  return add(subtract(relEntr(x, y), x), y);
}
