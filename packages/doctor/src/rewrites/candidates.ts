/**
 * Where in an expression a rule may be tried: the equation itself, every two terms of a sum, every factor, fraction and pair of
 * factors of a product, a logarithm without the constants in it. What is left over is put around the better form.
 */
import { log as logarithm, type Tensor } from '@gradus/tensor';
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
import type { Kind } from './outline.js';
import type { Sources } from './sources.js';
import { added, adds, scaled, sumOf, termsOf, type Term } from './sums.js';

/** A part of an expression, and the whole of it with something better in its place. */
export interface Candidate {
  /** Made when it is asked for; undefined where the part is no operation. */
  readonly equation: Equation | undefined;
  readonly around: (better: Atom) => Atom;
}

/** A part of an expression, and the rules that may fit it. */
export interface Place {
  readonly candidate: Candidate;
  readonly rules: readonly number[];
  /** Null for the whole. */
  readonly kind: Kind | null;
}

/** The rules that may fit a part of some kind, made of atoms: what none may fit is not made. */
export type Likely = (kind: Kind, atoms: readonly Atom[]) => readonly number[];

/** Takes a part that rules may fit. */
type Take = (place: Place) => void;

/** What parts are found with. */
interface Search {
  readonly equation: Equation;
  readonly sources: Sources;
  readonly likely: Likely;
}

/**
 * The parts of an expression that a rule may fit, but for the whole of it.
 *
 * @param search - its outermost operation, where its operands come from, and the rules that may fit its parts
 * @returns the parts
 */
export function partsOf(search: Search): Place[] {
  const { equation, likely } = search;
  const { name } = equation.primitive;
  const found: Place[] = [];
  const take: Take = (place) => void found.push(place);
  const isMadeOf = (kind: Kind): boolean => likely(kind, equation.args).length > 0;
  if (adds(name) && isMadeOf('sum')) pairsOfTerms(search, take);
  const isProduct = isMadeOf('product');
  if (isProduct && multiplies(name)) partsOfProducts(search, take);
  if (LOGARITHMS[name] !== undefined && isMadeOf('logarithm')) withoutConstants(search, take);
  if (isProduct) productsIn(search, take);
  return found;
}

/** A part that is made when it is looked at. */
class Part implements Candidate {
  readonly around: (better: Atom) => Atom;
  readonly #make: () => Equation | undefined;
  #made: Equation | undefined | null = null;

  constructor(make: () => Equation | undefined, around: (better: Atom) => Atom) {
    this.#make = make;
    this.around = around;
  }

