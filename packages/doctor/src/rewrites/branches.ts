/**
 * What belongs to one branch of a choice alone. `where(r < ε, 0, 1/r)` computes r for its condition as well: a guard of the
 * branch must leave that one as it is, so the branch gets an r of its own.
 */
import { isFloat, type Shape } from '@gradus/tensor';
import { newVar, substitute, type Atom, type Equation, type Program, type Var } from '@gradus/ir';
import { inDataOrder } from './order.js';

/** Who makes and who uses the variables of a program. */
export interface Uses {
  readonly producers: ReadonlyMap<Atom, Equation>;
  /** Who uses a variable; null for the result of the program. */
  readonly users: ReadonlyMap<Var, readonly (Equation | null)[]>;
}

/**
 * Makers and users of all variables.
 *
 * @param program - any program
 * @returns both
 */
export function usesOf({ equations, outputs }: Program): Uses {
  const producers = new Map<Atom, Equation>();
  const users = new Map<Var, (Equation | null)[]>();
  const use = (atom: Atom, by: Equation | null): void => {
    if (atom.kind !== 'var') return;
    const known = users.get(atom);
    if (known === undefined) users.set(atom, [by]);
    else known.push(by);
  };
  for (const equation of equations) {
    for (const result of equation.results) producers.set(result, equation);
    for (const atom of equation.args) use(atom, equation);
  }
  for (const atom of outputs) use(atom, null);
  return { producers, users };
}

/**
 * Whether an equation chooses between two branches.
 *
 * @param equation - any equation
 * @returns true for `select`
 */
export const isChoice = ({ primitive }: Equation): boolean => primitive.name === 'select';

/** What has no slope: a comparison, an index. */
const hasNoSlope = (user: Equation | null): boolean =>
  user?.results.every(({ type }) => !isFloat(type.dtype)) === true;

/**
 * Whether the rows of results are made of the same rows of operands, and of nothing else.
 *
 * @param equation - any equation
 * @param rank - how many leading axes count the rows
 * @returns true where that is known
 */
function isRowwise({ primitive, args, params, results }: Equation, rank: number): boolean {
  if (rank === 0) return true;
  const { lower } = primitive;
  if (lower.kind === 'elementwise') return true;
  if (lower.kind === 'reduce') return lower.axes(params).every((axis) => axis >= rank);
  const [from, to] = [args[0], results[0]].map((atom) => atom?.type.shape ?? []) as [Shape, Shape];
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  if (!axes.every((axis) => from[axis] !== undefined && from[axis] === to[axis])) return false;
  if (lower.kind === 'reshape') return true;
  if (lower.kind !== 'view') return false;
  const source = lower.source(from, to, params);
  return axes.every((axis) => source[axis]!.axis === axis && source[axis]!.step === 1);
}

/**
 * The equations whose results go into one arm of a choice, and nowhere else, row by row: what the condition decides
 * on as a whole.
 *
 * @param arm - an operand of the choice
 * @param choice - a `select`
 * @param uses - of the program
 * @param compared - whether comparisons may use them as well
 * @returns the equations, the last one first
 */
function branchOf(
  arm: Atom,
  choice: Equation,
  { producers, users }: Uses,
  compared: boolean,
): Equation[] {
  const [condition, ...arms] = choice.args;
  if (arms[0] === arms[1]) return []; // both take it
  const rank = condition!.type.shape.length;
  const inside = new Set<Equation | null>([choice]);
  const decides = producers.get(condition!);
  const isApart = (equation: Equation): boolean =>
    equation === decides || inside.has(equation) || !isRowwise(equation, rank);
  const found: Equation[] = [];
  const pending = [arm];
  for (let atom = pending.pop(); atom !== undefined; atom = pending.pop()) {
    const equation = producers.get(atom);
    if (equation === undefined || isApart(equation)) continue;
    const isUser = (user: Equation | null): boolean =>
      inside.has(user) || (compared && hasNoSlope(user));
    if (!equation.results.every((r) => users.get(r)?.every(isUser))) continue;
    inside.add(equation);
    found.push(equation);
    pending.push(...equation.args);
  }
  return found;
}

/**
 * As `branchOf`, without what the condition itself is made of: that cannot wait for the decision.
 *
 * @param arm - an operand of the choice
 * @param choice - a `select`
 * @param uses - of the program
 * @returns the equations, the last one first
 */
export function decidedIn(arm: Atom, choice: Equation, uses: Uses): Equation[] {
  const found = branchOf(arm, choice, uses, false);
  if (found.length === 0) return found;
  const deciding = madeOf(choice.args[0]!, uses.producers);
  return found.filter((equation) => !deciding.has(equation));
}

/** The equations that an atom is computed by. */
function madeOf(atom: Atom, producers: Uses['producers']): Set<Equation> {
  const found = new Set<Equation>();
  const pending = [atom];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const equation = producers.get(next);
    if (equation === undefined || found.has(equation)) continue;
    found.add(equation);
    pending.push(...equation.args);
  }
  return found;
}

/**
 * Gives branches equations of their own in place of those that they share with conditions.
 *
 * @param program - any program
 * @param isSingular - for whose sake it is done
 * @returns the same program, with equations repeated; the same object where nothing is shared
 */
export function separateBranches(
  program: Program,
  isSingular: (equation: Equation) => boolean,
): Program {
  const uses = usesOf(program);
  const separation: Separation = { changed: new Map(), copies: [] };
  const { changed, copies } = separation;
  for (const choice of program.equations) {
    if (!isChoice(choice)) continue;
    for (const arm of choice.args.slice(1)) {
      const branch = branchOf(arm, choice, uses, true);
      const shared = sharedIn(branch, uses);
      if (![...shared].some(isSingular) || branch.some((e) => changed.has(e))) continue;
      separate({ choice, arm, branch, shared }, separation);
    }
  }
  if (changed.size === 0) return program;
  const equations = program.equations.map((equation) => changed.get(equation) ?? equation);
  return { ...program, equations: inDataOrder(program, [...equations, ...copies]) };
}

/** What becomes of the equations of a program, and which join them. */
interface Separation {
  readonly changed: Map<Equation, Equation>;
  readonly copies: Equation[];
}

interface Branch {
  readonly choice: Equation;
  readonly arm: Atom;
  readonly branch: readonly Equation[];
  readonly shared: ReadonlySet<Equation>;
}

function separate({ choice, arm, branch, shared }: Branch, { changed, copies }: Separation): void {
  const own = new Map<Var, Atom>();
  for (const equation of branch.toReversed()) {
    const args = equation.args.map((atom) => substitute(atom, own));
    if (shared.has(equation)) copies.push(copied({ ...equation, args }, own));
    else changed.set(equation, { ...equation, args });
  }
  const before = changed.get(choice) ?? choice;
  const args = before.args.map((atom, i) => (i > 0 && atom === arm ? substitute(atom, own) : atom));
  changed.set(choice, { ...before, args });
}

/** What of a branch a comparison needs, too: its operands, and what these are made of. */
function sharedIn(branch: readonly Equation[], { users }: Uses): Set<Equation> {
  const shared = new Set<Equation>();
  for (const equation of branch) {
    const isNeeded = equation.results.some((r) =>
      users.get(r)?.some((user) => hasNoSlope(user) || (user !== null && shared.has(user))),
    );
    if (isNeeded) shared.add(equation);
  }
  return shared;
}

/** An equation with results of its own. */
function copied(equation: Equation, own: Map<Var, Atom>): Equation {
  const results = equation.results.map(({ type, name }) => newVar(type, name));
  equation.results.forEach((result, i) => own.set(result, results[i]!));
  return { ...equation, results };
}
