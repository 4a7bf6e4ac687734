/**
 * The same operation by others: z·z is a square, −1·z a negation, a + (−b) a difference, z^½ a root, a product of exponentials
 * an exponential. A pattern is written once; people write it in all these ways.
 */
import { bind1, type Tensor } from '@gradus/tensor';
import { newLiteral, type Atom, type Equation } from '@gradus/ir';
import { contractionOf } from './contraction.js';
import { exponentOf, logarithmOf } from './logarithms.js';
import {
  factorsOf,
  multiplied,
  multiplies,
  productOf,
  type Factor,
  type Product,
} from './products.js';
import { moves, remembered, type Sources } from './sources.js';
import { added, adds, scaled, sumOf, termsOf, type Term } from './sums.js';

/** The operands of an equation that was read as another operation, and the equation that this would be. */
export interface Reading {
  readonly args: readonly Atom[];
  readonly equation: Equation;
}

type Reader = (equation: Equation, sources: Sources) => readonly (readonly Atom[])[];

interface Spelling {
  /** Which operations may be read so. */
  readonly from: (name: string) => boolean;
  readonly read: Reader;
}

/** How operations may be spelled by others. */
const SPELLINGS: Readonly<Record<string, Spelling>> = {
  add: { from: adds, read: sums },
  sub: { from: adds, read: differences },
  neg: { from: (name) => adds(name) || multiplies(name), read: negations },
  mul: { from: multiplies, read: products },
  div: { from: multiplies, read: quotients },
  square: { from: multiplies, read: squares },
  sqrt: { from: multiplies, read: roots },
  exp: { from: (name) => multiplies(name) || moving.has(name), read: exponents },
  exponential: { from: () => true, read: exponentials },
  pow: { from: multiplies, read: powers },
};

const moving: ReadonlySet<string> = new Set(['reshape', 'slice', 'broadcast', 'exp2']);

/**
 * The operands of an equation, read as an operation.
 *
 * @param op - name of the operation
 * @param equation - of that operation, or of one that may stand for it
 * @param sources - where its operands come from
 * @returns lists of operands; none where it is another operation
 */
export function readings(op: string, equation: Equation, sources: Sources): readonly Reading[] {
  if (!mayRead(op, equation)) return NONE;
  return remembered(sources, op, equation, () => read(op, equation, sources));
}

const NONE: readonly Reading[] = [];

/** Whether an equation is no other operation at first sight. */
function mayRead(op: string, { primitive }: Equation): boolean {
  const { name } = primitive;
  return op === name || moves(primitive) || mayStandFor(op, name);
}

function read(op: string, equation: Equation, sources: Sources): readonly Reading[] {
  const { name } = equation.primitive;
  const direct = name === op ? [{ args: equation.args, equation }] : ofMoved(op, equation, sources);
  if (op === 'reduceSum' && name === 'dot') return contracted(equation, sources);
  const spelling = SPELLINGS[op];
  if (spelling?.from(name) !== true) return direct;
  const others = spelling.read(equation, sources).map((args) => ({ args, equation }));
  return [...direct, ...others];
}

/** A function of elements that then went to other places is that function of them there. */
function ofMoved(op: string, equation: Equation, sources: Sources): readonly Reading[] {
  const moved: Equation[] = [];
  let inner: Equation | undefined = equation;
  while (inner !== undefined && moves(inner.primitive)) {
    moved.unshift(inner);
    const [x] = inner.args as [Atom];
    inner = x.kind === 'var' ? sources.producers.get(x) : undefined;
  }
  if (moved.length === 0 || inner?.primitive.name !== op || inner.args.length !== 1) return [];
  if (inner.primitive.lower.kind !== 'elementwise') return [];
  const move = (y: Tensor, { primitive, params }: Equation): Tensor =>
    bind1(primitive, [y], params);
  const there = sources.say((y) => moved.reduce(move, y), inner.args);
  return [{ args: [there], equation }];
}

/**
 * Whether an operation may be read as another one.
 *
 * @param op - what a pattern asks for
 * @param name - of the primitive that is there
 * @returns true where it is the same, or spells it
 */
export const mayBe = (op: string, name: string): boolean =>
  op === name || (SPELLINGS[op]?.from(name) === true && !(op === 'exp' && name !== 'pow'));

/**
 * Whether an operation may be part of a spelling of another one.
 *
 * @param op - what a pattern asks for
 * @param name - of a primitive that occurs
 * @returns true also where other operations have to join it
 */
export function mayStandFor(op: string, name: string): boolean {
  if (op === name || SPELLINGS[op]?.from(name) === true) return true;
  return OTHERS[op]?.has(name) === true;
}

/** What becomes another operation with more than its operands. */
const OTHERS: Readonly<Record<string, ReadonlySet<string>>> = {
  reduceSum: new Set(['dot']),
  mul: new Set(['dot']),
  square: new Set(['dot']),
  log: new Set(['log2', 'log10', 'xlogy']),
  exp: new Set(['exp2', 'pow']),
};

const resultOf = ({ results: [y] }: Equation): Atom => y!;

/** Terms of a sum; none where there are not at least two. */
function manyTerms(equation: Equation, sources: Sources): readonly Term[] {
  const found = sumOf(resultOf(equation), sources);
  const terms = found === null ? [] : termsOf(found, resultOf(equation));
  return terms.length < 2 ? [] : terms;
}

