/**
 * Applies rewrites to a program: one walk over the equations, each tried as the root of every pattern. What a
 * rewrite wrote is the operand of later ones, so 1/(1 + e⁻ˣ) becomes a sigmoid and its logarithm a
 * logSigmoid. Types stay what they were; equations that nothing needs any more are dropped.
 */
import { contiguous, isFloat, multiply, sameType } from '@gradus/tensor';
import {
  cse,
  dce,
  inlineCalls,
  mapEquations,
  type Atom,
  type Equation,
  type Program,
  type Var,
} from '@gradus/ir';
import { candidatesOf, type Candidate } from './candidates.js';
import { fittingRules, mayFit } from './outline.js';
import { match, type Match } from './pattern.js';
import type { Sources } from './sources.js';
import type { FormRule } from './forms.js';
import type { Operands, RewriteRule, Rule } from './rewrites.table.js';
import { openWorkshop, spelled, type Phrase, type Workshop } from './workshop.js';

/** One application of a rule. */
export interface Rewriting {
  /** Without code, what was made is shown as it stands. */
  readonly rule: Pick<RewriteRule, 'name' | 'code' | 'closed'>;
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
  /** Code of expressions that their equations would not show. */
  readonly phrases: ReadonlyMap<Var, Phrase>;
}

/**
 * Rewrites a program by rules.
 *
 * @param program - a program; those inside its loops and branches are left alone
 * @param rules - in the order in which they are tried
 * @returns the rewritten program
 */
export function rewrite(program: Program, rules: readonly Rule[]): Rewritten {
  const made = new Map<Var, Rewriting>();
  const inlined = inlineCalls(program);
  const names = new Set(inlined.equations.map(({ primitive }) => primitive.name));
  if (fittingRules(rules, names).length === 0) return unchanged(program);
  const flat = cse(inlined);
  const shop = openWorkshop(flat.captures.map(({ variable }) => variable));
  const constants = constantsOf(flat);
  const captured = new Map(
    flat.captures.flatMap(({ variable, value }) =>
      value.trace === null ? [[variable, value]] : [],
    ),
  );
  const before = new Map<Var, Equation>();
  const replaced = (variable: Var): Equation | undefined =>
    before.get(variable) ?? made.get(variable)?.replaced;
  const isClosed = (atom: Atom): boolean =>
    atom.kind === 'var' && made.get(atom)?.rule.closed === true;
  const sources = { ...shop, isClosed, constants, captured, memory: new Map() };
  const unabsorbed = { ...sources, replaced: () => undefined };
  const bench: Bench = {
    ...sources,
    replaced,
    unabsorbed,
    rules: growing(rules, shop.names),
    made,
  };
  const after = mapEquations(flat, (equation, emit) => {
    shop.keep(equation);
    const better = improved(equation, bench);
    if (better === null) return equation;
    shop.release(better, emit);
    if (better.kind === 'var') before.set(better, equation);
    return [better];
  });
  return { program: dce(after), made, producers: shop.producers, constants, phrases: shop.phrases };
}

/** A program in which there is nothing to rewrite. */
const unchanged = (program: Program): Rewritten => ({
  program,
  made: new Map(),
  producers: new Map(),
  constants: new Map(),
  phrases: new Map(),
});

/** What a rewrite works with. */
interface Bench extends Workshop, Sources {
  readonly say: Sources['say'];
  readonly producers: Map<Var, Equation>;
  readonly given: Set<Var>;
  /** Those that what there is by now may fit. */
  readonly rules: () => readonly Rule[];
  readonly made: Map<Var, Rewriting>;
  /** The same, of what was rewritten knowing what it became alone. */
  readonly unabsorbed: Sources;
}

/** The rules that operations may fit, while there come to be more of them: what a rewrite makes may be rewritten. */
function growing(rules: readonly Rule[], names: ReadonlySet<string>): () => readonly Rule[] {
  let [known, fitting]: [number, readonly Rule[]] = [0, []];
  return () => {
    if (names.size > known) [known, fitting] = [names.size, fittingRules(rules, names)];
    return fitting;
  };
}

/** An expression that was rewritten once may be rewritten again, but not for ever. */
const MOST_ROUNDS = 6;

/** What is to be made better: an expression as it stands now, as it was, and the rules that were used for it. */
interface Task {
  readonly equation: Equation;
  readonly original: Equation;
  readonly used: Set<Rule>;
}

