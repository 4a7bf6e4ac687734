/**
 * Applies rewrites to a program: one walk over the equations, each tried as the root of every pattern. What a
 * rewrite wrote is the operand of later ones, so 1/(1 + e⁻ˣ) becomes a sigmoid and its logarithm a
 * logSigmoid. Types stay what they were; equations that nothing needs any more are dropped.
 */
import { contiguous, context, full, isFloat, sameType, type Tensor } from '@gradus/tensor';
import {
  copyInto,
  cse,
  dce,
  inlineCalls,
  mapEquations,
  stage,
  typeKey,
  type Atom,
  type Equation,
  type Literal,
  type Program,
  type Var,
} from '@gradus/ir';
import { fitsSomewhere, mayFit, rulesFor } from './outline.js';
import { match, type Match } from './pattern.js';
import type { Sources } from './sources.js';
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
  /** Captures that are one number all over. */
  readonly constants: ReadonlyMap<Var, number>;
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
  const inlined = inlineCalls(program);
  const names = new Set(inlined.equations.map(({ primitive }) => primitive.name));
  if (!fitsSomewhere(rules, names)) return { program, made, producers, constants: new Map() };
  const flat = cse(inlined);
  const given = new Set(flat.captures.map(({ variable }) => variable));
  const replaced = (variable: Var): Equation | undefined => made.get(variable)?.replaced;
  const constants = constantsOf(flat);
  const sources = { producers, replaced, constants, given };
  const after = mapEquations(flat, (equation, emit) => {
    const isGiven = equation.args.every((atom) => atom.kind === 'literal' || given.has(atom));
    const keep = (each: Equation): void => {
      for (const result of each.results) {
        producers.set(result, each);
        if (isGiven) given.add(result);
      }
    };
    const found = firstMatch(equation, rules, sources);
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
  return { program: dce(after), made, producers, constants };
}

function firstMatch(
  equation: Equation,
  rules: readonly RewriteRule[],
  sources: Sources,
): Rewriting | null {
  const [result] = equation.results;
  if (result === undefined || !isFloat(result.type.dtype)) return null;
  const unabsorbed = { ...sources, replaced: () => undefined };
  for (const rule of rulesFor(rules, equation.primitive.name)) {
    const known = rule.absorbs === true ? sources : unabsorbed;
    if (!mayFit(rule, equation, known)) continue;
    const found = match(rule.pattern, equation, known);
    if (found !== null) return { rule, match: found, replaced: equation };
  }
  return null;
}

/** Captures that are one number all over. */
function constantsOf({ captures }: Program): Map<Var, number> {
  const found = new Map<Var, number>();
  for (const { variable, value } of captures) {
    const [first, ...others] = value.trace === null ? contiguous(value) : [];
    if (first !== undefined && others.every((v) => v === first)) found.set(variable, first);
  }
  return found;
}

/** The better form as a program of its operands; null where it would have another type. */
function staged({ rule, match: found, replaced }: Rewriting): {
  readonly program: Program;
  readonly operands: readonly Atom[];
} | null {
  const operands = [...found.atoms.values()].filter((atom) => !isFilled(atom));
  const make = (): Program => stagedAnew(rule, found, operands);
  const isFixed = operands.length < found.atoms.size; // a number is part of what is staged
  const program = isFixed ? make() : remembered(rule, { match: found, make });
  const [wanted, offered] = [replaced.results[0]!.type, program.outputs[0]!.type];
  return sameType(wanted, offered) && program.captures.length === 0 ? { program, operands } : null;
}

const isFilled = (atom: Atom): boolean => atom.kind === 'literal' && atom.type.shape.length > 0;

function stagedAnew(rule: RewriteRule, found: Match, operands: readonly Atom[]): Program {
  const { program } = stage(
    (values) => {
      const valueOf = (atom: Atom): Tensor =>
        isFilled(atom) ? filled(atom as Literal) : values[operands.indexOf(atom)]!;
      const given = [...found.atoms].map(([name, atom]) => [name, valueOf(atom)] as const);
      const named = Object.fromEntries(given) as unknown as Operands;
      return { outputs: [rule.instead({ ...named, axes: axesOf(found) })], rest: null };
    },
    operands.map((atom) => atom.type),
    { name: rule.name, purpose: 'stable', derived: true },
  );
  return program;
}

/** Better forms by rules and the types of their operands. */
const forms = new WeakMap<RewriteRule, Map<string, Program>>();
const MOST = 32;

/** A better form that was staged before for operands of the same types; lines of code are not remembered. */
function remembered(
  rule: RewriteRule,
  { match: found, make }: { readonly match: Match; readonly make: () => Program },
): Program {
  if (context.captureSites) return make();
  const known = forms.get(rule) ?? new Map<string, Program>();
  forms.set(rule, known);
  const operands = Array.from(found.atoms, ([name, { type }]) => `${name}:${typeKey(type)}`);
  const key = `${operands.join()} ${axesOf(found).join()}`;
  const program = known.get(key) ?? make();
  if (known.size >= MOST) known.clear();
  known.set(key, program);
  return program;
}

const filled = ({ value, type }: Literal): Tensor => full(type.shape, value, { dtype: type.dtype });

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
