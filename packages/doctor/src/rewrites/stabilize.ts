/**
 * All repairs at once on a program: stable forms first, then guards of the branches that are not taken; in
 * the programs of loops and branches as well.
 */
import { everywhere, type Program } from '@gradus/ir';
import { guardBranches } from './guarding.js';
import { openRewriting } from './rewriting.js';
import { WIDENING } from './rewrites.table.js';

/**
 * The same function of real numbers, in forms that floats can follow.
 *
 * @param program - any program
 * @returns the rewritten program
 */
export const stabilize: (program: Program) => Program = /* @__PURE__ */ everywhere((program) =>
  guardBranches(openRewriting(program)?.(WIDENING).program ?? program),
);
