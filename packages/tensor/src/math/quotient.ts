/**
 * Quotients: the slope of x/y in y, and division with remainder.
 *
 * −x/y² is a function of its own because each way to compose it fails somewhere: y² overflows and
 * vanishes, and x/y on the way to (x/y)/y loses digits where it is subnormal and the result is not.
 *
 * The remainder is NumPy's and JAX's: it has the sign of the divisor (`%` has that of the
 * dividend).
 *
 * | function      | formula     | largest error | slopes                          |
 * |---------------|-------------|---------------|---------------------------------|
 * | quotientSlope | −x/y²       | 1.5 ulp       | −1/y² and 2x/y³                 |
 * | remainder     | x − y·⌊x/y⌋ | 0.5 ulp       | 1 and −floorQuotient            |
 * | floorQuotient | ⌊x/y⌋       | exact to 2⁵¹  | 0: piecewise constant           |
 * | truncQuotient | trunc(x/y)  | exact to 2⁵¹  | 0 (`%` has slopes 1 and −trunc) |
 */
import { known, type RealFunction } from './realFunction.js';
import { exponentOf, timesPowerOfTwo } from './scale.js';

/**
 * Slope of x/y in y: −x/y².
 *
 * @param x - dividend
 * @param y - divisor
 * @returns the slope; ∓∞ at y = 0, NaN at (0, 0)
 */
export const quotientSlope: RealFunction<[x: number, y: number]> = /* @__PURE__ */ known(
  'quotientSlope',
  (x, y) => {
    const size = Math.abs(y);
    if (size > 1e-150 && size < 1e150) return -(x / (y * y));
    if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return -(x / y / y);
    const ex = exponentOf(x);
    const ey = exponentOf(y);
    const divisor = timesPowerOfTwo(y, -ey);
    return timesPowerOfTwo(-timesPowerOfTwo(x, -ex) / (divisor * divisor), ex - 2 * ey);
  },
);

/**
 * The remainder of floored division, with the sign of the divisor; a zero has it too.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns x − y·⌊x/y⌋; NaN for y = 0 or infinite x
 */
export function remainder(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return y < 0 ? -0 : 0;
  return rest < 0 === y < 0 ? rest : rest + y;
}

/**
 * The whole number of times y goes into x, rounded towards zero. The division of x − x % y comes
 * out even, so unlike trunc(x / y) it is not off by one where x/y rounds up to an integer.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns trunc(x/y); NaN for y = 0 or infinite x
 */
export function truncQuotient(x: number, y: number): number {
  return Math.round((x - (x % y)) / y);
}

/**
 * The whole number of times y goes into x, rounded down.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns ⌊x/y⌋; NaN for y = 0 or infinite x
 */
export function floorQuotient(x: number, y: number): number {
  const rest = x % y;
  const down = rest !== 0 && rest < 0 !== y < 0;
  return truncQuotient(x, y) - (down ? 1 : 0);
}
