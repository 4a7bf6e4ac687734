/**
 * Slopes that are made of nothing but the rounding of constants. Of (x·0.1)·10 − x the floats make a slope of 10⁻¹⁷, since
 * 0.1 is none of them; nobody asks for it, and no float rule is wrong that gives 0. It shows in that another rounding of
 * the constants makes another slope. Each constant is rounded its own way: moved all together, those of a sum such as
 * 0.1·x + 0.2·x − 0.3·x would make the same slope.
 */
import { contiguous, dtypes, isFloat, type Tensor } from '@gradus/tensor';
import { realOf, type RealTensor } from './moves.js';
import type { ShadowProgram } from './program.js';
import type { Real } from './real.js';
import { slopeBeside } from './slopeBeside.js';

/** The part of itself that a slope changes by when it is made of roundings. */
const CHANGES = 0.25;
/** Other roundings that are tried: of one of them the changes may cancel. */
const TRIES = 8;
/** A slope that hardly changed in so many of them is made of more. */
const [HARDLY, ENOUGH] = [1e-3, 2];

/**
 * Whether a true slope is owed to how constants were rounded.
 *
 * @param program - steps between an input and the value
 * @param entry - which element, in row-major order
 * @param slope - the slope there, not 0
 * @returns true where it is another one when constants are rounded otherwise
 */
export function isOfRounding(program: ShadowProgram, entry: number, slope: Real): boolean {
  if (!hasLongConstants(program)) return false;
  let still = 0;
  for (let attempt = 1; attempt <= TRIES && still < ENOUGH; attempt++) {
    const other = slopeBeside(withOtherConstants(program, attempt), entry, slope);
    const change = other?.minus(slope).div(slope).abs();
    if (change?.gte(CHANGES) === true) return true;
    if (change?.lt(HARDLY) === true) still++;
  }
  return false;
}

function hasLongConstants({ input, steps }: ShadowProgram): boolean {
  const made = new Set<Tensor>([input]);
  return steps.some(({ inputs, outputs }) => {
    for (const y of outputs) made.add(y);
    return inputs.some((x) => {
      if (made.has(x) || !isFloat(x.dtype)) return false;
      const { eps } = dtypes[x.dtype];
      return contiguous(x).some((v) => isLong(v, eps));
    });
  });
}

/** The program with constants that may have been rounded moved by up to one unit in the last place. */
function withOtherConstants(program: ShadowProgram, attempt: number): ShadowProgram {
  const constant = (x: Tensor): RealTensor => {
    const known = program.constant?.(x) ?? realOf(x);
    if (!isFloat(x.dtype)) return known;
    const { eps } = dtypes[x.dtype];
    const floats = contiguous(x);
    const data = known.data.map((v, i) =>
      v.eq(floats[i]!) && isLong(floats[i]!, eps)
        ? v.plus(v.times(eps * shareOf(floats[i]!, attempt)))
        : v,
    );
    return { shape: known.shape, data };
  };
  const { input, steps, output, cost, start } = program;
  const moved = { input, steps, output, cost, constant, notes: [] };
  return start === undefined ? moved : { ...moved, start };
}

/** How far a constant is moved, from −1 to 1: equal digits always alike, since they stand for the same number. */
function shareOf(v: number, attempt: number): number {
  const scattered = Math.sin(12.9898 * (v / leading(v)) + 78.233 * attempt) * 43758.5453;
  return 2 * (scattered - Math.floor(scattered)) - 1;
}

/** The power of two of the first digit. */
function leading(v: number): number {
  return 2 ** Math.floor(Math.log2(Math.abs(v)));
}

/** Whether a float uses more than half of its digits, and is no whole number: it may stand for another number. */
function isLong(v: number, eps: number): boolean {
  if (v === 0 || !Number.isFinite(v) || Number.isInteger(v)) return false;
  const digits = Math.round(-Math.log2(eps) / 2);
  return !Number.isInteger((v / leading(v)) * 2 ** digits);
}
