/**
 * Patterns of expressions, as data: `['log', ['add', 1, ['exp', 'z']]]`. A word is a variable, a number is
 * that constant however it was broadcast, an array is an operation in any of its spellings. Found by walking from a
 * result back to the equations that made its operands; what fits in one way and leads nowhere is tried in another.
 * `keep` stands for a reduction whose axes came back, `constant` for one, `positive` for one above 0,
 * `steep` for one above 1, `count` for the number
 * of elements in the reduction before it and `share` for one over that, `given` for weights that no input has a part in,
 * `changing` for what is no constant.
 */
import type { Atom, Equation, Var } from '@gradus/ir';
import { readings } from './readings.js';
import { quotientOf } from './products.js';
import { adds, isNear, sumOf } from './sums.js';
import { constantOf, type Producers, type Sources } from './sources.js';

/** A variable, a constant, or an operation of patterns. */
export type Pattern = string | number | Operation;

/** An operation of patterns. */
export interface Operation extends ReadonlyArray<Pattern> {
  readonly 0: string;
}

/** What the variables of a pattern stand for, and the equations of its operations by name. */
export interface Match {
  readonly atoms: ReadonlyMap<string, Atom>;
  readonly equations: ReadonlyMap<string, Equation>;
}

interface Search {
  readonly sources: Sources;
  readonly atoms: Map<string, Atom>;
  readonly equations: Map<string, Equation>;
}

/** What remains to be fitted once a part fits; where that fails, the part is fitted in another way. */
type Rest = () => boolean;

/**
 * Fits a pattern to an equation.
 *
 * @param pattern - an operation
 * @param equation - the candidate
 * @param sources - where its operands come from
 * @returns what the variables stand for; null where it does not fit
 */
export function match(pattern: Pattern, equation: Equation, sources: Sources): Match | null {
  if (readings((pattern as Operation)[0], equation, sources).length === 0) return null;
  const search = { sources, atoms: new Map(), equations: new Map() };
  return fitsEquation(pattern as Operation, { equation, search }, () => true) ? search : null;
}

interface Candidate {
  readonly equation: Equation;
  readonly search: Search;
}

function fitsEquation(pattern: Operation, { equation, search }: Candidate, rest: Rest): boolean {
  const [op, ...operands] = pattern as readonly [string, ...Pattern[]];
  return readings(op, equation, search.sources).some(({ args, equation: read }) => {
    if (args.length !== operands.length) return false;
    search.equations.set(op, read);
    if (fitsAll(operands, { args, search }, rest)) return true;
    const turns = COMMUTATIVE.has(op) && fitsAll(operands.toReversed(), { args, search }, rest);
    return turns;
  });
}

const COMMUTATIVE = new Set(['add', 'mul', 'max', 'min']);

interface Operands {
  readonly args: readonly Atom[];
  readonly search: Search;
}

function fitsAll(operands: readonly Pattern[], { args, search }: Operands, rest: Rest): boolean {
  const [operand, ...others] = operands;
  const [atom, ...left] = args;
  if (operand === undefined || atom === undefined) return rest();
  return fits(operand, { atom, search }, () => fitsAll(others, { args: left, search }, rest));
}

interface Place {
  readonly atom: Atom;
  readonly search: Search;
}

function fits(pattern: Pattern, { atom, search }: Place, rest: Rest): boolean {
  if (typeof pattern === 'number') return constantOf(atom, search.sources) === pattern && rest();
  if (typeof pattern === 'string') return bound(pattern, { atom, search }, rest);
  const [op, inner] = pattern as readonly [string, Pattern];
  if (op === 'keep')
    return fits(inner, { atom: unspread(atom, search.sources.producers), search }, rest);
  const condition = CONDITIONS[op];
  if (condition !== undefined) {
    return condition(atom, search) && fits(inner, { atom, search }, rest);
  }
  return fitsVariable(pattern, { atom, search }, rest);
}

function fitsVariable(pattern: Operation, { atom, search }: Place, rest: Rest): boolean {
  if (atom.kind !== 'var') return false;
  const { producers, replaced } = search.sources;
  return [producers.get(atom), replaced(atom), unchanged(atom, search)].some(
    (equation) => equation !== undefined && fitsEquation(pattern, { equation, search }, rest),
  );
}

