/**
 * A whole observed run, its coefficients and its backward pass, with 100 digits: what every tensor of it
 * would be if nothing were rounded. Beside the floats it shows where digits were lost. (The slopes in it come
 * from the derivative rules; the truth of a gradient does not, see derivative.ts.)
 */
import type { Tensor } from '@gradus/tensor';
import type { Observation, Step } from '../observation.js';
import { costOfStep, evaluateStep, realOf, type RealTensor } from './evaluate.js';
import { DIGITS, withDigits } from './real.js';
import { NoShadow, watchTies } from './scalars.js';

/** Element operations that an exact run may cost. */
const BUDGET = 6_000;
/** Element operations up to which even a gradient that looks healthy is checked. */
const SMALL = 600;

/** Exact values by recorded tensor; null where an operation has no exact counterpart. */
export type ExactRun = ReadonlyMap<Tensor, RealTensor | null>;

/**
 * Every step of an observation in the order of execution.
 *
 * @param observation - an observed run
 * @returns the forward steps, then those of the backward pass
 */
export function allSteps(observation: Observation): readonly Step[] {
  const { steps, flows } = observation;
  const found = sequences.get(observation) ?? [...steps, ...flows.flatMap((flow) => flow.steps)];
  sequences.set(observation, found);
  return found;
}

const sequences = new WeakMap<Observation, readonly Step[]>();

const runs = new WeakMap<Observation, ExactRun | null>();
/** Steps in which nothing was compared with what it is equal to. */
const untied = new WeakSet<Step>();

/**
 * Whether an exact run saw a step compare nothing with what it is (as good as) equal to.
 *
 * @param step - of an observation that was repeated
 * @returns true where the step has no corner; false where it may have one
 */
export const hasNoTie = (step: Step): boolean => untied.has(step);

/**
 * Repeats a run without rounding.
 *
 * @param observation - an observed run
 * @returns exact values of everything computed in it; null where that would cost too much
 */
export function exactRun(observation: Observation): ExactRun | null {
  const found = runs.get(observation);
  if (found !== undefined) return found;
  const steps = allSteps(observation);
  const run = costOf(steps) > BUDGET ? null : withDigits(DIGITS, () => repeat(observation, steps));
  runs.set(observation, run);
  return run;
}

const costOf = (steps: readonly Step[]): number =>
  steps.reduce((cost, step) => cost + costOfStep(step), 0);

/**
 * Whether a run is so short that repeating it without rounding costs little.
 *
 * @param observation - an observed run
 * @returns true for a few hundred scalar operations
 */
export function isSmall(observation: Observation): boolean {
  return costOf(allSteps(observation)) <= SMALL;
}

function repeat(observation: Observation, steps: readonly Step[]): ExactRun {
  const known = new Map<Tensor, RealTensor | null>();
  for (const x of observation.inputs) known.set(x, realOf(x));
  const exact = (x: Tensor): RealTensor | null => {
    let found = known.get(x);
    if (found === undefined) known.set(x, (found = realOf(x))); // a constant
    return found;
  };
  for (const step of steps) {
    const { result: results, tied } = watchTies(() => attempt(step, step.inputs.map(exact)));
    if (results !== null && !tied) untied.add(step);
    step.outputs.forEach((y, i) => known.set(y, results?.[i] ?? null));
  }
  return known;
}

function attempt(step: Step, inputs: readonly (RealTensor | null)[]): RealTensor[] | null {
  if (!inputs.every((x) => x !== null)) return null;
  try {
    return evaluateStep(step, inputs);
  } catch (reason) {
    if (reason instanceof NoShadow) return null;
    throw reason;
  }
}
