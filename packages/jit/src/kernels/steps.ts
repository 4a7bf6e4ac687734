/**
 * Which stored values are computed in one walk. A value joins the last walk of its shape unless it needs
 * something that is ready only after that walk; so walks of one shape grow as large as order allows, and
 * no cycle can arise. Everything but elementwise values and moved elements is a step by itself. Linear.
 */
import type { Atom, Equation, Program, Var } from '@gradus/ir';
import type { Dataflow } from './dataflow.js';
import { sourceOf } from './indexMap.js';

/** What becomes one kernel. */
export interface Step {
  /** Stored values that it computes, in order. */
  readonly members: readonly Var[];
  /** The equation of a step of its own; null for a walk. */
  readonly equation: Equation | null;
  /** Stored values that it reads. */
  readonly reads: ReadonlySet<Var>;
}

/** Walks grow no larger than this many stored values. */
const MEMBERS = 64;

/** A stored value behind an expression, and whether it is read at the place that is computed. */
interface Read {
  readonly owner: Var;
  readonly direct: boolean;
}

interface GrowingStep extends Step {
  readonly members: Var[];
  readonly reads: Set<Var>;
}

/**
 * Puts the stored values of a program into steps.
 *
 * @param program - a program without captures and calls
 * @param flow - what is stored
 * @returns the steps, in an order in which they can be run
 */
export function stepsOf(program: Program, flow: Dataflow): Step[] {
  const order: Order = { steps: [], ready: new Map(), open: new Map() };
  for (const equation of program.equations) {
    const kept = equation.results.filter((r) => flow.stored.has(r));
    if (kept.length > 0) putInto(order, equation, kept, readsOf(equation, flow));
  }
  return order.steps;
}

/** Steps in progress. */
interface Order {
  readonly steps: GrowingStep[];
  /** The step in which a value is computed; inputs are ready before all. */
  readonly ready: Map<Var, number>;
  /** The last walk of every shape. */
  readonly open: Map<string, number>;
}

/** Puts the results of an equation into a step: the last walk of their shape, or a new one. */
function putInto(
  { steps, ready, open }: Order,
  equation: Equation,
  results: readonly Var[],
  reads: readonly Read[],
): void {
  const walk = equation.primitive.lower.kind === 'elementwise' || sourceOf(equation) !== null;
  const shape = results[0]!.type.shape.join();
  const last = walk ? open.get(shape) : undefined;
  const joins = last !== undefined && fits(reads, steps, last, ready);
  const place = joins ? last : steps.length;
  if (!joins) steps.push({ members: [], equation: walk ? null : equation, reads: new Set() });
  if (walk) open.set(shape, place);
  for (const { owner } of reads) steps[place]!.reads.add(owner);
  for (const result of results) {
    steps[place]!.members.push(result);
    ready.set(result, place);
  }
}

/** Whether a value with these reads may join a walk: all of them are ready before it, or at its place. */
function fits(
  reads: readonly Read[],
  steps: readonly Step[],
  place: number,
  ready: ReadonlyMap<Var, number>,
): boolean {
  if (steps[place]!.members.length >= MEMBERS) return false;
  return reads.every(({ owner, direct }) => {
    const at = ready.get(owner) ?? -1;
    return at < place || (at === place && direct);
  });
}

/** The stored values that an equation reads, through everything that is computed along with it. */
function readsOf(equation: Equation, { stored, alias, definition }: Dataflow): Read[] {
  const reads: Read[] = [];
  const seen = { direct: new Set<Atom>(), moved: new Set<Atom>() };
  const visit = (atom: Atom, direct: boolean): void => {
    const known = direct ? seen.direct : seen.moved;
    if (atom.kind === 'literal' || known.has(atom)) return;
    known.add(atom);
    const other = alias.get(atom);
    if (other !== undefined) visit(other, false);
    else if (stored.has(atom)) reads.push({ owner: atom, direct });
    else expand(definition.get(atom)!, direct);
  };
  const expand = ({ primitive, args }: Equation, direct: boolean): void => {
    const straight = direct && primitive.lower.kind === 'elementwise';
    for (const arg of args) visit(arg, straight);
  };
  expand(equation, true);
  return reads;
}

/**
 * The values that must be written: something outside of their own step reads them, or the caller does.
 *
 * @param program - the program
 * @param flow - what is stored
 * @param steps - its steps
 * @returns values to write, in the order in which they are computed
 */
export function writtenValues(
  program: Program,
  { alias }: Dataflow,
  steps: readonly Step[],
): ReadonlySet<Var> {
  const read = new Set<Atom>();
  for (const { members, reads, equation } of steps) {
    const inside = new Set(equation === null ? members : []);
    for (const owner of reads) if (!inside.has(owner)) read.add(owner);
  }
  for (const output of program.outputs) {
    if (output.kind === 'var') read.add(ownerOf(output, alias));
  }
  return new Set(
    steps.flatMap(({ members, equation }) =>
      equation === null ? members.filter((member) => read.has(member)) : members,
    ),
  );
}

/**
 * The value whose buffer a value is.
 *
 * @param variable - a stored value or an alias
 * @param alias - values that are others under another shape
 * @returns the stored value
 */
export function ownerOf(variable: Var, alias: Dataflow['alias']): Var {
  let at = variable;
  for (let next = alias.get(at); next !== undefined; next = alias.get(at)) at = next;
  return at;
}
