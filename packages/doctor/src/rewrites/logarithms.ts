/**
 * Which expressions are exponentials, and of what: eᶻ, their products, quotients, powers and sums with positive numbers, σ(z),
 * cosh z, a softmax. Their logarithms are made of logarithms, so log Σ eᶻ in any spelling is found without a list of them.
 */
import {
  add,
  bind1,
  concatenate,
  contiguous,
  log as logarithm,
  multiply,
  negative,
  select,
  subtract,
  sum,
  type Tensor,
} from '@gradus/tensor';
import { logaddexp, logNdtr, logSigmoid, logSoftmax, logsumexp } from '@gradus/numerics';
import { newLiteral, type Atom, type Equation } from '@gradus/ir';
import { factorsOf, multiplied, multiplies, productOf, type Factor } from './products.js';
import { softmaxOf } from './softmaxes.js';
import { added, adds, scaled, sumOf, termsOf, type Term } from './sums.js';
import { constantOf, moves, rememberedOrNull, type Sources } from './sources.js';

/** A logarithm, and whether an exponential was undone for it. */
interface Logarithm {
  readonly atom: Atom;
  readonly undone: boolean;
}

/** Beyond so many nested expressions nothing is looked at. */
const DEEPEST = 16;

/**
 * The logarithm of an exponential.
 *
 * @param atom - any atom
 * @param sources - where it comes from
 * @returns its logarithm, made without leaving logarithms; null where it is no exponential
 */
export function logarithmOf(atom: Atom, sources: Sources): Atom | null {
  const log = logOf(atom, sources, DEEPEST) ?? ofAnySign(atom, sources);
  return log?.undone === true ? log.atom : null;
}

function logOf(atom: Atom, sources: Sources, depth: number): Logarithm | null {
  return rememberedOrNull(sources, logarithmOf, atom, () => foundLog(atom, sources, depth));
}

function foundLog(atom: Atom, sources: Sources, depth: number): Logarithm | null {
  const known = constantOf(atom, sources);
  if (known !== null) {
    const log = Math.log(known);
    return Number.isFinite(log) ? { atom: newLiteral(log, atom.type), undone: false } : null;
  }
  const equation = atom.kind === 'var' ? sources.producers.get(atom) : undefined;
  if (equation === undefined || depth === 0) return ofMask(atom, sources);
  const undone = UNDONE[equation.primitive.name]?.(equation, sources) ?? null;
  if (undone !== null) return { atom: undone, undone: true };
  return ofParts(equation, { sources, inner: (x) => logOf(x, sources, depth - 1) });
}

/** Of an expression by the logarithms of its parts. */
function ofParts(equation: Equation, context: Context): Logarithm | null {
  const { primitive, results } = equation;
  const [atom] = results as [Atom];
  const { name } = primitive;
  if (PIECEWISE[name] !== undefined) return PIECEWISE[name](equation, context);
  if (moves(primitive) || PICKS.has(name)) return moved(equation, context);
  if (adds(name) && !multiplies(name)) return ofSum(atom, context);
  return multiplies(name) ? ofProduct(atom, context) : null;
}

/**
 * The exponent of a power of e, however it is spelled: eᵃ·eᵇ, √eᵃ, 1/eᵃ, cᵃ.
 *
 * @param atom - any atom
 * @param sources - where it comes from
 * @returns the exponent; null for anything else
 */
export function exponentOf(atom: Atom, sources: Sources): Atom | null {
  const found = exponent(atom, sources, DEEPEST);
  return found?.atom ?? null;
}

function exponent(atom: Atom, sources: Sources, depth: number): Logarithm | null {
  return rememberedOrNull(sources, exponentOf, atom, () => foundExponent(atom, sources, depth));
}

function foundExponent(atom: Atom, sources: Sources, depth: number): Logarithm | null {
  const equation = atom.kind === 'var' ? sources.producers.get(atom) : undefined;
  if (equation === undefined || depth === 0) return null;
  const { name } = equation.primitive;
  if (POWERS.has(name)) {
    const power = UNDONE[name]!(equation, sources);
    if (power !== null) return { atom: power, undone: true };
  }
  const inner: Inner = (x) => exponent(x, sources, depth - 1);
  if (moves(equation.primitive)) return moved(equation, { sources, inner });
  if (!multiplies(name) || productOf(atom, sources)?.coefficient !== 1) return null;
  return ofProduct(atom, { sources, inner });
}

