/**
 * Where digits were lost: the first step of a run whose operands were right and whose result is not. It is
 * blamed only when the gradient is right once that one result is: floats from there on, as they were.
 */
import { reshape, array, bind, contiguous, dtypes, isFloat, type Tensor } from '@gradus/tensor';
import { once } from '../notes.js';
import type { Observation, Step } from '../observation.js';
import { realOf, type RealTensor } from './evaluate.js';
import { allSteps, exactRun, type ExactRun } from './exactRun.js';
import { ZERO, type Real } from './real.js';

/** How a result came to differ from the exact one. */
export type LossKind = 'overflow' | 'underflow' | 'rounding';

/** A step that lost digits. */
export interface Loss {
  readonly step: Step;
  readonly kind: LossKind;
  /** Relative error of its worst element; ∞ for 0, ∞ or NaN in the place of a number. */
  readonly error: number;
}

/**
 * The relative error from which on a number counts as wrong: half of the digits are gone.
 *
 * @param x - a tensor of floats
 * @returns √ε
 */
export function toleranceOf({ dtype }: Tensor): number {
  return Math.sqrt(dtypes[dtype].eps);
}

/**
 * The relative error of a float.
 *
 * @param float - what was computed
 * @param exact - what it stands for
 * @returns |float − exact| / |exact|; ∞ where one of them is no number and the other is
 */
export function relativeError(float: number, exact: Real): number {
  if (exact.isNaN()) return Number.isNaN(float) ? 0 : Infinity;
  if (!exact.isFinite()) return float === exact.toNumber() ? 0 : Infinity;
  if (!Number.isFinite(float)) return Infinity;
  if (exact.isZero()) return float === 0 ? 0 : Infinity;
  return exact.minus(float).div(exact).abs().toNumber();
}

/** Floats of this size and its inverse have all their digits. */
const LARGE = 1e290;

/**
 * The relative error of a float where it may count as wrong; of a smaller one only that it is small.
 *
 * @param float - what was computed
 * @param exact - what it stands for
 * @returns as `relativeError` where that is large, with most of its digits; another small number elsewhere
 */
export function visibleError(float: number, exact: Real): number {
  const near = exact.toNumber();
  const size = Math.abs(near);
  if (!(size < LARGE && size > 1 / LARGE)) return relativeError(float, exact);
  const error = Math.abs(float - near) / size;
  return Number.isFinite(error) ? error : relativeError(float, exact);
}

interface Worst {
  readonly error: number;
  readonly float: number;
  readonly exact: Real | null;
}

/** `noise`: what is smaller than this is the last digits of larger numbers, of floats and of reals alike. */
function worstOf(x: Tensor, exact: RealTensor, noise: Real = ZERO): Worst {
  let worst: Worst = { error: 0, float: 0, exact: null };
  const { eps } = dtypes[x.dtype];
  const floats = contiguous(x);
  for (let i = 0; i < floats.length; i++) {
    const [float, truth] = [floats[i]!, exact.data[i]!];
    const error = visibleError(float, truth);
    if (error === 0 || !(error > worst.error)) continue;
    const nothing = !noise.isZero() && truth.abs().lt(noise.times('1e-60'));
    if (nothing && noise.times(8 * eps).gte(Math.abs(float))) continue;
    worst = { error, float, exact: truth };
  }
  return worst;
}

function kindOf({ float, exact }: Worst, { dtype }: Tensor, step: Step): LossKind {
  const { max, tiny } = dtypes[dtype];
  if (exact === null || !exact.isFinite()) return 'rounding';
  if (!Number.isFinite(float) && exact.abs().gt(max)) return 'overflow';
  const adds = step.primitive.linearIn === 'all'; // sums never underflow: tiny floats add up exactly
  return !adds && !exact.isZero() && exact.abs().lt(tiny) ? 'underflow' : 'rounding';
}

/**
 * Every step whose operands were right and whose result is not, in the order of execution.
 *
 * @param observation - an observed run
 * @returns the steps; none where the run is too large for the shadow
 */
export const lossesOf: (observation: Observation) => readonly Loss[] =
  /* @__PURE__ */ once(lossesIn);

function lossesIn(observation: Observation): Loss[] {
  const run = exactRun(observation);
  if (run === null) return [];
  return allSteps(observation)
    .map((step) => lossAt(step, run))
    .filter((loss) => loss !== null);
}

function lossAt(step: Step, run: ExactRun): Loss | null {
  const y = step.outputs[0];
  if (y === undefined || !isFloat(y.dtype)) return null;
  const exact = run.get(y);
  if (exact === undefined || exact === null) return null;
  const limit = toleranceOf(y);
  const right = (x: Tensor): boolean => {
    const truth = run.get(x) ?? realOf(x);
    if (isFloat(x.dtype)) return !(worstOf(x, truth).error > limit);
    return contiguous(x).every((v, i) => truth.data[i]!.eq(v)); // a comparison of wrong numbers
  };
  if (!(worstOf(y, exact).error > limit)) return null; // as most of them
  const worst = worstOf(y, exact, largestAdded(step, run));
  if (!(worst.error > limit) || Number.isNaN(worst.float) || !step.inputs.every(right)) return null;
  return { step, kind: kindOf(worst, y, step), error: worst.error };
}

/** The largest number that is added in a step; 0 where nothing is. */
function largestAdded({ primitive, inputs }: Step, run: ExactRun): Real {
  const { lower, linearIn } = primitive;
  const sums = lower.kind === 'contract' || lower.kind === 'reduce' || linearIn === 'all';
  let largest = ZERO;
  for (const x of sums ? inputs : []) {
    for (const v of (run.get(x) ?? realOf(x)).data) {
      if (v.isFinite() && v.abs().gt(largest)) largest = v.abs();
    }
  }
  return largest;
}

/**
 * The gradient of the recorded run if the results of one step had been right: everything after it is
 * computed in floats again.
 *
 * @param observation - an observed run
 * @param loss - a step that lost digits
 * @param index - which input
 * @returns the gradient; null where no cotangent arrives
 */
export function healed(observation: Observation, { step }: Loss, index: number): Tensor | null {
  const run = exactRun(observation)!;
  const known = new Map<Tensor, Tensor>();
  const given = (x: Tensor): Tensor => known.get(x) ?? x;
  let changed = false;
  for (const each of allSteps(observation)) {
    if (each === step) {
      for (const y of each.outputs) known.set(y, rounded(y, run.get(y) ?? null));
      changed = true;
    } else if (changed && each.inputs.some((x) => known.has(x))) {
      const outputs = bind(each.primitive, each.inputs.map(given), each.params);
      each.outputs.forEach((y, i) => known.set(y, outputs[i]!));
    }
  }
  const gradient = observation.cotangents[index] ?? null;
  return gradient === null ? null : given(gradient);
}

function rounded(y: Tensor, exact: RealTensor | null): Tensor {
  if (exact === null) return y;
  return reshape(array(exact.data.map(Number), { dtype: y.dtype }), y.shape);
}
