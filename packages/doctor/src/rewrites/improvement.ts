/**
 * The better form of one expression: the first rule that fits it or a part of it, then those that fit what that made.
 */
import { isFloat, multiply, sameType, type Tensor } from '@gradus/tensor';
import type { Atom, Equation, Var } from '@gradus/ir';
import type { Bench } from './bench.js';
import type { FormRule } from './forms.js';
import { axesOf, match, type Match } from './pattern.js';
import { prospectsOf, type Prospect } from './prospects.js';
import type { Operands, RewriteRule, Rule } from './rewrites.table.js';
import { spelled } from './workshop.js';

/** An expression that was rewritten once may be rewritten again, but not for ever. */
const MOST_ROUNDS = 6;

/** What is to be made better: an expression as it stands now, as it was, and the rules that were used for it. */
interface Task {
  readonly equation: Equation;
  readonly original: Equation;
  readonly used: Set<Rule>;
}

/**
 * The better form of an expression.
 *
 * @param original - its outermost operation
 * @param bench - what there is to work with; remembers what was made
 * @returns the atom of the better form; null where there is none
 */
export function improved(original: Equation, bench: Bench): Atom | null {
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
    equation = better.kind === 'var' ? bench.shop.producers.get(better) : undefined;
  }
  return best;
}

function improvedOnce(task: Task, bench: Bench): Atom | null {
  const { type } = task.original.results[0]!;
  const { equation, original } = task;
  const absorbed = equation === original ? bench.absorbedIn(equation) : bench.absorbed;
  const prospects = prospectsOf(equation, bench, absorbed);
  let next = 0;
  for (let p = prospects.at(next); p !== undefined; p = prospects.at(++next)) {
    const better = 'around' in p ? fitted(p, task, bench) : formed(p.rule, task, bench);
    if (better === null || !sameType(better.type, type)) continue;
    task.used.add(p.rule);
    return better;
  }
  return null;
}

/** A part that a rule fits, made better. */
function fitted(prospect: Prospect, task: Task, bench: Bench): Atom | null {
  const { rule, equation, found } = prospect;
  if (bench.without.has(rule)) {
    bench.isNarrow ||= rule.widens === true;
    return null;
  }
  if (equation === task.equation && task.used.has(rule)) return null;
  const fit = found ?? match(rule.pattern, equation, bench.absorbing);
  return fit && applied(prospect, { task, fit }, bench);
}

/** The whole of an expression by its form. */
function formed(rule: FormRule, { equation, original }: Task, bench: Bench): Atom | null {
  if (bench.without.has(rule)) return null;
  const asIs = rule.form(equation, bench.sources);
  const isAsItWas = equation === original && !bench.isTouched(equation);
  const form = asIs ?? (isAsItWas ? null : rule.form(equation, bench.unrewritten));
  if (form === null || form.kind === 'literal') return null;
  const { size } = bench.shop;
  const better = own(form, bench);
  const nothing = { atoms: new Map(), equations: new Map() };
  const part = { rule: { ...rule, code: '' }, by: rule, match: nothing, replaced: original };
  bench.note(better, part, size);
  return better;
}

/** An atom that is not yet part of the program: of one that is, a copy that can be told from it. */
function own(atom: Var, { shop }: Bench): Var {
  return shop.isSaid(atom) ? atom : (shop.say(copied, [atom], '$0') as Var);
}

const copied = (x: Tensor): Tensor => multiply(x, 1);

/** A rule, and what its variables stand for. */
interface Fit {
  readonly rule: RewriteRule;
  readonly found: Match;
}

/** A part of an expression by a rule that fits it, and the rest around it; null where that is the same again. */
function applied(
  { rule, equation, around }: Prospect,
  { task, fit }: { readonly task: Task; readonly fit: Match },
  bench: Bench,
): Atom | null {
  const { size } = bench.shop;
  const better = written({ rule, found: fit }, bench);
  if (!isAnother(better, equation, bench)) return null;
  const isWhole = equation === task.equation;
  const replaced = isWhole ? task.original : equation;
  bench.note(better, { rule, by: rule, match: fit, replaced }, size);
  if (isWhole) return better;
  const whole = around(better);
  const part = { atoms: new Map([['z', better as Atom]]), equations: new Map() };
  if (whole.kind === 'var' && whole !== better) {
    const silent = { ...rule, code: '' };
    bench.note(whole, { rule: silent, by: rule, match: part, replaced: task.original }, size);
  }
  return whole;
}

/** Whether what was written may stand for an expression, and is not that expression again. */
function isAnother(better: Atom, equation: Equation, { shop }: Bench): better is Var {
  if (better.kind === 'literal' || !sameType(better.type, equation.results[0]!.type)) return false;
  const making = shop.producers.get(better);
  if (making === undefined || making.primitive !== equation.primitive) return true;
  return spelled(making) !== spelled(equation);
}

/** The better form, of what the variables of the rule stand for. */
function written({ rule, found }: Fit, { shop }: Bench): Atom {
  const [names, axes] = [[...found.atoms.keys()], axesOf(found)];
  const instead = shop.once(rule, `${names.join()} ${axes.join()}`, () => (...values: Tensor[]) => {
    const named = Object.fromEntries(names.map((name, i) => [name, values[i]!]));
    return rule.instead({ ...(named as unknown as Operands), axes });
  });
  return shop.say(instead, [...found.atoms.values()]);
}
