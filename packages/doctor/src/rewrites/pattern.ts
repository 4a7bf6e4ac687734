/**
 * Patterns of expressions, as data: `['log', ['add', 1, ['exp', 'z']]]`. A word is a variable, a number is
 * that constant however it was broadcast, an array is an operation. Found by walking from a result back to
 * the equations that made its operands.
 */
import type { Atom, Equation, Var } from '@gradus/ir';

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

/** The equation that made a variable; undefined for inputs and captures. */
export type Producers = ReadonlyMap<Var, Equation>;

interface Search {
  readonly atoms: Map<string, Atom>;
  readonly equations: Map<string, Equation>;
  readonly producers: Producers;
}

/**
 * Fits a pattern to an equation.
 *
 * @param pattern - an operation
 * @param equation - the candidate
 * @param producers - where its operands come from
 * @returns what the variables stand for; null where it does not fit
 */
export function match(pattern: Pattern, equation: Equation, producers: Producers): Match | null {
  const search = { atoms: new Map(), equations: new Map(), producers };
  return fitsEquation(pattern, equation, search) ? search : null;
}

function fitsEquation(pattern: Pattern, equation: Equation, search: Search): boolean {
  if (typeof pattern !== 'object') return false;
  const [op, ...operands] = pattern as readonly [string, ...Pattern[]];
  const { primitive } = equation;
  const args = primitive.name === op ? equation.args : spelledAs(op, equation, search.producers);
  if (args === null || operands.length !== args.length) return false;
  search.equations.set(op, equation);
  if (fitsAll(operands, args, search)) return true;
  return primitive.commutative === true && fitsAll(operands.toReversed(), args, search);
}

/** The same operation by another one: z·z is a square, −1·z a negation. */
function spelledAs(op: string, { primitive, args }: Equation, producers: Producers): Atom[] | null {
  const [a, b] = args as readonly [Atom, Atom];
  if (primitive.name !== 'mul') return null;
  if (op === 'square') return a === b ? [a] : null;
  if (op !== 'neg') return null;
  if (constantOf(a, producers) === -1) return [b];
  return constantOf(b, producers) === -1 ? [a] : null;
}

/** Operands in order; what was bound on a way that failed is forgotten. */
function fitsAll(operands: readonly Pattern[], args: readonly Atom[], search: Search): boolean {
  const before = [...search.atoms];
  if (operands.every((operand, i) => fits(operand, args[i]!, search))) return true;
  search.atoms.clear();
  for (const [name, atom] of before) search.atoms.set(name, atom);
  return false;
}

function fits(pattern: Pattern, atom: Atom, search: Search): boolean {
  if (typeof pattern === 'number') return constantOf(atom, search.producers) === pattern;
  if (typeof pattern === 'string') return bound(pattern, atom, search);
  if (pattern[0] === 'keep') return fits(pattern[1]!, unspread(atom, search.producers), search);
  const equation = atom.kind === 'var' ? search.producers.get(atom) : undefined;
  return equation !== undefined && fitsEquation(pattern, equation, search);
}

function bound(name: string, atom: Atom, { atoms, producers }: Search): boolean {
  const known = atoms.get(name);
  if (known === undefined) {
    atoms.set(name, atom);
    return true;
  }
  if (known === atom) return true;
  const [a, b] = [constantOf(known, producers), constantOf(atom, producers)];
  return a !== null && a === b;
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
 * The number that an atom is everywhere.
 *
 * @param atom - any atom
 * @param producers - where it comes from
 * @returns the number; null where it is computed, or where elements differ
 */
export function constantOf(atom: Atom, producers: Producers): number | null {
  if (atom.kind === 'literal') return atom.value;
  const equation = producers.get(atom);
  return equation?.primitive.name === 'broadcast' ? constantOf(equation.args[0]!, producers) : null;
}
