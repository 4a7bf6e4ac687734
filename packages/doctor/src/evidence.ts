/**
 * The evidence judges look at: sick entries of one input with one symptom, the observed run, the true
 * slope, and questions about the flow that several judges ask.
 */
import {
  allocate,
  contiguous,
  dtypes,
  fromData,
  positionOf,
  zerosOf,
  type Position,
  type Site,
  type Tensor,
} from '@gradus/tensor';
import { isSlot, push, type Cut, type Entry, type Slot } from '@gradus/autodiff';
import type { Symptom } from './finding.js';
import { gradientOf, type Flow, type Observation, type Step } from './observation.js';
import { shadowProgram, trueSlope, type ShadowProgram, type Truth } from './shadow/derivative.js';

/** Sick entries of one input. */
export interface Evidence {
  readonly observation: Observation;
  /** Which input, and its path. */
  readonly index: number;
  readonly path: string;
  readonly input: Tensor;
  /** The steps between it and the value, for the shadow. */
  readonly program: ShadowProgram;
  readonly symptom: Symptom;
  /** Flat positions of the entries. */
  readonly entries: readonly number[];
  /** Gradient and truth of the first of them. */
  readonly gradient: number;
  readonly truth: Truth;
  /** Source text of the function. */
  readonly source: string;
}

/** Largest input whose healthy-looking entries are compared with the truth, too. */
const SMALL = 16;
/** A finite gradient is called wrong from this relative error on. */
const WRONG = 1e-2;

/**
 * Groups the entries of one input by what is seen of them; healthy ones are left out.
 *
 * @param observation - an observed run
 * @param index - which input
 * @param names - its path and the source of the function
 * @returns one evidence a symptom
 */
export function gatherEvidence(
  observation: Observation,
  index: number,
  names: { readonly path: string; readonly source: string },
): Evidence[] {
  const gradient = contiguous(gradientOf(observation, index));
  const input = observation.inputs[index]!;
  const program = shadowProgram(observation, index);
  const groups = new Map<Symptom, number[]>();
  gradient.forEach((g, entry) => {
    const symptom = symptomOf(
      g,
      () => gradient.length <= SMALL && isWrong(g, trueSlope(program, entry), input),
    );
    if (symptom === null) return;
    const group = groups.get(symptom);
    if (group === undefined) groups.set(symptom, [entry]);
    else group.push(entry);
  });
  return [...groups].map(([symptom, entries]) => ({
    observation,
    index,
    ...names,
    input,
    program,
    symptom,
    entries,
    gradient: gradient[entries[0]!]!,
    truth: trueSlope(program, entries[0]!),
  }));
}

function symptomOf(g: number, wrong: () => boolean): Symptom | null {
  if (g === 0) return 'zero';
  if (Number.isNaN(g)) return 'nan';
  if (!Number.isFinite(g)) return 'inf';
  return wrong() ? 'wrong' : null;
}

function isWrong(g: number, { kind, slope }: Truth, input: Tensor): boolean {
  if (slope === null || kind === 'kink' || !slope.isFinite()) return false;
  const truth = slope.toNumber();
  const { tiny } = dtypes[input.dtype];
  return Math.abs(g - truth) > WRONG * Math.max(Math.abs(truth), Math.abs(g)) + tiny;
}

/**
 * Whether a true slope lies outside of what the dtype can hold, and is not zero.
 *
 * @param evidence - the entries in question
 * @returns true when every float answer would be 0 or ∞
 */
export function unrepresentable(evidence: Evidence): boolean {
  const {
    truth: { slope },
    input,
  } = evidence;
  if (slope === null || !slope.isFinite() || slope.isZero()) return false;
  const { tiny, eps, max } = dtypes[input.dtype];
  return slope.abs().lt(tiny * eps) || slope.abs().gt(max);
}

/** Whether every element satisfies a test. */
function every(x: Tensor | null, test: (value: number) => boolean): boolean {
  return x === null || contiguous(x).every((value) => test(value));
}

/**
 * Whether all elements are zero, or nothing arrived.
 *
 * @param x - a concrete tensor, or null for zero
 * @returns true for zeros
 */
export const isZero = (x: Tensor | null): boolean => every(x, (v) => v === 0);
/**
 * Whether no element is NaN or infinite.
 *
 * @param x - a concrete tensor, or null for zero
 * @returns true for finite numbers
 */
export const isFinite = (x: Tensor | null): boolean => every(x, Number.isFinite);
/**
 * Whether no element is NaN.
 *
 * @param x - a concrete tensor, or null for zero
 * @returns true for numbers
 */
export const hasNoNaN = (x: Tensor | null): boolean => every(x, (v) => !Number.isNaN(v));

/**
 * The user's line of an entry, a cut or a step.
 *
 * @param place - what remembers a site
 * @returns the position, or null
 */