/** Powers of constants. */
const POWERS: ReadonlySet<string> = new Set(['exp', 'exp2', 'pow']);

/** Of weights and masks that are given: of 0 it is −∞, the logarithm of nothing. */
function ofMask(atom: Atom, sources: Sources): Logarithm | null {
  const value = atom.kind === 'var' ? sources.captured.get(atom) : undefined;
  if (value === undefined || !contiguous(value).every((v) => v >= 0)) return null;
  return { atom: sources.say((x) => logarithm(x), [atom]), undone: false };
}

type Inner = (atom: Atom) => Logarithm | null;

interface Context {
  readonly sources: Sources;
  readonly inner: Inner;
}

/** Logarithms of functions. */
const UNDONE: Readonly<Record<string, (equation: Equation, sources: Sources) => Atom | null>> = {
  exp: ({ args: [z] }) => z!,
  exp2: ({ args: [z] }, sources) => scaled({ atom: z!, factor: Math.LN2 }, sources),
  pow: ({ args: [base, z] }, sources) => {
    const log = Math.log(constantOf(base!, sources) ?? Number.NaN);
    return Number.isFinite(log) ? scaled({ atom: z!, factor: log }, sources) : null;
  },
  sigmoid: ({ args: [z] }, { say }) => say((x) => logSigmoid(x), [z!]),
  cosh: ({ args: [z] }, { say }) => say((x) => subtract(logaddexp(x, negative(x)), Math.LN2), [z!]),
  ndtr: ({ args: [z] }, { say }) => say((x) => logNdtr(x), [z!]),
  erfc: ({ args: [z] }, { say }) =>
    say((x) => add(logNdtr(multiply(x, -Math.SQRT2)), Math.LN2), [z!]),
};

/** The logarithm of a softmax, in whichever way it is divided, or of another product. */
function ofQuotient(equation: Equation, context: Context): Logarithm | null {
  const softmax = softmaxOf(equation, context.sources);
  if (softmax === null) return ofProduct(equation.results[0]!, context);
  const { z, axes, call } = softmax;
  const log = (x: Tensor): Tensor => logSoftmax(x, [...axes]);
  return { atom: context.sources.say((x) => log(x), [z], call('logSoftmax')), undone: true };
}

/** Logarithms of what is made of several parts. */
const PIECEWISE: Readonly<
  Record<string, (equation: Equation, context: Context) => Logarithm | null>
> = {
  reduceSum: (equation, { sources, inner }) => {
    const [z] = equation.args as [Atom];
    const log = inner(z);
    if (log?.undone !== true) return null;
    const { axes } = equation.params as { readonly axes: readonly number[] };
    const all = axes.length === z.type.shape.length;
    const code = all
      ? 'logsumexp($0)'
      : `logsumexp($0, ${axes.length === 1 ? axes[0] : `[${axes.join(', ')}]`})`;
    return { ...log, atom: sources.say((x) => logsumexp(x, [...axes]), [log.atom], code) };
  },
  div: ofQuotient,
  mul: ofQuotient,
  reduceProd: (equation, { sources, inner }) => {
    const log = inner(equation.args[0]!);
    const { axes } = equation.params as { readonly axes: readonly number[] };
    return log && { ...log, atom: sources.say((x) => sum(x, [...axes]), [log.atom]) };
  },
  select: ({ args: [condition, a, b] }, context) =>
    together([a!, b!], context, ([x, y], say) =>
      say((c, left, right) => select(c, left, right), [condition!, x!, y!]),
    ),
  concat: ({ args, params }, context) =>
    together(args, context, (logs, say) =>
      say((...parts) => concatenate(parts, (params as { axis: number }).axis), logs),
    ),
};

/** The logarithm of something whose parts have logarithms. */
function together(
  parts: readonly Atom[],
  { sources, inner }: Context,
  join: (logs: readonly Atom[], say: Sources['say']) => Atom,
): Logarithm | null {
  const logs = parts.map(inner);
  if (!logs.every((log) => log !== null)) return null;
  return {
    atom: join(
      logs.map(({ atom }) => atom),
      sources.say,
    ),
    undone: logs.some(({ undone }) => undone),
  };
}

