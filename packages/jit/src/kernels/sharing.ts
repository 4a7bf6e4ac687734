/**
 * Which kernels of a program are equal but for their buffers, often enough that they should be one function.
 * A function of its own is a little faster, since all its buffers lie at fixed places in one arena, so
 * that several pointers become one; a shared function is compiled once, however long the program is. What makes
 * programs long is repetition: the layers of a network, the steps of a loop that was written out.
 */
import { madeOnce } from '@gradus/tensor';
import { kernelKey } from './kernelKey.js';
import type { Buffer, Kernel, WalkKernel } from './kernel.js';
import { routinesOf } from './routine.js';

/** So many equal kernels become one function. */
const MANY = 4;

/** A kernel that is one of many, and its own buffers in the order of those of the first of them. */
export interface Shared {
  readonly first: WalkKernel;
  /** The buffers of the first. */
  readonly formal: readonly Buffer[];
  readonly buffers: readonly Buffer[];
}

/** The kernels of one program that are one of many. */
export type Sharing = ReadonlyMap<Kernel, Shared>;

/** No kernel is. */
export const NOTHING_SHARED: Sharing = new Map();

/**
 * Looks for equal kernels.
 *
 * @param kernels - the kernels of a program
 * @returns those that are one of many, also inside of loops and branches
 */
export function sharingOf(kernels: readonly Kernel[]): Sharing {
  const groups = new Map<string, (readonly [WalkKernel, readonly Buffer[]])[]>();
  eachWalk(kernels, (kernel) => {
    const { key, buffers } = kernelKey(kernel);
    madeOnce(groups, key, () => []).push([kernel, buffers]);
  });
  const shared = new Map<Kernel, Shared>();
  for (const group of groups.values()) {
    if (group.length < MANY) continue;
    const [first, formal] = group[0]!;
    for (const [kernel, buffers] of group) shared.set(kernel, { first, formal, buffers });
  }
  return shared;
}

function eachWalk(kernels: readonly Kernel[], visit: (kernel: WalkKernel) => void): void {
  for (const kernel of kernels) {
    if (kernel.kind === 'host') continue;
    if (kernel.kind === 'repeat' || kernel.kind === 'choose') {
      for (const routine of routinesOf(kernel)) eachWalk(routine.kernels, visit);
    } else visit(kernel);
  }
}
