/**
 * Where the usual digits and the derivative rules agree on a smooth point, nothing else need be asked: most slopes are
 * found here, by one difference beside the run that is known.
 */
import { contiguous } from '@gradus/tensor';
import { areSmooth } from './exactRun.js';
import type { ShadowProgram } from './program.js';
import { twoTo } from './powersOfTwo.js';
import { type Real } from './real.js';
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
  return slope === null ? null : new Known('smooth', slope, slope, slope);
}
