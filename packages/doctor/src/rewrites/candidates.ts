/**
 * Where in an expression a rule may be tried: the equation itself, every two terms of a sum, every factor, fraction and pair of
 * factors of a product, a logarithm without the constants in it. What is left over is put around the better form.
 */
import { log as logarithm } from '@gradus/tensor';
import { newLiteral, type Atom, type Equation } from '@gradus/ir';
import { contractionOf } from './contraction.js';
import {
  factorsOf,
  multiplied,
  multiplies,
  productOf,
  type Factor,
  type Product,
} from './products.js';
import type { FittingRules } from './outline.js';
import type { Sources } from './sources.js';
import { added, adds, scaled, sumOf, termsOf, type Term } from './sums.js';

/** A part of an expression, and the whole of it with something better in its place. */
export interface Candidate {
  readonly equation: Equation;
  readonly around: (better: Atom) => Atom;
}

/**
 * The parts of an expression, the whole of it first; those alone that a rule may be about.
 *
 * @param equation - its outermost operation
 * @param sources - where its operands come from
 * @param rules - the rules there are
 * @returns the parts, found one by one
 */
export function* candidatesOf(
  equation: Equation,
  sources: Sources,
  rules: Pick<FittingRules, 'fitsAt' | 'near'>,
): Generator<Candidate> {
  yield { equation, around: (better) => better };
  const { name } = equation.primitive;
  const near = rules.near(equation, sources.producers);
  if (adds(name) && rules.fitsAt(SUMS, near)) yield* pairsOfTerms(equation, sources);
  if (multiplies(name) && rules.fitsAt(PRODUCTS, near)) yield* partsOfProducts(equation, sources);
  if (LOGARITHMS[name] !== undefined && rules.fitsAt(LOGS, near)) {
    yield* withoutConstants(equation, sources);
  }
  if (rules.fitsAt(PRODUCTS, near)) yield* productsIn(equation, sources);
}

/** What parts of sums, of products and of logarithms are. */
const SUMS = ['add', 'sub'];
const PRODUCTS = ['mul', 'div', 'square', 'sqrt', 'pow', 'integerPow', 'productPow'];
const LOGS = ['log'];

const resultOf = ({ results: [y] }: Equation): Atom => y!;

/** The equation of what was said. */
function equationOf(atom: Atom, { producers }: Sources): Equation | undefined {
  return atom.kind === 'var' ? producers.get(atom) : undefined;
}

function* pairsOfTerms(equation: Equation, sources: Sources): Generator<Candidate> {
  const y = resultOf(equation);
  const whole = sumOf(y, sources);
  const terms = whole === null ? [] : termsOf(whole, y);
  if (terms.length === 2 && terms.every(({ atom, factor }) => isPlain(atom, factor))) {
    yield* turned(terms, sources);
    return;
  }
  for (const [i, a] of terms.entries()) {
    for (const b of terms.slice(i + 1)) {
      const size = Math.abs(a.factor);
      const pair = [a, b].map(({ atom, factor }) => ({ atom, factor: factor / size }));
      const part = equationOf(added(pair, sources), sources);
      const rest = terms.filter((t) => t !== a && t !== b);
      const around = (better: Atom): Atom =>
        added([{ atom: better, factor: size }, ...rest], sources);
      if (part !== undefined) yield { equation: part, around };
    }
  }
}

/** a − b as −(b − a). */
function* turned(terms: readonly Term[], sources: Sources): Generator<Candidate> {
  const opposite = terms.map(({ atom, factor }) => ({ atom, factor: -factor }));
  const part = equationOf(added(opposite, sources), sources);
  const around = (better: Atom): Atom => scaled({ atom: better, factor: -1 }, sources);
  if (part !== undefined && terms.some(({ factor }) => factor < 0))
    yield { equation: part, around };
}

const isPlain = (atom: Atom, factor: number): boolean =>
  atom.kind === 'literal' || Math.abs(factor) === 1;

/** A part of a product, and the factors that are left. */
interface Part {
  readonly taken: readonly Factor[];
  readonly rest: readonly Factor[];
}

function* partsOfProducts(equation: Equation, sources: Sources): Generator<Candidate> {
  const y = resultOf(equation);
  const product = productOf(y, sources);
  if (product === null) return;
  const { coefficient } = product;
  const factors = factorsOf(product);
  for (const { taken, rest } of partsOf(factors)) {
    if (rest.length === 0 && coefficient === 1 && !isNested(equation, taken)) continue;
    const part = equationOf(multiplied({ coefficient: 1, factors: taken }, y, sources), sources);
    if (part === undefined) continue;
    const around = (better: Atom): Atom =>
      multiplied({ coefficient, factors: [{ atom: better, exponent: 1 }, ...rest] }, y, sources);
    yield { equation: part, around };
  }
}

