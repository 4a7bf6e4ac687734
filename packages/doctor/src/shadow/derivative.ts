/**
 * The truth about one entry of a gradient: the slope of the recorded function itself, by differences of
 * its values with 100 digits, independent of every derivative rule. One-sided slopes tell smooth points,
 * kinks, jumps and infinite slopes apart; of two sides the one that keeps all comparisons as they were is
 * the one the program computes on.
 */
import { contiguous, type Tensor } from '@gradus/tensor';
import type { Observation, Step } from '../observation.js';
import { evaluateStep, realOf, type RealTensor } from './evaluate.js';
import { digits17, ONE, Real, ZERO, withDigits } from './real.js';
import { NoShadow } from './scalars.js';

/** What is known of a slope. */
export interface Truth {
  /** `smooth`: both sides agree; `kink`: they differ; `edge`: only one side exists; `unknown`: none. */
  readonly kind: 'smooth' | 'kink' | 'edge' | 'infinite' | 'undefined' | 'unknown';
  /** The slope on the side of the branch taken; null where there is none. */
  readonly slope: Real | null;
  readonly left: Real | null;
  readonly right: Real | null;
  /** The slope with 17 digits. */
  readonly text: string | null;
}

const UNKNOWN: Truth = { kind: 'unknown', slope: null, left: null, right: null, text: null };
/** Element operations that a truth may cost; beyond that it is left unknown. */
const BUDGET = 20_000;

/** The part of a run that leads from one input to the output, with all other values known. */
export interface ShadowProgram {
  readonly input: Tensor;
  readonly steps: readonly Step[];
  readonly output: Tensor;
  readonly cost: number;
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
  let cost = 0;
  for (const { inputs, outputs } of kept) {
    cost += Math.max(...inputs.map((x) => x.size), ...outputs.map((y) => y.size), 1);
  }
  return { input, steps: kept, output: observation.value, cost };
}

/** The value of the function with one element replaced, and the outcome of every comparison. */
interface Sampled {
  readonly value: Real;
  readonly bits: string;
}

/**
 * Every tensor of a shadow program with 100 digits, at the point itself.
 *
 * @param program - steps between an input and the value
 * @returns exact values by recorded tensor; null where an operation has no exact counterpart, or where it
 *   would cost too much
 */
export function exactValues(program: ShadowProgram): ReadonlyMap<Tensor, RealTensor> | null {
  if (program.cost > BUDGET) return null;
  try {
    return run(program, realOf(program.input)).known;
  } catch (reason) {
    if (reason instanceof NoShadow) return null;
    throw reason;
  }
}

interface ShadowRun {
  readonly known: ReadonlyMap<Tensor, RealTensor>;
  readonly bits: string;
}

function sample(program: ShadowProgram, entry: number, shift: Real): Sampled {
  const start = realOf(program.input);
  const data = start.data.with(entry, start.data[entry]!.plus(shift));
  const { known, bits } = run(program, { shape: start.shape, data });
  return { value: (known.get(program.output) ?? realOf(program.output)).data[0]!, bits };
}

function run(program: ShadowProgram, input: RealTensor): ShadowRun {
  const known = new Map<Tensor, RealTensor>([[program.input, input]]);
  let bits = '';
  for (const step of program.steps) {
    const inputs = step.inputs.map((x) => known.get(x) ?? realOf(x));
    const results = evaluateStep(step, inputs);
    step.outputs.forEach((y, i) => {
      known.set(y, results[i]!);
      if (y.dtype === 'bool') bits += results[i]!.data.map((b) => (b.isZero() ? 0 : 1)).join('');
    });
  }
  return { known, bits };
}

/**
 * The true slope of the value with respect to one element of an input.
 *
 * @param program - steps between the input and the value
 * @param entry - which element, in row-major order
 * @returns what is known of the slope; `unknown` where an operation has no exact counterpart
 */
export function trueSlope(program: ShadowProgram, entry: number): Truth {
  const known = truths.get(program) ?? new Map<number, Truth>();
  truths.set(program, known);
  const found = known.get(entry) ?? findSlope(program, entry);
  known.set(entry, found);
  return found;
}

