/**
 * Rewrites that are no pattern: a sum without what was added and taken away again, and a product in which the powers of one
 * factor are one power. x·√x has the slope 0 · ∞ at 0, x^1.5 has none of that; (b + a) − b is a.
 */
import { full, less, select, type Tensor } from '@gradus/tensor';
import type { Atom, Equation } from '@gradus/ir';
import { factorsOf, multiplied, multiplies, productOf, type Factor } from './products.js';
import { isNeverNegative } from './signs.js';
import type { Sources } from './sources.js';
import { added, adds, sumOf, termsOf } from './sums.js';

/** A rewrite that looks at an expression as a whole. */
export interface FormRule {
  readonly name: string;
  /** Operations without which there is nothing to find. */
  readonly concerns: readonly string[];
  /** Whether it may be about an operation. */
  readonly about: (name: string) => boolean;
  /** The better form; null where there is none. */
  readonly form: (equation: Equation, sources: Sources) => Atom | null;
}

const resultOf = ({ results: [y] }: Equation): Atom => y!;

/** All of them. */
export const FORMS: readonly FormRule[] = [
  { name: 'added-and-taken', concerns: ['sub', 'neg'], about: adds, form: withoutCancelled },
  {
    name: 'powers-of-one',
    concerns: ['sqrt', 'rsqrt', 'pow', 'div', 'integerPow', 'reciprocal'],
    about: multiplies,
    form: joinedPowers,
  },
];

function withoutCancelled(equation: Equation, sources: Sources): Atom | null {
  const sum = sumOf(resultOf(equation), sources);
  if (sum?.cancels !== true || sum.terms.size === 0) return null;
  return added(termsOf(sum, resultOf(equation)), sources);
}

function joinedPowers(equation: Equation, sources: Sources): Atom | null {
  const product = productOf(resultOf(equation), sources);
  if (product === null || product.joined.size === 0 || product.factors.size === 0) return null;
  const factors = factorsOf(product).map((each) =>
    product.joined.get(each.atom) === 'root' ? guarded(each, sources) : each,
  );
  return multiplied({ ...product, factors }, resultOf(equation), sources);
}

/** Of a negative number there was no root, and there shall be none. */
function guarded(each: Factor, sources: Sources): Factor {
  const { atom, exponent } = each;
  if (!Number.isInteger(exponent) || isNeverNegative(atom, sources)) return each;
  return { atom: sources.say((x) => rooted(x), [atom], '$0'), exponent };
}

/**
 * A number that had a root.
 *
 * @param x - any tensor of floats
 * @returns the same; NaN where it is negative
 */
export const rooted = (x: Tensor): Tensor =>
  select(less(x, 0), full(x.shape, Number.NaN, { dtype: x.dtype }), x);
