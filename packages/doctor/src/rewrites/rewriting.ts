/**
 * Applies rewrites to a program: one walk over the equations, each tried as the root of every pattern. What a
 * rewrite wrote is the operand of later ones, so 1/(1 + e⁻ˣ) becomes a sigmoid and its logarithm a
 * logSigmoid. Types stay what they were; equations that nothing needs any more are dropped. A program may be rewritten
 * several times, with fewer rules or more: what was read and said once is known then.
 */
import { contiguous, type Tensor } from '@gradus/tensor';
import {
  cse,
  dce,
  inlineCalls,
  mapEquations,
  type Equation,
  type Program,
  type Var,
} from '@gradus/ir';
import { withComputed } from '../computed.js';
import { Bench } from './bench.js';
import { improved } from './improvement.js';
import { bookOf, NONE } from './outline.js';
import type { Match } from './pattern.js';
import { RULES, type RewriteRule, type Rule } from './rewrites.table.js';
import { Workshop, type Phrase } from './workshop.js';

/** One application of a rule. */
export interface Rewriting {
  /** Without code, what was made is shown as it stands. */
  readonly rule: Pick<RewriteRule, 'name' | 'code' | 'closed'>;
  /** The rule that made it, or a part of it. */
  readonly by: Rule;
  readonly match: Match;
  /** The equation that was replaced. */
  readonly replaced: Equation;
}

/** A program after rewriting, and what was done to it, by the variables that were made. */
export interface Rewritten {
  readonly program: Program;
  readonly made: ReadonlyMap<Var, Rewriting>;
  /** Whether a rule that is offered alone would have fitted as well. */
  readonly isNarrow: boolean;
  /** Where every variable came from, those that are needed no more as well. */
  readonly producers: ReadonlyMap<Var, Equation>;
  /** Captures that are one number all over. */
  readonly constants: ReadonlyMap<Var, number>;
  /** Code of expressions that their equations would not show. */
  readonly phrases: ReadonlyMap<Var, Phrase>;
}

/** Rewrites a program by all rules but some. */
export type Attempt = (without: ReadonlySet<Rule>) => Rewritten;

/**
 * Opens a program for rewriting.
 *
 * @param program - a program; those inside its loops and branches are left alone
 * @param given - captures that are not taken for numbers, whatever they are
 * @returns rewrites it, as often as asked; null where no rule can fit
 */
export function openRewriting(
  program: Program,
  given: ReadonlySet<Tensor> = new Set(),
): Attempt | null {
  const book = bookOf(RULES);
  const inlined = inlineCalls(program);
  const uses = inlined.equations.map(({ primitive }) => book.uses(primitive.name));
  if (!book.fitsSomewhere(uses.reduce((all, one) => book.union(all, one), NONE))) return null;
  const flat = cse(inlined);
  const captured = capturedBy(flat);
  const shop = new Workshop([...captured.keys()], book);
  const constants = constantsOf(captured, given);
  const bench = new Bench({ shop, book, constants, captured });
  return (without) => {
    bench.begin(without);
    const after = mapEquations(flat, (given, emit) => {
      const equation = shop.keep(given);
      const better = improved(equation, bench);
      bench.replace(equation, better);
      if (better === null) return equation;
      shop.release(better, emit);
      return [better];
    });
    const { made, isNarrow } = bench;
    const { producers, phrases } = shop;
    let needed: Program | null = null;
    return withComputed(
      { made, isNarrow, producers, constants, phrases },
      { program: () => (needed ??= dce(after)) },
    );
  };
}

/** Captures that are frozen: of what another transformation follows the slope may be asked for. */
function capturedBy({ captures }: Program): Map<Var, Tensor> {
  const found = new Map<Var, Tensor>();
  for (const { variable, value } of captures) {
    if (value.trace === null) found.set(variable, value);
  }
  return found;
}

/** Captures that are one number all over. */
function constantsOf(
  captured: ReadonlyMap<Var, Tensor>,
  given: ReadonlySet<Tensor>,
): Map<Var, number> {
  const found = new Map<Var, number>();
  for (const [variable, value] of captured) {
    if (given.has(value)) continue;
    const data = contiguous(value);
    const [first] = data;
    if (first !== undefined && data.every((v) => v === first)) found.set(variable, first);
  }
  return found;
}
