/**
 * Numerical derivatives by extrapolation: central differences at shrinking steps, combined so that the error
 * terms h², h⁴, … cancel in turn, with an estimate of what is left (C. J. F. Ridders, “Accurate computation
 * of F′(x) and F′(x)F″(x)”, Advances in Engineering Software 4, 1982). About 10 digits in double precision.
 */

const SHRINK = 1.4;
const ROWS = 10;
const SAFE = 2;

/** A derivative with an estimate of its error. */
export interface Estimate {
  readonly slope: number;
  readonly error: number;
}

/**
 * g′(0), for smooth g.
 *
 * @param g - a function of one number
 * @param start - the first, largest step
 * @returns the slope and its estimated error; NaN and ∞ where g is not finite near 0
 */
export function ridders(g: (t: number) => number, start: number): Estimate {
  let step = start;
  let row: number[] = [difference(g, step)];
  let best: Estimate = { slope: row[0]!, error: Infinity };
  for (let i = 1; i < ROWS; i++) {
    step /= SHRINK;
    const next = extrapolate(row, difference(g, step));
    for (let j = 1; j < next.length; j++) {
      const error = Math.max(Math.abs(next[j]! - next[j - 1]!), Math.abs(next[j]! - row[j - 1]!));
      if (error <= best.error) best = { slope: next[j]!, error };
    }
    if (Math.abs(next.at(-1)! - row.at(-1)!) >= SAFE * best.error) break;
    row = next;
  }
  return best;
}

function difference(g: (t: number) => number, h: number): number {
  return (g(h) - g(-h)) / (2 * h);
}

/** The next row of the table from the one before and a new difference. */
function extrapolate(before: readonly number[], first: number): number[] {
  const row = [first];
  let factor = SHRINK * SHRINK;
  for (const old of before) {
    row.push((row.at(-1)! * factor - old) / (factor - 1));
    factor *= SHRINK * SHRINK;
  }
  return row;
}
