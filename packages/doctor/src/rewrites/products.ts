/**
 * Products as they are meant: c·Π fᵢ^pᵢ, however they are nested, with quotients, squares, roots and powers in them. Of a
 * root of a product nothing is taken out but a positive constant: of √(ab) both may be negative.
 */
import {
  bind1,
  divide,
  log as logarithm,
  multiply,
  power,
  sqrt,
  square,
  type Tensor,
} from '@gradus/tensor';
import { newLiteral, type Atom, type Equation } from '@gradus/ir';
import { added, ratioOf, scaled, sumOf, termsOf, type Sum } from './sums.js';
import { constantOf, moves, rememberedOrNull, type Sources } from './sources.js';

const logarithmic = (x: Tensor): Tensor => logarithm(x);
const fraction = (x: Tensor, y: Tensor): Tensor => divide(x, y);
const both = (x: Tensor, y: Tensor): Tensor => multiply(x, y);

/** c·Π fᵢ^pᵢ. */
export interface Product {
  readonly coefficient: number;
  readonly factors: ReadonlyMap<Atom, number>;
  /** Factors that met roots or inverses of themselves. */
  readonly joined: ReadonlyMap<Atom, Meeting>;
}

/** A factor with its exponent. */
export interface Factor {
  readonly atom: Atom;
  readonly exponent: number;
  /** Whether a root was undone for it. */
  readonly unrooted?: boolean;
}

/** Beyond so many factors a product is left alone. */
export const MOST_FACTORS = 8;

/** What a factor met of itself. */
type Meeting = 'root' | 'inverse';

type Parts = (equation: Equation, sources: Sources) => readonly Factor[] | null;

const factor = (atom: Atom, exponent: number): Factor => ({ atom, exponent });

const integral: Parts = ({ args: [a], params }) => {
  const { exponent, order } = params as { exponent: number; order: number };
  return order === 0 ? [factor(a!, exponent)] : null;
};

/** What an equation multiplies. */
const PARTS: Readonly<Record<string, Parts>> = {
  mul: ({ args: [a, b] }) => [factor(a!, 1), factor(b!, 1)],
  div: ({ args: [a, b] }) => [factor(a!, 1), factor(b!, -1)],
  neg: ({ args: [a] }) => [factor(a!, 1), factor(newLiteral(-1, a!.type), 1)],
  reciprocal: ({ args: [a] }) => [factor(a!, -1)],
  square: ({ args: [a] }) => [factor(a!, 2)],
  sqrt: ({ args: [a] }) => [factor(a!, 0.5)],
  rsqrt: ({ args: [a] }) => [factor(a!, -0.5)],
  integerPow: integral,
  productPow: integral,
  log: ofLogarithm(1),
  log2: ofLogarithm(Math.LN2),
  log10: ofLogarithm(Math.LN10),
  xlogy: ({ args: [a, b] }, { say }) => [factor(a!, 1), factor(say(logarithmic, [b!]), 1)],
  pow: ({ args: [a, b] }, sources) => {
    const exponent = constantOf(b!, sources);
    return exponent === null || !Number.isFinite(exponent) ? null : [factor(a!, exponent)];
  },
};

/** log_b(fᵖ) = p/ln b · log f, for odd and for broken p. */
function ofLogarithm(base: number): Parts {
  return ({ args: [x] }, sources) => {
    const product = productOf(x!, sources);
    const [only, ...others] = product === null ? [] : [...product.factors];
    const isPower = only !== undefined && others.length === 0 && product!.coefficient === 1;
    const [f, p] = isPower && only[1] % 2 !== 0 ? only : [x!, 1];
    if (base === 1 && p === 1) return null;
    const log = sources.say(logarithmic, [f]);
    return [factor(log, 1), factor(newLiteral(p / base, x!.type), 1)];
  };
}

/**
 * Whether an operation may multiply.
 *
 * @param name - of a primitive
 * @returns true for products, quotients and powers
 */
export const multiplies = (name: string): boolean => PARTS[name] !== undefined;

/**
 * An atom as a product.
 *
 * @param atom - any atom
 * @param sources - where it comes from
 * @returns the product, of one factor where nothing is multiplied; null where there are too many
 */
