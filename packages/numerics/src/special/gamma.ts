/**
 * The gamma function and its relatives as primitives. The derivatives of digamma are one family, as are those of the zeta
 * function: the slope of a member is the next one, so every order keeps its digits.
 */
import {
  add,
  applyUnary,
  bind1,
  elementwise,
  multiply,
  promote,
  subtract,
  type Primitive,
  type Tensor,
  type TensorLike,
  countOf,
  shown,
  wrongKind,
} from '@gradus/tensor';
import {
  gamma as gammaOf,
  gammaln as gammalnOf,
  hurwitzZetaOf,
  polygammaOf,
} from '@gradus/tensor/math';

const line = { inputs: [{ shape: [6], values: [-1.5, 0.1, 1, 2.5, 7, 30] }] };
const positive = { inputs: [{ shape: [5], values: [0.3, 1, 2.5, 7, 30] }] };

/** Which derivative of digamma; 0 is digamma itself. */
export type PolygammaParams = Readonly<{ order: number }>;

/** The exponent of a zeta function. */
export type ZetaParams = Readonly<{ s: number }>;

/** log |Γ(x)|. */
export const gammalnPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'gammaln',
  scalar: (e, [x]) => e.call(gammalnOf, x!),
  partials: [({ x }) => digamma(x)],
  samples: [line],
});

/** Γ(x). */
export const gammaPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'gamma',
  scalar: (e, [x]) => e.call(gammaOf, x!),
  partials: [({ x, out }) => multiply(out, digamma(x))],
  samples: [{ inputs: [{ shape: [5], values: [-1.5, 0.3, 1, 2.5, 6] }] }],
});

/** The derivative of digamma of order `params.order`. */
export const polygammaPrimitive: Primitive<PolygammaParams> =
  /* @__PURE__ */ elementwise<PolygammaParams>({
    name: 'polygamma',
    scalar: (e, [x], { order }) => e.call(polygammaOf(order), x!),
    partials: [({ x, params }) => bind1(polygammaPrimitive, [x], { order: params.order + 1 })],
    samples: [
      { ...line, params: { order: 0 } },
      { ...positive, params: { order: 1 } },
    ],
  });

/** Σ 1/(q + k)ˢ. */
export const zetaPrimitive: Primitive<ZetaParams> = /* @__PURE__ */ elementwise<ZetaParams>({
  name: 'zeta',
  scalar: (e, [q], { s }) => e.call(hurwitzZetaOf(s), q!),
  partials: [({ x, params: { s } }) => multiply(bind1(zetaPrimitive, [x], { s: s + 1 }), -s)],
  samples: [{ ...positive, params: { s: 2 } }],
});

/**
 * log |Γ(x)|, elementwise, as `scipy.special.gammaln`; within 4 ulp above 0. Slope: digamma. ∞ at 0, −1, −2, …
 *
 * @param x - a tensor or a number
 * @returns the logarithm
 *
 * @example
 * ```ts
 * import { gammaln } from '@gradus/numerics';
 * console.log(gammaln(101).item().toFixed(3)); // => 363.739
 * ```
 */
export function gammaln(x: TensorLike): Tensor {
  return applyUnary(gammalnPrimitive, x);
}

/**
 * Γ(x), elementwise, as `scipy.special.gamma`: (x − 1)! of whole numbers. Slope: Γ(x)·digamma(x). It overflows from 36
 * in float32, from 171.7 in float64: use `gammaln`.
 *
 * @param x - a tensor or a number
 * @returns the value; NaN at −1, −2, …
 *
 * @example
 * ```ts
 * import { gamma } from '@gradus/numerics';
 * console.log(gamma(5).item()); // => 24
 * ```
 */
export function gamma(x: TensorLike): Tensor {
  return applyUnary(gammaPrimitive, x);
}

/**
 * Γ′/Γ, elementwise, as `scipy.special.digamma`. Slope: polygamma of order 1. NaN at 0, −1, −2, …
 *
 * @param x - a tensor or a number
 * @returns the logarithmic derivative of Γ
 *
 * @example
 * ```ts
 * import { digamma } from '@gradus/numerics';
 * console.log(digamma(1).item().toFixed(6)); // => -0.577216
 * ```
 */
export function digamma(x: TensorLike): Tensor {
  return polygamma(0, x);
}

/**
 * The n-th derivative of digamma, elementwise, as `scipy.special.polygamma`. Slope: the next one.
 *
 * @param n - the order, a whole number
 * @param x - a tensor or a number, above −1000
 * @returns the derivative
 *
 * @example
 * ```ts
 * import { polygamma } from '@gradus/numerics';
 * console.log(polygamma(1, 1).item().toFixed(6)); // => 1.644934
 * ```
 */
export function polygamma(n: number, x: TensorLike): Tensor {
  return bind1(polygammaPrimitive, promote([x], 'polygamma', true), {
    order: countOf(n, 'polygamma'),
  });
}

/**
 * Hurwitz' zeta function Σ 1/(q + k)ˢ, elementwise in q, as `scipy.special.zeta`. Slope in q: −s·ζ(s + 1, q).
 *
 * @param s - a number above 1
 * @param q - positive numbers; 1 gives Riemann's function
 * @returns the sum
 *
 * @example
 * ```ts
 * import { zeta } from '@gradus/numerics';
 * console.log(zeta(2).item().toFixed(6)); // => 1.644934
 * ```
 */
export function zeta(s: number, q: TensorLike = 1): Tensor {
  if (!Number.isFinite(s)) throw wrongKind('zeta', shown(s), 'a finite number, the exponent s');
  return bind1(zetaPrimitive, promote([q], 'zeta', true), { s });
}

/**
 * log (Γ(x)·Γ(y)/Γ(x + y)), elementwise, as `scipy.special.betaln`, right to some ε of the largest of the three
 * logarithms. Slopes: digamma(x) − digamma(x + y), and so in y.
 *
 * @param x - a positive number
 * @param y - another one
 * @returns the logarithm of the beta function
 *
 * @example
 * ```ts
 * import { betaln } from '@gradus/numerics';
 * console.log(betaln(10, 3).item().toFixed(4)); // => -6.4922
 * ```
 */
export function betaln(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'betaln', true) as [Tensor, Tensor];
  return subtract(add(gammaln(a), gammaln(b)), gammaln(add(a, b)));
}
