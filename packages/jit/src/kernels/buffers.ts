/**
 * Buffers of a program and their names: inputs are called as in the user's function, other values t0, t1, …
 * in the order in which they are computed.
 */
import { sizeOf } from '@gradus/tensor';
import type { Program, Var } from '@gradus/ir';
import type { Buffer } from './kernel.js';

/**
 * A buffer for every input and every written value.
 *
 * @param program - the program
 * @param written - its written values, in order
 * @returns buffers of different names
 */
export function buffersFor(program: Program, written: Iterable<Var>): Map<Var, Buffer> {
  const buffers = new Map<Var, Buffer>();
  const taken = new Set<string>();
  const give = (variable: Var, names: Iterable<string>): void => {
    for (const name of names) {
      if (taken.has(name)) continue;
      taken.add(name);
      const { dtype, shape } = variable.type;
      buffers.set(variable, { name, dtype, size: sizeOf(shape) });
      return;
    }
  };
  const others = numbered('t');
  for (const input of program.inputs) give(input, preferably(input.name, others));
  for (const variable of written) if (!buffers.has(variable)) give(variable, others);
  return buffers;
}

/** t0, t1, …: goes on where it stopped. */
function numbered(word: string): Iterable<string> {
  let next = 0;
  return {
    *[Symbol.iterator]() {
      for (;;) yield `${word}${next++}`;
    },
  };
}

function* preferably(name: string | undefined, others: Iterable<string>): Generator<string> {
  if (name !== undefined) yield name;
  yield* others;
}
