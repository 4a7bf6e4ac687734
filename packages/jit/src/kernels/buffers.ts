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
  let next = 0;
  const give = (variable: Var, wanted = `t${next++}`): void => {
    let name = wanted;
    while (taken.has(name)) name = `t${next++}`;
    taken.add(name);
    const { dtype, shape } = variable.type;
    buffers.set(variable, { name, dtype, size: sizeOf(shape) });
  };
  for (const input of program.inputs) give(input, input.name);
  for (const variable of written) if (!buffers.has(variable)) give(variable);
  return buffers;
}
