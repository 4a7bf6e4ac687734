/**
 * Which loop of a nest goes over vectors, if any does. Its turns must
 * be independent, and of the elements it reads and writes more must be neighbours than not, elements in
 * inner loops counting as often as these run. Functions that have formulas pay for any gathering.
 */
import { dtypes } from '@gradus/tensor';
import { formulaOf } from '../math/formulas.js';
import {
  LANES,
  type Expression,
  type Index,
  type Place,
  type Statement,
} from '@gradus/tensor/code';
import { cut, type VectorPlan } from './strips.js';
import { independent } from './varying.js';

type LoopParts = Pick<Extract<Statement, { readonly kind: 'loop' }>, 'index' | 'body'>;

/**
 * The plan of a loop.
 *
 * @param loop - the loop
 * @returns how it is cut; null where it stays, though loops inside it may not
 */
export function planOf({ index, body }: LoopParts): VectorPlan | null {
  return independent(body) ? planFor({ index, body }, null) : null;
}

/**
 * The plan of a loop over whose turns something is accumulated.
 *
 * @param loop - an innermost loop
 * @param vectors - vectors that a turn takes
 * @returns how it is cut; null where it stays
 */
export function accumulationPlan(loop: LoopParts, vectors: number): VectorPlan | null {
  return planFor(loop, vectors);
}

function planFor({ index, body }: LoopParts, vectors: number | null): VectorPlan | null {
  const counts = countsOf(body, index);
  if (counts.vectors > 0 || (counts.formulas === 0 && counts.single > 0)) return null;
  const inner = body.some((s) => s.kind === 'loop');
  const limit = counts.formulas > 0 && !inner ? Infinity : counts.near;
  if (counts.far > limit || counts.near === 0) return null;
  return cut(index, vectors ?? sideBySide(counts, inner));
}

/** Vectors that a turn takes of a loop around loops, or of one with formulas, whose steps wait for each other. */
function sideBySide({ formulas, doubles, bytes }: Counts, inner: boolean): number {
  if (!inner && formulas === 0) return 1;
  return (doubles ? LINE / 2 : LINE) / (LANES * bytes);
}

/**
 * Bytes that a turn takes of a loop around loops, in which a step may be a row further: a line of the cache at
 * once. Formulas take as much as registers hold: half of it in double precision.
 */
const LINE = 64;

/** What a loop does in a turn. */
interface Counts {
  /** Accesses that a vector makes at once. */
  near: number;
  /** Accesses that go element by element. */
  far: number;
  /** Calls of functions that have formulas. */
  formulas: number;
  /** Other operations that vectors do lane by lane. */
  single: number;
  /** Instructions that are on vectors already. */
  vectors: number;
  /** Whether a formula computes in double precision. */
  doubles: boolean;
  /** The size of the largest element. */
  bytes: number;
}

/** What has no instruction on vectors. */
const LANEWISE: readonly string[] = ['quotient', 'remainder'];

function countsOf(body: readonly Statement[], index: Index): Counts {
  const counts: Counts = {
    near: 0,
    far: 0,
    formulas: 0,
    single: 0,
    vectors: 0,
    doubles: false,
    bytes: 4,
  };
  const access = ({ terms }: Place, times: number): void => {
    const stride = terms.find((t) => t.index === index)?.stride ?? 0;
    if (stride === 1) counts.near += times;
    else if (stride !== 0) counts.far += times;
  };
  const visit = (e: Expression, times: number): void => {
    if (e.lanes !== undefined) counts.vectors++;
    counts.bytes = Math.max(counts.bytes, dtypes[e.dtype].bytes);
    if (e.kind === 'load') access(e.place, times);
    if (e.kind === 'call') countCall(counts, e);
    else if (e.kind === 'apply' && LANEWISE.includes(e.op)) counts.single++;
    if ('args' in e) for (const x of e.args) visit(x, times);
  };
  const walk = (s: Statement, times: number): void => {
    if (s.kind === 'if' || s.kind === 'run') return;
    if (s.kind === 'loop') return s.body.forEach((inner) => walk(inner, times * s.index.count));
    visit(s.value, times);
    if (s.kind === 'store') access(s.place, times);
  };
  body.forEach((s) => walk(s, 1));
  return counts;
}

function countCall(
  counts: Counts,
  { f, dtype, args }: Extract<Expression, { readonly kind: 'call' }>,
): void {
  const formula = formulaOf(f, dtype, args.length);
  if (formula === null) counts.single++;
  else counts.formulas++;
  counts.doubles ||=
    formula?.body.some((s) => 'local' in s && s.local.dtype === 'float64') ?? false;
}
