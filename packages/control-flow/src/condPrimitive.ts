/**
 * The primitive of a choice: inputs [index, …operands], one program a branch. Where the index is known the
 * taken branch runs inline, and the other leaves no trace. Where it is not (inside jit, in bodies of loops)
 * each rule transforms all branches to one signature and chooses again. Where it differs from lane to lane
 * of a batch, all branches run and each lane selects.
 */
import {
  bind,
  isLinear,
  zerosOf,
  type LinearizedOutputs,
  type Params,
  type Primitive,
  type Tensor,
  type TransposeArg,
} from '@gradus/tensor';
import {
  controlCode,
  linearizeProgram,
  runProgram,
  transposeProgram,
  type BatchToolbox,
  type JvpToolbox,
  type LinearizeToolbox,
  type Program,
  type TransposeToolbox,
} from '@gradus/ir';
import { requireTypes } from './equations.js';
import { marked, present, spread } from './groups.js';
import { isKnown, numberIn } from './known.js';
import { differentiable, guardBranch, repeat, selectBranches } from './lanes.js';
import { joinResiduals } from './residuals.js';

/** Branches of one signature. Of two branches with a boolean index the second is that of `true`. */
export type CondParams = Params &
  Readonly<{ programs: Readonly<{ branches: readonly Program[] }> }>;

type Tangents = readonly (Tensor | null)[];

/** A choice between programs. */
export const condPrimitive: Primitive<CondParams> = {
  name: 'cond',
  accepts: 'any',
  type: ([, ...operands], { programs }) => {
    for (const { inputs } of programs.branches) {
      const wanted = inputs.map((v) => v.type);
      requireTypes('cond', operands, wanted);
    }
    return programs.branches[0]!.outputs.map((o) => o.type);
  },
  run: (inputs, params) => runTaken(inputs, params),
  unfold,
  jvp: (primals, tangents, params, toolbox) =>
    jvpCond(primals, tangents, params, toolbox as JvpToolbox),
  linearize: (primals, tangents, params, toolbox) =>
    linearizeCond(primals, tangents, params, toolbox as LinearizeToolbox),
  transpose: (cotangents, args, params, toolbox) =>
    transposeCond(cotangents, args, params, toolbox as TransposeToolbox),
  batch: (inputs, mapped, ...[size, params, toolbox]) =>
    batchCond({ inputs, mapped, size }, params, toolbox as BatchToolbox),
  lower: { kind: 'choose' },
  code: controlCode,
  samples: [],
};

function choose(inputs: readonly Tensor[], branches: readonly Program[]): Tensor[] {
  return bind(condPrimitive, inputs, { programs: { branches } });
}

function runTaken([index, ...operands]: readonly Tensor[], { programs }: CondParams): Tensor[] {
  return runProgram(programs.branches[numberIn(index!)]!, operands);
}

/** The taken branch inline; where the index has no number yet, all of them and a select. */
function unfold(inputs: readonly Tensor[], params: CondParams): readonly Tensor[] {
  const [index, ...operands] = inputs as [Tensor, ...Tensor[]];
  if (isKnown(index)) return runTaken(inputs, params);
  const results = params.programs.branches.map((branch, k) =>
    runProgram(branch, guardBranch(k, index, operands, differentiable(operands))),
  );
  return selectBranches(index, results);
}

interface Active {
  readonly active: readonly boolean[];
}

/** Transforms all branches so that the same outputs are active: those that are in any of them. */
function agree<R extends Active>(
  transform: (instantiate: readonly boolean[]) => readonly R[],
): Active & { readonly results: readonly R[] } {
  const results = transform([]);
  const active = results[0]!.active.map((_, i) => results.some((r) => r.active[i]));
  const agreed = results.every((r) => r.active.every((is, i) => is === active[i]));
  return { active, results: agreed ? results : transform(active) };
}