export function productOf(atom: Atom, sources: Sources): Product | null {
  return rememberedOrNull(sources, productOf, atom, () => readProduct(atom, sources));
}

function readProduct(atom: Atom, sources: Sources): Product | null {
  const [factors, joined] = [new Map<Atom, number>(), new Map<Atom, Meeting>()];
  let coefficient = 1;
  const pending: Factor[] = [factor(atom, 1)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const known = constantOf(next.atom, sources);
    const value = known === null ? Number.NaN : known ** next.exponent;
    if (Number.isFinite(value) && value !== 0) {
      coefficient *= value;
      continue;
    }
    const parts = partsOf(next, sources);
    if (parts === null) addFactor({ factors, joined }, next);
    else pending.push(...parts.toReversed());
    if (factors.size + pending.length > MOST_FACTORS) return null;
  }
  return { coefficient, factors, joined };
}

/** The factors of a power of an atom; null where it is not to be taken apart. */
function partsOf({ atom, exponent, unrooted }: Factor, sources: Sources): readonly Factor[] | null {
  const equation = atom.kind === 'var' ? sources.producers.get(atom) : undefined;
  if (equation === undefined || sources.isClosed(atom)) return null;
  const parts =
    PARTS[equation.primitive.name]?.(equation, sources) ??
    reshaped(equation, sources) ??
    commonFactor(equation, sources);
  if (parts === null) return null;
  // √(a/b)² is a/b where that is not negative, also where both are.
  if (unrooted === true || !Number.isInteger(exponent)) {
    return ofRoot({ atom, exponent, unrooted: unrooted === true }, sources);
  }
  return parts.map((p) => ({
    atom: p.atom,
    exponent: p.exponent * exponent,
    unrooted: p.unrooted === true || isUnrooted(p.exponent, exponent),
  }));
}

const isUnrooted = (p: number, exponent: number): boolean =>
  !Number.isInteger(p) && Math.abs(exponent) > 1;

/** A constant that all terms of a sum have in common, taken out; of x + x it is 2. */
function commonFactor({ results: [y] }: Equation, sources: Sources): readonly Factor[] | null {
  const sum = sumOf(y!, sources);
  const terms = sum === null ? [] : termsOf(sum, y!);
  const common = terms.length === 0 ? 1 : factorIn(sum!);
  if (common === 1) return null;
  const rest = terms.map(({ atom, factor: c }) =>
    atom.kind === 'literal'
      ? { atom: newLiteral((atom.value * c) / common, y!.type), factor: 1 }
      : { atom, factor: c / common },
  );
  return [factor(added(rest, sources), 1), factor(newLiteral(common, y!.type), 1)];
}

/** The number that all terms have in common, negative where they all are; 1 where there is none. */
function factorIn({ terms, constant }: Sum): number {
  const all = [...terms.values(), ...(constant === 0 ? [] : [constant])];
  const size = Math.abs(all[0]!);
  if (!all.every((c) => Math.abs(c) === size)) return 1;
  return all.every((c) => c < 0) ? -size : size;
}

/** The same elements under another shape: their factors likewise; of repeated ones, where it is one power. */
function reshaped(equation: Equation, sources: Sources): readonly Factor[] | null {
  const { primitive, params, args, results } = equation;
  const [x] = args as [Atom];
  const isSame = sizeOf(x) === sizeOf(results[0]!);
  if (!moves(primitive) && !(isSame && primitive.name === 'reduceSum')) return null;
  const inner = productOf(x, sources);
  if (inner === null || inner.factors.has(x) || !(isSame || isPower(inner))) return null;
  const move = (y: Tensor): Tensor => bind1(primitive, [y], params);
  const moved = [...inner.factors].map(([atom, exponent]) => ({
    atom: sources.say(move, [atom]),
    exponent,
    unrooted: inner.joined.get(atom) === 'root',
  }));
  return [...moved, factor(newLiteral(inner.coefficient, results[0]!.type), 1)];
}

const isPower = ({ factors, coefficient }: Product): boolean =>
  factors.size === 1 && coefficient === 1;

const sizeOf = ({ type }: Atom): number => type.shape.reduce((n, d) => n * d, 1);

