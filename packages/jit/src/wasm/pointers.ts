/**
 * Addresses inside loops. An address is a pointer plus a constant, and a pointer is where its root begins (the
 * arena, or a buffer that the function is handed) plus a sum of counters times bytes. Equal pointers are one
 * object, and one local, which is moved on at the end of every turn instead of being computed anew; most
 * kernels need one or two. Pointers form a tree: one that moves in a loop begins where its outer one stands.
 * One walk over the loops of a function finds them all.
 */
import { dtypes } from '@gradus/tensor';
import type { Buffer } from '../kernels/kernel.js';
import type { OffsetOf } from '../memory/layout.js';
import { placesIn, type Index, type Place, type Statement } from '@gradus/tensor/code';

/** The part of an address that changes. */
export interface Pointer {
  /** The pointer outside of the innermost loop in which it moves; null for one that never moves. */
  readonly outer: Pointer | null;
  /** The buffer from whose start it counts; null: from the start of the arena. */
  readonly root: Buffer | null;
  /** Bytes added at the start: an address that runs backwards may not begin below its buffer. */
  readonly start: number;
  /** The innermost counter that moves it. */
  readonly counter: string;
  /** How many bytes it moves at every turn. */
  readonly bytes: number;
  /** Pointers that begin where it stands. */
  readonly inner: Pointer[];
}

/** A pointer, and a constant to be added. */
export interface Address {
  readonly pointer: Pointer;
  readonly constant: number;
}

/** Something that counts, and of which addresses are made. */
export interface Counting {
  readonly index: Index;
}

/** The addresses of one function. */
export class Addresses {
  readonly #offsetOf: OffsetOf;
  readonly #roots: Pointer[] = [];
  readonly #known = new Map<Place, Address>();
  readonly #moving = new Map<Counting, Set<Pointer>>();

  /**
   * @param offsetOf - where buffers begin
   * @param body - what the function does
   * @param given - counters that it is handed
   */
  constructor(offsetOf: OffsetOf, body: readonly Statement[], given: readonly Counting[]) {
    this.#offsetOf = offsetOf;
    for (const counting of given) this.#moving.set(counting, new Set());
    this.#visit(body, [...given]);
  }

  /**
   * The address of a place.
   *
   * @param place - a place
   * @returns a pointer, and what is to be added
   */
  of(place: Place): Address {
    return this.#known.get(place) ?? this.#note(place, []);
  }

  /**
   * The pointers that move with a counter, each once.
   *
   * @param counting - a loop of the function, or a counter that it is handed
   * @returns those whose innermost counter it is, and those around others
   */
  movedBy(counting: Counting): readonly Pointer[] {
    return [...this.#moving.get(counting)!];
  }

  #visit(body: readonly Statement[], around: Counting[]): void {
    const note = (place: Place): void => void this.#note(place, around);
    for (const statement of body) {
      if (statement.kind === 'loop') {
        if (!this.#moving.has(statement)) this.#moving.set(statement, new Set());
        around.push(statement);
        statement.ahead?.forEach(note);
        this.#visit(statement.body, around);
        around.pop();
      } else {
        placesIn(statement, note);
        if (statement.kind === 'if') this.#visit(statement.body, around);
      }
    }
  }

  /** The address of a place inside of loops, which move it and its outer pointers. */
  #note(place: Place, around: readonly Counting[]): Address {
    const { bytes } = dtypes[place.buffer.dtype];
    const begin = this.#offsetOf(place.buffer);
    const constant = (begin ?? 0) + place.offset * bytes;
    const backwards = place.terms.some(({ stride }) => stride < 0);
    let pointer = rootAmong(
      this.#roots,
      begin === null ? place.buffer : null,
      backwards ? constant : 0,
    );
    for (const { index, stride } of place.terms) {
      pointer = movedFrom(pointer, index.name, stride * bytes);
      const turns = around.findLast((counting) => counting.index === index);
      if (turns !== undefined) this.#moving.get(turns)!.add(pointer);
    }
    const address = { pointer, constant: backwards ? 0 : constant };
    this.#known.set(place, address);
    return address;
  }
}

function rootAmong(roots: Pointer[], root: Buffer | null, start: number): Pointer {
  for (const p of roots) if (p.root === root && p.start === start) return p;
  const made = { outer: null, root, start, counter: '', bytes: 0, inner: [] };
  roots.push(made);
  return made;
}

function movedFrom(outer: Pointer, counter: string, bytes: number): Pointer {
  for (const p of outer.inner) if (p.counter === counter && p.bytes === bytes) return p;
  const made = { ...outer, outer, counter, bytes, inner: [] };
  outer.inner.push(made);
  return made;
}

/**
 * How a pointer moves, as a part of its name.
 *
 * @param pointer - the pointer
 * @returns its buffer, if it is not the arena, its counters and its steps
 */
export function movesOf({ outer, root, counter, bytes }: Pointer): string {
  if (outer === null) return root === null ? '' : `_${root.name}`;
  return `${movesOf(outer)}_${counter}${bytes}`;
}
