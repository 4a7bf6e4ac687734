/**
 * Instructions over numbers → the same over vectors, lane by lane.
 */
import { madeOnce } from '@gradus/tensor';
import { get, LANES, type Expression, type Local } from '@gradus/tensor/code';

/** The vector that stands for a variable. */
export type Wide = (local: Local) => Local;

/**
 * One vector for every variable.
 *
 * @param copy - a number for its name; none for the first
 * @returns which vector stands for which variable
 */
export function wideLocals(copy = 0): Wide {
  const known = new Map<Local, Local>();
  const widen = ({ name, dtype }: Local): Local => ({
    name: copy === 0 ? name : `${name}_${copy}`,
    dtype,
    lanes: LANES,
  });
  return (local) => madeOnce(known, local, widen);
}

/**
 * An expression over vectors.
 *
 * @param e - an expression of constants and variables
 * @param wide - the vectors
 * @returns the same in every lane
 */
export function widened(e: Expression, wide: Wide): Expression {
  if (e.kind === 'local') return e.lanes === undefined ? get(wide(e.local)) : e;
  if (e.kind === 'any') return { ...e, args: [widened(e.args[0], wide)] };
  if (!('args' in e)) return { ...e, lanes: LANES };
  return { ...e, lanes: LANES, args: e.args.map((x) => widened(x, wide)) } as Expression;
}
