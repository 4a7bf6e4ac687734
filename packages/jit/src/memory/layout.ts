/**
 * Where all buffers of a program begin: those of the program itself in its arena, those of the programs
 * inside its kernels in the arenas that these hand over.
 */
import type { Buffer, Kernel } from '../kernels/kernel.js';
import { routinesOf } from '../kernels/routine.js';
import type { MemoryPlan } from './plan.js';

/** Where a buffer begins in the arena; null for one that the function is handed. */
export type OffsetOf = (buffer: Buffer) => number | null;

/**
 * The layout of functions that are handed all their buffers.
 *
 * @returns null
 */
export const ELSEWHERE: OffsetOf = () => null;

/**
 * The layout of a program.
 *
 * @param plan - where its own buffers lie
 * @param kernels - its kernels
 * @returns first byte of every buffer; null where the caller says it
 */
export function layoutOf(plan: MemoryPlan<Buffer>, kernels: readonly Kernel[]): OffsetOf {
  const offsets = new Map<Buffer, number>();
  const note = (places: MemoryPlan<Buffer>, inside: readonly Kernel[]): void => {
    for (const { buffer, offset } of places.places.values()) offsets.set(buffer, offset);
    for (const kernel of inside) {
      for (const routine of routinesOf(kernel)) note(routine.plan, routine.kernels);
    }
  };
  note(plan, kernels);
  return (buffer) => offsets.get(buffer) ?? null;
}
