/**
 * xʸ of floats, and `power`, which chooses among three ways: an integral number as exponent is a
 * product or a monomial (./integerPow.js), integer tensors stay integers (./wholePow.js), and the
 * rest comes here.
 *
 * The two slopes are primitives of their own: y·x^(y−1) composed in float32 loses what rounding y −
 * 1 takes, times log x, and overflows on the way where the product does not.
 */
import { bind1 } from '../bind.js';
import { isFloat } from '../dtype.js';
import { pow, powBaseSlope, powExponentSlope } from '../math/power.js';
import { elementwise, type Primitive } from '../primitive.js';
import { broadcastAll, promote, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { onesLike, zerosLike } from '../create.js';
import { add } from './add.js';
import { equal } from './compare.js';
import { isExactInteger, integerPower } from './integerPow.js';
import { log } from './log.js';
import { logicalAnd } from './logic.js';
import { multiply } from './mul.js';
import { select } from './select.js';
import { subtract } from './sub.js';
import { wholePower } from './wholePow.js';

const samples = [pair([0.25, 1, 2, 3], [2.5, -1.5, 3, 0])];

/** xʸ of floats. */
export const powPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'pow',
  scalar: (e, [x, y]) => e.call(pow, x!, y!),
  partials: [({ x, y }) => baseSlope(x, y), ({ x, y }) => exponentSlope(x, y)],
  samples,
});

/** y·x^(y−1), the slope in x. */
export const powBaseSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'powBaseSlope',
  scalar: (e, [x, y]) => e.call(powBaseSlope, x!, y!),
  partials: [
    ({ x, y }) => multiply(y, baseSlope(x, subtract(y, 1))),
    ({ x, y }) => mixedSlope(x, y),
  ],
  samples,
});

/** xʸ·log x, the slope in y. */
export const powExponentSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'powExponentSlope',
  scalar: (e, [x, y]) => e.call(powExponentSlope, x!, y!),
  partials: [({ x, y }) => mixedSlope(x, y), ({ x, out }) => timesLog(out, x)],
  samples,
});

/**
 * xʸ·log x, at x = 0 what it tends to from above: −∞ for y ≤ 0. The slope of 0ʸ in y is 0 by convention
 * even where y is 0, but a slope in x on the way to it is steep there.
 */
export const powExponentLimitPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'powExponentLimit',
  scalar: (e, [x, y]) => {
    const zero = e.like(0, x!);
    const limit = e.select(e.less(zero, y!), zero, e.like(-Infinity, x!));
    return e.select(e.equal(x!, zero), limit, e.call(powExponentSlope, x!, y!));
  },
  partials: [({ x, y }) => mixedSlope(x, y), ({ x, out }) => timesLog(out, x)],
  samples,
});

function baseSlope(x: Tensor, y: Tensor): Tensor {
  return bind1(powBaseSlopePrimitive, [x, y]);
}

function exponentSlope(x: Tensor, y: Tensor): Tensor {
  return bind1(powExponentSlopePrimitive, [x, y]);
}

/**
 * x^(y−1)·(1 + y·log x): the slope in both, in either order. At x = 0 the term with the logarithm
 * outweighs the other one, and infinite ones of both would make NaN.
 */
function mixedSlope(x: Tensor, y: Tensor): Tensor {
  const less = subtract(y, 1);
  const power = select(equal(x, 0), zerosLike(x), bind1(powPrimitive, [x, less]));
  return add(power, multiply(y, bind1(powExponentLimitPrimitive, [x, less])));
}

/** term·log x, which is 0 where x and the term are 0. */
function timesLog(term: Tensor, x: Tensor): Tensor {
  const vanishes = logicalAnd(equal(x, 0), equal(term, 0));
  return multiply(term, log(select(vanishes, onesLike(x), x)));
}

/**
 * xʸ, elementwise. Slopes: y·x^(y−1) and xʸ·log x; at x = 0 the slope in y is 0 for y ≥ 0. x⁰ = 1
 * and 1ʸ = 1 even for NaN; a negative x with a fractional y gives NaN. An integral JavaScript
 * number as exponent is exact for any x, and the slope of x⁰ is 0 there. Integer tensors stay
 * integers.
 *
 * @param x - base
 * @param y - exponent
 * @returns the power; throws GR110 for an integer tensor and a negative number
 *
 * @example
 * ```ts
 * import { array, power } from '@gradus/tensor';
 * console.log(power(array([1, 2, 3]), 2).tolist()); // => [1, 4, 9]
 * ```
 */
export function power(x: TensorLike, y: TensorLike): Tensor {
  if (typeof y === 'number' && isExactInteger(y)) return integerPower(x, y);
  const [base, exponent] = broadcastAll(promote([x, y], 'power'), 'power') as [Tensor, Tensor];
  return isFloat(base.dtype) ? bind1(powPrimitive, [base, exponent]) : wholePower(base, exponent);
}
