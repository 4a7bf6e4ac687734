/**
 * The part of an observed run that leads from one input to the value, as a function that can be asked with 100
 * digits: at the point itself, and beside it.
 */
import { dtypes, type Tensor } from '@gradus/tensor';
import type { Observation, Step } from '../observation.js';
import { evaluateStep, realOf, type RealTensor } from './evaluate.js';
import { ZERO, type Real } from './real.js';
import { NoShadow } from './scalars.js';

/** Element operations that a truth may cost; beyond that it is left unknown. */
export const TRUTH_BUDGET = 20_000;

/** The part of a run that leads from one input to the output, with all other values known. */
export interface ShadowProgram {
  readonly input: Tensor;
  readonly steps: readonly Step[];
  readonly output: Tensor;
  readonly cost: number;
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
  let cost = 0;
  for (const { inputs, outputs } of kept) {
    cost += Math.max(...inputs.map((x) => x.size), ...outputs.map((y) => y.size), 1);
  }
  return { input, steps: kept, output: observation.value, cost };
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
  const { input } = program;
  const { shape, data } = realOf(input);
  const { eps } = dtypes[input.dtype];
  const moved = data.map((x, i) => x.times(i % 2 === 0 ? 1 + eps : 1 - eps));
  return { ...program, start: { shape, data: moved } };
}

/** The value of the function with one element replaced, and the outcome of every comparison. */
export interface Sampled {
  readonly value: Real;
  readonly bits: string;
  /** The largest number met on the way: beside it digits run out. */
  readonly scale: Real;
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
    return run(program, startOf(program)).known;
  } catch (reason) {
    if (reason instanceof NoShadow) return null;
    throw reason;
  }
}

interface ShadowRun {
  readonly known: ReadonlyMap<Tensor, RealTensor>;
  readonly bits: string;
  readonly scale: Real;
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
  const start = startOf(program);
  const data = start.data.with(entry, start.data[entry]!.plus(shift));
  const { known, bits, scale } = run(program, { shape: start.shape, data });
  return { value: (known.get(program.output) ?? realOf(program.output)).data[0]!, bits, scale };
}

function run(program: ShadowProgram, input: RealTensor): ShadowRun {
  const known = new Map<Tensor, RealTensor>([[program.input, input]]);
  let bits = '';
  let scale = largest(ZERO, input);
  for (const step of program.steps) {
    const inputs = step.inputs.map((x) => known.get(x) ?? realOf(x));
    const results = evaluateStep(step, inputs);
    step.outputs.forEach((y, i) => {
      known.set(y, results[i]!);
      scale = largest(scale, results[i]!);
      if (y.dtype === 'bool') bits += results[i]!.data.map((b) => (b.isZero() ? 0 : 1)).join('');
    });
  }
  return { known, bits, scale };
}

function largest(scale: Real, { data }: RealTensor): Real {
  return data.reduce((max, x) => (x.isFinite() && x.abs().gt(max) ? x.abs() : max), scale);
}
