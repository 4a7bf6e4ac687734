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

/** What an attempt begins with. */
interface Given {
  readonly shop: Workshop;
  readonly rules: FittingRules;
  readonly constants: ReadonlyMap<Var, number>;
  readonly captured: ReadonlyMap<Var, Tensor>;
  readonly memory: Memory;
  /** Variables that are one function, whatever that is made of. */
  readonly closed: Set<Var>;
  /** Rules that are left out. */
  readonly without: ReadonlySet<Rule>;
}

/** One attempt. */
export class Bench {
  readonly shop: Workshop;
  readonly rules: FittingRules;
  readonly without: ReadonlySet<Rule>;
  readonly made: Map<Var, Rewriting> = new Map();
  /** What took the place of which equation. */
  readonly before: Map<Var, Equation> = new Map();
  /** Whether a rule that was left out, since it is offered alone, would have fitted. */
  isNarrow = false;
  /** Where atoms come from; what was rewritten is known as what it became alone. */
  readonly sources: Sources;
  /** The same, with what was rewritten known as what it was as well. */
  readonly absorbing: Sources;
  /** The same, with what was rewritten known as what it was alone. */
  readonly unrewritten: Sources;
  readonly #closed: Set<Var>;

  /**
   * Begins an attempt.
   *
   * @param given - what is known of the program
   */
  constructor({ shop, rules, constants, captured, memory, closed, without }: Given) {
    this.shop = shop;
    this.rules = rules;
    this.without = without;
    this.#closed = closed;
    const { producers, given, say } = shop;
    const replaced = (variable: Var): Equation | undefined =>
      this.before.get(variable) ?? this.made.get(variable)?.replaced;
    const isClosed = (atom: Atom): boolean => atom.kind === 'var' && closed.has(atom);
    const known = { producers, given, say, constants, captured, memory, isClosed };
    this.sources = { ...known, replaced: () => undefined };
    this.absorbing = { ...known, replaced };
    this.unrewritten = {
      ...known,
      replaced,
      isClosed: () => false,
      memory: new Map(),
      producers: { get: (v) => replaced(v) ?? producers.get(v) },
    };
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
