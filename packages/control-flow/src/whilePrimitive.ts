/**
 * The primitive of a loop whose length is decided while it runs: inputs [condConsts, bodyConsts, carry],
 * results the last carry, two programs. Forward mode carries tangents along. Reverse mode must remember every
 * step: where the condition is known each step is written out on the tape (memory O(steps)); where it is not,
 * a bound on the steps makes it a scan, and without one it is refused (GR431).
 */
import {
  bind,
  zerosOf,
  type LinearizedOutputs,
  type Params,
  type Primitive,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';
import {
  controlCode,
  newVar,
  runProgram,
  type BatchToolbox,
  type JvpToolbox,
  type LinearizeToolbox,
  type Program,
} from '@gradus/ir';
import { boundedScan } from './boundedWhile.js';
import { requireTypes } from './equations.js';
import { closeCarry } from './fixpoint.js';
import {
  countMarks,
  joinGroups,
  present,
  sizesOf,
  splitGroups,
  spread,
  type Groups,
  type Sizes,
} from './groups.js';
import { computesNow, isKnown, numberIn } from './known.js';
import { repeat } from './lanes.js';
import { unknownSteps } from './unknownSteps.js';
import { lanesLoop } from './whileLanes.js';

/** Inputs of a loop. */
export type WhileGroup = 'condConsts' | 'bodyConsts' | 'carry';

/** `cond` takes [condConsts, carry] and gives a boolean; `body` takes [bodyConsts, carry] and gives the carry. */
export type WhileParams = Params &
  Readonly<{
    programs: Readonly<{ cond: Program; body: Program }>;
    groups: Sizes<WhileGroup>;
    /** `cond` is false after so many steps at the latest; null: nobody knows. */
    maxSteps: number | null;
  }>;

type Tangents = readonly (Tensor | null)[];
type WhileInputs = Groups<WhileGroup, Tensor>;

/** A loop whose length is decided while it runs. */
export const whilePrimitive: Primitive<WhileParams> = {
  name: 'while',
  accepts: 'any',
  type: (inputs, params) => {
    requireTypes('while', inputs, argumentTypes(params));
    return params.programs.body.outputs.map((o) => o.type);
  },
  run: (inputs, params) => [...repeatWhile(inputs, params)],
  unfold: repeatWhile,
  jvp: (primals, tangents, params, toolbox) =>
    jvpWhile(primals, tangents, params, toolbox as JvpToolbox),
  linearize: (_, __, params, toolbox) =>
    (toolbox as LinearizeToolbox).unfold((inputs) => repeatWhile(inputs, params)),
  batch: (inputs, mapped, ...[size, params, toolbox]) =>
    batchWhile({ inputs, mapped, size }, params, toolbox as BatchToolbox),
  loop: {
    consts: ({ groups }) => ({ from: groups.condConsts, count: groups.bodyConsts }),
    addConsts: (params, count) => ({
      ...params,
      groups: { ...params.groups, bodyConsts: params.groups.bodyConsts + count },
    }),
  },
  lower: {
    kind: 'repeat',
    shape: (params) => {
      const { condConsts, bodyConsts, carry } = (params as WhileParams).groups;
      return { steps: null, reverse: false, asked: condConsts, consts: bodyConsts, carry, rows: 0 };
    },
  },
  code: controlCode,
  samples: [],
};

/** Both programs take the carry, and it goes in as it comes out. */
function argumentTypes({ programs: { cond, body }, groups }: WhileParams): TensorType[] {
  const [asked, stepped] = [cond, body].map((p) => p.inputs.map((v) => v.type)) as [
    TensorType[],
    TensorType[],
  ];
  const carry = stepped.slice(groups.bodyConsts);
  requireTypes('the condition of while', asked.slice(groups.condConsts), carry);
  const next = body.outputs.map((o) => o.type);
  requireTypes('the next step of while', next, carry);
  return [...asked.slice(0, groups.condConsts), ...stepped];
}

/** Step after step in the current trace, as long as the condition holds and can be read. */
function repeatWhile(inputs: readonly Tensor[], params: WhileParams): readonly Tensor[] {
  const { condConsts, bodyConsts, carry: init } = splitGroups(inputs, params.groups);
  let carry = init;
  // Not asked while something is staged: a condition that nobody uses would be left in the program.
  let readable = computesNow();
  while (readable) {
    const [goesOn] = runProgram(params.programs.cond, [...condConsts, ...carry]);
    readable = isKnown(goesOn!);
    if (readable && numberIn(goesOn!) === 0) return carry;
    if (readable) carry = runProgram(params.programs.body, [...bodyConsts, ...carry]);
  }
  const { programs, maxSteps } = params;
  if (maxSteps === null) throw unknownSteps();
  return boundedScan({ ...programs, condConsts, bodyConsts, carry, maxSteps });
}

function whileOf(
  programs: WhileParams['programs'],
  inputs: WhileInputs,
  maxSteps: number | null,
): Tensor[] {
  return bind(whilePrimitive, joinGroups(inputs), { programs, groups: sizesOf(inputs), maxSteps });
}

function jvpWhile(
  primals: readonly Tensor[],
  tangents: Tangents,
  params: WhileParams,
  { jvpProgram }: JvpToolbox,
): LinearizedOutputs {
  const { programs, groups: sizes, maxSteps } = params;
  const [x, dx] = [splitGroups(primals, sizes), splitGroups(tangents, sizes)];
  const { bodyConsts, carry: started } = splitGroups(present(tangents), sizes);
  const { carry, result } = closeCarry(
    started,
    (carry) => jvpProgram(programs.body, [...bodyConsts, ...carry], carry),
    ({ active }) => active,
  );
  const dcarry = x.carry.flatMap((v, i) => (carry[i] ? [dx.carry[i] ?? zerosOf(v.type)] : []));
  const out = whileOf(
    {
      // The condition sees primals only: it takes the tangents of the carry, and leaves them alone.
      cond: {
        ...programs.cond,
        inputs: [...programs.cond.inputs, ...dcarry.map((t) => newVar(t.type))],
      },
      body: interleave(result.program, { consts: sizes.bodyConsts, bodyConsts, carry }),
    },
    {
      condConsts: x.condConsts,
      bodyConsts: [...x.bodyConsts, ...dx.bodyConsts.filter((t): t is Tensor => t !== null)],
      carry: [...x.carry, ...dcarry],
    },
    maxSteps,
  );
  return {
    outputs: out.slice(0, sizes.carry),
    tangents: spread(out.slice(sizes.carry), carry),
  };
}

interface Interleaving {
  readonly consts: number;
  readonly bodyConsts: readonly boolean[];
  readonly carry: readonly boolean[];
}

/** From [primals, tangents] to [consts, their tangents, carry, its tangents]. */
function interleave(program: Program, { consts, bodyConsts, carry }: Interleaving): Program {
  const v = splitGroups(program.inputs, {
    consts,
    carry: carry.length,
    dconsts: countMarks(bodyConsts),
    dcarry: countMarks(carry),
  });
  return { ...program, inputs: [...v.consts, ...v.dconsts, ...v.carry, ...v.dcarry] };
}

interface Batch {
  readonly inputs: readonly Tensor[];
  readonly mapped: readonly boolean[];
  readonly size: number;
}

/** All lanes step together; where lanes stop at different times, the finished ones stand still. */
function batchWhile(
  { inputs, mapped, size }: Batch,
  { programs, groups, maxSteps }: WhileParams,
  { batchProgram }: BatchToolbox,
): readonly Tensor[] {
  const x = splitGroups(inputs, groups);
  const lanes = splitGroups(mapped, groups);
  const { carry, result: body } = closeCarry(
    lanes.carry,
    (carry) => batchProgram(programs.body, [...lanes.bodyConsts, ...carry], size, carry),
    (batched) => batched.mapped,
  );
  const cond = batchProgram(programs.cond, [...lanes.condConsts, ...carry], size);
  if (cond.mapped[0] === true) {
    const loop = lanesLoop({ programs, inputs: x, mapped: lanes, size, maxSteps, batchProgram });
    return whileOf(loop.programs, loop.inputs, maxSteps).slice(1);
  }
  const stacked = x.carry.map((v, i) => (carry[i] && !lanes.carry[i] ? repeat(v, size) : v));
  const out = whileOf(
    { cond: cond.program, body: body.program },
    { ...x, carry: stacked },
    maxSteps,
  );
  return out.map((y, i) => (carry[i] ? y : repeat(y, size)));
}
