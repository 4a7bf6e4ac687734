/**
 * The order in which the elements of one loop are combined: several vectors side by side, put together at the end
 * in an order that depends on the length alone, or one element after the other.
 */
import type { Accumulation, Elements, SetStatement } from './accumulation.js';
import { apply, get, laneOf, set } from './expression.js';
import { LANES, loopOver, type Expression, type Local, type Statement } from './loop.js';
import { accumulationPlan } from './vectorPlan.js';
import { stripsOf } from './vectorize.js';
import { wideLocals, widened, type Wide } from './widen.js';

/**
 * One element after the other.
 *
 * @param sum - how they are combined
 * @param elements - the elements
 * @returns instructions, what is set at the start first
 */
export function inOrder(
  sum: Accumulation,
  { index, before, value, around }: Elements,
): Statement[] {
  return [...sum.start, ...around(loopOver(index, [...before, ...sum.step(value)]))];
}

/**
 * Several vectors side by side.
 *
 * @param sum - how they are combined
 * @param elements - the elements
 * @returns instructions; null where order matters, or elements are no neighbours
 */
export function byVectors(sum: Accumulation, elements: Elements): readonly Statement[] | null {
  const { index, before, value, around } = elements;
  const { term } = sum;
  const body = [...before, ...(term === undefined ? sum.step(value) : [set(term, value)])];
  const plan = sum.vectors === 0 ? null : accumulationPlan({ index, body }, sum.vectors);
  if (plan === null) return null;
  const vectors = Math.max(...plan.strips.map((s) => s.vectors));
  const wide = Array.from({ length: vectors }, (_, copy) => wideLocals(copy));
  const sums = term === undefined ? wide : wide.slice(0, 1);
  const after = (count: number): readonly Statement[] =>
    term === undefined ? [] : taken(sum, term, wide.slice(0, count));
  const locals = term === undefined ? sum.state : [...sum.state, term];
  return [
    ...sum.start,
    ...sums.flatMap((w) => over(sum.start, w)),
    ...around(stripsOf(body, plan, { locals, wide, after })),
    ...together(sum, sums),
  ];
}

/** Takes in the terms of a turn: one, or those of vectors, of which neighbours are added up first. */
function taken(sum: Accumulation, term: Local, wide: readonly Wide[]): readonly SetStatement[] {
  if (wide.length === 0) return sum.step(get(term));
  let terms = wide.map((w) => get(w(term)));
  while (terms.length > 1) {
    terms = terms.flatMap((x, i) =>
      i % 2 === 1 ? [] : i + 1 < terms.length ? [apply('add', x, terms[i + 1]!)] : [x],
    );
  }
  return over(sum.step(terms[0]!), wide[0]!);
}

/** All vectors into the first one, its lanes into the numbers. */
function together(sum: Accumulation, [first, ...others]: readonly Wide[]): Statement[] {
  const stateOf = (wide: Wide): Expression[] => sum.state.map((local) => get(wide(local)));
  const vectors = others.flatMap((wide) => over(sum.absorb(stateOf(wide)), first!));
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    sum.absorb(stateOf(first!).map((x) => laneOf(x, lane))),
  );
  return [...vectors, ...lanes.flat()];
}

/** Instructions on variables as instructions on vectors. */
function over(statements: readonly SetStatement[], wide: Wide): SetStatement[] {
  return statements.map(({ local, value }) => set(wide(local), widened(value, wide)));
}
