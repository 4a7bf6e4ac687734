/**
 * A batch of loops of which each lane stops by itself: all lanes step until the last one is done, and the
 * finished ones stand still. Which lanes still go on is carried along.
 */
import { castTo, isFloat, notEqual, sumOver, type Tensor } from '@gradus/tensor';
import { runProgram, stage, type BatchToolbox, type Program } from '@gradus/ir';
import { sizesOf, splitGroups, type Groups } from './groups.js';
import { isKnown } from './known.js';
import { differentiable, guardInputs, repeat, stepLanes } from './lanes.js';

type WhileGroup = 'condConsts' | 'bodyConsts' | 'carry';

/** A loop with stacked inputs. */
export interface LanesRequest {
  readonly programs: Readonly<{ cond: Program; body: Program }>;
  readonly inputs: Groups<WhileGroup, Tensor>;
  readonly mapped: Groups<WhileGroup, boolean>;
  readonly size: number;
  readonly maxSteps: number | null;
  readonly batchProgram: BatchToolbox['batchProgram'];
}

/** The one loop that steps all lanes. Its carry begins with the booleans that tell which go on. */
export interface LanesLoop {
  readonly programs: Readonly<{ cond: Program; body: Program }>;
  readonly inputs: Groups<WhileGroup, Tensor>;
}

/**
 * Makes one loop of a batch of loops.
 *
 * @param request - the loop of one lane, and its stacked inputs
 * @returns the loop of all lanes
 */
export function lanesLoop(request: LanesRequest): LanesLoop {
  const { programs, mapped, size, batchProgram } = request;
  const { condConsts, bodyConsts, carry: given } = request.inputs;
  const carry = given.map((x, i) => (mapped.carry[i] ? x : repeat(x, size)));
  const all = carry.map(() => true);
  const cond = batchProgram(programs.cond, [...mapped.condConsts, ...all], size, [true]).program;
  const [active] = runProgram(cond, [...condConsts, ...carry]);
  // Backwards nobody comes through a loop of unknown length without a bound.
  const reversible = request.maxSteps !== null || isKnown(active!);
  const asked = differentiable([...bodyConsts, ...carry]);
  const guardsCarry = reversible && asked.includes(true); // what one step makes differentiable, the next one takes
  const guarded = [
    ...bodyConsts.map((_, i) => reversible && asked[i]!),
    ...carry.map((x) => guardsCarry && isFloat(x.dtype)),
  ];
  const consts = bodyConsts.map((x, i) =>
    guarded[i] && !mapped.bodyConsts[i] ? repeat(x, size) : x,
  );
  const mask = bodyConsts.map((_, i) => guarded[i]! || mapped.bodyConsts[i]!);
  const body = batchProgram(programs.body, [...mask, ...all], size, all).program;
  const inputs = { condConsts, bodyConsts: consts, active: [active!], carry };
  return {
    programs: { cond: anyLane(active!, carry), body: lanesStep({ cond, body, inputs, guarded }) },
    inputs: { condConsts: [], bodyConsts: [...condConsts, ...consts], carry: [active!, ...carry] },
  };
}

/** Whether a lane goes on. */
function anyLane(active: Tensor, carry: readonly Tensor[]): Program {
  const { program } = stage(
    ([lanes]) => ({
      outputs: [notEqual(sumOver(castTo(lanes!, 'int32'), [0]), 0)],
      rest: null,
    }),
    [active, ...carry].map((x) => x.type),
    { name: 'anyLane', purpose: 'vmap', derived: true },
  );
  return program;
}

interface LanesStep {
  readonly cond: Program;
  readonly body: Program;
  readonly inputs: Groups<WhileGroup | 'active', Tensor>;
  readonly guarded: readonly boolean[];
}

function lanesStep({ cond, body, inputs, guarded }: LanesStep): Program {
  const { program } = stage(
    (values) => {
      const v = splitGroups(values, sizesOf(inputs));
      const [active] = v.active;
      const next = runProgram(body, guardInputs(active!, [...v.bodyConsts, ...v.carry], guarded));
      const carry = stepLanes(active!, next, v.carry);
      const [goesOn] = runProgram(cond, [...v.condConsts, ...carry]);
      return { outputs: [goesOn!, ...carry], rest: null };
    },
    Object.values(inputs).flatMap((group) => group.map((x) => x.type)),
    { name: `${body.name}.lanes`, purpose: 'vmap', derived: true },
  );
  return program;
}