/** Of a root: a positive constant and one odd power. */
function ofRoot({ atom, exponent, unrooted }: Factor, sources: Sources): readonly Factor[] | null {
  const inner = productOf(atom, sources);
  if (inner === null || inner.coefficient <= 0 || inner.factors.size !== 1) return null;
  const [[base, p]] = inner.factors as unknown as [[Atom, number]];
  if (base === atom || (Number.isInteger(p) && p % 2 === 0)) return null;
  return [
    factor(newLiteral(inner.coefficient, atom.type), exponent),
    { atom: base, exponent: p * exponent, unrooted: unrooted === true || p !== 1 },
  ];
}

function addFactor(
  { factors, joined }: { readonly factors: Map<Atom, number>; readonly joined: Map<Atom, Meeting> },
  { atom, exponent, unrooted }: Factor,
): void {
  const known = factors.get(atom);
  const sum = (known ?? 0) + exponent;
  const both = [known ?? 1, exponent];
  const isRoot = unrooted === true || !both.every((p) => Number.isInteger(p));
  if (unrooted === true || (known !== undefined && isRoot)) joined.set(atom, 'root');
  else if (known !== undefined && known * exponent < 0) joined.set(atom, 'inverse');
  if (sum === 0) factors.delete(atom);
  else factors.set(atom, sum);
}

/**
 * The factors of a product in a list.
 *
 * @param product - a product
 * @returns its factors with their exponents, without the coefficient
 */
export const factorsOf = ({ factors }: Product): Factor[] =>
  [...factors].map(([atom, exponent]) => factor(atom, exponent));

/**
 * The atom that a list of factors stands for.
 *
 * @param product - factors, and a coefficient
 * @param like - whose type it has
 * @param sources - says it
 * @returns their product; a literal where there is no factor
 */
export function multiplied(
  { coefficient, factors }: { readonly coefficient: number; readonly factors: readonly Factor[] },
  like: Atom,
  sources: Sources,
): Atom {
  const above = factors.filter(({ exponent }) => exponent > 0);
  const below = factors.filter(({ exponent }) => exponent < 0);
  const numerator = joined(above, sources);
  const denominator = joined(
    below.map(({ atom, exponent }) => factor(atom, -exponent)),
    sources,
  );
  const top = scaled({ atom: numerator ?? newLiteral(1, like.type), factor: coefficient }, sources);
  if (denominator === null) return top;
  return sources.say(fraction, [top, denominator]);
}

function joined(factors: readonly Factor[], sources: Sources): Atom | null {
  let product: Atom | null = null;
  for (const each of factors) {
    const next = powered(each, sources);
    product = product === null ? next : sources.say(both, [product, next]);
  }
  return product;
}

/**
 * A power of an atom.
 *
 * @param each - an atom and its exponent
 * @param sources - says it
 * @returns the atom itself for 1
 */
export function powered({ atom, exponent }: Factor, sources: Sources): Atom {
  if (exponent === 1) return atom;
  const raise = sources.once(powered, exponent, () => raisedTo(exponent));
  return sources.say(raise, [atom]);
}

function raisedTo(exponent: number): (x: Tensor) => Tensor {
  if (exponent === 2) return (x) => square(x);
  return exponent === 0.5 ? (x) => sqrt(x) : (x) => power(x, exponent);
}

/**
 * Whether two atoms are the same number but for a constant factor.
 *
 * @param a - an atom
 * @param b - another
 * @param sources - where they come from
 * @returns a/b; null where they are different
 */
export function quotientOf(a: Atom, b: Atom, sources: Sources): number | null {
  if (a === b) return 1;
  const [sum, other] = [sumOf(a, sources), sumOf(b, sources)];
  const ratio = sum === null || other === null ? null : ratioOf(sum, other);
  if (ratio !== null) return ratio;
  const [product, another] = [productOf(a, sources), productOf(b, sources)];
  if (product === null || another === null) return null;
  const isSame =
    product.factors.size === another.factors.size &&
    [...product.factors].every(([atom, p]) => another.factors.get(atom) === p);
  return isSame && product.factors.size > 0 ? product.coefficient / another.coefficient : null;
}
