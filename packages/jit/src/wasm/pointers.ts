/**
 * Addresses inside loops. An address is a pointer plus a constant, and a pointer is where its root begins (the
 * arena, or a buffer that the function is handed) plus a sum of counters times bytes. Pointers that are equal are one local, which is moved on at the end of every turn instead of
 * being computed anew; most kernels need one or two.
 */
import { dtypes } from '@gradus/tensor';
import type { Buffer } from '../kernels/kernel.js';
import type { OffsetOf } from '../memory/layout.js';
import { eachPlace, type Index, type Place, type Statement } from '../loops/loop.js';

/** How many bytes a pointer moves at every turn of a loop. */
export interface PointerStep {
  readonly index: Index;
  readonly bytes: number;
}

/** The part of an address that changes, outermost loop first. */
export interface Pointer {
  /** Equal for equal pointers inside the same loops. */
  readonly key: string;
  /** The buffer from whose start it counts; null: from the start of the arena. */
  readonly root: Buffer | null;
  readonly steps: readonly PointerStep[];
  /** Bytes added at the start: an address that runs backwards may not begin below its buffer. */
  readonly start: number;
}

function pointer(root: Buffer | null, start: number, steps: readonly PointerStep[]): Pointer {
  return {
    root,
    key: `${root?.name ?? ''} ${start} ${steps.map((s) => `${s.index.name}*${s.bytes}`).join(' ')}`,
    steps,
    start,
  };
}

/** A pointer, and a constant to be added. */
export interface Address {
  readonly pointer: Pointer;
  readonly constant: number;
}

/**
 * The addresses of the places of one function.
 *
 * @param offsetOf - where buffers begin
 * @returns what knows the address of a place; it is computed once
 */
export function addressesOf(offsetOf: OffsetOf): (place: Place) => Address {
  const known = new Map<Place, Address>();
  return (place) => {
    let found = known.get(place);
    if (found === undefined) known.set(place, (found = addressOf(place, offsetOf)));
    return found;
  };
}

function addressOf(place: Place, offsetOf: OffsetOf): Address {
  const { bytes } = dtypes[place.buffer.dtype];
  const begin = offsetOf(place.buffer);
  const root = begin === null ? place.buffer : null;
  const constant = (begin ?? 0) + place.offset * bytes;
  const steps = place.terms.map(({ index, stride }) => ({ index, bytes: stride * bytes }));
  return steps.some((step) => step.bytes < 0)
    ? { pointer: pointer(root, constant, steps), constant: 0 }
    : { pointer: pointer(root, 0, steps), constant };
}

/**
 * The pointer as it is outside of its innermost loop.
 *
 * @param inner - a pointer that moves
 * @returns the same without its last step
 */
export function outside({ root, start, steps }: Pointer): Pointer {
  return pointer(root, start, steps.slice(0, -1));
}

/**
 * The pointers that move in a loop.
 *
 * @param body - what the loop repeats
 * @param index - its counter
 * @param addresses - knows the address of a place
 * @returns pointers whose last step is a turn of this loop, none twice
 */
export function pointersOf(
  body: readonly Statement[],
  index: Index,
  addresses: (place: Place) => Address,
): readonly Pointer[] {
  const found = new Map<string, Pointer>();
  const note = (place: Place): void => {
    const { root, start, steps } = addresses(place).pointer;
    const at = steps.findIndex((step) => step.index === index);
    if (at < 0) return;
    const part = pointer(root, start, steps.slice(0, at + 1));
    found.set(part.key, part);
  };
  for (const statement of body) eachPlace(statement, note);
  return [...found.values()];
}
