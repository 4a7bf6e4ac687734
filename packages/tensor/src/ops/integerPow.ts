/**
 * xⁿ with an integral number n, and all its derivatives: with (n)ₖ = n(n−1)…(n−k+1) the k-th one is
 * (n)ₖ·x^(n−k), again of this kind. Since n is known, x⁰ has the slope 0 even at x = 0, where the
 * general rule gives 0·∞ = NaN. For integers, and up to n = 4, it is a product by repeated
 * squaring, which any machine computes fast; beyond, the error of a product of floats would grow
 * with n.
 */
import { bind1 } from '../bind.js';
import { context } from '../context.js';
import { zerosLike } from '../create.js';
import { isFloat } from '../dtype.js';
import { GradusError } from '../errors/GradusError.js';
import type { Scalars } from '../lowering.js';
import { pow, powBaseSlope } from '../math/power.js';
import { elementwise, type Primitive } from '../primitive.js';
import { toTensor, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { printType } from '../type.js';
import { castTo } from './cast.js';
import { square } from './square.js';

/** The exponent n, and which derivative of xⁿ is meant. */
export type IntegerPowParams = Readonly<{ exponent: number; order: number }>;

const FEW_FACTORS = 4;
/** Integers up to here are exact in every float. */
const EXACT = 2 ** 24;

const values = /* @__PURE__ */ at([-2, -0.5, 0.25, 3]);

/** (n)ₖ·x^(n−k) as a product of n − k factors, for 0 ≤ k ≤ n. */
export const productPowPrimitive: Primitive<IntegerPowParams> = /* @__PURE__ */ elementwise({
  name: 'productPow',
  accepts: 'number',
  scalar: (e, [x], { exponent, order }) =>
    scaled(e, falling(exponent, order), product(e, x!, exponent - order)),
  partials: [({ x, params: { exponent, order } }) => derivative(x, exponent, order + 1)],
  samples: [
    { ...values, params: { exponent: 3, order: 0 } },
    { ...values, params: { exponent: 4, order: 1 } },
  ],
});

/** (n)ₖ·x^(n−k) of floats for any integer n. */
export const integerPowPrimitive: Primitive<IntegerPowParams> = /* @__PURE__ */ elementwise({
  name: 'integerPow',
  scalar: (e, [x], { exponent, order }) => {
    if (order === 0) return e.call(pow, x!, e.like(exponent, x!));
    const slope = e.call(powBaseSlope, x!, e.like(exponent - order + 1, x!)); // (n−k+1)·x^(n−k)
    return scaled(e, falling(exponent, order - 1), slope);
  },
  partials: [({ x, params: { exponent, order } }) => derivative(x, exponent, order + 1)],
  samples: [
    { ...values, params: { exponent: 7, order: 0 } },
    { ...values, params: { exponent: -1, order: 0 } },
    { ...values, params: { exponent: -3, order: 2 } },
  ],
});

function scaled<E>(e: Scalars<E>, factor: number, x: E): E {
  return factor === 1 ? x : e.mul(e.like(factor, x), x);
}

function product<E>(e: Scalars<E>, x: E, count: number): E {
  if (count === 0) return e.like(1, x);
  if (count === 1) return x;
  const root = product(e, x, Math.floor(count / 2));
  const square = e.mul(root, root);
  return count % 2 === 0 ? square : e.mul(square, x);
}

/** (n)ₖ = n(n−1)…(n−k+1). */
function falling(n: number, k: number): number {
  return k === 0 ? 1 : n * falling(n - 1, k - 1);
}

function derivative(x: Tensor, exponent: number, order: number): Tensor {
  if (falling(exponent, order) === 0) return zerosLike(x);
  const short = !isFloat(x.dtype) || (exponent >= 0 && exponent <= FEW_FACTORS);
  return bind1(short ? productPowPrimitive : integerPowPrimitive, [x], { exponent, order });
}

/**
 * Whether an exponent is an integer that every dtype holds exactly.
 *
 * @param n - the exponent
 * @returns true for integers of ordinary size
 */
export function isExactInteger(n: number): boolean {
  return Number.isInteger(n) && Math.abs(n) <= EXACT;
}

/**
 * xⁿ, elementwise; x² is `square`. Slope: n·xⁿ⁻¹, which is 0 for n = 0 and 1 for n = 1 everywhere.
 *
 * @param x - base; booleans become floats
 * @param n - an integer
 * @returns the power, of the dtype of `x`; throws GR110 for integers to a negative power
 */
export function integerPower(x: TensorLike, n: number): Tensor {
  const value = toTensor(x, 'power');
  const base = value.dtype === 'bool' ? castTo(value, context.defaultFloat) : value;
  if (n < 0 && !isFloat(base.dtype)) throw fraction(base, n);
  return n === 2 ? square(base) : derivative(base, n, 0);
}

function fraction(x: Tensor, n: number): GradusError {
  return new GradusError('GR110', {
    what: `power cannot raise ${printType(x.type)} to ${n}.`,
    why: 'An integer to a negative power is a fraction, and an integer tensor stays one.',
    instead: `Convert first: \`x.astype('float32').pow(${n})\`.`,
  });
}
