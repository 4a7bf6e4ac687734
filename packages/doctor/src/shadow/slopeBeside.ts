/**
 * Slopes of a function beside one whose slope is known: at a point nearby, or with other constants. A coarse look suffices
 * where nothing much changes.
 */
import { trueSlope, WANTED } from './derivative.js';
import type { ShadowProgram } from './program.js';
import { digitsBelow, twoTo } from './powersOfTwo.js';
import { DIGITS, type Real } from './real.js';
import { scaleOf } from './sample.js';
import { NoShadow } from './scalars.js';
import { probeOf, SMALLER } from './side.js';
import { stepOf } from './witness.js';

/** Differences over two distances that agree like this are a slope, where comparisons come out as they did. */
const AGREE = 1e-9;
/** A slope that is about the one beside needs no second look. */
const SAME = 1e-3;

/**
 * The slope of a function beside one whose slope is known. One difference will do where it is about the same as that, and two
 * where they agree, if they have digits enough.
 *
 * @param program - the function, at its point
 * @param entry - which element, in row-major order
 * @param known - the slope beside
 * @returns the slope; null where there is none
 */
export function slopeBeside(program: ShadowProgram, entry: number, known: Real): Real | null {
  try {
    const h = stepOf(program, entry);
    const { here, beside } = probeOf(program, entry);
    const near = beside(h);
    const change = near.value.minus(here.value);
    const noise = twoTo(scaleOf(program)).times(digitsBelow(DIGITS - WANTED));
    const slope = change.div(h);
    if (slope.isFinite() && noise.lt(change.abs())) {
      const isNear = (other: Real, part: number): boolean =>
        slope.minus(other).abs().lt(other.abs().times(part));
      if (isNear(known, SAME)) return slope;
      const nearer = beside(h.times(SMALLER)).value.minus(here.value).div(h.times(SMALLER));
      if (near.sameBranch && isNear(nearer, AGREE)) return slope;
    }
  } catch (reason) {
    if (!(reason instanceof NoShadow)) throw reason;
  }
  return trueSlope(program, entry).slope;
}
