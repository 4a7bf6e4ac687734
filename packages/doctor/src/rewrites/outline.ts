/**
 * What the names of operations alone tell of rewrites: most rules fit nothing in a program, and that is seen without
 * walking through it. A rule is counted down as the operations that it needs come to be known, so a program is asked once
 * for every name in it. What is remembered here for good is about rules and names, and the same for all programs.
 */
import type { Equation } from '@gradus/ir';
import { isCondition, type Operation, type Pattern } from './pattern.js';
import { multiplies } from './products.js';
import { mayBe, mayStandFor } from './readings.js';
import type { RewriteRule, Rule } from './rewrites.table.js';
import { moves, type Producers } from './sources.js';
import { adds } from './sums.js';

/** The operations of a pattern. */
interface Outline {
  readonly root: string;
  /** Those below the root that are reached through sums, products and powers alone. */
  readonly near: readonly string[];
}

/** What is known of a list of rules. */
interface Book {
  readonly rules: readonly Rule[];
  /** Of how many operations a rule is made. */
  readonly needs: Uint8Array;
  /** Which rules an operation is part of; a rule that looks at the whole needs one of its own. */
  readonly users: ReadonlyMap<string, readonly number[]>;
  /** Which operations a primitive may be part of, and which rules be about it. */
  readonly uses: Map<string, readonly string[]>;
  readonly rooted: Map<string, ReadonlySet<number>>;
}

const outlines = new WeakMap<RewriteRule, Outline>();

