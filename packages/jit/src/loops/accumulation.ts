/**
 * How the elements of a reduction are combined. Along neighbours in memory several vectors of partial
 * results go side by side, so that no addition waits for the one before; they are put together at the end,
 * in an order that depends on the length alone. Sums of floats carry the rounding error of every addition
 * along (Knuth's two-sum; Neumaier 1974), as eager sums do, so the error does not grow with the number of
 * terms and the order hardly matters.
 */
import { dtypes, isFloat, type DType, type Reduce } from '@gradus/tensor';
import { apply, cast, compare, get, laneOf, number, set } from './expression.js';
import {
  LANES,
  loopOver,
  type Expression,
  type Index,
  type Local,
  type Statement,
} from './loop.js';
import { quickExtreme } from './quickExtreme.js';
import { quickSum, sumOfOneSign } from './quickSum.js';
import { accumulationPlan } from './vectorPlan.js';
import { stripsOf } from './vectorize.js';
import { wideLocals, widened, type Wide } from './widen.js';

/** Gives a variable a value. */
export type SetStatement = Extract<Statement, { readonly kind: 'set' }>;

/** How elements are combined. */
export interface Accumulation {
  /** Variables that go from element to element. */
  readonly state: readonly Local[];
  readonly start: readonly SetStatement[];
  step(x: Expression): readonly SetStatement[];
  /** Takes in what another accumulation has come to. */
  absorb(state: readonly Expression[]): readonly SetStatement[];
  readonly result: Expression;
  /** How many vectors go side by side; 0 where order matters. */
  readonly vectors: number;
  /** A quicker way, after which it may turn out that this one is needed. */
  readonly quick?: Quick;
}

/** A quicker way to the same result, which then is its first variable. */
export interface Quick {
  readonly way: Accumulation;
  /** Of more terms it says too little. */
  readonly most: number;
  /** Whether all must be done again, with care; null for never. */
  doubtful(terms: number): Expression | null;
}

/**
 * The accumulation of a reduction.
 *
 * @param combine - the operation
 * @param dtype - the dtype of the elements
 * @param oneSign - whether no element is negative
 * @returns how it goes on
 */
export function accumulation(
  combine: Reduce['combine'],
  dtype: DType,
  oneSign = false,
): Accumulation {
  switch (combine) {
    case 'sum':
      if (!isFloat(dtype)) return plain('add', 'total', number(0, dtype));
      if (dtype === 'float64') return compensatedSum();
      return { ...compensatedSum(), quick: oneSign ? sumOfOneSign() : quickSum() };
    case 'prod':
      return isFloat(dtype)
        ? { ...plain('mul', 'product', number(1, 'float64')), vectors: 0 }
        : plain('mul', 'product', number(1, dtype));
    case 'any':
      return plain('or', 'any', number(0, dtype));
    case 'all':
      return plain('and', 'all', number(1, dtype));
    default:
      return extreme(combine, dtype);
  }
}

/** total = total ∘ x, in the dtype of the start. */
function plain(op: 'add' | 'mul' | 'or' | 'and', name: string, start: Expression): Accumulation {
  const total: Local = { name, dtype: start.dtype };
  const step = (x: Expression): SetStatement[] => [
    set(total, apply(op, get(total), cast(x, total.dtype))),
  ];
  return {
    state: [total],
    start: [set(total, start)],
    step,
    absorb: ([x]) => step(x!),
    result: get(total),
    vectors: 4,
  };
}

/** In double precision; where the total overflows, what plain addition gives. */
function compensatedSum(): Accumulation {
  const local = (name: string): Local => ({ name, dtype: 'float64' });
  const [total, error, term] = [local('total'), local('error'), local('term')];
  const [next, part] = [local('next'), local('part')];
  const lost = apply(
    'add',
    apply('sub', get(total), apply('sub', get(next), get(part))),
    apply('sub', get(term), get(part)),
  );
  const finite = compare('equal', apply('sub', get(total), get(total)), number(0, 'float64'));
  const step = (value: Expression): SetStatement[] => [
    set(term, cast(value, 'float64')),
    set(next, apply('add', get(total), get(term))),
    set(part, apply('sub', get(next), get(total))),
    set(error, apply('add', get(error), lost)),
    set(total, get(next)),
  ];
  return {
    state: [total, error],
    start: [set(total, number(0, 'float64')), set(error, number(0, 'float64'))],
    step,
    absorb: ([x, e]) => [...step(x!), set(error, apply('add', get(error), e!))],
    result: apply('select', finite, apply('add', get(total), get(error)), get(total)),
    vectors: 2,
  };
}

/** The first of the best, which is seen only in the sign of a zero; NaN wins over every number and stays. */
function extreme(combine: 'max' | 'min', dtype: DType): Accumulation {
  const best: Local = { name: 'best', dtype };
  const x: Local = { name: 'term', dtype };
  const { min, max } = dtypes[dtype];
  const [low, high] = isFloat(dtype) ? [-Infinity, Infinity] : [min, max];
  const better =
    combine === 'max' ? compare('less', get(best), get(x)) : compare('less', get(x), get(best));
  const isNumber = compare('equal', get(x), get(x));
  const wins = isFloat(dtype) ? apply('or', better, apply('not', isNumber)) : better;
  const step = (value: Expression): SetStatement[] => [
    set(x, value),
    set(best, apply('select', wins, get(x), get(best))),
  ];
  return {
    state: [best],
    start: [set(best, number(combine === 'max' ? low : high, dtype))],
    step,
    absorb: ([other]) => step(other!),
    result: get(best),
    ...(isFloat(dtype) ? { vectors: 0, quick: quickExtreme(combine, dtype) } : { vectors: 4 }),
  };
}

/** The elements of a reduction, the innermost loop over them, and what is around it. */
export interface Elements {
  readonly index: Index;
  /** What is set in the innermost loop before the value is there. */
  readonly before: readonly Statement[];
  readonly value: Expression;
  /** How many there are in all. */
  readonly terms: number;
  around(inner: readonly Statement[]): readonly Statement[];
}

/** Instructions, and what they have come to. */
export interface Accumulated {
  readonly body: readonly Statement[];
  readonly result: Expression;
}

/**
 * Accumulates elements.
 *
 * @param sum - how
 * @param elements - the loops that come to every element
 * @returns instructions, and the result
 */
export function accumulated(sum: Accumulation, elements: Elements): Accumulated {
  const { quick } = sum;
  const first =
    quick === undefined || elements.terms > quick.most ? null : byVectors(quick.way, elements);
  if (first === null) return { body: carefully(sum, elements), result: sum.result };
  const [total] = quick!.way.state as readonly [Local];
  const condition = quick!.doubtful(elements.terms);
  if (condition === null) return { body: first, result: get(total) };
  const again = [...carefully(sum, elements), set(total, sum.result)];
  return { body: [...first, { kind: 'if', condition, body: again }], result: get(total) };
}

function carefully(sum: Accumulation, elements: Elements): readonly Statement[] {
  return byVectors(sum, elements) ?? inOrder(sum, elements);
}

function inOrder(sum: Accumulation, { index, before, value, around }: Elements): Statement[] {
  return [...sum.start, ...around(loopOver(index, [...before, ...sum.step(value)]))];
}

/** Several vectors side by side; null where order matters, or elements are no neighbours. */
function byVectors(sum: Accumulation, elements: Elements): readonly Statement[] | null {
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