/** One term, and all the others. */
function sums(equation: Equation, sources: Sources): Atom[][] {
  const terms = manyTerms(equation, sources);
  const alone = terms.length === 2 ? terms.slice(0, 1) : terms;
  return alone.map((term) => [
    scaled(term, sources),
    added(
      terms.filter((t) => t !== term),
      sources,
    ),
  ]);
}

/** Two terms, the second of which is taken away. */
function differences(equation: Equation, sources: Sources): Atom[][] {
  const terms = manyTerms(equation, sources);
  if (terms.length !== 2) return [];
  const negated = (term: Term): Atom => scaled({ ...term, factor: -term.factor }, sources);
  const [a, b] = terms as [Term, Term];
  return [
    [scaled(a, sources), negated(b)],
    [scaled(b, sources), negated(a)],
  ];
}

function negations(equation: Equation, sources: Sources): Atom[][] {
  const y = resultOf(equation);
  const terms = manyTerms(equation, sources);
  if (terms.length > 1) return [];
  const product = productOf(y, sources);
  if (product === null || product.coefficient >= 0) return [];
  return [[rebuilt({ ...product, coefficient: -product.coefficient }, y, sources)]];
}

const rebuilt = (product: Product, like: Atom, sources: Sources): Atom =>
  multiplied({ ...product, factors: factorsOf(product) }, like, sources);

/** One factor, and all the others. */
function products(equation: Equation, sources: Sources): Atom[][] {
  const y = resultOf(equation);
  const product = productOf(y, sources);
  if (product === null) return [];
  const factors = factorsOf(product);
  const { coefficient } = product;
  if (factors.length === 1 && factors[0]!.exponent === 1 && coefficient !== 1) {
    return [[newLiteral(coefficient, y.type), factors[0]!.atom]];
  }
  if (factors.length < 2) return [];
  return factors.map((each) => [
    multiplied({ coefficient: 1, factors: [each] }, y, sources),
    multiplied({ coefficient, factors: factors.filter((f) => f !== each) }, y, sources),
  ]);
}

function quotients(equation: Equation, sources: Sources): Atom[][] {
  const y = resultOf(equation);
  const product = productOf(y, sources);
  if (product === null) return [];
  const isBelow = ({ exponent }: Factor): boolean => exponent < 0;
  const factors = factorsOf(product);
  const above = factors.filter((f) => !isBelow(f));
  const below = factors.filter(isBelow).map((f) => ({ ...f, exponent: -f.exponent }));
  const { coefficient } = product;
  if (below.length > 0) {
    return [
      [
        multiplied({ coefficient, factors: above }, y, sources),
        multiplied({ coefficient: 1, factors: below }, y, sources),
      ],
    ];
  }
  if (coefficient === 1 || above.length === 0) return [];
  return [
    [
      multiplied({ coefficient: 1, factors: above }, y, sources),
      newLiteral(1 / coefficient, y.type),
    ],
  ];
}

/** An even power of a product; a square of −z or |z| is that of z. */
function squares(equation: Equation, sources: Sources): Atom[][] {
  const y = resultOf(equation);
  const product = productOf(y, sources);
  if (product === null || product.coefficient <= 0) return [];
  const factors = factorsOf(product);
  const isEven = factors.every(({ exponent }) => exponent % 2 === 0);
  const root = Math.sqrt(product.coefficient);
  if (factors.length === 0 || !isEven || root * root !== product.coefficient) return [];
  const half = factors.map(({ atom, exponent }) => ({
    atom: unsigned(atom, sources),
    exponent: exponent / 2,
  }));
  return [[multiplied({ coefficient: root, factors: half }, y, sources)]];
}

/** What an absolute value is of. */
function unsigned(atom: Atom, { producers }: Sources): Atom {
  const equation = atom.kind === 'var' ? producers.get(atom) : undefined;
  return equation?.primitive.name === 'abs' ? equation.args[0]! : atom;
}

function roots(equation: Equation, sources: Sources): Atom[][] {
  const y = resultOf(equation);
  const product = productOf(y, sources);
  const [only, ...others] = product === null ? [] : factorsOf(product);
  if (only?.exponent !== 0.5 || others.length > 0 || product!.coefficient <= 0) return [];
  return [[scaled({ atom: only.atom, factor: product!.coefficient ** 2 }, sources)]];
}

/** One factor with its exponent. */
function powers(equation: Equation, sources: Sources): Atom[][] {
  const y = resultOf(equation);
  const product = productOf(y, sources);
  const [only, ...others] = product === null ? [] : factorsOf(product);
  if (only === undefined || others.length > 0 || product!.coefficient !== 1) return [];
  return only.exponent === 1 ? [] : [[only.atom, newLiteral(only.exponent, y.type)]];
}

function exponents(equation: Equation, sources: Sources): Atom[][] {
  const exponent = exponentOf(resultOf(equation), sources);
  return exponent === null ? [] : [[exponent]];
}

function exponentials(equation: Equation, sources: Sources): Atom[][] {
  const log = logarithmOf(resultOf(equation), sources);
  return log === null ? [] : [[log]];
}

/** A contraction as the sum of products. */
function contracted(equation: Equation, sources: Sources): Reading[] {
  const found = contractionOf(equation);
  if (found === null) return [];
  const total = sources.say(found.total, [found.products(sources)]);
  const made = total.kind === 'var' ? sources.producers.get(total) : undefined;
  return made === undefined ? [] : [{ args: made.args, equation: made }];
}
