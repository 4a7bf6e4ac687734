/**
 * The double where on programs: what a `select` leaves out is computed all the same, and an infinite slope
 * there makes NaN of the cotangent 0. The operand of every operation with a singular point on a branch gets
 * a harmless value where the branch is not taken.
 */
import { full, logicalNot, select, type Tensor } from '@gradus/tensor';
import {
  copyInto,
  inlineCalls,
  stage,
  type Atom,
  type Equation,
  type Program,
  type Var,
} from '@gradus/ir';
import { inDataOrder } from './order.js';

/** Operations with a pole, an edge or an overflow: which operand to guard, and what is harmless there. */
const HARMLESS: Readonly<Record<string, { readonly operand: number; readonly value: number }>> = {
  log: { operand: 0, value: 1 },
  log2: { operand: 0, value: 1 },
  log10: { operand: 0, value: 1 },
  log1p: { operand: 0, value: 1 },
  log1mexp: { operand: 0, value: 1 },
  sqrt: { operand: 0, value: 1 },
  rsqrt: { operand: 0, value: 1 },
  cbrt: { operand: 0, value: 1 },
  pow: { operand: 0, value: 1 },
  div: { operand: 1, value: 1 },
  mod: { operand: 1, value: 1 },
  atan2: { operand: 1, value: 1 },
  hypot: { operand: 0, value: 1 },
  xlogy: { operand: 1, value: 1 },
  acos: { operand: 0, value: 0 },
  asin: { operand: 0, value: 0 },
  atanh: { operand: 0, value: 0 },
  acosh: { operand: 0, value: 2 },
  tan: { operand: 0, value: 0 },
  exp: { operand: 0, value: 0 },
  expm1: { operand: 0, value: 0 },
  exp2: { operand: 0, value: 0 },
  sinh: { operand: 0, value: 0 },
  cosh: { operand: 0, value: 0 },
};

/** Where a branch is taken. */
interface Taken {
  readonly condition: Atom;
  /** Whether it is the branch for true. */
  readonly when: boolean;
}

/**
 * Guards every singular operation whose result is only used by one branch of a `select`.
 *
 * @param program - any program; those inside its loops are left alone
 * @returns the guarded program; the same object where there is nothing to guard
 */
export function guardBranches(program: Program): Program {
  const flat = inlineCalls(program);
  const guards = guardsOf(flat);
  if (guards.size === 0) return program;
  const equations: Equation[] = [];
  for (const equation of flat.equations) {
    const taken = guards.get(equation);
    equations.push(taken === undefined ? equation : guarded(equation, taken, equations));
  }
  return { ...flat, equations: inDataOrder(flat, equations) };
}

function guarded(equation: Equation, taken: Taken, equations: Equation[]): Equation {
  const { operand, value } = HARMLESS[equation.primitive.name]!;
  const x = equation.args[operand]!;
  const { program } = stage(
    ([condition, operand]) => ({
      outputs: [harmless(condition!, operand!, { value, when: taken.when })],
      rest: null,
    }),
    [taken.condition.type, x.type],
    { name: 'guard', purpose: 'stable', derived: true },
  );
  const emit = (each: Equation): void => void equations.push({ ...each, origin: equation.origin });
  const [safe] = copyInto(program, [taken.condition, x], emit) as [Atom];
  return { ...equation, args: equation.args.with(operand, safe) };
}

function harmless(
  condition: Tensor,
  x: Tensor,
  { value, when }: { readonly value: number; readonly when: boolean },
): Tensor {
  const taken = when ? condition : logicalNot(condition);
  return select(taken, x, full(x.shape, value, { dtype: x.dtype }));
}

/** Which equations to guard, with the condition under which their branch is taken. */
function guardsOf(program: Program): Map<Equation, Taken> {
  const uses = usesOf(program);
  const guards = new Map<Equation, Taken>();
  for (const choice of program.equations) {
    if (choice.primitive.name !== 'select') continue;
    const [condition, ...arms] = choice.args as [Atom, Atom, Atom];
    arms.forEach((arm, i) => {
      for (const equation of branchOf(arm, choice, uses)) {
        const known = HARMLESS[equation.primitive.name];
        const fits = known !== undefined && equation.args[known.operand]!.kind === 'var';
        if (fits && !guards.has(equation)) guards.set(equation, { condition, when: i === 0 });
      }
    });
  }
  return guards;
}

interface Uses {
  readonly producers: ReadonlyMap<Atom, Equation>;
  /** Who uses a variable; null for the result of the program. */
  readonly users: ReadonlyMap<Var, readonly (Equation | null)[]>;
}

function usesOf({ equations, outputs }: Program): Uses {
  const producers = new Map<Atom, Equation>();
  const users = new Map<Var, (Equation | null)[]>();
  const use = (atom: Atom, by: Equation | null): void => {
    if (atom.kind === 'var') users.set(atom, [...(users.get(atom) ?? []), by]);
  };
  for (const equation of equations) {
    for (const result of equation.results) producers.set(result, equation);
    for (const atom of equation.args) use(atom, equation);
  }
  for (const atom of outputs) use(atom, null);
  return { producers, users };
}

/** The elementwise equations whose results go nowhere but into one arm of a choice. */
function branchOf(arm: Atom, choice: Equation, { producers, users }: Uses): Equation[] {
  const inside = new Set<Equation | null>([choice]);
  const found: Equation[] = [];
  const pending = [arm];
  for (let atom = pending.pop(); atom !== undefined; atom = pending.pop()) {
    const equation = producers.get(atom);
    if (equation === undefined || inside.has(equation)) continue;
    const alone = equation.results.every((r) => users.get(r)?.every((u) => inside.has(u)));
    if (!alone || equation.primitive.lower.kind !== 'elementwise') continue;
    inside.add(equation);
    found.push(equation);
    pending.push(...equation.args);
  }
  return found;
}