  get equation(): Equation | undefined {
    if (this.#made === null) this.#made = this.#make();
    return this.#made;
  }
}

const resultOf = ({ results: [y] }: Equation): Atom => y!;

/** The equation of what was said. */
function equationOf(atom: Atom, { producers }: Sources): Equation | undefined {
  return atom.kind === 'var' ? producers.get(atom) : undefined;
}

function pairsOfTerms({ equation, sources, likely }: Search, take: Take): void {
  const y = resultOf(equation);
  const whole = sumOf(y, sources);
  const terms = whole === null ? [] : termsOf(whole, y);
  if (terms.length === 2 && terms.every(({ atom, factor }) => isPlain(atom, factor))) {
    turned(terms, { equation, sources, likely }, take);
    return;
  }
  for (const [i, a] of terms.entries()) {
    for (const b of terms.slice(i + 1)) {
      const kind = kindOfSum(a, b);
      const rules = likely(kind, [a.atom, b.atom]);
      if (rules.length === 0) continue;
      const size = Math.abs(a.factor);
      const pair = [a, b].map(({ atom, factor }) => ({ atom, factor: factor / size }));
      const rest = terms.filter((t) => t !== a && t !== b);
      const around = (better: Atom): Atom =>
        added([{ atom: better, factor: size }, ...rest], sources);
      const candidate = new Part(() => equationOf(added(pair, sources), sources), around);
      take({ candidate, rules, kind });
    }
  }
}

function kindOfSum(a: Term, b: Term): Kind {
  if (Math.abs(a.factor) !== Math.abs(b.factor)) return 'sum';
  if (a.factor > 0 !== b.factor > 0) return 'minus';
  return a.factor > 0 ? 'plus' : 'sum';
}

/** a − b as −(b − a). */
function turned(terms: readonly Term[], { sources, likely }: Search, take: Take): void {
  const atoms = terms.map(({ atom }) => atom);
  if (!terms.some(({ factor }) => factor < 0)) return;
  const rules = likely('sum', atoms);
  if (rules.length === 0) return;
  const opposite = terms.map(({ atom, factor }) => ({ atom, factor: -factor }));
  const around = (better: Atom): Atom => scaled({ atom: better, factor: -1 }, sources);
  const candidate = new Part(() => equationOf(added(opposite, sources), sources), around);
  take({ candidate, rules, kind: 'sum' });
}

const isPlain = (atom: Atom, factor: number): boolean =>
  atom.kind === 'literal' || Math.abs(factor) === 1;

/** Some factors of a product, and those that are left. */
interface Split {
  readonly taken: readonly Factor[];
  readonly rest: readonly Factor[];
}

function partsOfProducts({ equation, sources, likely }: Search, take: Take): void {
  const y = resultOf(equation);
  const product = productOf(y, sources);
  if (product === null) return;
  const { coefficient } = product;
  const factors = factorsOf(product);
  for (const { taken, rest } of splitsOf(factors)) {
    if (rest.length === 0 && coefficient === 1 && !isNested(equation, taken)) continue;
    const atoms = taken.map(({ atom }) => atom);
    const kind = kindOfProduct(taken);
    const rules = likely(kind, atoms);
    if (rules.length === 0) continue;
    const part = (): Atom => multiplied({ coefficient: 1, factors: taken }, y, sources);
    const around = (better: Atom): Atom =>
      multiplied({ coefficient, factors: [{ atom: better, exponent: 1 }, ...rest] }, y, sources);
    take({ candidate: new Part(() => equationOf(part(), sources), around), rules, kind });
  }
}

function kindOfProduct(taken: readonly Factor[]): Kind {
  if (taken.some(({ exponent }) => Math.abs(exponent) !== 1)) return 'product';
  if (taken.some(({ exponent }) => exponent < 0)) return 'over';
  return taken.length > 1 ? 'times' : 'product';
}

/** Whether a product is spelled by more than its own operands. */
const isNested = ({ args }: Equation, taken: readonly Factor[]): boolean =>
  !taken.every(({ atom }) => args.includes(atom));

function* splitsOf(factors: readonly Factor[]): Generator<Split> {
  for (const f of factors) {
    if (f.exponent !== 1) yield { taken: [f], rest: without(factors, f) };
  }
  for (const [f, g] of pairsOf(factors)) yield* splitsOfPair(factors, f, g);
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
function* splitsOfPair(factors: readonly Factor[], f: Factor, g: Factor): Generator<Split> {
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
function productsIn({ equation, sources, likely }: Search, take: Take): void {
  const found = contractionOf(equation);
  const part = found === null ? undefined : equationOf(found.products(sources), sources);
  if (part === undefined || part.args.length === 1) return; // squares are looked at as a sum
  const around = (better: Atom): Atom => sources.say(found!.total, [better]);
  const rules = likely('product', part.args);
  for (const args of [part.args, part.args.toReversed()]) {
    const turned = { ...part, args };
    if (rules.length > 0) take({ candidate: { equation: turned, around }, rules, kind: 'product' });
    partsOfProducts({ equation: turned, sources, likely }, ({ candidate, ...place }) => {
      const outer = (better: Atom): Atom => around(candidate.around(better));
      take({ candidate: new Part(() => candidate.equation, outer), ...place });
    });
  }
}

/** What a logarithm has to be multiplied with to be the natural one. */
const LOGARITHMS: Readonly<Record<string, number>> = {
  log: 1,
  log2: Math.LN2,
  log10: Math.LN10,
};

/** log(c·fᵖ) = p·log f + log c, for odd and for broken p. */
function withoutConstants({ equation, sources, likely }: Search, take: Take): void {
  const base = LOGARITHMS[equation.primitive.name]!;
  const [x] = equation.args as [Atom];
  const product = productOf(x, sources);
  if (product === null || product.coefficient <= 0) return;
  const { inner, exponent } = powerIn(x, product, sources);
  if (exponent === 1 && product.coefficient === 1 && base === 1) return;
  const part = (): Atom => sources.say(natural, [inner]);
  const value = Math.log(product.coefficient) / base;
  const constant = value === 0 ? [] : [{ atom: { ...newLiteral(0, x.type), value }, factor: 1 }];
  const around = (better: Atom): Atom =>
    added([{ atom: better, factor: exponent / base }, ...constant], sources);
  const rules = likely('logarithm', [inner]);
  take({
    candidate: new Part(() => equationOf(part(), sources), around),
    rules,
    kind: 'logarithm',
  });
}

const natural = (x: Tensor): Tensor => logarithm(x);

/** The one power that a product is but for its constant; the product itself where it is more. */
function powerIn(x: Atom, product: Product, sources: Sources): { inner: Atom; exponent: number } {
  const factors = factorsOf(product);
  const [only, ...others] = factors;
  if (only !== undefined && others.length === 0 && only.exponent % 2 !== 0) {
    return { inner: only.atom, exponent: only.exponent };
  }
  return { inner: multiplied({ coefficient: 1, factors }, x, sources), exponent: 1 };
}
