/**
 * How the elements of a reduction are combined. Along neighbours in memory several vectors of partial
 * results go side by side, so that no addition waits for the one before; they are put together at the end,
 * in an order that depends on the length alone. Sums of floats carry the rounding error of every addition
 * along (Knuth's two-sum; Neumaier 1974), as eager sums do, so the error does not grow with the number of
 * terms and the order hardly matters.
 */
import { dtypes, isFloat, type DType, type Reduce } from '@gradus/tensor';
import type { Buffer } from '../kernels/kernel.js';
import {
  apply,
  cast,
  compare,
  get,
  number,
  set,
  LANES,
  type Expression,
  type Index,
  type Local,
  type Statement,
} from '@gradus/tensor/code';
import { byVectors, inOrder } from './elementOrder.js';
import { byPieces, PIECE, piecesOf } from './pieces.js';
import { quickExtreme } from './quickExtreme.js';
import { quickSum, sumOfOneSign } from './quickSum.js';

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
  /** Where vectors of a turn are added up before they are taken in: the variable for an element, one of the state. */
  readonly term?: Local;
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
  /** Where results of pieces may be kept; none where elements are not cut. */
  readonly partial?: Buffer | null;
  around(inner: readonly Statement[]): readonly Statement[];
}

/** Of loops so short, what is rarely done is done in few instructions. */
const SHORT = 16;

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
  const pieces = elements.partial ? piecesOf(elements, elements.partial) : null;
  // Those of a piece, and then one for each piece, which is as much as a turn of all lanes.
  const terms = pieces === null ? elements.terms : PIECE + LANES * pieces.piece.count;
  const inParallel = (way: Accumulation): readonly Statement[] | null =>
    pieces !== null && way.vectors > 0 ? byPieces(way, pieces) : byVectors(way, elements);
  const carefully = (): readonly Statement[] => inParallel(sum) ?? inOrder(sum, elements);
  const first = quick === undefined || terms > quick.most ? null : inParallel(quick.way);
  if (first === null) return { body: carefully(), result: sum.result };
  const [total] = quick!.way.state as readonly [Local];
  const condition = quick!.doubtful(terms);
  if (condition === null) return { body: first, result: get(total) };
  const slow = elements.index.count < SHORT ? inOrder(sum, elements) : carefully();
  const again = [...slow, set(total, sum.result)];
  return { body: [...first, { kind: 'if', condition, body: again }], result: get(total) };
}