/** The better form of an expression; null where there is none. */
function improved(original: Equation, bench: Bench): Atom | null {
  const [result] = original.results;
  if (result === undefined || !isFloat(result.type.dtype)) return null;
  const [used, seen] = [new Set<Rule>(), new Set<Atom>([result])];
  let best: Atom | null = null;
  let equation: Equation | undefined = original;
  for (let round = 0; round < MOST_ROUNDS && equation !== undefined; round++) {
    const better = improvedOnce({ equation, original, used }, bench);
    if (better === null || seen.has(better)) break;
    seen.add(better);
    best = better;
    equation = better.kind === 'var' ? bench.producers.get(better) : undefined;
  }
  return best;
}

function improvedOnce(task: Task, bench: Bench): Atom | null {
  const { type } = task.original.results[0]!;
  const candidates = [...candidatesOf(task.equation, bench)];
  for (const rule of bench.rules()) {
    const better =
      'form' in rule ? formed(rule, task, bench) : fitted(rule, { task, candidates }, bench);
    if (better === null || !sameType(better.type, type)) continue;
    task.used.add(rule);
    return better;
  }
  return null;
}

/** The first part that a rule fits, made better. */
function fitted(
  rule: RewriteRule,
  { task, candidates }: { readonly task: Task; readonly candidates: readonly Candidate[] },
  bench: Bench,
): Atom | null {
  for (const candidate of candidates) {
    const again = candidate.equation === task.equation && task.used.has(rule);
    const known = rule.absorbs === true ? bench : bench.unabsorbed;
    if (again || !mayFit(rule, candidate.equation, known)) continue;
    const better = applied(rule, { task, candidate }, bench);
    if (better !== null) return better;
  }
  return null;
}

/** The whole of an expression by its form. */
function formed(rule: FormRule, { equation, original }: Task, bench: Bench): Atom | null {
  const unrewritten = {
    ...bench,
    isClosed: () => false,
    memory: new Map(),
    producers: { get: (v: Var) => bench.replaced(v) ?? bench.producers.get(v) },
  };
  const asIs = rule.form(equation, bench);
  const form = asIs ?? (bench.made.size === 0 ? null : rule.form(equation, unrewritten));
  if (form === null || form.kind === 'literal') return null;
  const better = own(form, bench);
  const match = { atoms: new Map(), equations: new Map() };
  bench.made.set(better, { rule: { ...rule, code: '' }, match, replaced: original });
  return better;
}

/** An atom that is not yet part of the program: of one that is, a copy that can be told from it. */
function own(atom: Var, bench: Bench): Var {
  if (bench.isSaid(atom)) return atom;
  return bench.say((x) => multiply(x, 1), [atom], '$0') as Var;
}

/** A part of an expression by a rule, and the rest around it; null where the rule does not fit. */
function applied(
  rule: RewriteRule,
  { task, candidate }: { readonly task: Task; readonly candidate: Candidate },
  bench: Bench,
): Atom | null {
  const { equation, around } = candidate;
  const found = match(rule.pattern, equation, rule.absorbs === true ? bench : bench.unabsorbed);
  if (found === null) return null;
  const better = written(rule, found, bench);
  if (!isAnother(better, equation, bench)) return null;
  const isWhole = equation === task.equation;
  note(better, { rule, match: found, replaced: isWhole ? task.original : equation }, bench);
  if (isWhole) return better;
  const whole = around(better);
  const part = { atoms: new Map([['z', better as Atom]]), equations: new Map() };
  if (whole.kind === 'var' && whole !== better) {
    const outer = { rule: { ...rule, code: '' }, match: part, replaced: task.original };
    note(whole, outer, bench);
  }
  return whole;
}

/** Whether what was written may stand for an expression, and is not that expression again. */
function isAnother(better: Atom, equation: Equation, { producers }: Bench): better is Var {
  if (better.kind === 'literal' || !sameType(better.type, equation.results[0]!.type)) return false;
  const making = producers.get(better);
  return making === undefined || spelled(making) !== spelled(equation);
}

/** Remembers what was made; where that is one function for good, what is made of it is read otherwise now. */
function note(atom: Var, rewriting: Rewriting, { made, memory }: Bench): void {
  made.set(atom, rewriting);
  if (rewriting.rule.closed === true) memory.clear();
}

/** The better form, of what the variables of the rule stand for. */
function written(rule: RewriteRule, found: Match, bench: Bench): Atom {
  const [names, axes] = [[...found.atoms.keys()], axesOf(found)];
  return bench.say(
    (...values) => {
      const named = Object.fromEntries(names.map((name, i) => [name, values[i]!]));
      return rule.instead({ ...(named as unknown as Operands), axes });
    },
    [...found.atoms.values()],
  );
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