/** Whether a product is spelled by more than its own operands. */
const isNested = ({ args }: Equation, taken: readonly Factor[]): boolean =>
  !taken.every(({ atom }) => args.includes(atom));

function* partsOf(factors: readonly Factor[]): Generator<Part> {
  for (const f of factors) {
    if (f.exponent !== 1) yield { taken: [f], rest: without(factors, f) };
  }
  for (const [f, g] of pairsOf(factors)) yield* partsOfPair(factors, f, g);
  for (const f of factors) {
    if (f.exponent < -1)
      yield { taken: [single(f)], rest: [...without(factors, f), ...remainder(f)] };
  }
}

const without = (factors: readonly Factor[], ...gone: readonly Factor[]): Factor[] =>
  factors.filter((f) => !gone.includes(f));

/** Every fraction, and every two factors above its bar. */
function pairsOf(factors: readonly Factor[]): [Factor, Factor][] {
  const above = factors.filter(({ exponent }) => exponent > 0);
  const below = factors.filter(({ exponent }) => exponent < 0);
  return above.flatMap((f, i) =>
    [...above.slice(i + 1), ...below].map((g): [Factor, Factor] => [f, g]),
  );
}

/** Two factors with all of their exponents, and one of each. */
function* partsOfPair(factors: readonly Factor[], f: Factor, g: Factor): Generator<Part> {
  const others = without(factors, f, g);
  yield { taken: [f, g], rest: others };
  const taken = [single(f), single(g)];
  if (taken[0] === f && taken[1] === g) return;
  yield { taken, rest: [...others, ...remainder(f), ...remainder(g)] };
}

/** One of several equal factors. */
const single = (f: Factor): Factor =>
  Number.isInteger(f.exponent) ? { ...f, exponent: Math.sign(f.exponent) } : f;

/** The others of them. */
function remainder(f: Factor): Factor[] {
  const { exponent } = f;
  if (!Number.isInteger(exponent) || Math.abs(exponent) === 1) return [];
  return [{ ...f, exponent: exponent - Math.sign(exponent) }];
}

/** The products that a contraction adds. */
function* productsIn(equation: Equation, sources: Sources): Generator<Candidate> {
  const found = contractionOf(equation);
  const part = found === null ? undefined : equationOf(found.products(sources), sources);
  if (part === undefined || part.args.length === 1) return; // squares are looked at as a sum
  const around = (better: Atom): Atom => sources.say(found!.total, [better]);
  for (const args of [part.args, part.args.toReversed()]) {
    const turned = { ...part, args };
    yield { equation: turned, around };
    for (const each of partsOfProducts(turned, sources)) {
      yield { ...each, around: (better) => around(each.around(better)) };
    }
  }
}

/** What a logarithm has to be multiplied with to be the natural one. */
const LOGARITHMS: Readonly<Record<string, number>> = {
  log: 1,
  log2: Math.LN2,
  log10: Math.LN10,
};

/** log(c·fᵖ) = p·log f + log c, for odd and for broken p. */
function* withoutConstants(equation: Equation, sources: Sources): Generator<Candidate> {
  const base = LOGARITHMS[equation.primitive.name]!;
  const [x] = equation.args as [Atom];
  const product = productOf(x, sources);
  if (product === null || product.coefficient <= 0) return;
  const { inner, exponent } = powerIn(x, product, sources);
  if (exponent === 1 && product.coefficient === 1 && base === 1) return;
  const part = equationOf(
    sources.say((z) => logarithm(z), [inner]),
    sources,
  );
  const value = Math.log(product.coefficient) / base;
  const constant = value === 0 ? [] : [{ atom: { ...newLiteral(0, x.type), value }, factor: 1 }];
  const around = (better: Atom): Atom =>
    added([{ atom: better, factor: exponent / base }, ...constant], sources);
  if (part !== undefined) yield { equation: part, around };
}

/** The one power that a product is but for its constant; the product itself where it is more. */
function powerIn(x: Atom, product: Product, sources: Sources): { inner: Atom; exponent: number } {
  const factors = factorsOf(product);
  const [only, ...others] = factors;
  if (only !== undefined && others.length === 0 && only.exponent % 2 !== 0) {
    return { inner: only.atom, exponent: only.exponent };
  }
  return { inner: multiplied({ coefficient: 1, factors }, x, sources), exponent: 1 };
}