function jvpCond(
  primals: readonly Tensor[],
  tangents: Tangents,
  params: CondParams,
  toolbox: JvpToolbox,
): LinearizedOutputs {
  if (isKnown(primals[0]!)) return toolbox.unfold((inputs) => runTaken(inputs, params));
  const { branches } = params.programs;
  const given = present(tangents.slice(1));
  const { active, results } = agree((instantiate) =>
    branches.map((b) => toolbox.jvpProgram(b, given, instantiate)),
  );
  const all = results.map((r) => r.program);
  const out = choose([...primals, ...marked(tangents.slice(1), given)] as Tensor[], all);
  return {
    outputs: out.slice(0, active.length),
    tangents: spread(out.slice(active.length), active),
  };
}

function linearizeCond(
  primals: readonly Tensor[],
  tangents: Tangents,
  params: CondParams,
  toolbox: LinearizeToolbox,
): LinearizedOutputs {
  if (isKnown(primals[0]!)) return toolbox.unfold((inputs) => runTaken(inputs, params));
  const { branches } = params.programs;
  const [index, ...operands] = primals as [Tensor, ...Tensor[]];
  const given = present(tangents.slice(1));
  const { active, results } = agree((instantiate) =>
    branches.map((b) => linearizeProgram(b, { active: given, instantiate }, toolbox)),
  );
  const { forward, linear, slots } = joinResiduals(results);
  const out = choose(primals, forward);
  const outputs = out.slice(0, active.length);
  if (!active.includes(true)) return { outputs, tangents: active.map(() => null) };
  const extras = out.slice(active.length);
  const saved = slots.map(({ source }) => {
    if (source.from === 'input') return operands[source.index]!;
    return source.from === 'output' ? outputs[source.index]! : extras.shift()!;
  });
  const args = [index, ...saved, ...(marked(tangents.slice(1), given) as Tensor[])];
  const types = linear[0]!.outputs.map((o) => o.type);
  const recorded = toolbox.record(condPrimitive, args, { programs: { branches: linear } }, types);
  return { outputs, tangents: spread(recorded, active) };
}

function transposeCond(
  cotangents: Tangents,
  [index, ...args]: readonly TransposeArg[],
  { programs }: CondParams,
  toolbox: TransposeToolbox,
): Tangents {
  const linear = args.map(isLinear);
  const transposed = programs.branches.map((b) => transposeProgram(b, linear, toolbox));
  const known = args.filter((a): a is Tensor => !isLinear(a));
  const arrived = cotangents.map((c, i) => c ?? zerosOf(programs.branches[0]!.outputs[i]!.type));
  const out = choose([index as Tensor, ...known, ...arrived], transposed);
  return [null, ...spread(out, linear)];
}

interface Batch {
  readonly inputs: readonly Tensor[];
  readonly mapped: readonly boolean[];
  readonly size: number;
}

function batchCond(
  { inputs, mapped, size }: Batch,
  { programs }: CondParams,
  toolbox: BatchToolbox,
): readonly Tensor[] {
  const [index, ...operands] = inputs as [Tensor, ...Tensor[]];
  const [varies, ...stacked] = mapped;
  const all = programs.branches[0]!.outputs.map(() => true);
  const batched = (program: Program, mask: readonly boolean[]): Program =>
    toolbox.batchProgram(program, mask, size, all).program;
  if (varies !== true) {
    return choose(
      inputs,
      programs.branches.map((b) => batched(b, stacked)),
    );
  }
  // The guard differs from lane to lane, so whatever it guards is stacked.
  const guarded = differentiable(operands);
  const lanes = operands.map((x, i) => (guarded[i] && !stacked[i] ? repeat(x, size) : x));
  const mask = operands.map((_, i) => guarded[i]! || stacked[i]!);
  const results = programs.branches.map((b, k) =>
    runProgram(batched(b, mask), guardBranch(k, index, lanes, guarded)),
  );
  return selectBranches(index, results);
}
