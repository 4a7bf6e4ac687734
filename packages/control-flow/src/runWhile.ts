/**
 * What `whileLoop` and `foriLoop` have in common: condition and body are staged on the carry, their captures
 * become inputs, and the loop is bound; with a bound its steps are counted.
 */
import { bind, GradusError, Tensor, unflatten, type TreeShape } from '@gradus/tensor';
import { flattenResult, hoistCaptures, type FlatTree, type TreeFunction } from '@gradus/ir';
import { stageBody } from './body.js';
import { settleCarry } from './carry.js';
import { countedLoop, type WhileInputs, type WhilePrograms } from './countSteps.js';
import { joinGroups, sizesOf } from './groups.js';
import { toPredicate } from './predicate.js';
import { whilePrimitive } from './whilePrimitive.js';

/** A loop as long as a condition holds. */
export interface WhileRequest {
  /** Who loops, for messages. */
  readonly op: string;
  readonly cond: TreeFunction;
  readonly body: TreeFunction;
  readonly init: FlatTree;
  readonly maxSteps: number | undefined;
}

/**
 * Stages and runs a loop.
 *
 * @param request - condition, body and first carry
 * @returns the last carry, a tree
 */
export function runWhile({ op, cond, body: step, init, maxSteps }: WhileRequest): unknown {
  if (maxSteps !== undefined && !(Number.isInteger(maxSteps) && maxSteps >= 0)) {
    throw badBound(op, maxSteps);
  }
  const args: TreeShape = { kind: 'array', children: [init.shape] };
  const { body, init: carry } = settleCarry({
    op,
    init,
    stage: (types) => stageBody({ f: step, op, args, types, targets: types }),
    returned: ({ shape }) => shape,
  });
  const types = carry.map((x) => x.type);
  const read = (result: unknown, title: string): FlatTree => readPredicate(result, op, title);
  const condition = hoistCaptures(stageBody({ f: cond, op, args, types, read }).program);
  const action = hoistCaptures(body.program);
  const programs = { cond: condition.closed, body: action.closed };
  const inputs = { condConsts: condition.values, bodyConsts: action.values, carry };
  const run = (programs: WhilePrograms, inputs: WhileInputs): Tensor[] =>
    bind(whilePrimitive, joinGroups(inputs), {
      programs,
      groups: sizesOf(inputs),
      maxSteps: maxSteps ?? null,
    });
  const out =
    maxSteps === undefined
      ? run(programs, inputs)
      : countedLoop({ op, programs, inputs, maxSteps, run });
  return unflatten(init.shape, out);
}

function readPredicate(result: unknown, op: string, title: string): FlatTree {
  const tree = typeof result === 'object' || result === undefined;
  if (tree && !Tensor.is(result)) flattenResult(result, title);
  return { leaves: [toPredicate(result, `the condition of ${op}`)], shape: { kind: 'leaf' } };
}

function badBound(op: string, maxSteps: number): GradusError {
  return new GradusError('GR423', {
    what: `${op} was given maxSteps ${maxSteps}.`,
    why: 'A number of steps is a whole number from 0, known before the loop begins.',
    instead: 'Give a JavaScript number such as `{ maxSteps: 100 }`.',
  });
}
