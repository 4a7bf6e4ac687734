/**
 * The order in which the elements of one loop are combined: several vectors side by side, put together at the end
 * in an order that depends on the length alone, or one element after the other.
 */
import type { Accumulation, Elements, SetStatement } from './accumulation.js';
import {
  apply,
  get,
  laneOf,
  set,
  LANES,
  loopOver,
  type Expression,
  type Local,
  type Statement,
} from '@gradus/tensor/code';
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
  const body = [...before, ...(term ? [set(term, value)] : sum.step(value))];
  const plan = sum.vectors === 0 ? null : accumulationPlan({ index, body }, sum.vectors);
  if (plan === null) return null;
  const vectors = Math.max(...plan.strips.map((s) => s.vectors));
  const wide = Array.from({ length: vectors }, (_, copy) => wideLocals(copy));
  const after = (count: number): readonly Statement[] =>
    term ? taken(sum, term, wide.slice(0, count)) : [];
  return [
    ...sum.start,
    ...wide.flatMap((w) => over(sum.start, w)),
    ...around(stripsOf(body, plan, { locals: sum.state, wide, after })),
    ...together(sum, wide),
  ];
}

/** Takes in the terms of a turn: one, or those of vectors, of which neighbours are added up first. */
function taken(sum: Accumulation, term: Local, wide: readonly Wide[]): readonly SetStatement[] {
  const total = (some: readonly Wide[]): Expression => {
    const half = some.length >> 1;
    if (half === 0) return get(some[0]!(term));
    return apply('add', total(some.slice(0, half)), total(some.slice(half)));
  };
  return wide.length === 0 ? sum.step(get(term)) : over(sum.step(total(wide)), wide[0]!);
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