/** Operations that pick elements of their first operand by indices. */
const PICKS: ReadonlySet<string> = new Set(['gather', 'dynamicSlice']);

/** Elements in other places, their logarithms likewise. */
function moved(equation: Equation, { sources, inner }: Context): Logarithm | null {
  const { primitive, params, args } = equation;
  const [first, ...indices] = args as [Atom, ...Atom[]];
  const log = inner(first);
  const pick = (...values: Tensor[]): Tensor => bind1(primitive, values, params);
  return log && { ...log, atom: sources.say(pick, [log.atom, ...indices]) };
}

/** Of a sum of positive terms. */
function ofSum(atom: Atom, { sources, inner }: Context): Logarithm | null {
  const sum = sumOf(atom, sources);
  if (sum === null) return null;
  const terms = termsOf(sum, atom);
  if (terms.length === 0) return null; // x − x
  const whole = terms.map((term) => scaled(term, sources));
  if (terms.some(({ factor }) => factor < 0) || whole.includes(atom)) return null;
  return together(whole, { sources, inner }, ([first, ...others], say) =>
    others.reduce((a, b) => say((x, y) => logaddexp(x, y), [a, b]), first!),
  );
}

/** Of a product of positive factors. */
function ofProduct(atom: Atom, { sources, inner }: Context): Logarithm | null {
  const product = productOf(atom, sources);
  if (product === null || product.coefficient <= 0 || product.factors.has(atom)) return null;
  const logs = factorsOf(product).map(({ atom: f, exponent }) => ({ log: inner(f), exponent }));
  const terms: Term[] = [];
  for (const { log, exponent } of logs) {
    if (log === null) return null;
    terms.push({ atom: log.atom, factor: exponent });
  }
  const constant = { atom: newLiteral(Math.log(product.coefficient), atom.type), factor: 1 };
  const all = product.coefficient === 1 ? terms : [...terms, constant];
  if (all.length === 0) return null;
  const sum = added(all, sources);
  return { atom: flat(sum, sources), undone: logs.some(({ log }) => log!.undone) };
}

/**
 * Of a product of positive factors and of others, log(eᵃ·x) = a + log x: where x is negative neither side has a value. Of
 * a part of a sum that would not do: the sum may be positive all the same.
 */
function ofAnySign(atom: Atom, sources: Sources): Logarithm | null {
  const product = productOf(atom, sources);
  if (product === null || product.coefficient === 0 || product.factors.has(atom)) return null;
  const parts = factorsOf(product).map((each) => ({
    each,
    log: logOf(each.atom, sources, DEEPEST),
  }));
  const factors = parts.flatMap(({ each, log }) => (log === null ? [each] : []));
  if (factors.length === 0 || !parts.some(({ log }) => log?.undone)) return null;
  const terms = parts.flatMap(({ each, log }): Term[] =>
    log === null ? [] : [{ atom: log.atom, factor: each.exponent }],
  );
  const { coefficient } = product;
  const constant = newLiteral(Math.log(Math.abs(coefficient)), atom.type);
  if (constant.value !== 0) terms.push({ atom: constant, factor: 1 });
  terms.push(logOfFactors({ sign: Math.sign(coefficient), factors }, atom, sources));
  return { atom: flat(added(terms, sources), sources), undone: true };
}

/** A logarithm of factors as a term: of 1/x it is −log x. */
function logOfFactors(
  { sign, factors }: { readonly sign: number; readonly factors: readonly Factor[] },
  like: Atom,
  sources: Sources,
): Term {
  const isBelow = factors.every(({ exponent }) => exponent < 0);
  const above = isBelow ? factors.map((f) => ({ ...f, exponent: -f.exponent })) : factors;
  const product = multiplied({ coefficient: sign, factors: above }, like, sources);
  return { atom: sources.say((x) => logarithm(x), [product]), factor: isBelow ? -1 : 1 };
}

/** The same sum without what cancels in it. */
function flat(atom: Atom, sources: Sources): Atom {
  const sum = sumOf(atom, sources);
  if (sum === null) return atom;
  const terms = termsOf(sum, atom);
  return terms.length === 0 ? newLiteral(0, atom.type) : added(terms, sources);
}
