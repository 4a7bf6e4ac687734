/**
 * What the names of operations alone tell of rewrites: most rules fit nothing in an expression, and that is seen without
 * walking through it. Every operation of a pattern is a bit; an expression knows which of them it may be made of, and
 * a rule which of them it needs. What is remembered here is about rules and names, and the same for all programs.
 */
import { isCondition, type Operation, type Pattern } from './pattern.js';
import { multiplies } from './products.js';
import { mayBe, mayStandFor } from './readings.js';
import type { Rule } from './rewrites.table.js';
import { moves } from './sources.js';
import type { Equation } from '@gradus/ir';
import { adds } from './sums.js';

/** A set of operations: equal sets are the same number. */
export type Operations = number;

/** No operations. */
export const NONE: Operations = 0;

/** What an expression may be made of. */
export interface Surroundings {
  /** Operations that are reached through sums, products and powers alone, its own among them. */
  readonly near: Operations;
  /** All of them. */
  readonly deep: Operations;
}

/** What a rule needs. */
interface Outline extends Surroundings {
  readonly rule: Rule;
  readonly isAbout: (name: string) => boolean;
}

const isOperation = (pattern: Pattern): pattern is Operation => typeof pattern === 'object';

function operationsNear(pattern: Pattern): string[] {
  if (!isOperation(pattern) || pattern[0] === 'exponential') return [];
  const [op, ...operands] = pattern;
  const below = isCondition(op) || (leads(op) && op !== 'exp') ? operands : [];
  return [...(isCondition(op) ? [] : [op]), ...below.flatMap(operationsNear)];
}

/** Whether an operation is looked through: what is below it may be part of what is above. */
const leads = (op: string): boolean => adds(op) || multiplies(op) || THROUGH.has(op);

/** What a sum, a product or a power may be taken out of. */
const THROUGH: ReadonlySet<string> = new Set(['reshape', 'abs', 'dot', 'reduceSum']);

function operationsIn(pattern: Pattern): string[] {
  if (!isOperation(pattern)) return [];
  const [op, ...operands] = pattern;
  return [...(isCondition(op) ? [] : [op]), ...operands.flatMap(operationsIn)];
}

/**
 * Whether what is below an operation may be part of what is above it.
 *
 * @param equation - any equation
 * @returns true for sums, products, powers, and other places of the same elements
 */
export const isLookedThrough = ({ primitive }: Equation): boolean =>
  leads(primitive.name) || moves(primitive);

/**
 * Whether an operation shows that another one may be read in a program: a sum of two terms takes an addition, however its
 * terms are scaled.
 */
const mayOccurAs = (op: string, name: string): boolean =>
  op === name || (SIGNS[op] === undefined ? mayStandFor(op, name) : SIGNS[op].has(name));

/** Operations one of which an expression has that is read as another one. */
const SIGNS: Readonly<Record<string, ReadonlySet<string>>> = {
  add: new Set(['sub']),
  sub: new Set(['add']),
  square: new Set(['mul', 'div', 'pow', 'integerPow', 'productPow', 'dot', 'xlogy']),
  sqrt: new Set(['rsqrt', 'pow']),
  exp: new Set(['exp2', 'pow']),
  exponential: new Set(['exp', 'exp2', 'pow', 'sigmoid', 'cosh', 'ndtr', 'erfc']),
};

/** Operations that are made where parts are taken out of an expression. */
const MADE = ['mul', 'div', 'neg', 'square', 'sqrt', 'pow'];

/** What a part of an expression is, or may be where that is not known before it is made. */
const KINDS = {
  plus: ['add'],
  minus: ['sub'],
  sum: ['add', 'sub'],
  times: ['mul'],
  over: ['div'],
  product: ['mul', 'div', 'square', 'sqrt', 'pow', 'integerPow', 'productPow'],
  logarithm: ['log'],
} as const;

/** A kind of part. */
export type Kind = keyof typeof KINDS;

/**
 * Whether something more may have been made for a part of a kind, beside its operation.
 *
 * @param kind - of a part
 * @returns true where the part has to be made before it is known
 */
export const isVague = (kind: string): boolean => kind === 'sum' || kind === 'product';

/** All rules, by the operations that they need. */
export class RuleBook {
  readonly rules: readonly Rule[];
  readonly #sets: Sets = new Sets();
  readonly #outlines: readonly Outline[];
  readonly #uses = new Map<string, Operations>();
  readonly #likely = new Map<string, Map<number, readonly number[]>>();

