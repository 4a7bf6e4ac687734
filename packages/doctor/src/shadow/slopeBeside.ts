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
import { probeOf } from './side.js';
import { stepOf } from './witness.js';

/**
 * The slope of a function beside one whose slope is known. One difference will do where it is about the same as that, and has
 * digits enough.
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
    const change = beside(h).value.minus(here.value);
    const noise = twoTo(scaleOf(program)).times(digitsBelow(DIGITS - WANTED));
    const slope = change.div(h);
    const isSame = slope.isFinite() && slope.minus(known).abs().lt(known.abs().times('1e-3'));
    if (isSame && noise.lt(change.abs())) return slope;
  } catch (reason) {
    if (!(reason instanceof NoShadow)) throw reason;
  }
  return trueSlope(program, entry).slope;
}