export function placeOf(place: { readonly site: Site | null }): Position | null {
  return positionOf(place.site);
}

/**
 * Slots that the tangent of an input reaches.
 *
 * @param evidence - the entries in question
 * @returns indices of slots
 */
export function reachedSlots(evidence: Evidence): ReadonlySet<number> {
  const { observation, index } = evidence;
  const { tape } = observation;
  const reached = new Set<number>([tape.inputs[index]!.index]);
  for (const { args, results } of tape.entries) {
    if (!args.some((a) => isSlot(a) && reached.has(a.index))) continue;
    for (const r of results) reached.add(r.index);
  }
  return reached;
}

/**
 * Entries between an input and the value, newest first, with what passed them on the way back.
 *
 * @param evidence - the entries in question
 * @returns their flows
 */
export function flowsToInput(evidence: Evidence): Flow[] {
  const reached = reachedSlots(evidence);
  return evidence.observation.flows.filter(({ entry }) =>
    entry.args.some((a) => isSlot(a) && reached.has(a.index)),
  );
}

/**
 * Tensors that the value is made of.
 *
 * @param observation - an observed run
 * @returns the value, and all it was computed from
 */
export function tensorsOfValue(observation: Observation): ReadonlySet<Tensor> {
  const { steps, value } = observation;
  const needed = new Set<Tensor>([value]);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { inputs, outputs } = steps[i]!;
    if (outputs.some((y) => needed.has(y))) for (const x of inputs) needed.add(x);
  }
  return needed;
}

/**
 * Cuts between an input and the value, newest first: they took the tangent of the input, and their results
 * are part of the value (or left as plain numbers, and nobody knows where those went).
 *
 * @param evidence - the entries in question
 * @returns the cuts
 */
export function cutsOf(evidence: Evidence): Cut[] {
  const reached = reachedSlots(evidence);
  const needed = tensorsOfValue(evidence.observation);
  return evidence.observation.tape.cuts
    .filter(
      ({ inputs, outputs, reason }) =>
        inputs.some((s) => reached.has(s.index)) &&
        (reason === 'left the tape' || outputs.some((y) => needed.has(y))),
    )
    .toReversed();
}

/** Where the tangent of one entry of the input died on its way to the value. */
export interface Killer {
  readonly entry: Entry;
  /** Tangents of its arguments, some of them not zero, while all results are. */
  readonly tangents: readonly (Tensor | null)[];
}

/**
 * Pushes the tangent of one element along the tape and finds the entry nearest to the output that turned
 * it to zero.
 *
 * @param evidence - the entries in question
 * @returns the entry; null when the tangent arrives, or never starts
 */
export function findKiller(evidence: Evidence): Killer | null {
  const { observation, index, entries } = evidence;
  const { tape, inputs } = observation;
  const held = new Map<number, Tensor>();
  const tangents = inputs.map((x, i) => basis(x, i === index ? entries[0]! : -1));
  tape.inputs.forEach((slot, i) => held.set(slot.index, tangents[i]!));
  let killer: Killer | null = null;
  for (const entry of tape.entries) {
    const given = entry.args.map((a) => (isSlot(a) ? (held.get(a.index) ?? null) : null));
    const results = pushEntry(entry, given);
    results.forEach((t, i) => t !== null && held.set(entry.results[i]!.index, t));
    if (!given.every(isZero) && results.every(isZero)) killer = { entry, tangents: given };
  }
  return killer;
}

function pushEntry(entry: Entry, given: readonly (Tensor | null)[]): (Tensor | null)[] {
  const slots = entry.args.filter((a): a is Slot => isSlot(a));
  const known = given.filter((_, i) => isSlot(entry.args[i]!));
  if (known.every((t) => t === null)) return entry.results.map(() => null);
  const size = 1 + Math.max(...slots.map((s) => s.index), ...entry.results.map((r) => r.index));
  const tape = { inputs: slots, entries: [entry], outputs: entry.results, cuts: [], size };
  const filled = known.map((t, i) => t ?? zerosOf(slots[i]!.type));
  return push(tape, filled);
}

function basis(x: Tensor, entry: number): Tensor {
  const data = allocate(x.dtype, x.size);
  if (entry >= 0) data[entry] = 1;
  return fromData(x.type, data);
}

/**
 * The step towards the value in whose result a property first fails although it held for all operands.
 *
 * @param observation - an observed run
 * @param holds - the property
 * @returns the step, or undefined when the property never fails so
 */
export function firstStep(
  observation: Observation,
  holds: (x: Tensor) => boolean,
): Step | undefined {
  const needed = tensorsOfValue(observation);
  return observation.steps.find(
    ({ inputs, outputs }) =>
      inputs.every(holds) && !outputs.every(holds) && outputs.some((y) => needed.has(y)),
  );
}
