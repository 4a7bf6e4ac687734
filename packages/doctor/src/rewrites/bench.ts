/**
 * What one attempt to rewrite a program works with: the workshop and what is known of the program for all attempts, and what
 * this one has made so far.
 */
import type { Tensor } from '@gradus/tensor';
import type { Atom, Equation, Var } from '@gradus/ir';
import type { FittingRules } from './outline.js';
import type { Rule } from './rewrites.table.js';
import type { Rewriting } from './rewriting.js';
import type { Memory, Sources } from './sources.js';
import type { Workshop } from './workshop.js';

/** What is known of a program. */
interface Given {
  readonly shop: Workshop;
  readonly rules: FittingRules;
  readonly constants: ReadonlyMap<Var, number>;
  readonly captured: ReadonlyMap<Var, Tensor>;
}

/** Attempts to rewrite a program, one after the other. */
export class Bench {
  readonly shop: Workshop;
  readonly rules: FittingRules;
  /** Where atoms come from; what was rewritten is known as what it became alone. */
  readonly sources: Sources;
  /** The same, with what was rewritten known as what it was as well. */
  readonly absorbing: Sources;
  /** Rules that are left out. */
  without: ReadonlySet<Rule> = new Set();
  made: Map<Var, Rewriting> = new Map();
  /** What took the place of which equation. */
  before: Map<Var, Equation> = new Map();
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
  constructor({ shop, rules, constants, captured }: Given) {
    this.shop = shop;
    this.rules = rules;
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
    this.before = new Map();
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
    return this.before.get(variable) ?? this.made.get(variable)?.replaced;
  }

  /**
   * Remembers what was made; where that is one function for good, what is made of it is read otherwise now.
   *
   * @param variable - what was made
   * @param rewriting - how
   */
  note(variable: Var, rewriting: Rewriting): void {
    this.made.set(variable, rewriting);
    if (rewriting.rule.closed !== true || this.#closed.has(variable)) return;
    this.#closed.add(variable);
    this.sources.memory.clear();
  }
}
