/**
 * Applies rewrites to a program: one walk over the equations, each tried as the root of every pattern. What a
 * rewrite wrote is the operand of later ones, so 1/(1 + e⁻ˣ) becomes a sigmoid and its logarithm a
 * logSigmoid. Types stay what they were; equations that nothing needs any more are dropped.
 */
import { isFloat, sameType } from '@gradus/tensor';
import {
  copyInto,
  cse,
  dce,
  inlineCalls,
  mapEquations,
  stage,
  type Atom,
  type Equation,
  type Program,
  type Var,
} from '@gradus/ir';
import { match, type Match, type Operation } from './pattern.js';
import type { Operands, RewriteRule } from './rewrites.table.js';

/** One application of a rule. */
export interface Rewriting {
  readonly rule: RewriteRule;
  readonly match: Match;
  /** The equation that was replaced. */
  readonly replaced: Equation;
}

/** A program after rewriting, and what was done to it, by the variables that were made. */
export interface Rewritten {
  readonly program: Program;
  readonly made: ReadonlyMap<Var, Rewriting>;
  /** Where every variable came from, those that are needed no more as well. */
  readonly producers: ReadonlyMap<Var, Equation>;
}

/**
 * Rewrites a program by rules.
 *
 * @param program - a program; those inside its loops and branches are left alone
 * @param rules - in the order in which they are tried
 * @returns the rewritten program
 */
export function rewrite(program: Program, rules: readonly RewriteRule[]): Rewritten {
  const producers = new Map<Var, Equation>();
  const made = new Map<Var, Rewriting>();
  const after = mapEquations(cse(inlineCalls(program)), (equation, emit) => {
    const keep = (each: Equation): void => {
      for (const result of each.results) producers.set(result, each);
    };
    const found = firstMatch(equation, rules, producers);
    const better = found === null ? null : staged(found);
    if (found === null || better === null) {
      keep(equation);
      return equation;
    }
    const [output] = copyInto(better.program, better.operands, (each) => {
      keep(each);
      emit(each);
    }) as [Atom];
    if (output.kind === 'var') made.set(output, found);
    return [output];
  });
  return { program: dce(after), made, producers };
}

function firstMatch(
  equation: Equation,
  rules: readonly RewriteRule[],
  producers: ReadonlyMap<Var, Equation>,
): Rewriting | null {
  const [result] = equation.results;
  if (result === undefined || !isFloat(result.type.dtype)) return null;
  for (const rule of rules) {
    if (!mayFit(rule, equation)) continue;
    const found = match(rule.pattern, equation, producers);
    if (found !== null) return { rule, match: found, replaced: equation };
  }
  return null;
}

/** Whether a rule is about this operation, or about one that a product may spell. */
function mayFit({ pattern }: RewriteRule, { primitive }: Equation): boolean {
  return primitive.name === 'mul' || (pattern as Operation)[0] === primitive.name;
}

/** The better form as a program of its operands; null where it would have another type. */
function staged({ rule, match: found, replaced }: Rewriting): {
  readonly program: Program;
  readonly operands: readonly Atom[];
} | null {
  const names = [...found.atoms.keys()];
  const operands = [...found.atoms.values()];
  const axes = axesOf(found);
  const { program } = stage(
    (values) => {
      const given = Object.fromEntries(names.map((name, i) => [name, values[i]!]));
      return { outputs: [rule.instead({ ...(given as unknown as Operands), axes })], rest: null };
    },
    operands.map((atom) => atom.type),
    { name: rule.name, purpose: 'stable', derived: true },
  );
  const [wanted, offered] = [replaced.results[0]!.type, program.outputs[0]!.type];
  return sameType(wanted, offered) && program.captures.length === 0 ? { program, operands } : null;
}

/**
 * The reduction in a pattern.
 *
 * @param match - a fitted pattern
 * @returns its equation; undefined where nothing is reduced
 */
export function reductionOf({ equations }: Match): Equation | undefined {
  return equations.get('reduceSum') ?? equations.get('reduceProd');
}

/**
 * The axes of the reduction in a pattern.
 *
 * @param match - a fitted pattern
 * @returns its axes; none where nothing is reduced
 */
export function axesOf(match: Match): readonly number[] {
  const params = reductionOf(match)?.params as { axes?: readonly number[] } | undefined;
  return params?.axes ?? [];
}