  /**
   * Reads the rules.
   *
   * @param rules - in their order
   */
  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    this.#outlines = rules.map((rule) => this.#outlineOf(rule));
  }

  #outlineOf(rule: Rule): Outline {
    if ('form' in rule) {
      const own = this.#sets.of([rule.name]);
      return { rule, near: own, deep: own, isAbout: rule.about };
    }
    const [root, ...operands] = rule.pattern as Operation;
    return {
      rule,
      near: this.#sets.of(operands.flatMap(operationsNear)),
      deep: this.#sets.of(operationsIn(rule.pattern)),
      isAbout: (name) => mayBe(root, name),
    };
  }

  /** The operations of two sets. */
  union(a: Operations, b: Operations): Operations {
    return this.#sets.union(a, b);
  }

  /** Which operations of rules a primitive may be part of, or a part of an expression that is not known yet. */
  uses(name: string): Operations {
    let known = this.#uses.get(name);
    if (known === undefined) this.#uses.set(name, (known = this.#usesOf(name)));
    return known;
  }

  #usesOf(name: string): Operations {
    if (name in KINDS) {
      const names = [...KINDS[name as Kind], ...(isVague(name) ? MADE : [])];
      return names.reduce((all, each) => this.union(all, this.uses(each)), NONE);
    }
    const forms = this.rules.filter((rule) => 'form' in rule && rule.concerns.includes(name));
    const operations = this.#sets.members.filter((op) => mayOccurAs(op, name));
    return this.#sets.of([...operations, ...forms.map((form) => form.name)]);
  }

  /** Whether some rule may fit something that is made of operations. */
  fitsSomewhere(operations: Operations): boolean {
    return this.#outlines.some(({ deep }) => this.#sets.isIn(deep, operations));
  }

  /**
   * The rules that may fit an expression, in order.
   *
   * @param root - its outermost operation, or the kind of part that it is
   * @param around - what it may be made of
   * @returns their places in the list of rules
   */
  likely(root: string, { near, deep }: Surroundings): readonly number[] {
    let known = this.#likely.get(root);
    if (known === undefined) this.#likely.set(root, (known = new Map<number, number[]>()));
    const key = near * MANY + deep;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = this.#fitting(root, { near, deep })));
    return found;
  }

  #fitting(root: string, { near, deep }: Surroundings): number[] {
    const names: readonly string[] = root in KINDS ? KINDS[root as Kind] : [root];
    return [...this.#outlines.keys()].filter((i) => {
      const { near: needed, deep: below, isAbout } = this.#outlines[i]!;
      if (!this.#sets.isIn(needed, near) || !this.#sets.isIn(below, deep)) return false;
      return names.some(isAbout);
    });
  }
}

/** More sets than there ever are. */
const MANY = 2 ** 26;

/** Sets of words, each a number: what is asked of the same sets again is known. */
class Sets {
  readonly #words = new Map<string, bigint>();
  readonly #bits: bigint[] = [0n];
  readonly #numbers = new Map<bigint, number>([[0n, NONE]]);
  readonly #unions = new Map<number, number>();

  /** All words there are. */
  get members(): string[] {
    return [...this.#words.keys()];
  }

  /** The set of some words. */
  of(words: readonly string[]): number {
    return this.#numberOf(words.reduce((set, word) => set | this.#bitOf(word), 0n));
  }

  union(a: number, b: number): number {
    if (a === b || b === NONE) return a;
    if (a === NONE) return b;
    const key = a * MANY + b;
    let known = this.#unions.get(key);
    if (known === undefined) {
      this.#unions.set(key, (known = this.#numberOf(this.#bits[a]! | this.#bits[b]!)));
    }
    return known;
  }

  isIn(a: number, b: number): boolean {
    return (this.#bits[a]! & ~this.#bits[b]!) === 0n;
  }

  #bitOf(word: string): bigint {
    let bit = this.#words.get(word);
    if (bit === undefined) this.#words.set(word, (bit = 1n << BigInt(this.#words.size)));
    return bit;
  }

  #numberOf(bits: bigint): number {
    let known = this.#numbers.get(bits);
    if (known === undefined) {
      this.#numbers.set(bits, (known = this.#bits.length));
      this.#bits.push(bits);
    }
    return known;
  }
}

/**
 * Whether a rule also fits what a part of an expression was before that was rewritten.
 *
 * @param rule - any rule
 * @returns true for forms, and for patterns that say so
 */
export const fitsRewritten = (rule: Rule): boolean => 'form' in rule || rule.absorbs === true;

const books = new WeakMap<readonly Rule[], RuleBook>();

/**
 * What is known of a list of rules.
 *
 * @param rules - in their order
 * @returns the same book for the same list
 */
export function bookOf(rules: readonly Rule[]): RuleBook {
  let known = books.get(rules);
  if (known === undefined) books.set(rules, (known = new RuleBook(rules)));
  return known;
}
