/**
 * Which rules fit an expression or a part of it: found one by one, in the order of the rules, as far as somebody asks. An
 * equation has the same prospects in every attempt to rewrite a program, so only the first one looks for them; rules that
 * also fit what was rewritten are asked anew where something below the equation was.
 */
import type { Atom, Equation } from '@gradus/ir';
import { partsOf, type Candidate, type Place } from './candidates.js';
import type { FormRule } from './forms.js';
import {
  fitsRewritten,
  isVague,
  NONE,
  type Kind,
  type Operations,
  type RuleBook,
  type Surroundings,
} from './outline.js';
import { match, type Match } from './pattern.js';
import type { RewriteRule } from './rewrites.table.js';
import { remembered, type Sources } from './sources.js';
import type { Workshop } from './workshop.js';

/** A rule that fits a part of an expression. */
export interface Prospect {
  readonly rule: RewriteRule;
  readonly equation: Equation;
  readonly around: Candidate['around'];
  /** What the variables of the rule stand for; null where that is to be asked anew, since it depends on what was rewritten. */
  readonly found: Match | null;
}

/** A rule that has to look at the whole of an expression. */
interface Whole {
  readonly rule: FormRule;
}

/** What prospects are found with. */
export interface Outlook {
  /** Where operands come from; remember the prospects. */
  readonly sources: Sources;
  readonly shop: Workshop;
  readonly book: RuleBook;
}

/**
 * The prospects of an expression.
 *
 * @param equation - its outermost operation
 * @param outlook - what is known of the program
 * @param absorbed - operations of what was rewritten below the equation
 * @returns the prospects
 */
export function prospectsOf(equation: Equation, outlook: Outlook, absorbed: Operations): Prospects {
  const { memory } = outlook.sources;
  let known = memory.get(prospectsOf) as Map<Equation, Prospects> | undefined;
  if (known === undefined) memory.set(prospectsOf, (known = new Map<Equation, Prospects>()));
  const before = known.get(equation);
  if (before?.absorbed === absorbed) return before;
  const made = new Prospects(equation, outlook, absorbed);
  known.set(equation, made);
  return made;
}

/** Beyond so many places in an expression nothing is looked at. */
const PLACES = 1024;

/** Rules that fit, found one by one. */
class Prospects {
  readonly absorbed: Operations;
  readonly #equation: Equation;
  readonly #outlook: Outlook;
  readonly #places: readonly Place[];
  readonly #known: (Prospect | Whole)[] = [];
  /** Which rule is tried where: rules in their order, each in all places. */
  readonly #queue: readonly number[];
  #next = 0;

  constructor(equation: Equation, outlook: Outlook, absorbed: Operations) {
    this.absorbed = absorbed;
    this.#equation = equation;
    this.#outlook = outlook;
    const { shop, book, sources } = outlook;
    const { name } = equation.primitive;
    const whole: Place = {
      candidate: { equation, around: (better: Atom) => better },
      rules: this.#likely(name, shop.around(equation)),
      kind: null,
    };
    const likely = (kind: Kind, atoms: readonly Atom[]): readonly number[] =>
      this.#likely(kind, shop.aroundOf(atoms, book.uses(kind)));
    this.#places = [whole, ...partsOf({ equation, sources, likely })];
    this.#queue = this.#places
      .flatMap(({ rules }, place) => rules.map((rule) => rule * PLACES + place))
      .toSorted((a, b) => a - b);
  }

  /** The rules that may fit something, those that also fit what was rewritten among them. */
  #likely(root: string, around: Surroundings): readonly number[] {
    const { book } = this.#outlook;
    const plain = book.likely(root, around);
    if (this.absorbed === NONE) return plain;
    const near = book.union(around.near, this.absorbed);
    const all = book.likely(root, { near, deep: book.union(around.deep, this.absorbed) });
    return all.length === plain.length
      ? all
      : all.filter((i) => fitsRewritten(book.rules[i]!) || plain.includes(i));
  }

  /**
   * A prospect.
   *
   * @param index - which of them
   * @returns the prospect; undefined where there are no more
   */
  at(index: number): Prospect | Whole | undefined {
    while (index >= this.#known.length && this.#next < this.#queue.length) this.#look();
    return this.#known[index];
  }

  /** Tries the next rule in the next place. */
  #look(): void {
    const at = this.#queue[this.#next++]!;
    const { book, sources } = this.#outlook;
    const rule = book.rules[Math.floor(at / PLACES)]!;
    const place = this.#places[at % PLACES]!;
    const { candidate } = place;
    if ('form' in rule) {
      if (candidate.equation === this.#equation) this.#known.push({ rule });
      return;
    }
    const { equation, around } = candidate;
    if (equation === undefined || !this.#isLikely(at, place)) return;
    const found =
      rule.absorbs === true
        ? null
        : remembered(sources, rule, equation, () => match(rule.pattern, equation, sources));
    if (found !== null || rule.absorbs === true) {
      this.#known.push({ rule, equation, around, found });
    }
  }

  /** Whether the part that was made may still be what the rule is about. */
  #isLikely(at: number, { candidate: { equation }, kind }: Place): boolean {
    if (kind === null || !isVague(kind)) return true;
    const { shop } = this.#outlook;
    const rules = this.#likely(equation!.primitive.name, shop.around(equation!));
    return rules.includes(Math.floor(at / PLACES));
  }
}
