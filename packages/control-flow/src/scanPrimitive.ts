/**
 * The primitive of a loop of fixed length: inputs [consts, carry, xs], results [carry, ys], one program for
 * the body. All rules give scans again, over transformed bodies: forward mode carries tangents along,
 * the linear half runs the same way over saved residuals, its transpose runs the other way.
 */
import {
  bind,
  isLinear,
  transpose,
  zerosOf,
  type LinearizedOutputs,
  type Primitive,
  type Tensor,
  type TransposeArg,
} from '@gradus/tensor';
import {
  controlCode,
  runProgram,
  type BatchToolbox,
  type JvpToolbox,
  type LinearizeToolbox,
  type Program,
  type TransposeToolbox,
} from '@gradus/ir';
import { requireTypes } from './equations.js';
import { closeCarry } from './fixpoint.js';
import {
  countMarks,
  joinGroups,
  marked,
  present,
  sizesOf,
  splitGroups,
  spread,
  type Groups,
} from './groups.js';
import { repeat } from './lanes.js';
import { backwardBody } from './scanBackward.js';
import { forwardBody } from './scanForward.js';
import { sumRows } from './scanSums.js';
import { planScan, type ScanGroup, type ScanPlan } from './scanPlan.js';
import {
  argumentTypes,
  resultTypes,
  runScan,
  unfoldScan,
  type Direction,
  type ScanParams,
} from './scanSteps.js';

type Tangents = readonly (Tensor | null)[];

/** A loop of fixed length. */
export const scanPrimitive: Primitive<ScanParams> = {
  name: 'scan',
  accepts: 'any',
  type: (inputs, params) => {
    requireTypes('scan', inputs, argumentTypes(params));
    return resultTypes(params.programs.body, params);
  },
  run: runScan,
  unfold: unfoldScan,
  jvp: (primals, tangents, params, toolbox) =>
    jvpScan(primals, tangents, params, toolbox as JvpToolbox),
  linearize: (primals, tangents, params, toolbox) =>
    linearizeScan(primals, tangents, params, toolbox as LinearizeToolbox),
  transpose: (cotangents, args, params, toolbox) =>
    transposeScan(cotangents, args, params, toolbox as TransposeToolbox),
  batch: (inputs, mapped, ...[size, params, toolbox]) =>
    batchScan({ inputs, mapped, size }, params, toolbox as BatchToolbox),
  loop: {
    consts: ({ groups }) => ({ from: 0, count: groups.consts }),
    addConsts: (params, count) => ({
      ...params,
      groups: { ...params.groups, consts: params.groups.consts + count },
    }),
  },
  lower: {
    kind: 'repeat',
    shape: (params) => {
      const { groups, length, reverse } = params as ScanParams;
      return {
        steps: length,
        reverse,
        asked: 0,
        consts: groups.consts,
        carry: groups.carry,
        rows: groups.xs,
      };
    },
  },
  code: controlCode,
  samples: [],
};

type ScanInputs = Groups<ScanGroup, Tensor>;
/** Binds a scan; the sizes of its groups are those of the inputs. */
function scanOf(body: Program, inputs: ScanInputs, direction: Direction): Tensor[] {
  return bind(scanPrimitive, joinGroups(inputs), scanParams(body, inputs, direction));
}

function scanParams(body: Program, inputs: ScanInputs, { length, reverse }: Direction): ScanParams {
  return { programs: { body }, groups: sizesOf(inputs), length, reverse };
}

function jvpScan(
  primals: readonly Tensor[],
  tangents: Tangents,
  params: ScanParams,
  { jvpProgram }: JvpToolbox,
): LinearizedOutputs {
  const { groups: sizes, programs } = params;
  const [x, dx] = [splitGroups(primals, sizes), splitGroups(tangents, sizes)];
  const given = splitGroups(present(tangents), sizes);
  const { body, active } = forwardBody({ body: programs.body, sizes, active: given, jvpProgram });
  const pair = (name: ScanGroup): Tensor[] => [
    ...x[name],
    ...instantiated(x[name], dx[name], active[name]),
  ];
  const out = scanOf(
    body,
    { consts: pair('consts'), carry: pair('carry'), xs: pair('xs') },
    params,
  );
  const found = splitGroups(out, {
    carry: sizes.carry,
    dcarry: countMarks(active.carry),
    ys: active.ys.length,
    dys: countMarks(active.ys),
  });
  return {
    outputs: [...found.carry, ...found.ys],
    tangents: [...spread(found.dcarry, active.carry), ...spread(found.dys, active.ys)],
  };
}

/** Tangents of a group: zeros where a carry has none at the start and gets one on the way. */
function instantiated(x: readonly Tensor[], dx: Tangents, active: readonly boolean[]): Tensor[] {
  return x.flatMap((v, i) => (active[i] ? [dx[i] ?? zerosOf(v.type)] : []));
}