/**
 * Whether a word of a pattern asks something of an operand, and is no operation.
 *
 * @param op - the first word of a pattern
 * @returns true for `keep`, `positive`, `given`
 */
export const isCondition = (op: string): boolean => op === 'keep' || op in CONDITIONS;

/** What made an atom that was then multiplied by 1, or got a 0 added. */
function unchanged(atom: Var, { sources }: Search): Equation | undefined {
  const equation = sources.producers.get(atom);
  const sum = equation !== undefined && isSum(equation) ? sumOf(atom, sources) : null;
  if (sum === null || sum.constant !== 0 || sum.terms.size !== 1) return undefined;
  const [[only, factor]] = [...sum.terms] as [[Atom, number]];
  return factor === 1 && only.kind === 'var' ? sources.producers.get(only) : undefined;
}

const isSum = ({ primitive }: Equation): boolean => adds(primitive.name);

/** Words of patterns that ask something of an operand. */
const CONDITIONS: Readonly<Record<string, (atom: Atom, search: Search) => boolean>> = {
  constant: (atom, search) => constantOf(atom, search.sources) !== null,
  count: (atom, search) => isNear(constantOf(atom, search.sources) ?? 0, countOf(search)),
  share: (atom, search) => isNear(constantOf(atom, search.sources) ?? 0, 1 / countOf(search)),
  steep: (atom, search) => (constantOf(atom, search.sources) ?? 0) > 1,
  positive: (atom, search) => (constantOf(atom, search.sources) ?? 0) > 0,
  given: (atom, search) => search.sources.given.has(atom as Var) && !isNumber(atom, search),
  changing: (atom, search) => !isNumber(atom, search),
};

/** A number other than 0: a factor that can do no harm. */
const isNumber = (atom: Atom, search: Search): boolean =>
  (constantOf(atom, search.sources) ?? 0) !== 0;

function bound(name: string, { atom, search }: Place, rest: Rest): boolean {
  const known = search.atoms.get(name);
  if (known !== undefined) return isSame(known, atom, search) && rest();
  search.atoms.set(name, atom);
  if (rest()) return true;
  search.atoms.delete(name);
  return false;
}

function isSame(known: Atom, atom: Atom, search: Search): boolean {
  const [a, b] = [constantOf(known, search.sources), constantOf(atom, search.sources)];
  if (a !== null || b !== null) return a === b;
  const ratio = quotientOf(known, atom, search.sources);
  return ratio !== null && isNear(ratio, 1);
}

/** How many elements the reduction of a pattern adds. */
function countOf({ equations }: Search): number {
  const { args, params } = equations.get('reduceSum') ?? {};
  const { axes = [] } = (params ?? {}) as { readonly axes?: readonly number[] };
  return axes.reduce((count, axis) => count * (args?.[0]?.type.shape[axis] ?? 1), 1);
}

/** What was broadcast: the result of a reduction before its axes came back, `keep` in patterns. */
function unspread(atom: Atom, producers: Producers): Atom {
  let found: Atom = atom;
  for (;;) {
    const equation = found.kind === 'var' ? producers.get(found) : undefined;
    if (equation === undefined || !SPREAD.has(equation.primitive.name)) return found;
    found = equation.args[0]!;
  }
}

/** Operations that give a result its axes back. */
export const SPREAD: ReadonlySet<string> = new Set(['broadcast', 'reshape']);

/**
 * The reduction in a pattern.
 *
 * @param match - a fitted pattern
 * @returns its equation; undefined where nothing is reduced
 */
export function reductionOf({ equations }: Match): Equation | undefined {
  return equations.get('reduceSum') ?? equations.get('reduceProd');
}

/**
 * The axes of the reduction in a pattern.
 *
 * @param match - a fitted pattern
 * @returns its axes; none where nothing is reduced
 */
export function axesOf(match: Match): readonly number[] {
  const params = reductionOf(match)?.params as { axes?: readonly number[] } | undefined;
  return params?.axes ?? [];
}
