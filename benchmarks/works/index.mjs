/**
 * All works, in the order of the report.
 */
import { work as compile } from './compile.mjs';
import { work as elementwise } from './elementwise.mjs';
import { work as matmul } from './matmul.mjs';
import { work as memory } from './memory.mjs';
import { work as mlp } from './mlp.mjs';
import { work as recurrent } from './recurrent.mjs';
import { work as reductions } from './reductions.mjs';
import { work as size } from './size.mjs';
import { work as small } from './small.mjs';

/** The works. */
export const works = [
  mlp,
  matmul,
  elementwise,
  reductions,
  small,
  recurrent,
  compile,
  memory,
  size,
];

/**
 * A case of a work.
 *
 * @param name - of the work
 * @param label - of the case
 * @returns the case
 */
export function caseOf(name, label) {
  return works
    .find((work) => work.name === name)
    .cases()
    .find((found) => found.label === label);
}
