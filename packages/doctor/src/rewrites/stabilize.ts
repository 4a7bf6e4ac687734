/**
 * All repairs at once on a program: stable forms first, then guards of the branches that are not taken; in
 * the programs of loops and branches as well.
 */
import { inlineCalls, type Program } from '@gradus/ir';
import { guardBranches } from './guarding.js';
import { openRewriting } from './rewriting.js';
import { WIDENING } from './rewrites.table.js';
import { mapWithin } from './within.js';

/**
 * The same function of real numbers, in forms that floats can follow.
 *
 * @param program - any program
 * @returns the rewritten program
 */
export function stabilize(program: Program): Program {
  const flat = mapWithin(inlineCalls(program), stabilize);
  return guardBranches(openRewriting(flat)?.(WIDENING).program ?? flat).program;
}
