/**
 * Functions of a point of the plane: its distance from 0, and the slopes of distance and angle.
 * Squares of large and small coordinates leave the range of doubles, so such points are scaled by a
 * power of two first. (`Math.hypot` is as safe; its error reaches 1.9 ulp.)
 *
 * | function   | formula      | largest error | its own slopes                                    |
 * |------------|--------------|---------------|---------------------------------------------------|
 * | hypot      | √(x² + y²)   | 1.2 ulp       | hypotSlope(x, y), hypotSlope(y, x)                |
 * | hypotSlope | x/√(x² + y²) | 2.3 ulp       | with h = hypot, s = hypotSlope(y, x): s²/h, −cs/h |
 * | atan2Slope | x/(x² + y²)  | 2.3 ulp       | with b = atan2Slope(y, x): (b − a)(b + a), −2ab   |
 *
 * (c and a are the function's own value.) The angle itself is `Math.atan2` (1.5 ulp): its slope in
 * y is atan2Slope(x, y), in x it is −atan2Slope(y, x).
 */
import { exponentOf, timesPowerOfTwo } from './scale.js';

/** Whether the squares of both coordinates may be added as they are. */
function isOrdinary(x: number, y: number): boolean {
  const size = Math.max(Math.abs(x), Math.abs(y));
  return size > 1e-140 && size < 1e150;
}

/** What brings the larger coordinate near 1, as an exponent of 2. */
function scaleFor(x: number, y: number): number {
  return -exponentOf(Math.max(Math.abs(x), Math.abs(y)));
}

/**
 * √(x² + y²). ∞ where either is infinite, even if the other is NaN (as C99 and NumPy).
 *
 * @param x - a coordinate
 * @param y - the other
 * @returns the distance from 0
 */
export function hypot(x: number, y: number): number {
  if (isOrdinary(x, y)) return Math.sqrt(x * x + y * y);
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return Infinity;
  if (!(Math.abs(x) + Math.abs(y) > 0)) return Math.abs(x) + Math.abs(y);
  const k = scaleFor(x, y);
  return timesPowerOfTwo(hypot(timesPowerOfTwo(x, k), timesPowerOfTwo(y, k)), -k);
}

/**
 * Slope of hypot in its first argument, x/√(x² + y²): the cosine of the angle. NaN at (0, 0) and
 * where both are infinite.
 *
 * @param x - the coordinate in question
 * @param y - the other
 * @returns a number of [−1, 1]
 */
export function hypotSlope(x: number, y: number): number {
  if (isOrdinary(x, y)) return x / Math.sqrt(x * x + y * y);
  if (Math.abs(x) === Infinity) return Math.abs(y) === Infinity ? NaN : Math.sign(x) + 0 * y;
  if (Math.abs(y) === Infinity) return 0 * x;
  if (!(Math.abs(x) + Math.abs(y) > 0)) return NaN;
  const k = scaleFor(x, y);
  return hypotSlope(timesPowerOfTwo(x, k), timesPowerOfTwo(y, k));
}

/**
 * x/(x² + y²): the slope of atan2(y, x) in y. NaN at (0, 0), 0 where either is infinite.
 *
 * @param x - the coordinate in the numerator
 * @param y - the other
 * @returns the slope
 */
export function atan2Slope(x: number, y: number): number {
  if (isOrdinary(x, y)) return x / (x * x + y * y);
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return 0;
  if (!(Math.abs(x) + Math.abs(y) > 0)) return NaN;
  const k = scaleFor(x, y);
  return timesPowerOfTwo(atan2Slope(timesPowerOfTwo(x, k), timesPowerOfTwo(y, k)), k);
}
