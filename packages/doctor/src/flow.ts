/**
 * The way of tangents and cotangents between one input and the value: which slots are reached, what passed
 * the entries, where the flow was cut, and where a tangent died.
 */
import type { Tensor } from '@gradus/tensor';
import { isSlot, type Cut, type Entry } from '@gradus/autodiff';
import type { Evidence } from './evidence.js';
import { once } from './notes.js';
import { isZero } from './numbers.js';
import { tensorsOfValue, type Flow, type Step } from './observation.js';
import { basis, pushEntry } from './pushing.js';

/**
 * Slots that the tangent of an input reaches.
 *
 * @param evidence - the entries in question
 * @returns indices of slots
 */
export const reachedSlots: (evidence: Evidence) => ReadonlySet<number> =
  /* @__PURE__ */ once(slotsOf);

function slotsOf({ observation: { tape }, index }: Evidence): Set<number> {
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
 * Cuts between an input and the value, newest first: they took the tangent of the input, and their results
 * are part of the value (or left as plain numbers, and nobody knows where those went).
 *
 * @param evidence - the entries in question
 * @returns the cuts
 */
export const cutsOf: (evidence: Evidence) => readonly Cut[] = /* @__PURE__ */ once(reachedCuts);

function reachedCuts(evidence: Evidence): Cut[] {
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

/** A tangent at one entry of the tape on the way forwards. */
export interface Pushed {
  readonly entry: Entry;
  /** Tangents of its arguments; null for zero, and for what is known. */
  readonly given: readonly (Tensor | null)[];
  readonly results: readonly (Tensor | null)[];
}

/**
 * Pushes the tangent of the first element in question along the tape.
 *
 * @param evidence - the entries in question
 * @returns what arrived at every entry, and what left it
 */
export const pushed: (evidence: Evidence) => readonly Pushed[] = /* @__PURE__ */ once(pushedAlong);

function pushedAlong({ observation, index, entries }: Evidence): Pushed[] {
  const { tape, inputs } = observation;
  const held = new Map<number, Tensor>();
  const tangents = inputs.map((x, i) => basis(x, i === index ? entries[0]! : -1));
  tape.inputs.forEach((slot, i) => held.set(slot.index, tangents[i]!));
  return tape.entries.map((entry) => {
    const given = entry.args.map((a) => (isSlot(a) ? (held.get(a.index) ?? null) : null));
    const results = pushEntry(tape, entry, given);
    for (let i = 0; i < results.length; i++) {
      if (results[i] !== null) held.set(entry.results[i]!.index, results[i]!);
    }
    return { entry, given, results };
  });
}

/**
 * Finds the entry nearest to the value that turned the tangent of one element to zero.
 *
 * @param evidence - the entries in question
 * @returns the entry; null when the tangent arrives, or never starts
 */
export function findKiller(evidence: Evidence): Pushed | null {
  return (
    pushed(evidence).findLast(
      ({ given, results }) => !given.every(isZero) && results.every(isZero),
    ) ?? null
  );
}

/**
 * What a program computes up to an entry of the tape.
 *
 * @param program - steps between an input and the value
 * @param entry - an entry on the way
 * @returns the steps, that of the entry the last of them; none for an entry of another way
 */
export function stepsUpTo(
  { steps }: Evidence['program'],
  { origin }: Pick<Entry, 'origin'>,
): readonly Step[] {
  const outputs = origin.application?.outputs ?? [];
  const last = steps.findIndex((step) => step.outputs.some((y) => outputs.includes(y)));
  return steps.slice(0, last + 1);
}
