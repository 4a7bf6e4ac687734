/**
 * The order in which the elements of one loop are combined: several vectors side by side, put together at the end
 * in an order that depends on the length alone, or one element after the other.
 */
import type { Accumulation, Elements, SetStatement } from './accumulation.js';
import { get, laneOf, set } from './expression.js';
import { LANES, loopOver, type Expression, type Statement } from './loop.js';
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
  const body = [...before, ...sum.step(value)];
  const plan = sum.vectors === 0 ? null : accumulationPlan({ index, body }, sum.vectors);
  if (plan === null) return null;
  const vectors = Math.max(...plan.strips.map((s) => s.vectors));
  const wide = Array.from({ length: vectors }, (_, copy) => wideLocals(copy));
  return [
    ...sum.start,
    ...wide.flatMap((w) => over(sum.start, w)),
    ...around(stripsOf(body, plan, { locals: sum.state, wide })),
    ...together(sum, wide),
  ];
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
