/**
 * One call of a program that nobody compiled: its operations one by one, as without `jit`. What was given away is
 * gone afterwards all the same, so that a mistake shows on every machine.
 */
import { runProgram, type Program } from '@gradus/ir';
import type { Tensor } from '@gradus/tensor';
import { handedOut, releaseGiven, type Arrangement } from './execute.js';

/**
 * Runs a program by its operations.
 *
 * @param program - a program
 * @param inputs - concrete tensors, one an input; those that are given away must not be used afterwards
 * @param arrangement - what is known about the inputs; null for nothing
 * @returns one tensor an output
 */
export function evaluate(
  program: Program,
  inputs: readonly Tensor[],
  arrangement: Arrangement | null = null,
): Tensor[] {
  try {
    return runProgram(program, inputs).map((x) => handedOut(x, arrangement, inputs));
  } finally {
    releaseGiven(arrangement, inputs);
  }
}
