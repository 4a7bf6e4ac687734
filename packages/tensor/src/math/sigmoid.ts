/**
 * The logistic function and what is built of it. All are written in exp(−|x|) (the density in
 * exp(|x|) up to |x| = 40), so nothing overflows and no digit is lost in either tail.
 *
 * | function            | formula           | max error   | its own slope                        |
 * |---------------------|-------------------|-------------|--------------------------------------|
 * | sigmoid             | 1 / (1 + e⁻ˣ)     | 2.2 ulp     | sigmoidSlope                         |
 * | sigmoidSlope        | σ(x)·σ(−x)        | 2.4 ulp     | −tanh(x/2)·sigmoidSlope              |
 * | softplus            | log(1 + eˣ)       | 1.5 ulp     | sigmoid                              |
 * | logSigmoid          | −softplus(−x)     | 1.5 ulp     | sigmoid(−x)                          |
 * | logaddexp           | log(eˣ + eʸ)      | 1.3 ulp (*) | sigmoidOfDifference(x, y) and (y, x) |
 * | sigmoidOfDifference | 1 / (1 + e^(y−x)) | 2.3 ulp     | ± sigmoidOfDifference(x, y)·(y, x)   |
 *
 * (*) of the larger of |x|, |y| and the result.
 *
 * σ(x)·σ(−x), and not σ·(1 − σ): the latter is 0 in float32 from x = 17.33 on.
 */
import { sigmoidFormula } from '#methodCode';
import { softplusFormula, logSigmoidFormula } from '../code/realFormulas.js';
import { known, type RealFunction } from './realFunction.js';
import { sumError } from './product.js';

/**
 * The logistic function 1 / (1 + e⁻ˣ).
 *
 * @param x - any number
 * @returns a number of [0, 1]
 */
export const sigmoid: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'sigmoid',
  (x) => {
    const e = Math.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  },
  sigmoidFormula,
);

/**
 * Slope of the logistic function, the logistic density 1 / (eˣ + 2 + e⁻ˣ). Even; 0 at ±∞.
 *
 * @param x - any number
 * @returns a number of [0, ¼]
 */
export const sigmoidSlope: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'sigmoidSlope',
  (x) => {
    const size = Math.abs(x);
    if (size > 40) return Math.exp(-size);
    const e = Math.exp(size);
    return 1 / (e + (2 + 1 / e));
  },
);

/**
 * log(1 + eˣ). softplus(−∞) = 0, softplus(∞) = ∞.
 *
 * @param x - any number
 * @returns a number ≥ max(x, 0)
 */
export const softplus: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'softplus',
  (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  softplusFormula,
);

/**
 * The logarithm of the logistic function, −log(1 + e⁻ˣ).
 *
 * @param x - any number
 * @returns a number ≤ min(x, 0)
 */
export const logSigmoid: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'logSigmoid',
  (x) => -softplus(-x),
  logSigmoidFormula,
);

/**
 * log(eˣ + eʸ) without leaving the logarithm. −∞ is the neutral element; ∞ where either is ∞.
 *
 * @param x - a logarithm
 * @param y - another
 * @returns the logarithm of the sum
 */
export function logaddexp(x: number, y: number): number {
  if (x === y) return x + Math.LN2;
  return Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
}

/**
 * Slope of logaddexp in its first argument: eˣ / (eˣ + eʸ). The rounding error of x − y, which the
 * exponential would multiply by |x − y|, is put back. NaN where both are the same infinity.
 *
 * @param x - the logarithm whose share is asked
 * @param y - the other
 * @returns a number of [0, 1]
 */
export function sigmoidOfDifference(x: number, y: number): number {
  const difference = x - y;
  const lost = sumError(x, -y, difference);
  const share = sigmoid(difference);
  return Number.isFinite(lost) ? share + share * sigmoid(-difference) * lost : share;
}
