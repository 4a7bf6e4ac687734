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

/** A pattern taken apart, which is done once. */
type Part =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'keep'; readonly inner: Part }
  | { readonly kind: 'condition'; readonly holds: Condition; readonly inner: Part }
  | OperationPart;

interface OperationPart {
  readonly kind: 'operation';
  readonly op: string;
  readonly operands: readonly Part[];
  /** The operands the other way round, where their order does not matter. */
  readonly turned: readonly Part[] | null;
}

const COMMUTATIVE = new Set(['add', 'mul', 'max', 'min']);

const parts = new WeakMap<Operation, OperationPart>();

function operationPart(pattern: Operation): OperationPart {
  let known = parts.get(pattern);
  if (known === undefined) {
    const operands = pattern.slice(1).map(partOf);
    const turned = COMMUTATIVE.has(pattern[0]) ? operands.toReversed() : null;
    parts.set(pattern, (known = { kind: 'operation', op: pattern[0], operands, turned }));
  }
  return known;
}

function partOf(pattern: Pattern): Part {
  if (typeof pattern === 'number') return { kind: 'number', value: pattern };
  if (typeof pattern === 'string') return { kind: 'variable', name: pattern };
  const [op, inner] = pattern as readonly [string, Pattern];
  if (op === 'keep') return { kind: 'keep', inner: partOf(inner) };
  const holds = CONDITIONS[op];
  if (holds !== undefined) return { kind: 'condition', holds, inner: partOf(inner) };
  return operationPart(pattern);
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
  const root = operationPart(pattern as Operation);
  if (readings(root.op, equation, sources).length === 0) return null;
  const search = new Search(sources);
  return search.fitsEquation(root, equation, done) ? search : null;
}

const done: Rest = () => true;

/** What was found so far. */
class Search implements Match {
  readonly atoms: Map<string, Atom> = new Map();
  readonly equations: Map<string, Equation> = new Map();
  readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  fitsEquation({ op, operands, turned }: OperationPart, equation: Equation, rest: Rest): boolean {
    for (const { args, equation: read } of readings(op, equation, this.sources)) {
      if (args.length !== operands.length) continue;
      this.equations.set(op, read);
      if (this.#fitsAll(operands, args, rest)) return true;
      if (turned !== null && this.#fitsAll(turned, args, rest)) return true;
    }
    return false;
  }

  /** The last `left` operands, one after the other. */
  #fitsAll(
    operands: readonly Part[],
    args: readonly Atom[],
    rest: Rest,
    left = args.length,
  ): boolean {
    const at = args.length - left;
    if (left <= 1) return left === 0 ? rest() : this.#fits(operands[at]!, args[at]!, rest);
    return this.#fits(operands[at]!, args[at]!, () =>
      this.#fitsAll(operands, args, rest, left - 1),
    );
  }

  #fits(part: Part, atom: Atom, rest: Rest): boolean {
    switch (part.kind) {
      case 'number':
        return constantOf(atom, this.sources) === part.value && rest();
      case 'variable':
        return this.#isBound(part.name, atom, rest);
      case 'keep':
        return this.#fits(part.inner, unspread(atom, this.sources.producers), rest);
      case 'condition':
        return part.holds(atom, this) && this.#fits(part.inner, atom, rest);
      case 'operation':
        return atom.kind === 'var' && this.#fitsVariable(part, atom, rest);
    }
  }

  #fitsVariable(part: OperationPart, atom: Var, rest: Rest): boolean {
    const { producers, replaced } = this.sources;
    const made = producers.get(atom);
    if (made !== undefined && this.fitsEquation(part, made, rest)) return true;
    const before = replaced(atom);
    if (before !== undefined && this.fitsEquation(part, before, rest)) return true;
    const inner = made === undefined ? undefined : unchanged(atom, made, this.sources);
    return inner !== undefined && this.fitsEquation(part, inner, rest);
  }

  #isBound(name: string, atom: Atom, rest: Rest): boolean {
    const known = this.atoms.get(name);
    if (known !== undefined) return isSame(known, atom, this.sources) && rest();
    this.atoms.set(name, atom);
    if (rest()) return true;
    this.atoms.delete(name);
    return false;
  }
}

/**
 * Whether a word of a pattern asks something of an operand, and is no operation.
 *
 * @param op - the first word of a pattern
 * @returns true for `keep`, `positive`, `given`
 */
export const isCondition = (op: string): boolean => op === 'keep' || op in CONDITIONS;

/** What made an atom that was then multiplied by 1, or got a 0 added. */
function unchanged(atom: Var, { primitive }: Equation, sources: Sources): Equation | undefined {
  const sum = adds(primitive.name) ? sumOf(atom, sources) : null;
  if (sum === null || sum.constant !== 0 || sum.terms.size !== 1) return undefined;
  const [[only, factor]] = sum.terms as unknown as [[Atom, number]];
  return factor === 1 && only.kind === 'var' ? sources.producers.get(only) : undefined;
}

type Condition = (atom: Atom, search: Search) => boolean;

/** Words of patterns that ask something of an operand. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  constant: (atom, { sources }) => constantOf(atom, sources) !== null,
  count: (atom, search) => isNear(constantOf(atom, search.sources) ?? 0, countOf(search)),
  share: (atom, search) => isNear(constantOf(atom, search.sources) ?? 0, 1 / countOf(search)),
  steep: (atom, { sources }) => (constantOf(atom, sources) ?? 0) > 1,
  positive: (atom, { sources }) => (constantOf(atom, sources) ?? 0) > 0,
  given: (atom, { sources }) => sources.given.has(atom as Var) && !isNumber(atom, sources),
  changing: (atom, { sources }) => !isNumber(atom, sources),
};

/** A number other than 0: a factor that can do no harm. */
const isNumber = (atom: Atom, sources: Sources): boolean => (constantOf(atom, sources) ?? 0) !== 0;

function isSame(known: Atom, atom: Atom, sources: Sources): boolean {
  if (known === atom) return true;
  const [a, b] = [constantOf(known, sources), constantOf(atom, sources)];
  if (a !== null || b !== null) return a === b;
  const ratio = quotientOf(known, atom, sources);
  return ratio !== null && isNear(ratio, 1);
}

/** How many elements the reduction of a pattern adds. */
function countOf({ equations }: Match): number {
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