function outlineOf(rule: RewriteRule): Outline {
  const known = outlines.get(rule);
  if (known !== undefined) return known;
  const [root, ...operands] = rule.pattern as Operation;
  const found = { root, near: [...new Set(operands.flatMap(operationsNear))] };
  outlines.set(rule, found);
  return found;
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

const books = new WeakMap<readonly Rule[], Book>();

function bookOf(rules: readonly Rule[]): Book {
  const known = books.get(rules);
  if (known !== undefined) return known;
  const users = new Map<string, number[]>();
  const needs = rules.map((rule, i) => {
    const operations = 'form' in rule ? [rule.name] : new Set(operationsIn(rule.pattern));
    for (const op of operations) users.set(op, [...(users.get(op) ?? []), i]);
    return [...operations].length;
  });
  const found = { rules, needs: Uint8Array.from(needs), users, uses: new Map(), rooted: new Map() };
  books.set(rules, found);
  return found;
}

/** The operations of rules that a primitive may be part of. */
function usesOf(name: string, { rules, users, uses }: Book): readonly string[] {
  const known = uses.get(name);
  if (known !== undefined) return known;
  const forms = rules.filter((rule) => 'form' in rule && rule.concerns.includes(name));
  const found = [...users.keys()].filter((op) => mayOccurAs(op, name));
  uses.set(name, [...found, ...forms.map((form) => form.name)]);
  return uses.get(name)!;
}

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

/** The rules that may be about an equation of a primitive. */
function rootedAt(name: string, { rules, rooted }: Book): ReadonlySet<number> {
  let known = rooted.get(name);
  if (known !== undefined) return known;
  known = new Set(rules.flatMap((rule, i) => (isRootedAt(rule, name) ? [i] : [])));
  rooted.set(name, known);
  return known;
}

/**
 * Whether a rule may be about equations of a primitive.
 *
 * @param rule - any rule
 * @param name - of the primitive
 * @returns false where it is about other operations
 */
export const isRootedAt = (rule: Rule, name: string): boolean =>
  'form' in rule ? rule.about(name) : mayBe(outlineOf(rule).root, name);

/** Whether parts of an expression have the operations of a rule: some are made as the parts are taken out. */
function isMadeOf(rule: RewriteRule, near: ReadonlySet<string> | null): boolean {
  if (near === null || rule.absorbs === true) return true;
  return outlineOf(rule).near.every((op) => near.has(op) || MADE.has(op));
}

const MADE: ReadonlySet<string> = new Set(['mul', 'div', 'neg', 'square', 'sqrt', 'pow']);

/** Beyond so many operations it is not asked which of them are near. */
const MOST_NEAR = 32;

/** The rules that may fit something in a program, while there come to be more operations in it. */
export class FittingRules {
  readonly #book: Book;
  readonly #missing: Uint8Array;
  readonly #names = new Set<string>();
  readonly #met = new Set<string>();
  readonly #about = new Map<string, readonly Rule[]>();
  readonly #near = new Map<Equation, ReadonlySet<string> | null>();

  /**
   * Begins with no operations, and so with no rules.
   *
   * @param rules - all rules, in order
   */
  constructor(rules: readonly Rule[]) {
    this.#book = bookOf(rules);
    this.#missing = this.#book.needs.slice();
  }

  /** Notes an operation that occurs. */
  readonly add = (name: string): void => {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    for (const op of usesOf(name, this.#book)) {
      if (this.#met.has(op)) continue;
      this.#met.add(op);
      for (const i of this.#book.users.get(op)!) this.#missing[i]!--;
      this.#about.clear();
    }
  };

  /** Whether some rule may fit. */
  get any(): boolean {
    return this.#missing.includes(0);
  }

  /**
   * Whether a pattern may fit a part of an expression.
   *
   * @param names - primitives that the part may be of
   * @param near - operations that the expression is made of; null where they are not known
   * @returns false where parts of that kind need not be looked for
   */
  fitsAt(names: readonly string[], near: ReadonlySet<string> | null): boolean {
    return this.about(names).some((rule) => 'pattern' in rule && isMadeOf(rule, near));
  }

  /** The rules that may be about equations of primitives, in order. */
  about(names: readonly string[]): readonly Rule[] {
    const key = names.length === 1 ? names[0]! : names.join();
    let known = this.#about.get(key);
    if (known === undefined) this.#about.set(key, (known = this.#fitting(names)));
    return known;
  }

  /**
   * The operations that an equation and what it is made of may be part of, as far as sums, products and powers are looked
   * through.
   *
   * @param equation - the equation
   * @param producers - where its operands come from
   * @returns operations of patterns; null where it is made of too much
   */
  near(equation: Equation, producers: Producers): ReadonlySet<string> | null {
    let known = this.#near.get(equation);
    if (known === undefined) {
      known = this.#foundNear(equation, producers);
      this.#near.set(equation, known);
    }
    return known;
  }

  #foundNear(equation: Equation, producers: Producers): ReadonlySet<string> | null {
    const near = new Set<string>(usesOf(equation.primitive.name, this.#book));
    const pending = [...equation.args];
    let left = MOST_NEAR;
    for (let atom = pending.pop(); atom !== undefined; atom = pending.pop()) {
      const made = atom.kind === 'var' ? producers.get(atom) : undefined;
      if (made === undefined) continue;
      if (left-- === 0) return null;
      for (const op of usesOf(made.primitive.name, this.#book)) near.add(op);
      if (leads(made.primitive.name) || moves(made.primitive)) pending.push(...made.args);
    }
    return near;
  }

  #fitting(names: readonly string[]): Rule[] {
    const roots = names.map((name) => rootedAt(name, this.#book));
    return this.#book.rules.filter(
      (_, i) => this.#missing[i] === 0 && roots.some((root) => root.has(i)),
    );
  }
}

/**
 * Whether a rule may fit an equation, by its operation and by those near it.
 *
 * @param rule - to be tried
 * @param name - of the primitive of the equation
 * @param near - operations that it is made of; null where they are not known
 * @returns false where the rule cannot fit
 */
export function mayFit(rule: RewriteRule, name: string, near: ReadonlySet<string> | null): boolean {
  const outline = outlineOf(rule);
  return mayBe(outline.root, name) && (near === null || outline.near.every((op) => near.has(op)));
}
