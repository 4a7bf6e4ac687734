/**
 * checkpoint : (a → b) → (a → b). The same function; under reverse mode only its inputs are kept, and what it
 * computes on the way is computed again when the cotangents come back. Chen, Xu, Zhang, Guestrin, "Training
 * deep nets with sublinear memory cost" (2016). It is a call of a program whose linear half recomputes; a
 * barrier before the second run keeps compilers from finding that it was computed before.
 */
import {
  bind,
  linear,
  unflatten,
  type GradOf,
  type LiftableArgs,
  type LinearizedOutputs,
  type Primitive,
  type Tensor,
} from '@gradus/tensor';
import { callPrimitive, callPrimitiveOf, type CallParams } from './call.js';
import { linearizeProgram } from './derived/linearizeProgram.js';
import { cached } from './derived/programCache.js';
import { hoistCaptures, type Program } from './program.js';
import { runProgram } from './run.js';
import { stage } from './stage.js';
import { stageFunction } from './stageFunction.js';
import type { LinearizedProgram, LinearizeToolbox } from './toolbox.js';
import { derivedFrom } from './treeFunction.js';

/** x, as a value that is not known to be x: no pass may replace one by the other. */
export const barrierPrimitive: Primitive = /* @__PURE__ */ linear({
  name: 'barrier',
  accepts: 'any',
  type: ([x]) => [x!],
  run: ([x]) => [x!],
  transpose: ([cotangent]) => [cotangent!],
  batch: (inputs) => inputs,
  lower: { kind: 'elementwise', scalar: (_, [x]) => x! },
  samples: [{ inputs: [{ shape: [2, 3] }] }],
});

/** A call that recomputes in reverse mode. */
export const checkpointPrimitive: Primitive<CallParams> = {
  .../* @__PURE__ */ callPrimitiveOf('checkpoint', (program, inputs) =>
    runProgram(program, inputs),
  ),
  linearize: (primals, tangents, params, toolbox) =>
    linearizeCheckpoint(primals, tangents, { params, toolbox: toolbox as LinearizeToolbox }),
};

interface Recording {
  readonly params: CallParams;
  readonly toolbox: LinearizeToolbox;
}

/** Runs the program as it is, and records a call of what recomputes: its only residuals are the inputs. */
function linearizeCheckpoint(
  primals: readonly Tensor[],
  tangents: readonly (Tensor | null)[],
  { params, toolbox }: Recording,
): LinearizedOutputs {
  const { body } = params.programs;
  const active = tangents.map((t) => t !== null);
  const halves = linearizeProgram(body, { active }, toolbox);
  const again = recomputing(body, halves, active);
  const outputs = bind(checkpointPrimitive, primals, params);
  const flowing = tangents.filter((t): t is Tensor => t !== null);
  const types = again.outputs.map((o) => o.type);
  const recorded = toolbox.record(
    callPrimitive,
    [...primals, ...flowing],
    { programs: { body: again } },
    types,
  );
  let next = 0;
  return { outputs, tangents: halves.active.map((has) => (has ? recorded[next++]! : null)) };
}

const cache = new WeakMap<Program, Map<string, Program>>();

/** Inputs: the primals, then tangents. Computes the residuals behind a barrier, then the linear half. */
function recomputing(
  body: Program,
  { forward, linear: flow, residuals, active: outputs }: LinearizedProgram,
  active: readonly boolean[],
): Program {
  const count = body.inputs.length;
  const types = body.inputs.map((v) => v.type);
  const given = [...types, ...types.filter((_, i) => active[i])];
  const run = (values: readonly Tensor[]): Tensor[] => {
    const input = values.slice(0, count).map((x) => bind(barrierPrimitive, [x], {})[0]!);
    const output = runProgram(forward, input);
    const extra = output.slice(outputs.length);
    const groups = { input, output, extra };
    const known = residuals.map(({ from, index }) => groups[from][index]!);
    return runProgram(flow, [...known, ...values.slice(count)]);
  };
  return cached(cache, body, [active], () => {
    const name = `${body.name}.recompute`;
    const options = { name, purpose: 'checkpoint', derived: true };
    return stage((values) => ({ outputs: run(values), rest: null }), given, options).program;
  });
}

/**
 * The same function with less memory in reverse mode: only its arguments are stored, and everything between
 * them and the result is computed a second time on the way back. One more run of `f` for each gradient. `f`
 * is traced at every call, like the body of a loop.
 *
 * @param f - a function of trees
 * @returns a function of the same arguments, values and derivatives
 *
 * @example
 * ```ts
 * import { checkpoint, grad } from '@gradus/autodiff';
 * import { sin, type Tensor } from '@gradus/tensor';
 * const f = checkpoint((x: Tensor) => sin(sin(sin(x))));
 * console.log(grad(f)(0).item()); // => 1
 * ```
 */
export function checkpoint<A extends unknown[], R>(
  f: (...args: A) => R,
): (...args: LiftableArgs<A>) => GradOf<R> {
  const checked = (...args: LiftableArgs<A>): GradOf<R> => {
    const { program, leaves, result } = stageFunction(f, args, 'checkpoint');
    const { closed, values } = hoistCaptures(program);
    const params = { programs: { body: closed } };
    return unflatten(
      result,
      bind(checkpointPrimitive, [...values, ...leaves], params),
    ) as GradOf<R>;
  };
  return derivedFrom(checked, 'checkpoint', f);
}
