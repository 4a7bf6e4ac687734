/**
 * Where the usual digits and the derivative rules agree on a smooth point, nothing else need be asked: most slopes are
 * found here, by one difference beside the run that is known.
 */
import { contiguous } from '@gradus/tensor';
import { areSmooth } from './exactRun.js';
import type { Step } from '../observation.js';
import type { ShadowProgram } from './program.js';
import { digitsBelow, twoTo } from './powersOfTwo.js';
import { Real } from './real.js';
import { scaleOf } from './sample.js';
import { probeOf, witnessed, type Probe } from './side.js';
import { Known, type Truth } from './truth.js';

const STEP = twoTo(-106);

/**
 * How far differences reach: a part of the input.
 *
 * @param program - steps between the input and the value
 * @param entry - which element, in row-major order
 * @returns a small part of it; the same part of 1 where it is 0
 */
export function stepOf(program: ShadowProgram, entry: number): Real {
  const x = Math.abs(contiguous(program.input)[entry]!);
  return STEP.times(x > 0 && Number.isFinite(x) ? x : 1);
}

/** Where the value is asked for: at a point, and beside it. */
export interface Probes {
  readonly probe: Probe;
  readonly up: Real;
  readonly down: Real;
}

/**
 * Asks a program about one element of its input with the digits of the moment.
 *
 * @param program - steps between the input and the value
 * @param entry - which element, in row-major order
 * @returns where it is asked, and the answers
 */
export function probesAt(program: ShadowProgram, entry: number): Probes {
  const up = stepOf(program, entry);
  return { probe: probeOf(program, entry), up, down: up.neg() };
}

/**
 * Whether nothing on the way to the value can bend at the point.
 *
 * @param program - steps between the input and the value
 * @returns true where one side of the point is as good as two
 */
export const isSmooth = ({ start, steps }: ShadowProgram): boolean =>
  start === undefined && areSmooth(steps);

/**
 * The slope that a difference and the rules agree on.
 *
 * @param program - steps between the input and the value
 * @param entry - which element, in row-major order
 * @param probes - the value at the point, and beside it
 * @returns the slope; null where they do not agree
 */
export function witness(program: ShadowProgram, entry: number, probes: Probes): Truth | null {
  if (program.start !== undefined) return null; // the rules speak of another point
  const { probe, up, down } = probes;
  const steps = isSmooth(program) ? [up] : [up, down];
  const slope = witnessed(probe, steps, program.ruleSlope?.(entry) ?? null);
  if (slope === null || mayBeNoise(slope, program, up)) return null;
  return new Known('smooth', slope, slope, slope);
}

/** Below this a slope may be made of last digits. */
const SMALL = new Real('1e-30');

function mayBeNoise(slope: Real, program: ShadowProgram, step: Real): boolean {
  if (slope.abs().gt(SMALL) || !program.steps.some(addsUp)) return false;
  return isLastDigit(slope.times(step), scaleOf(program), Real.precision);
}

/** Whether numbers of different sizes meet in a step; products alone keep all digits of the smallest number. */
function addsUp({ primitive: { lower, linearIn }, inputs }: Step): boolean {
  if (lower.kind === 'contract' || lower.kind === 'reduce') return true;
  return linearIn === 'all' && inputs.length > 1;
}

/** So many digits may be lost on the way from the largest number to the value. */
const GUARD = 10;

/**
 * Whether a change of the value may be the last digit of the largest number: of (x/a)·a − x rounding leaves a part of x, and
 * the slope of that settles, and is what the rules say of it, as any other.
 *
 * @param change - the change of the value
 * @param scale - ⌊log₂⌋ of the largest number
 * @param digits - of every result
 * @returns false for 0
 */
export function isLastDigit(change: Real, scale: number, digits: number): boolean {
  return !change.isZero() && change.abs().lte(twoTo(scale).times(digitsBelow(digits - GUARD)));
}
