/**
 * Law 10: two buffers that are alive at one time never share a byte.
 */
import { breach } from './breach.js';

/** A place in memory, and when it is needed: from step `from` to step `to`, both included. */
export interface PlannedBuffer {
  readonly name: string;
  readonly offset: number;
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Checks a memory plan.
 *
 * @param buffers - all buffers of the plan
 * @param mayShare - pairs that share on purpose: a result written over its last input
 * @returns the number of bytes the plan needs; throws GR701 for two live buffers that overlap
 *
 * @example
 * ```ts
 * import { checkMemoryPlan } from '@gradus/testing';
 * const a = { name: 'a', offset: 0, bytes: 16, from: 0, to: 1 };
 * const b = { name: 'b', offset: 16, bytes: 16, from: 1, to: 2 };
 * const c = { name: 'c', offset: 0, bytes: 16, from: 2, to: 2 };
 * console.log(checkMemoryPlan([a, b, c])); // => 32
 * ```
 */
export function checkMemoryPlan(
  buffers: readonly PlannedBuffer[],
  mayShare: (a: PlannedBuffer, b: PlannedBuffer) => boolean = () => false,
): number {
  buffers.forEach((a, i) => {
    for (const b of buffers.slice(i + 1)) {
      if (!meetInTime(a, b) || !meetInSpace(a, b) || mayShare(a, b)) continue;
      throw breach('plan', `${show(a)} and ${show(b)}`, 'they share bytes while both are alive');
    }
  });
  return Math.max(0, ...buffers.map(({ offset, bytes }) => offset + bytes));
}

function meetInTime(a: PlannedBuffer, b: PlannedBuffer): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function meetInSpace(a: PlannedBuffer, b: PlannedBuffer): boolean {
  return a.offset < b.offset + b.bytes && b.offset < a.offset + a.bytes;
}

function show({ name, offset, bytes, from, to }: PlannedBuffer): string {
  return `${name} (bytes ${offset} to ${offset + bytes}, steps ${from} to ${to})`;
}
