/**
 * A place in memory for every buffer, for as long as it is needed. One walk through time: at every step
 * new buffers take the first gap that is large enough (first fit), or the place of a buffer that is read
 * for the last time element by element; then what is no longer needed is given back. Addresses are
 * multiples of 16 bytes. Cost: buffers times buffers alive at one time.
 */

/** A buffer in time: needed from step `from` to step `to`, both included. */
export interface Lifetime<B> {
  readonly buffer: B;
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
  /** Buffers whose place it may take over, if this is their last step and they are as large. */
  readonly over: readonly B[];
}

/** A buffer in time and space. */
export interface Placed<B> {
  readonly buffer: B;
  readonly offset: number;
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
  /** The buffer whose place it took over. */
  readonly inPlaceOf: B | null;
}

/** Where buffers lie in one arena. */
export interface MemoryPlan<B> {
  readonly bytes: number;
  readonly places: ReadonlyMap<B, Placed<B>>;
}

const ALIGNMENT = 16;

/**
 * A size rounded up so that whatever follows is aligned.
 *
 * @param bytes - any size
 * @returns the next multiple of 16
 */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/**
 * Plans memory.
 *
 * @param lifetimes - buffers in time; those of one step in order of preference
 * @returns their places, and how many bytes the arena has
 */
export function planMemory<B>(lifetimes: readonly Lifetime<B>[]): MemoryPlan<B> {
  const places = new Map<B, Placed<B>>();
  let live: Placed<B>[] = [];
  let bytes = 0;
  const byStart = lifetimes.toSorted((a, b) => a.from - b.from);
  for (const lifetime of byStart) {
    live = live.filter((p) => p.to >= lifetime.from);
    const placed = takeOver(lifetime, live) ?? firstFit(lifetime, live);
    places.set(lifetime.buffer, placed);
    bytes = Math.max(bytes, placed.offset + aligned(placed.bytes));
  }
  return { bytes, places };
}

/** The place of a buffer that ends where this one begins; exchanges the two in `live`. */
function takeOver<B>(lifetime: Lifetime<B>, live: Placed<B>[]): Placed<B> | null {
  const { buffer, bytes, from, to, over } = lifetime;
  const at = live.findIndex((p) => p.to === from && p.bytes === bytes && over.includes(p.buffer));
  if (at < 0) return null;
  const { offset, buffer: inPlaceOf } = live[at]!;
  live[at] = { buffer, offset, bytes, from, to, inPlaceOf };
  return live[at];
}

/** The lowest gap that is large enough; `live` stays ordered by offset. */
function firstFit<B>({ buffer, bytes, from, to }: Lifetime<B>, live: Placed<B>[]): Placed<B> {
  let offset = 0;
  let at = 0;
  for (; at < live.length && live[at]!.offset - offset < bytes; at++) {
    offset = Math.max(offset, live[at]!.offset + aligned(live[at]!.bytes));
  }
  const placed = { buffer, offset, bytes, from, to, inPlaceOf: null };
  live.splice(at, 0, placed);
  return placed;
}

/**
 * A plan as a table: name, offset, bytes, steps.
 *
 * @param plan - a plan of named buffers
 * @returns one line a buffer, ordered as they were planned
 */
export function printPlan(plan: MemoryPlan<{ readonly name: string }>): string {
  const rows = [...plan.places.values()].map(({ buffer, offset, bytes, from, to, inPlaceOf }) => [
    buffer.name,
    `at ${offset}`,
    `${bytes} bytes`,
    `steps ${from} to ${to}`,
    inPlaceOf === null ? '' : `over ${inPlaceOf.name}`,
  ]);
  const widths = rows.reduce<number[]>(
    (max, row) => row.map((cell, i) => Math.max(max[i] ?? 0, cell.length)),
    [],
  );
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, `${plan.bytes} bytes in all`].join('\n');
}
