/**
 * Parameters of the functions of kernels, all of them addresses or counters: the arena, the buffers that are
 * handed over, the turns of loops around.
 */
import type { Buffer } from '../kernels/kernel.js';
import type { Index, LoopFunction } from '@gradus/tensor/code';

/** Parameters of a function over an arena and buffers that it is handed. */
export type ArenaParams = { readonly arena: 'i32' } & Readonly<Record<string, 'i32'>>;

/** The parameter that holds how often a loop runs. */
export const COUNT = 'turns';

/**
 * Parameters of a function over an arena.
 *
 * @param loops - what it runs: buffers, counters and a count that it is handed
 * @returns the arena, one address a buffer, one number a counter, the count
 */
export function paramsFor({
  ports = [],
  given = [],
  counted,
}: Pick<LoopFunction, 'ports' | 'given' | 'counted'>): ArenaParams {
  const counts = counted === undefined ? [] : [COUNT];
  const names = [...ports.map(portName), ...given.map(turnName), ...counts];
  return { arena: 'i32', ...Object.fromEntries(names.map((name) => [name, 'i32'])) };
}

/**
 * The parameter that holds where a buffer begins.
 *
 * @param port - a buffer that a function is handed
 * @returns its name; never that of another parameter
 */
export function portName({ name }: Buffer): string {
  return `of_${name}`;
}

/**
 * The parameter that holds a counter.
 *
 * @param index - a counter that a function is handed
 * @returns its name; never that of another parameter
 */
export function turnName({ name }: Index): string {
  return `turn_${name}`;
}
