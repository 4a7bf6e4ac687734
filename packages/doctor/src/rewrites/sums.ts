/**
 * Sums as they are meant: Σ cᵢ·tᵢ + c, however they are nested, with which signs and in which order. What is added
 * and taken away again is gone.
 */
import { add, full, multiply, negative, subtract, type Tensor } from '@gradus/tensor';
import { newLiteral, type Atom } from '@gradus/ir';
import { constantOf, rememberedOrNull, type Sources } from './sources.js';

/** Σ cᵢ·tᵢ + c. */
export interface Sum {
  readonly terms: ReadonlyMap<Atom, number>;
  readonly constant: number;
  /** Whether a term was added and taken away. */
  readonly cancels: boolean;
}

/** A term of a sum with its factor; of a constant, a literal. */
export interface Term {
  readonly atom: Atom;
  readonly factor: number;
}

/** Beyond so many terms a sum is left alone. */
export const MOST_TERMS = 8;

/** What an equation adds. */
const PARTS: Readonly<
  Record<string, (args: readonly Atom[], sources: Sources) => readonly Term[] | null>
> = {
  add: ([a, b]) => [term(a!, 1), term(b!, 1)],
  sub: ([a, b]) => [term(a!, 1), term(b!, -1)],
  neg: ([a]) => [term(a!, -1)],
  mul: ([a, b], sources) => {
    const [c, d] = [constantOf(a!, sources), constantOf(b!, sources)];
    if (c !== null) return [term(b!, c)];
    return d === null ? null : [term(a!, d)];
  },
  div: ([a, b], sources) => {
    const d = constantOf(b!, sources);
    return d === null || d === 0 ? null : [term(a!, 1 / d)];
  },
};

const term = (atom: Atom, factor: number): Term => ({ atom, factor });

/**
 * Whether an operation may add.
 *
 * @param name - of a primitive
 * @returns true for sums, differences and products with constants
 */
export const adds = (name: string): boolean => PARTS[name] !== undefined;

/**
 * An atom as a sum.
 *
 * @param atom - any atom
 * @param sources - where it comes from
 * @returns the sum, of one term where nothing is added; null where there are too many terms
 */
export function sumOf(atom: Atom, sources: Sources): Sum | null {
  return rememberedOrNull(sources, sumOf, atom, () => readSum(atom, sources));
}

function readSum(atom: Atom, sources: Sources): Sum | null {
  const terms = new Map<Atom, number>();
  let constant = 0;
  let cancels = false;
  const pending: Term[] = [term(atom, 1)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const known = constantOf(next.atom, sources);
    if (known !== null && Number.isFinite(known)) {
      constant += known * next.factor;
      continue;
    }
    const { factor } = next;
    const parts = partsOf(next.atom, sources);
    if (parts === null) cancels = addTerm(terms, next) || cancels;
    else pending.push(...parts.map((p) => term(p.atom, p.factor * factor)).toReversed());
    if (terms.size + pending.length > MOST_TERMS) return null;
  }
  return { terms, constant, cancels };
}

function partsOf(atom: Atom, sources: Sources): readonly Term[] | null {
  const equation = atom.kind === 'var' ? sources.producers.get(atom) : undefined;
  if (equation === undefined || sources.isClosed(atom)) return null;
  return PARTS[equation.primitive.name]?.(equation.args, sources) ?? null;
}

/** Adds a term; true where nothing of it is left. */
function addTerm(terms: Map<Atom, number>, { atom, factor }: Term): boolean {
  const sum = (terms.get(atom) ?? 0) + factor;
  if (sum !== 0) terms.set(atom, sum);
  else terms.delete(atom);
  return sum === 0;
}

/**
 * The terms of a sum in a list, the constant as a literal among them.
 *
 * @param sum - a sum
 * @param like - whose type the terms have
 * @returns terms, the constant last
 */
export function termsOf({ terms, constant }: Sum, like: Atom): Term[] {
  const list = [...terms].map(([atom, factor]) => term(atom, factor));
  return constant === 0 ? list : [...list, term(newLiteral(constant, like.type), 1)];
}

/**
 * The atom that a list of terms stands for.
 *
 * @param terms - at least one
 * @param sources - says it
 * @returns their sum; a term itself where it is alone
 */
export function added(terms: readonly Term[], sources: Sources): Atom {
  const [first, ...others] = terms.filter(({ factor }) => factor > 0);
  const start = first ?? terms[0]!;
  const rest =
    first === undefined ? terms.slice(1) : [...others, ...terms.filter((t) => t.factor <= 0)];
  let sum = scaled(start, sources);
  for (const each of rest) {
    const size = scaled({ ...each, factor: Math.abs(each.factor) }, sources);
    sum = sources.say(each.factor < 0 ? difference : total, [sum, size]);
  }
  return sum;
}

const total = (x: Tensor, y: Tensor): Tensor => add(x, y);
const difference = (x: Tensor, y: Tensor): Tensor => subtract(x, y);
const opposite = (x: Tensor): Tensor => negative(x);

/**
 * A multiple of an atom.
 *
 * @param each - an atom and its factor
 * @param sources - says it
 * @returns the atom itself for 1, a literal for a constant
 */
export function scaled({ atom, factor }: Term, sources: Sources): Atom {
  const known = constantOf(atom, sources);
  if (known !== null) return newLiteral(known * factor, atom.type);
  if (factor === 1) return atom;
  if (factor === -1) return sources.say(opposite, [atom]);
  const times = sources.once(
    scaled,
    factor,
    () => (x) => multiply(x, full([], factor, { dtype: x.dtype })),
  );
  return sources.say(times, [atom]);
}

/**
 * Whether two sums are the same but for a factor.
 *
 * @param a - a sum
 * @param b - another
 * @returns a/b; null where they are different, or nothing
 */
export function ratioOf(a: Sum, b: Sum): number | null {
  if (a.terms.size !== b.terms.size || a.terms.size === 0) return null;
  const [[first, factor]] = a.terms as unknown as [[Atom, number]];
  const ratio = factor / (b.terms.get(first) ?? Number.NaN);
  const holds =
    [...a.terms].every(([atom, c]) => isNear(c, ratio * (b.terms.get(atom) ?? Number.NaN))) &&
    isNear(a.constant, ratio * b.constant);
  return holds ? ratio : null;
}

/**
 * Whether two numbers are the same up to the last digits of a double.
 *
 * @param a - a number
 * @param b - another
 * @returns true within 8 units in the last place
 */
export const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 8 * Number.EPSILON * Math.abs(a);
