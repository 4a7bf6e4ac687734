/**
 * Which operation of the user a recorded step belongs to: itself, the operation whose slope it computes, or
 * the one whose cotangents it adds up.
 */
import type { Tensor } from '@gradus/tensor';
import { isSlot, type Entry } from '@gradus/autodiff';
import type { Evidence } from './evidence.js';
import { tensorsOfValue, type Flow, type Observation, type Step } from './observation.js';

/** An operation and the user's line. */
export type Owner = Pick<Entry['origin'], 'op' | 'site'>;

/**
 * The operation that a step was done for.
 *
 * @param evidence - the entries in question
 * @param step - a recorded step, also of the backward pass
 * @returns its name and line
 */
export function ownerOf({ observation }: Pick<Evidence, 'observation'>, step: Step): Owner {
  const flow = observation.flows.find(({ steps }) => steps.includes(step));
  if (flow !== undefined) return sender(observation, flow, step);
  return slopeOf(observation, step) ?? { op: step.primitive.name, site: step.site };
}

/** Of a sum of cotangents, the operation in which the two paths met on the way forwards. */
function sender(observation: Observation, flow: Flow, { inputs }: Step): Owner {
  const senders = inputs.map((c) => sentBy(observation, c));
  const [a, b] = senders;
  if (a === undefined || b === undefined) return flow.entry.origin;
  return meeting(observation, a.entry.origin, b.entry.origin) ?? flow.entry.origin;
}

/** The entry that sent a cotangent; of a sum, the one that sent its first part. */
function sentBy({ flows }: Observation, cotangent: Tensor): Flow | undefined {
  let wanted = cotangent;
  for (;;) {
    const flow = flows.find(({ left }) => left.includes(wanted));
    if (flow !== undefined) return flow;
    const steps = flows.flatMap((f) => f.steps);
    const sum = steps.find(({ outputs }) => outputs.includes(wanted));
    if (sum === undefined) return undefined;
    wanted = sum.inputs[0]!;
  }
}

/** The first step that depends on the results of two operations, or is one of them. */
function meeting(
  { steps }: Observation,
  a: Entry['origin'],
  b: Entry['origin'],
): Owner | undefined {
  const reach = [a, b].map(({ application }) => new Set<Tensor>(application?.outputs));
  const met = steps.find(({ inputs, outputs }) =>
    reach
      .map((from) => {
        const reached = [...inputs, ...outputs].some((x) => from.has(x));
        if (reached) for (const y of outputs) from.add(y);
        return reached;
      })
      .every(Boolean),
  );
  return met === undefined ? undefined : { op: met.primitive.name, site: met.site };
}

/** The operation whose coefficient a step computes; undefined for a step of the function itself. */
function slopeOf(observation: Observation, step: Step): Owner | undefined {
  const { tape, steps } = observation;
  const needed = tensorsOfValue(observation);
  if (step.outputs.some((y) => needed.has(y))) return undefined;
  const wanted = new Set<Tensor>(step.outputs);
  for (const { inputs, outputs } of steps.slice(steps.indexOf(step) + 1)) {
    if (inputs.some((x) => wanted.has(x))) for (const y of outputs) wanted.add(y);
  }
  const entry = tape.entries.find((e) => e.args.some((a) => !isSlot(a) && wanted.has(a)));
  return entry?.origin;
}