function linearizeScan(
  primals: readonly Tensor[],
  tangents: Tangents,
  params: ScanParams,
  toolbox: LinearizeToolbox,
): LinearizedOutputs {
  const { groups: sizes, programs } = params;
  const [x, dx] = [splitGroups(primals, sizes), splitGroups(tangents, sizes)];
  const active = splitGroups(present(tangents), sizes);
  const plan = planScan({ body: programs.body, sizes, active, toolbox });
  const out = scanOf(plan.forward, x, params);
  const outputs = out.slice(0, sizes.carry + plan.active.ys.length);
  const all = joinGroups(plan.active);
  if (!all.includes(true)) return { outputs, tangents: all.map(() => null) };
  const saved = savedValues(plan, x, out);
  const inputs: ScanInputs = {
    consts: [...saved.consts, ...(marked(dx.consts, active.consts) as Tensor[])],
    carry: x.carry.flatMap((v, i) =>
      plan.active.carry[i] ? [dx.carry[i] ?? toolbox.zeroTangent(v.type)] : [],
    ),
    xs: [...saved.xs, ...(marked(dx.xs, active.xs) as Tensor[])],
  };
  const linear = scanParams(plan.linear, inputs, params);
  const recorded = toolbox.record(
    scanPrimitive,
    joinGroups(inputs),
    linear,
    resultTypes(plan.linear, linear),
  );
  return { outputs, tangents: spread(recorded, all) };
}

/** The residuals of a scan: those known before the loop, and those with a row a step. */
function savedValues(
  { active, before, fixed, rows }: ScanPlan,
  x: ScanInputs,
  out: readonly Tensor[],
): Groups<'consts' | 'xs', Tensor> {
  const ys = out.slice(x.carry.length);
  const found = { xs: x.xs, ys, stacked: ys.slice(active.ys.length) };
  return {
    consts: runProgram(before, [...x.consts, ...marked(x.carry, fixed)]),
    xs: rows.map(({ from, index }) => found[from][index]!),
  };
}

/**
 * The other way round: cotangents of the carries are carried back, those of the consts are added up on the
 * way or after it, those of the ys come in row by row and those of the xs go out.
 */
function transposeScan(
  cotangents: Tangents,
  args: readonly TransposeArg[],
  params: ScanParams,
  toolbox: TransposeToolbox,
): Tangents {
  const { programs, groups, length, reverse } = params;
  const given: Groups<ScanGroup, TransposeArg> = splitGroups(args, groups);
  const linear = { consts: given.consts.map(isLinear), xs: given.xs.map(isLinear) };
  const known = (list: readonly TransposeArg[]): Tensor[] =>
    list.filter((a): a is Tensor => !isLinear(a));
  const { body, sums, read, written } = backwardBody({
    body: programs.body,
    sizes: groups,
    linear,
    toolbox,
  });
  const types = resultTypes(programs.body, params);
  const arrived = cotangents.map((c, i) => c ?? zerosOf(types[i]!));
  const totals = given.consts.filter(isLinear).filter((_, i) => sums[i] === null);
  const inputs: ScanInputs = {
    consts: known(given.consts),
    carry: [...totals.map((a) => zerosOf(a.linear)), ...arrived.slice(0, groups.carry)],
    xs: [...known(given.xs), ...arrived.slice(groups.carry)],
  };
  const out = splitGroups(scanOf(body, inputs, { length, reverse: !reverse }), {
    totals: totals.length,
    carry: groups.carry,
    rows: written.length,
  });
  const stacks = new Map([
    ...read.map((row, i) => [row, inputs.xs[i]!] as const),
    ...written.map((row, i) => [row, out.rows[i]!] as const),
  ]);
  const added = spread(
    out.totals,
    sums.map((late) => late === null),
  );
  const consts = sums.map((late, i) =>
    late === null ? added[i]! : sumRows(late, (row) => stacks.get(row)!),
  );
  return [
    ...spread(consts, linear.consts),
    ...out.carry.map((c, i) => (isLinear(given.carry[i]) ? c : null)),
    ...spread(out.rows.slice(0, countMarks(linear.xs)), linear.xs),
  ];
}

interface Batch {
  readonly inputs: readonly Tensor[];
  readonly mapped: readonly boolean[];
  readonly size: number;
}

/** Exchanges the batch axis and the axis of the loop: [B, T, …] ↔ [T, B, …]. */
function exchange(x: Tensor): Tensor {
  return transpose(x, [1, 0, ...x.shape.map((_, i) => i).slice(2)]);
}

/** The same loop over a body that works on all lanes at once. */
function batchScan(
  { inputs, mapped, size }: Batch,
  params: ScanParams,
  { batchProgram }: BatchToolbox,
): readonly Tensor[] {
  const { programs, groups } = params;
  const x = splitGroups(inputs, groups);
  const lanes = splitGroups(mapped, groups);
  const { carry, result } = closeCarry(
    lanes.carry,
    (carry) => batchProgram(programs.body, joinGroups({ ...lanes, carry }), size, carry),
    (batched) => batched.mapped,
  );
  const out = scanOf(
    result.program,
    {
      consts: x.consts,
      carry: x.carry.map((v, i) => (carry[i] && !lanes.carry[i] ? repeat(v, size) : v)),
      xs: x.xs.map((v, i) => (lanes.xs[i] ? exchange(v) : v)),
    },
    params,
  );
  return out.map((y, i) => {
    if (!result.mapped[i]) return repeat(y, size);
    return i < groups.carry ? y : exchange(y);
  });
}
