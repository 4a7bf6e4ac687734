/**
 * Arguments that a caller gives away and that a program does not read. Their places in memory are free when the
 * call begins, so results of the same length are written there: a loop that hands its last result back needs
 * one place for it, whatever it computes.
 */
import type { Action, Schedule, Source } from './schedule.js';

/**
 * The arguments whose places are free.
 *
 * @param schedule - what a call does
 * @param donated - which arguments the caller gives away
 * @returns those of them that no loop, no operation of the host and no result needs
 */
export function sparesOf(schedule: Schedule, donated: ReadonlySet<number>): readonly number[] {
  if (donated.size === 0) return [];
  const needed = new Set<number | null>([
    ...schedule.ports.map((port) => port.slot),
    ...schedule.copies.map((copy) => copy.slot),
    ...heldBy(schedule.sources),
    ...schedule.actions.flatMap(usedBy),
  ]);
  return [...donated].filter((slot) => !needed.has(slot));
}

function usedBy(action: Action): number[] {
  if (action.kind === 'run') return [];
  return [...heldBy(action.args), ...action.copies.map((copy) => copy.slot)];
}

function heldBy(sources: readonly Source[]): number[] {
  return sources.flatMap((source) => (source.kind === 'held' ? [source.slot] : []));
}
