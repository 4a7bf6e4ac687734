/**
 * The double where on programs: what a `select` leaves out is computed all the same, and an infinite slope
 * there makes NaN of the cotangent 0. The operand of every operation with a singular point on a branch gets
 * a harmless value where the branch is not taken.
 */
import { broadcastTo, full, logicalNot, reshape, select, type Tensor } from '@gradus/tensor';
import { copyInto, inlineCalls, stage, type Atom, type Equation, type Program } from '@gradus/ir';
import { decidedIn, isChoice, separateBranches, usesOf } from './branches.js';
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
  integerPow: { operand: 0, value: 1 },
  div: { operand: 1, value: 1 },
  mod: { operand: 1, value: 1 },
  atan2: { operand: 1, value: 1 },
  hypot: { operand: 0, value: 1 },
  xlogy: { operand: 1, value: 1 },
  gammaln: { operand: 0, value: 1 },
  erfinv: { operand: 0, value: 0 },
  ndtri: { operand: 0, value: 0.5 },
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

/** A program with guards, and the operations that got one. */
export interface Guarded {
  readonly program: Program;
  readonly operations: ReadonlySet<string>;
}

/**
 * Guards every singular operation whose result is only used by one branch of a `select`, but for comparisons.
 *
 * @param program - any program; those inside its loops are left alone
 * @param only - the operation to guard; all of them when left out
 * @returns the guarded program; the same object where there is nothing to guard
 */
export function guardBranches(program: Program, only?: string): Guarded {
  const isSingular = ({ primitive: { name } }: Equation): boolean =>
    HARMLESS[name] !== undefined && (only === undefined || name === only);
  const inlined = inlineCalls(program);
  if (!inlined.equations.some(isChoice)) return { program, operations: new Set() };
  const flat = separateBranches(inlined, isSingular);
  const guards = guardsOf(flat, isSingular);
  if (guards.size === 0) return { program, operations: new Set() };
  const equations: Equation[] = [];
  for (const equation of flat.equations) {
    const taken = guards.get(equation);
    equations.push(taken === undefined ? equation : guarded(equation, taken, equations));
  }
  return {
    program: { ...flat, equations: inDataOrder(flat, equations) },
    operations: new Set([...guards.keys()].map(({ primitive }) => primitive.name)),
  };
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
  const rows = reshape(taken, [...taken.shape, ...x.shape.slice(taken.ndim).map(() => 1)]);
  return select(broadcastTo(rows, x.shape), x, full(x.shape, value, { dtype: x.dtype }));
}

/** Which equations to guard, with the condition under which their branch is taken. */
function guardsOf(
  program: Program,
  isSingular: (equation: Equation) => boolean,
): Map<Equation, Taken> {
  const uses = usesOf(program);
  const guards = new Map<Equation, Taken>();
  for (const choice of program.equations) {
    if (!isChoice(choice)) continue;
    const [condition, ...arms] = choice.args as [Atom, Atom, Atom];
    arms.forEach((arm, i) => {
      for (const equation of decidedIn(arm, choice, uses)) {
        if (!isSingular(equation) || guards.has(equation)) continue;
        const { operand } = HARMLESS[equation.primitive.name]!;
        if (equation.args[operand]!.kind === 'var') {
          guards.set(equation, { condition, when: i === 0 });
        }
      }
    });
  }
  return guards;
}
