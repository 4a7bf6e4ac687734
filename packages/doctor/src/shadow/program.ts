/**
 * The part of an observed run that leads from one input to the value, as a function that can be asked with 100
 * digits: at the point itself, and beside it.
 */
import { contiguous, dtypes, isFloat, type Tensor } from '@gradus/tensor';
import type { Observation, Step } from '../observation.js';
import { exactRun } from './exactRun.js';
import { costOfStep, evaluateStep, realOf, type Before, type RealTensor } from './evaluate.js';
import { DIGITS, Real, withDigits, ZERO } from './real.js';
import { NoShadow } from './scalars.js';

/** Element operations that a truth may cost; beyond that it is left unknown. */
export const TRUTH_BUDGET = 6_000;

/** The part of a run that leads from one input to the output, with all other values known. */
export interface ShadowProgram {
  readonly input: Tensor;
  readonly steps: readonly Step[];
  readonly output: Tensor;
  readonly cost: number;
  /** What the run computed from other values than the input, without rounding; null where that is not known. */
  constant?(x: Tensor): RealTensor | null;
  /** Where the shadow starts instead of at the input itself. */
  readonly start?: RealTensor;
  /** What the derivative rules say of an element when nothing is rounded; null where that is not known. */
  ruleSlope?(entry: number): Real | null;
}

/**
 * Cuts out the steps that depend on an input.
 *
 * @param observation - an observed run
 * @param index - which input
 * @returns the steps between it and the value
 */
export function shadowProgram(observation: Observation, index: number): ShadowProgram {
  const input = observation.inputs[index]!;
  const touched = new Set<Tensor>([input]);
  const steps = observation.steps.filter(({ inputs, outputs }) => {
    if (!inputs.some((x) => touched.has(x))) return false;
    for (const y of outputs) touched.add(y);
    return true;
  });
  const needed = new Set<Tensor>([observation.value]);
  const used = steps.toReversed().filter(({ inputs, outputs }) => {
    if (!outputs.some((y) => needed.has(y))) return false;
    for (const x of inputs) needed.add(x);
    return true;
  });
  const kept = used.toReversed();
  const cost = kept.reduce((sum, step) => sum + costOfStep(step), 0);
  const constant = (x: Tensor): RealTensor | null =>
    isFloat(x.dtype) ? (exactRun(observation)?.get(x) ?? null) : null; // branches stay as they were
  return { input, steps: kept, output: observation.value, cost, constant };
}

const startOf = (program: ShadowProgram): RealTensor => program.start ?? realOf(program.input);

/**
 * The same program at a point that the input could have been rounded from: every element is moved by one
 * unit in the last place, up and down in turn.
 *
 * @param program - steps between an input and the value
 * @returns the program at the neighbouring point
 */
export function neighbour(program: ShadowProgram): ShadowProgram {
  const { eps } = dtypes[program.input.dtype];
  return movedBy(program, (i) => (i % 2 === 0 ? eps : -eps));
}

/**
 * The same program at some other point not far away, where nothing is as special as it may be here.
 *
 * @param program - steps between an input and the value
 * @returns the program at that point
 */
export function elsewhere(program: ShadowProgram): ShadowProgram {
  return movedBy(program, (i) => 1e-3 * (1 + ((i * 7) % 11) / 10));
}

/** Every element moved by a part of itself; by that much, where it is 0. */
function movedBy(program: ShadowProgram, part: (entry: number) => number): ShadowProgram {
  const { shape, data } = realOf(program.input);
  const moved = data.map((x, i) => (x.isZero() ? x.plus(part(i)) : x.times(1 + part(i))));
  return { ...program, start: { shape, data: moved } };
}

/** The value of the function with one element replaced, and the outcome of every comparison. */
export interface Sampled {
  readonly value: Real;
  readonly bits: string;
  /** ⌊log₂⌋ of the largest number met on the way: beside it digits run out. */
  readonly scale: number;
}

/**
 * Every tensor of a shadow program with 100 digits, at the point itself.
 *
 * @param program - steps between an input and the value
 * @returns exact values by recorded tensor; null where an operation has no exact counterpart, or where it
 *   would cost too much
 */
export function exactValues(program: ShadowProgram): ReadonlyMap<Tensor, RealTensor> | null {
  if (program.cost > TRUTH_BUDGET) return null;
  try {
    return baseOf(program).known;
  } catch (reason) {
    if (reason instanceof NoShadow) return null;
    throw reason;
  }
}

interface ShadowRun {
  readonly known: ReadonlyMap<Tensor, RealTensor>;
  /** Reals of what does not depend on the input. */
  readonly recorded: Map<Tensor, RealTensor>;
  readonly bits: string;
  readonly scale: number;
}

/**
 * The value with one element of the input moved.
 *
 * @param program - steps between an input and the value
 * @param entry - which element, in row-major order
 * @param shift - by how much
 * @returns the value; throws NoShadow where an operation has no exact counterpart
 */
