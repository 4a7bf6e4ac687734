/**
 * Which rules fit an expression or a part of it: found one by one, in the order of the rules, as far as somebody asks. An
 * equation has the same prospects in every attempt to rewrite a program, so only the first one looks for them.
 */
import type { Equation } from '@gradus/ir';
import { candidatesOf, type Candidate } from './candidates.js';
import type { FormRule } from './forms.js';
import { isRootedAt, mayFit, type FittingRules } from './outline.js';
import { match, type Match } from './pattern.js';
import type { RewriteRule, Rule } from './rewrites.table.js';
import { remembered, type Sources } from './sources.js';

/** A rule that fits a part of an expression. */
export interface Prospect {
  readonly rule: RewriteRule;
  readonly candidate: Candidate;
  /** What the variables of the rule stand for; null where that is to be asked anew, since it depends on what was rewritten. */
  readonly found: Match | null;
  /** Whether it may fit where nothing was rewritten. */
  readonly isLikely: boolean;
}

/** A rule that has to look at the whole of an expression. */
interface Whole {
  readonly rule: FormRule;
}

/**
 * The prospects of an expression.
 *
 * @param equation - its outermost operation
 * @param sources - where its operands come from; remember the prospects
 * @param rules - the rules there are
 * @returns the prospects
 */
export const prospectsOf = (equation: Equation, sources: Sources, rules: FittingRules): Prospects =>
  remembered(sources, prospectsOf, equation, () => new Prospects(equation, sources, rules));

/** Rules that fit, found one by one. */
class Prospects {
  readonly #equation: Equation;
  readonly #sources: Sources;
  readonly #candidates: readonly Candidate[];
  readonly #fitting: FittingRules;
  readonly #rules: readonly Rule[];
  readonly #known: (Prospect | Whole)[] = [];
  /** Which rule is tried next, and where. */
  #rule = 0;
  #place = 0;

  constructor(equation: Equation, sources: Sources, rules: FittingRules) {
    this.#equation = equation;
    this.#sources = sources;
    this.#fitting = rules;
    this.#candidates = [...candidatesOf(equation, sources, rules)];
    const { name } = equation.primitive;
    const isAlone = this.#candidates.length === 1;
    this.#rules = rules.about(isAlone ? [name] : [...new Set(this.#candidates.map(nameOf))]);
  }

  /**
   * A prospect.
   *
   * @param index - which of them
   * @returns the prospect; undefined where there are no more
   */
  at(index: number): Prospect | Whole | undefined {
    while (index >= this.#known.length && this.#rule < this.#rules.length) this.#look();
    return this.#known[index];
  }

  /** Tries the next rule in the next place. */
  #look(): void {
    const rule = this.#rules[this.#rule]!;
    if ('form' in rule) {
      if (rule.about(this.#equation.primitive.name)) this.#known.push({ rule });
      this.#rule++;
      return;
    }
    const candidate = this.#candidates[this.#place++];
    if (candidate === undefined) {
      [this.#rule, this.#place] = [this.#rule + 1, 0];
      return;
    }
    const { equation } = candidate;
    const near = this.#fitting.near(equation, this.#sources.producers);
    const isLikely = mayFit(rule, equation.primitive.name, near);
    if (rule.absorbs === true) {
      const isRooted = isRootedAt(rule, equation.primitive.name);
      if (isRooted) this.#known.push({ rule, candidate, found: null, isLikely });
      return;
    }
    const found = isLikely ? match(rule.pattern, equation, this.#sources) : null;
    if (found !== null) this.#known.push({ rule, candidate, found, isLikely });
  }
}

const nameOf = ({ equation }: Candidate): string => equation.primitive.name;
