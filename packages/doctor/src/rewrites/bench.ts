/**
 * What one attempt to rewrite a program works with: the workshop and what is known of the program for all attempts, and what
 * this one has made so far.
 */
import type { Tensor } from '@gradus/tensor';
import type { Atom, Equation, Var } from '@gradus/ir';
import { NONE, type Operations, type RuleBook } from './outline.js';
import type { Rule } from './rewrites.table.js';
import type { Rewriting } from './rewriting.js';
import type { Memory, Sources } from './sources.js';
import type { Workshop } from './workshop.js';

/** What is known of a program. */
interface Given {
  readonly shop: Workshop;
  readonly book: RuleBook;
  readonly constants: ReadonlyMap<Var, number>;
  readonly captured: ReadonlyMap<Var, Tensor>;
}

/** Attempts to rewrite a program, one after the other. */
export class Bench {
  readonly shop: Workshop;
  readonly book: RuleBook;
  /** Where atoms come from; what was rewritten is known as what it became alone. */
  readonly sources: Sources;
  /** The same, with what was rewritten known as what it was as well. */
  readonly absorbing: Sources;
  /** Rules that are left out. */
  without: ReadonlySet<Rule> = new Set();
  made: Map<Var, Rewriting> = new Map();
  /** What took the place of which equation. */
  readonly #before = new Map<Var, Equation>();
  /** What was rewritten, and what is made of it. */
  readonly #touched = new Set<Var>();
  /** Operations of what was rewritten. */
  absorbed: Operations = NONE;
  /** Whether a rule that was left out, since it is offered alone, would have fitted. */
  isNarrow = false;
  /** Variables that are one function, whatever that is made of. */
  readonly #closed = new Set<Var>();
  #unrewritten: Sources | null = null;

  /**
   * Begins without any attempt.
   *
   * @param given - what is known of the program
   */
  constructor({ shop, book, constants, captured }: Given) {
    this.shop = shop;
    this.book = book;
    const isClosed = (atom: Atom): boolean => atom.kind === 'var' && this.#closed.has(atom);
    const { producers, given, say, once } = shop;
    const memory: Memory = new Map();
    const known = { producers, given, say, once, constants, captured, memory, isClosed };
    this.sources = { ...known, replaced: () => undefined };
    this.absorbing = { ...known, replaced: (variable) => this.#replaced(variable) };
  }

  /**
   * Begins an attempt.
   *
   * @param without - rules to leave out
   */
  begin(without: ReadonlySet<Rule>): void {
    this.shop.restart();
    this.without = without;
    this.made = new Map();
    this.#before.clear();
    this.#touched.clear();
    this.absorbed = NONE;
    this.isNarrow = false;
    this.#unrewritten = null;
  }

  /** Where atoms come from, with what was rewritten known as what it was alone. */
  get unrewritten(): Sources {
    this.#unrewritten ??= {
      ...this.absorbing,
      isClosed: () => false,
      memory: new Map(),
      producers: { get: (v) => this.#replaced(v) ?? this.shop.producers.get(v) },
    };
    return this.#unrewritten;
  }

  #replaced(variable: Var): Equation | undefined {
    return this.#before.get(variable) ?? this.made.get(variable)?.replaced;
  }

  /**
   * Operations of what was rewritten below an equation.
   *
   * @param equation - of the program, or said
   * @returns those of rules that fit what was rewritten as well
   */
  absorbedIn(equation: Equation): Operations {
    return this.isTouched(equation) ? this.absorbed : NONE;
  }

  /** Whether an equation is made of something that was rewritten. */
  isTouched({ args }: Equation): boolean {
    return args.some((atom) => this.#touched.has(atom as Var));
  }

  /** Remembers what an equation of the program became; itself where it stayed. */
  replace(equation: Equation, better: Atom | null): void {
    if (better === null) {
      if (!this.isTouched(equation)) return;
      for (const result of equation.results) this.#touched.add(result);
    } else if (better.kind === 'var') {
      this.#before.set(better, equation);
      this.#touch(better, equation);
    }
  }

  #touch(variable: Var, replaced: Equation): void {
    this.#touched.add(variable);
    this.absorbed = this.book.union(this.absorbed, this.shop.around(replaced).deep);
  }

  /**
   * Remembers what was made; where that is one function for good, what is made of it is read otherwise now.
   *
   * @param variable - what was made
   * @param rewriting - how
   * @param size - how many equations there were before
   */
  note(variable: Var, rewriting: Rewriting, size: number): void {
    this.made.set(variable, rewriting);
    this.#touch(variable, rewriting.replaced);
    if (rewriting.rule.closed !== true || this.#closed.has(variable)) return;
    this.#closed.add(variable);
    if (!this.shop.isYounger(variable, size)) this.sources.memory.clear();
  }
}
