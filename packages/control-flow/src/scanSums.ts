/**
 * Sums over the steps of a loop that are cheaper after it. The cotangent of a weight is Σₜ xₜᵀ·cₜ: added up step
 * by step, it moves the whole of a matrix at every step; with the rows xₜ and cₜ stacked it is one contraction
 * over steps and batch, X ᵀ·C. Rows are stacked where that writes no more than the additions would.
 */
import {
  bind1,
  contractAxes,
  sizeOf,
  sum,
  type ContractAxes,
  type Reduce,
  type Tensor,
} from '@gradus/tensor';
import type { Atom, Equation, Program, Var } from '@gradus/ir';
import { invariantUnder } from './equations.js';

/** A sum over steps as one operation on stacked rows. */
export interface LateSum {
  /** What is summed: a contraction of rows, or a sum along axes of a row. */
  readonly equation: Equation;
  /** Operations that only move elements, done once to the sum instead of at every step. */
  readonly moves: readonly Equation[];
}

/** Which sums wait until after the loop, and the rows they need. */
export interface LateSums {
  /** One entry a sum; null for one that is added up step by step. */
  readonly sums: readonly (LateSum | null)[];
  /** Rows that have to be stacked for them. */
  readonly rows: readonly Var[];
}

/** Values of a step, and where stacked rows of some of them are already. */
export interface LateRequest {
  readonly program: Program;
  /** Inputs that are the same in every step. */
  readonly fixed: readonly Var[];
  /** Values that are stacked in any case. */
  readonly stacked: readonly Atom[];
  /** What is to be summed over the steps. */
  readonly terms: readonly Atom[];
}

/**
 * Chooses sums that wait.
 *
 * @param request - what is summed, and what is stacked already
 * @returns the sums, and rows to be stacked for them
 */
export function lateSums({ program, fixed, stacked, terms }: LateRequest): LateSums {
  const definitions = new Map<Atom, Equation>();
  for (const equation of program.equations) {
    for (const result of equation.results) definitions.set(result, equation);
  }
  const isFixed = invariantUnder(program, fixed);
  const at = new Set(stacked);
  const rows: Var[] = [];
  const found = terms.map((term) => lateSum(term, definitions));
  // Contractions first: what they stack is there for plain sums.
  for (const kind of ['contract', 'reduce'] as const) {
    found.forEach((late, i) => {
      if (late === null || late.equation.primitive.lower.kind !== kind) return;
      const operands = [...new Set(late.equation.args)];
      const missing = operands.filter((a) => !at.has(a)) as Var[];
      const written = missing.reduce((size, row) => size + sizeOf(row.type.shape), 0);
      const waits =
        !operands.some(isFixed) &&
        (kind === 'contract' ? written <= sizeOf(terms[i]!.type.shape) : written === 0);
      if (!waits) found[i] = null;
      else rows.push(...missing);
      if (waits) for (const row of missing) at.add(row);
    });
  }
  return { sums: found, rows };
}

/** The contraction or the sum at the end of a chain of moves. */
function lateSum(term: Atom, definitions: ReadonlyMap<Atom, Equation>): LateSum | null {
  const moves: Equation[] = [];
  for (let at = term; ; at = moves[0]!.args[0]!) {
    const equation = definitions.get(at);
    if (equation === undefined) return null;
    const { lower } = equation.primitive;
    const sums = lower.kind === 'reduce' && lower.combine === 'sum';
    if (lower.kind === 'contract' || sums) return { equation, moves };
    if (!onlyMoves(equation)) return null;
    moves.unshift(equation);
  }
}

function onlyMoves({ primitive, args, results }: Equation): boolean {
  const { kind } = primitive.lower;
  const size = sizeOf(results[0]!.type.shape);
  return (kind === 'view' || kind === 'reshape') && size === sizeOf(args[0]!.type.shape);
}

/**
 * Computes a sum over all steps.
 *
 * @param late - what is summed
 * @param stackOf - the stacked rows of a value
 * @returns the sum of its terms
 */
export function sumRows({ equation, moves }: LateSum, stackOf: (row: Atom) => Tensor): Tensor {
  const rows = equation.args.map(stackOf);
  return moves.reduce(
    (value, { primitive, params }) => bind1(primitive, [value], params),
    onStacks(equation, rows),
  );
}

function onStacks({ primitive, params }: Equation, rows: readonly Tensor[]): Tensor {
  const { lower } = primitive;
  if (lower.kind === 'contract') {
    return contractAxes(rows[0]!, rows[1]!, overSteps(lower.axes(params)));
  }
  return sum(rows[0]!, [0, ...behindSteps((lower as Reduce).axes(params))]);
}

function overSteps({ contract, batch }: ContractAxes): ContractAxes {
  return {
    contract: [
      [0, ...behindSteps(contract[0])],
      [0, ...behindSteps(contract[1])],
    ],
    batch: [behindSteps(batch[0]), behindSteps(batch[1])],
  };
}

/** Axes of a row in the stack of all rows. */
function behindSteps(axes: readonly number[]): number[] {
  return axes.map((axis) => axis + 1);
}
