/**
 * The part of an observed run that leads from one input to the value, as a function that can be asked with 100
 * digits: at the point itself, and beside it.
 */
import { dtypes, isFloat, type Tensor } from '@gradus/tensor';
import { once, type Noted } from '../notes.js';
import type { Observation, Step } from '../observation.js';
import { exactRun } from './exactRun.js';
import { costOfStep, isOnHost, realOf, type RealTensor } from './evaluate.js';
import type { Real } from './real.js';

/** Element operations that a truth may cost; beyond that it is left unknown. */
export const TRUTH_BUDGET = 6_000;

/** The part of a run that leads from one input to the output, with all other values known. */
export interface ShadowProgram extends Noted {
  readonly input: Tensor;
  readonly steps: readonly Step[];
  readonly output: Tensor;
  readonly cost: number;
  /** What the run computed from other values than the input, without rounding; null where that is not known. */
  constant?(x: Tensor): RealTensor | null;
  /** What the run computed of all values, without rounding; null where that is not known. */
  repeated?(x: Tensor): RealTensor | null;
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
export const shadowProgram = (observation: Observation, index: number): ShadowProgram =>
  programFrom(observation, observation.inputs[index]!);

/**
 * Cuts out the steps that depend on a tensor of the run.
 *
 * @param observation - an observed run
 * @param input - an input, or what was computed from them
 * @returns the steps between it and the value
 */
export function programFrom(observation: Observation, input: Tensor): ShadowProgram {
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
  const repeated = (x: Tensor): RealTensor | null => exactRun(observation)?.get(x) ?? null;
  const constant = (x: Tensor): RealTensor | null => (isFloat(x.dtype) ? repeated(x) : null); // branches stay as they were
  const output = observation.value;
  return { input, steps: kept, output, cost, constant, repeated, notes: [] };
}

/**
 * The same program at a point that the input could have been rounded from: every element is moved by one
 * unit in the last place, up and down in turn.
 *
 * @param program - steps between an input and the value
 * @returns the program at the neighbouring point
 */
export const neighbour: (program: ShadowProgram) => ShadowProgram = /* @__PURE__ */ once(
  (program) => {
    const { eps } = dtypes[program.input.dtype];
    return movedBy(program, (i) => (i % 2 === 0 ? eps : -eps));
  },
);

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
  const start = { shape, data: moved };
  return { ...program, start, notes: [] };
}

/**
 * Whether the value depends on the input by way of places alone (argmax, argsort), or not at all. They are decided on
 * rounded values, and nothing that stands as near to the input as slopes are looked for gives others.
 *
 * @param program - steps between an input and the value
 * @returns true where the value does not move
 */
export function isCutOff({ input, steps, output }: ShadowProgram): boolean {
  const moving = new Set<Tensor>([input]);
  for (const { primitive, inputs, outputs, params } of steps) {
    const gives = outputs.some((y) => isFloat(y.dtype));
    const isPlaces = !gives && isOnHost(primitive.lower) && params['programs'] === undefined;
    if (!isPlaces && inputs.some((x) => moving.has(x))) for (const y of outputs) moving.add(y);
  }
  return !moving.has(output);
}
