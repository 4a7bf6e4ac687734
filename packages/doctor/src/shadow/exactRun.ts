/**
 * A whole observed run, its coefficients and its backward pass, with 100 digits: what every tensor of it
 * would be if nothing were rounded. Beside the floats it shows where digits were lost. (The slopes in it come
 * from the derivative rules; the truth of a gradient does not, see derivative.ts.)
 */
import type { Tensor } from '@gradus/tensor';
import { Notes, once } from '../notes.js';
import type { Observation, Step } from '../observation.js';
import { costOfStep, evaluateStep, realOf, type RealTensor } from './evaluate.js';
import { DIGITS, withDigits } from './real.js';
import { forgetTies, hasTied, mayBend, NoShadow } from './scalars.js';

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
export const allSteps: (observation: Observation) => readonly Step[] =
  /* @__PURE__ */ once(inOrder);

function inOrder({ steps, flows }: Observation): Step[] {
  const found = [...steps];
  for (const flow of flows) for (const step of flow.steps) found.push(step);
  return found;
}

/** Of steps of exact runs: whether nothing was compared there with what it is equal to, and whether all is smooth. */
const looks = /* @__PURE__ */ new Notes<Look>();

interface Look {
  readonly untied: boolean;
  readonly smooth: boolean;
}

/**
 * Whether an exact run saw a step compare nothing with what it is (as good as) equal to.
 *
 * @param step - of an observation that was repeated
 * @returns true where the step has no corner; false where it may have one
 */
export const hasNoTie = (step: Step): boolean => looks.get(step)?.untied === true;

/**
 * Whether an exact run saw that some steps have a slope at the point they are at, the same on both of its sides: there
 * was no comparison that could come out otherwise, no rounding, no function at a number where it is special.
 *
 * @param steps - of an observation that was repeated
 * @returns false where one of them may have none
 */
export const areSmooth = (steps: readonly Step[]): boolean =>
  steps.every((step) => looks.get(step)?.smooth === true);

/**
 * Repeats a run without rounding.
 *
 * @param observation - an observed run
 * @returns exact values of everything computed in it; null where that would cost too much
 */
export const exactRun: (observation: Observation) => ExactRun | null =
  /* @__PURE__ */ once(repeated);

function repeated(observation: Observation): ExactRun | null {
  if (costOf(observation) > BUDGET) return null;
  return withDigits(DIGITS, () => repeat(observation, allSteps(observation)));
}

const costOf: (observation: Observation) => number = /* @__PURE__ */ once((observation) => {
  let cost = 0;
  for (const step of allSteps(observation)) cost += costOfStep(step);
  return cost;
});

/**
 * Whether a run is so short that repeating it without rounding costs little.
 *
 * @param observation - an observed run
 * @returns true for a few hundred scalar operations
 */
export function isSmall(observation: Observation): boolean {
  return costOf(observation) <= SMALL;
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
    const inputs = step.inputs.map(exact);
    const isKnown = !inputs.includes(null);
    forgetTies();
    const results = isKnown ? attempt(step, inputs as RealTensor[]) : null;
    if (results !== null && !hasTied()) looks.set(step, mayBend() ? UNTIED : SMOOTH);
    for (let i = 0; i < step.outputs.length; i++) {
      known.set(step.outputs[i]!, results?.[i] ?? null);
    }
  }
  return known;
}

const UNTIED: Look = { untied: true, smooth: false };
const SMOOTH: Look = { untied: true, smooth: true };

function attempt(step: Step, inputs: readonly RealTensor[]): RealTensor[] | null {
  try {
    return evaluateStep(step, inputs);
  } catch (reason) {
    if (reason instanceof NoShadow) return null;
    throw reason;
  }
}
