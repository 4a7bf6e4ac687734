/**
 * What the names of operations alone tell of rewrites: most rules fit nothing in a program, and that is seen without
 * walking through it. Found once a rule.
 */
import type { Atom, Equation } from '@gradus/ir';
import { isCondition, type Operation, type Pattern } from './pattern.js';
import { mayBe } from './readings.js';
import type { RewriteRule } from './rewrites.table.js';
import type { Sources } from './sources.js';

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
 * Whether a rule may fit something in a program, by the names of its operations.
 *
 * @param rules - all rules
 * @param names - names of the primitives that occur
 * @returns false where nothing can be rewritten
 */
export function fitsSomewhere(rules: readonly RewriteRule[], names: ReadonlySet<string>): boolean {
  const present = new Map<string, boolean>();
  const occurs = (op: string): boolean => {
    const known = present.get(op);
    if (known !== undefined) return known;
    const found = [...names].some((name) => mayBe(op, name));
    present.set(op, found);
    return found;
  };
  return rules.some((rule) => outlineOf(rule).all.every(occurs));
}

const byRoot = new WeakMap<readonly RewriteRule[], Map<string, readonly RewriteRule[]>>();

/**
 * The rules whose root may be an operation.
 *
 * @param rules - in the order in which they are tried
 * @param name - of a primitive
 * @returns some of them, in that order
 */
export function rulesFor(rules: readonly RewriteRule[], name: string): readonly RewriteRule[] {
  const found = byRoot.get(rules) ?? new Map<string, readonly RewriteRule[]>();
  byRoot.set(rules, found);
  const known = found.get(name) ?? rules.filter((rule) => mayBe(outlineOf(rule).root, name));
  found.set(name, known);
  return known;
}

/**
 * Whether the operands of an equation may be what a rule asks for. One that only spells the operation has others.
 *
 * @param rule - whose root may be this operation
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
  if (primitive.name !== root) return true;
  const isOne = (atom: Atom, op: string): boolean => {
    if (atom.kind !== 'var') return false;
    const [made, before] = [producers.get(atom), replaced(atom)];
    return [made, before].some((e) => e !== undefined && mayBe(op, e.primitive.name));
  };
  return below.every((op) => args.some((atom) => isOne(atom, op)));
}
