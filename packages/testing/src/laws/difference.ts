/**
 * Numerical derivatives with an error of their own. Ridders' method (Advances in Engineering Software 4,
 * 1982): central differences at halved steps, extrapolated to step 0 by Neville's scheme; the entry of
 * the scheme that moved least is the answer, and how far it moved is the error. No step has to be chosen.
 * Cost: 2 evaluations a level.
 */

/** A curve through the point: all results at distance t along a direction. */
export type Curve = (t: number) => Float64Array;

/** A slope for every result, and how far it can be trusted. */
export interface Estimate {
  readonly slope: Float64Array;
  readonly error: Float64Array;
}

const LEVELS = 12;

/**
 * The slopes of a curve at 0.
 *
 * @param curve - the results at distance t
 * @param start - the largest step
 * @returns slopes with their errors; an error is infinite where nothing could be told
 */
export function slopesOf(curve: Curve, start: number = 1 / 8): Estimate {
  const quotients = Array.from({ length: LEVELS }, (_, level) => {
    const h = start / 2 ** level;
    const [ahead, behind] = [curve(h), curve(-h)];
    return ahead.map((y, i) => (y - behind[i]!) / (2 * h));
  });
  const count = quotients[0]!.length;
  const found = { slope: new Float64Array(count), error: new Float64Array(count) };
  for (let i = 0; i < count; i++) {
    const best = extrapolate(quotients.map((q) => q[i]!));
    found.slope[i] = best.value;
    found.error[i] = best.error;
  }
  return found;
}

/** Neville's scheme over quotients whose error is a series in h². */
function extrapolate(quotients: readonly number[]): { value: number; error: number } {
  let best = { value: Number.NaN, error: Infinity };
  let before: number[] = [];
  for (const quotient of quotients) {
    const row = [quotient];
    for (let k = 1; k <= before.length; k++) {
      const factor = 4 ** k;
      row.push((factor * row[k - 1]! - before[k - 1]!) / (factor - 1));
      const moved = Math.max(Math.abs(row[k]! - row[k - 1]!), Math.abs(row[k]! - before[k - 1]!));
      if (moved < best.error) best = { value: row[k]!, error: moved };
    }
    before = row;
  }
  return best;
}

/**
 * Whether a result has one slope at the point. At a kink the slopes from the left and from the right keep their
 * distance however small the step; at a jump the values do.
 *
 * @param curve - the results at distance t
 * @param i - which result
 * @returns false at kinks, jumps, and where a side has no value
 */
export function isSmooth(curve: Curve, i: number): boolean {
  const here = curve(0)[i]!;
  const side = (h: number): number => curve(h)[i]! - here;
  const shrinks = (f: (h: number) => number): boolean =>
    f(2 ** -12) <= Math.max(f(2 ** -8) / 2, 1e-6 * Math.abs(here), 1e-12);
  const jump = (h: number): number => Math.abs(side(h)) + Math.abs(side(-h));
  const kink = (h: number): number => Math.abs((side(h) + side(-h)) / h);
  return shrinks(jump) && shrinks(kink);
}
