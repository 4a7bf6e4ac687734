/**
 * What the names of operations alone tell of rewrites: most rules fit nothing in a program, and that is seen without
 * walking through it. Found once a rule.
 */
import type { Atom, Equation } from '@gradus/ir';
import { isCondition, type Operation, type Pattern } from './pattern.js';
import { isSpelled, mayBe, mayStandFor } from './readings.js';
import type { RewriteRule, Rule } from './rewrites.table.js';
import { moves, type Sources } from './sources.js';
import { adds } from './sums.js';

/** The operations of a pattern. */
interface Outline {
  readonly root: string;
  /** Those that operands of the root have to be. */
  readonly below: readonly string[];
  /** All of them, each once. */
  readonly all: readonly string[];
}

const outlines = new WeakMap<RewriteRule, Outline>();

function outlineOf(rule: RewriteRule): Outline {
  const known = outlines.get(rule);
  if (known !== undefined) return known;
  const [root, ...operands] = rule.pattern as Operation;
  const below = operands.flatMap((operand) => operationOf(operand) ?? []);
  const found = { root, below, all: [...new Set(operationsIn(rule.pattern))] };
  outlines.set(rule, found);
  return found;
}

const isOperation = (pattern: Pattern): pattern is Operation => typeof pattern === 'object';

/** The operation that an operand has to be as it stands; null where the pattern asks something else of it. */
function operationOf(pattern: Pattern): string | null {
  return isOperation(pattern) && !isCondition(pattern[0]) ? pattern[0] : null;
}

function operationsIn(pattern: Pattern): string[] {
  if (!isOperation(pattern)) return [];
  const [op, ...operands] = pattern;
  return [...(isCondition(op) ? [] : [op]), ...operands.flatMap(operationsIn)];
}

/**
 * The rules that may fit something in a program, by the names of its operations.
 *
 * @param rules - all rules
 * @param names - names of the primitives that occur
 * @returns those of them; none where nothing can be rewritten
 */
export function fittingRules(rules: readonly Rule[], names: ReadonlySet<string>): Rule[] {
  const present = new Map<string, boolean>();
  const occurs = (op: string): boolean => {
    const known = present.get(op);
    if (known !== undefined) return known;
    let found = false;
    for (const name of names) found ||= mayStandFor(op, name);
    present.set(op, found);
    return found;
  };
  return rules.filter((rule) =>
    'form' in rule ? rule.concerns.some((op) => names.has(op)) : outlineOf(rule).all.every(occurs),
  );
}

/**
 * Whether a rule may be about an equation: by its operation, and where that has one spelling by what its operands are.
 *
 * @param rule - to be tried
 * @param equation - the candidate
 * @param sources - where its operands come from
 * @returns false where the rule cannot fit
 */
export function mayFit(
  rule: RewriteRule,
  { primitive, args }: Equation,
  { producers, replaced }: Sources,
): boolean {
  const { root, below } = outlineOf(rule);
  if (isSpelled(root)) return mayBe(root, primitive.name);
  if (primitive.name !== root) return mayBe(root, primitive.name);
  const isOne = (atom: Atom, op: string): boolean => {
    if (atom.kind !== 'var') return false;
    const [made, before] = [producers.get(atom), replaced(atom)];
    return [made, before].some((e) => e !== undefined && mayLead(e, op));
  };
  return below.every((op) => args.some((atom) => isOne(atom, op)));
}

/** Whether an equation may be read as an operation, or changes nothing or little of one. */
const mayLead = ({ primitive }: Equation, op: string): boolean =>
  mayStandFor(op, primitive.name) || moves(primitive) || adds(primitive.name);