/** Truths found so far: judges and repairs ask for the same ones. */
const truths = new WeakMap<ShadowProgram, Map<number, Truth>>();

function findSlope(program: ShadowProgram, entry: number): Truth {
  if (program.cost > BUDGET) return UNKNOWN;
  try {
    const { truth, drowned } = measure(program, entry);
    return drowned ? withDigits(MANY_DIGITS, () => measure(program, entry).truth) : truth;
  } catch (reason) {
    if (reason instanceof NoShadow) return UNKNOWN;
    throw reason;
  }
}

const STEP = new Real('1e-32');
const AGREE = new Real('1e-18');
/** Differences smaller than this beside the value leave too few of 100 digits. */
const DROWNED = new Real('1e-60');
const MANY_DIGITS = 450;

interface Side {
  readonly slope: Real | null;
  readonly infinite: boolean;
  readonly sameBranch: boolean;
}

/** A truth, and whether the differences were so small beside the value that digits ran out. */
interface Measured {
  readonly truth: Truth;
  readonly drowned: boolean;
}

function measure(program: ShadowProgram, entry: number): Measured {
  const x = Math.abs(contiguous(program.input)[entry]!);
  const h = STEP.times(x > 0 && Number.isFinite(x) ? x : 1);
  const here = sample(program, entry, ZERO);
  const right = side(program, entry, { here, h });
  const left = side(program, entry, { here, h: h.neg() });
  const change = Real.max((right.slope ?? ZERO).abs(), (left.slope ?? ZERO).abs()).times(h);
  const drowned = change.lt(here.value.abs().times(DROWNED));
  const central = sample(program, entry, h).value.minus(sample(program, entry, h.neg()).value);
  const both = right.slope !== null && left.slope !== null;
  if (both && close(right.slope, left.slope)) {
    const same = right.sameBranch === left.sameBranch;
    const slope = same ? central.div(h.times(2)) : right.sameBranch ? right.slope : left.slope;
    return { truth: known('smooth', slope, left, right), drowned };
  }
  return { truth: oneSided(left, right), drowned };
}

function oneSided(left: Side, right: Side): Truth {
  const taken = [right, left].filter((s) => s.sameBranch && (s.slope !== null || s.infinite));
  if (taken.length === 2 && !left.infinite && !right.infinite)
    return known('kink', null, left, right);
  const [only] = taken;
  if (only === undefined) return known('undefined', null, left, right);
  if (only.infinite) {
    return { ...known('infinite', only.slope, left, right), text: digits17(only.slope!) };
  }
  return known('edge', only.slope, left, right);
}

function known(kind: Truth['kind'], slope: Real | null, left: Side, right: Side): Truth {
  const text = slope === null ? null : digits17(slope);
  return { kind, slope, left: left.slope, right: right.slope, text };
}

function close(a: Real, b: Real): boolean {
  const scale = Real.max(a.abs(), b.abs());
  return scale.isZero() || a.minus(b).abs().div(scale).lt(AGREE);
}

/** The slope on one side, at two distances: one that keeps growing as the step shrinks is infinite. */
function side(
  program: ShadowProgram,
  entry: number,
  { here, h }: { readonly here: Sampled; readonly h: Real },
): Side {
  const near = sample(program, entry, h);
  const nearer = sample(program, entry, h.times('1e-8'));
  const slope = near.value.minus(here.value).div(h);
  const closer = nearer.value.minus(here.value).div(h.times('1e-8'));
  const sameBranch = near.bits === here.bits;
  if (!slope.isFinite() || !closer.isFinite()) return { slope: null, infinite: false, sameBranch };
  if (closer.abs().gt(slope.abs().times(100)) && closer.abs().gt(ONE)) {
    const infinity = new Real(closer.isNegative() ? -Infinity : Infinity);
    return { slope: infinity, infinite: true, sameBranch };
  }
  // A slope that shrinks with the step is 0 at the point itself: x² at 0, a patched singularity.
  const vanishes = closer.abs().lt(slope.abs().times('1e-4'));
  return { slope: vanishes ? ZERO : closer, infinite: false, sameBranch };
}
