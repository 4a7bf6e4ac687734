/**
 * Slopes that are made of nothing but the rounding of constants. Of (x·0.1)·10 − x the floats make a slope of 10⁻¹⁷, since
 * 0.1 is none of them; nobody asks for it, and no float rule is wrong that gives 0. It shows in that another rounding of
 * the constants makes another slope.
 */
import { contiguous, dtypes, isFloat, type Tensor } from '@gradus/tensor';
import { realOf, type RealTensor } from './moves.js';
import type { ShadowProgram } from './program.js';
import type { Real } from './real.js';
import { slopeBeside } from './slopeBeside.js';

/** The part of itself that a slope changes by when it is made of roundings. */
const CHANGES = 0.25;

/**
 * Whether a true slope is owed to how constants were rounded.
 *
 * @param program - steps between an input and the value
 * @param entry - which element, in row-major order
 * @param slope - the slope there, not 0
 * @returns true where it is another one when constants are rounded otherwise
 */
export function isOfRounding(program: ShadowProgram, entry: number, slope: Real): boolean {
  const other = slopeBeside(withOtherConstants(program), entry, slope);
  return other !== null && other.minus(slope).abs().gte(slope.abs().times(CHANGES));
}

/** The program with constants that may have been rounded moved by one unit in the last place. */
function withOtherConstants(program: ShadowProgram): ShadowProgram {
  const constant = (x: Tensor): RealTensor => {
    const known = program.constant?.(x) ?? realOf(x);
    if (!isFloat(x.dtype)) return known;
    const { eps } = dtypes[x.dtype];
    const floats = contiguous(x);
    const data = known.data.map((v, i) =>
      v.eq(floats[i]!) && isLong(floats[i]!, eps) ? v.times(1 + eps) : v,
    );
    return { shape: known.shape, data };
  };
  const { input, steps, output, cost, start } = program;
  const moved = { input, steps, output, cost, constant, notes: [] };
  return start === undefined ? moved : { ...moved, start };
}

/** Whether a float uses more than half of its digits, and is no whole number: it may stand for another number. */
function isLong(v: number, eps: number): boolean {
  if (v === 0 || !Number.isFinite(v) || Number.isInteger(v)) return false;
  const first = 2 ** Math.floor(Math.log2(Math.abs(v)));
  const digits = Math.round(-Math.log2(eps) / 2);
  return !Number.isInteger((v / first) * 2 ** digits);
}
