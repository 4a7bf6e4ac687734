/**
 * The forward pass over a tape: entries in order on concrete tangents. The function `linearize` returns.
 */
import { bind, zerosOf, type Tensor } from '@gradus/tensor';
import { isSlot, type Tape } from './tape.js';

/**
 * Pushes tangents of the inputs to the outputs.
 *
 * @param tape - a tape
 * @param tangents - one an input
 * @returns one tangent an output, null for zero
 */
export function push(tape: Tape, tangents: readonly Tensor[]): (Tensor | null)[] {
  const held: (Tensor | undefined)[] = Array.from({ length: tape.size }, () => undefined);
  tape.inputs.forEach((slot, i) => (held[slot.index] = tangents[i]!));
  for (const { primitive, args, params, results } of tape.entries) {
    const inputs = args.map((a) => (isSlot(a) ? (held[a.index] ?? zerosOf(a.type)) : a));
    const out = bind(primitive, inputs, params);
    results.forEach((slot, i) => (held[slot.index] = out[i]!));
  }
  return tape.outputs.map((slot) =>
    slot === null ? null : (held[slot.index] ?? zerosOf(slot.type)),
  );
}