export function sample(program: ShadowProgram, entry: number, shift: Real): Sampled {
  const base = baseOf(program);
  const start = base.input;
  const data = start.data.with(entry, start.data[entry]!.plus(shift));
  const found = shift.isZero() ? base : run(program, { shape: start.shape, data }, earlierOf(base));
  return { value: valueOf(program, found), bits: found.bits, scale: found.scale };
}

/** More digits than usual, to see how many of the usual ones are right. */
const MORE = 30;

/**
 * How far the value with one element of the input moved is off, because digits end somewhere.
 *
 * @param program - steps between an input and the value
 * @param entry - which element, in row-major order
 * @param shift - by how much
 * @returns the error, about
 */
export function noiseAt(program: ShadowProgram, entry: number, shift: Real): Real {
  const { value } = sample(program, entry, shift);
  const { shape, data } = baseOf(program).input;
  const moved = { shape, data: data.with(entry, data[entry]!.plus(shift)) };
  const exact = withDigits(Real.precision + MORE, () => valueOf(program, run(program, moved)));
  const error = value.minus(exact).abs();
  return error.isNaN() ? ZERO : error;
}

const valueOf = (program: ShadowProgram, { known }: ShadowRun): Real =>
  (known.get(program.output) ?? realOf(program.output)).data[0]!;

interface BaseRun extends ShadowRun {
  readonly input: RealTensor;
  /** Digits that it was computed with. */
  readonly digits: number;
}

const bases = new WeakMap<ShadowProgram, BaseRun>();

/** The run at the point itself: of a run beside it most numbers are the same. */
function baseOf(program: ShadowProgram): BaseRun {
  const found = bases.get(program);
  if (found?.digits === Real.precision) return found;
  const repeated = Real.precision === DIGITS && program.start === undefined;
  const input = (repeated ? program.constant?.(program.input) : null) ?? startOf(program);
  const exact = (x: Tensor): RealTensor | null => program.constant?.(x) ?? null;
  const made = run(program, input, repeated ? { known: exact } : {});
  const base = { ...made, input, digits: Real.precision };
  bases.set(program, base);
  return base;
}

/** A run of which most results may be the same. */
interface Earlier {
  /** What it computed; null where that is not known. */
  known?(x: Tensor): RealTensor | null;
  readonly recorded?: Map<Tensor, RealTensor>;
}

const earlierOf = ({ known, recorded }: ShadowRun): Earlier => ({
  known: (x) => known.get(x) ?? recorded.get(x) ?? null,
  recorded,
});

function beforeOf({ inputs, outputs }: Step, earlier: Earlier): Before | undefined {
  if (earlier.known === undefined) return undefined;
  const before = [inputs, outputs].map((xs) => xs.map((x) => earlier.known!(x)));
  return before.flat().includes(null)
    ? undefined
    : { inputs: before[0] as RealTensor[], outputs: before[1] as RealTensor[] };
}

function run(program: ShadowProgram, input: RealTensor, earlier: Earlier = {}): ShadowRun {
  const known = new Map<Tensor, RealTensor>([[program.input, input]]);
  const recorded = earlier.recorded ?? new Map<Tensor, RealTensor>();
  const outside = (x: Tensor): RealTensor => {
    const found = recorded.get(x) ?? program.constant?.(x) ?? realOf(x);
    recorded.set(x, found);
    return found;
  };
  let bits = '';
  let scale = largest(-Infinity, input);
  for (const step of program.steps) {
    const inputs = step.inputs.map((x) => known.get(x) ?? outside(x));
    const results = evaluateStep(step, inputs, beforeOf(step, earlier)).map((y) =>
      withoutTakenOut(y, step, known),
    );
    step.outputs.forEach((y, i) => {
      known.set(y, results[i]!);
      scale = largest(scale, results[i]!);
      if (y.dtype === 'bool') bits += results[i]!.data.map((b) => (b.isZero() ? 0 : 1)).join('');
    });
  }
  return { known, bits, scale, recorded };
}

/**
 * A term with a known factor 0 is left out, also where the other factor is infinite: 0 · log 0 is meant to be 0,
 * since it is 0 · log x for every other x.
 */
function withoutTakenOut(
  y: RealTensor,
  { primitive, inputs }: Step,
  known: ReadonlyMap<Tensor, RealTensor>,
): RealTensor {
  if (primitive.linearIn !== 'each' || primitive.lower.kind !== 'elementwise') return y;
  if (!y.data.some((v) => v.isNaN())) return y;
  const fixed = inputs.find((x) => !known.has(x));
  const moving = inputs.find((x) => known.has(x));
  if (fixed === undefined || moving === undefined) return y;
  const factors = contiguous(fixed);
  const infinite = known.get(moving)!.data;
  const isOut = (i: number): boolean =>
    factors[i] === 0 && !infinite[i]!.isFinite() && !infinite[i]!.isNaN();
  return { shape: y.shape, data: y.data.map((v, i) => (v.isNaN() && isOut(i) ? ZERO : v)) };
}

function largest(scale: number, { data }: RealTensor): number {
  let found = scale;
  for (const x of data) {
    if (x.isFinite() && !x.isZero()) found = Math.max(found, x.magnitude());
  }
  return found;
}
