/**
 * Loops with a bound: the steps are counted in the carry, and the condition stops at the bound. A loop that
 * was stopped so has no result. Where its condition can be read that is an error; inside jit and vmap nothing
 * can be thrown for one lane, so its floats become NaN, by a product, which poisons the gradient as well.
 */
import {
  add,
  GradusError,
  isFloat,
  less,
  logicalAnd,
  multiply,
  scalarOf,
  type Tensor,
} from '@gradus/tensor';
import { runProgram, stage, type Program } from '@gradus/ir';
import { sizesOf, splitGroups, type Groups } from './groups.js';
import { isKnown, numberIn } from './known.js';
import { where } from './where.js';

/** The programs of a loop. */
export type WhilePrograms = Readonly<{ cond: Program; body: Program }>;
/** The inputs of a loop. */
export type WhileInputs = Groups<'condConsts' | 'bodyConsts' | 'carry', Tensor>;

/** A loop with a bound. */
export interface CountedLoop {
  readonly op: string;
  readonly programs: WhilePrograms;
  readonly inputs: WhileInputs;
  readonly maxSteps: number;
  /** Runs a loop. */
  readonly run: (programs: WhilePrograms, inputs: WhileInputs) => Tensor[];
}

/**
 * Runs a loop for so many steps at most.
 *
 * @param loop - the loop and its bound
 * @returns the last carry; throws GR432 where the condition still holds and can be read
 */
export function countedLoop(loop: CountedLoop): Tensor[] {
  const { op, programs, inputs, maxSteps, run } = loop;
  const out = run(counting(loop), { ...inputs, carry: [scalarOf(0, 'int32'), ...inputs.carry] });
  const carry = out.slice(1);
  const [goesOn] = runProgram(programs.cond, [...inputs.condConsts, ...carry]);
  if (!isKnown(goesOn!)) return poisoned(goesOn!, carry);
  if (numberIn(goesOn!) === 0) return carry;
  throw new GradusError('GR432', {
    what: `${op} did not end within its maxSteps of ${maxSteps}: the condition still holds.`,
    why: 'The state after so many steps is not what the loop was asked for, so there is no result to give.',
    instead:
      'Give a larger bound; or put the bound into the condition, if the last state is good enough: count the steps in the carry and write `(c) => logicalAnd(c.error.greater(1e-6), c.step.less(100))`.',
  });
}

function poisoned(failed: Tensor, carry: readonly Tensor[]): Tensor[] {
  return carry.map((x) => (isFloat(x.dtype) ? multiply(x, where(failed, NaN, 1)) : x));
}

/** Condition and body that count. */
function counting({ programs, inputs, maxSteps }: CountedLoop): WhilePrograms {
  const count = [scalarOf(0, 'int32')];
  const { condConsts, bodyConsts, carry } = inputs;
  const derive = (
    program: Program,
    groups: Groups<'consts' | 'count' | 'carry', Tensor>,
    outputs: (values: Groups<'consts' | 'count' | 'carry', Tensor>) => Tensor[],
  ): Program =>
    stage(
      (values) => ({ outputs: outputs(splitGroups(values, sizesOf(groups))), rest: null }),
      Object.values(groups).flatMap((group) => group.map((x) => x.type)),
      { name: program.name, purpose: 'whileLoop', derived: true },
    ).program;
  return {
    cond: derive(programs.cond, { consts: condConsts, count, carry }, (v) => {
      const [goesOn] = runProgram(programs.cond, [...v.consts, ...v.carry]);
      return [logicalAnd(goesOn!, less(v.count[0]!, scalarOf(maxSteps, 'int32')))];
    }),
    body: derive(programs.body, { consts: bodyConsts, count, carry }, (v) => [
      add(v.count[0]!, scalarOf(1, 'int32')),
      ...runProgram(programs.body, [...v.consts, ...v.carry]),
    ]),
  };
}
