/**
 * A `while` of at most n steps as a scan of n steps with a `cond` inside: after the end nothing runs. Not a
 * `select`: a state that stands still, run through the body again and again, can make an infinity, and
 * 0 · ∞ poisons the gradient.
 */
import { bind, type Tensor } from '@gradus/tensor';
import { runProgram, stage, type Program } from '@gradus/ir';
import { condPrimitive } from './condPrimitive.js';
import { sizesOf, splitGroups, type Groups } from './groups.js';
import { scanPrimitive } from './scanPrimitive.js';

/** A loop with its programs and inputs. */
export interface BoundedLoop extends Groups<'condConsts' | 'bodyConsts' | 'carry', Tensor> {
  readonly cond: Program;
  readonly body: Program;
  readonly maxSteps: number;
}

/**
 * Runs the loop as a scan in the current trace.
 *
 * @param loop - its programs, inputs and bound
 * @returns the last carry
 */
export function boundedScan(loop: BoundedLoop): Tensor[] {
  const { condConsts, bodyConsts, carry, maxSteps } = loop;
  return bind(scanPrimitive, [...condConsts, ...bodyConsts, ...carry], {
    programs: { body: stepProgram(loop) },
    groups: { consts: condConsts.length + bodyConsts.length, carry: carry.length, xs: 0 },
    length: maxSteps,
    reverse: false,
  });
}

/** One step: the body where the condition holds, else the carry as it is. */
function stepProgram(loop: BoundedLoop): Program {
  const { cond, body, condConsts, bodyConsts, carry } = loop;
  const stay = {
    ...body,
    name: 'stay',
    equations: [],
    outputs: body.inputs.slice(bodyConsts.length),
  };
  const groups = { condConsts, bodyConsts, carry };
  const { program } = stage(
    (inputs) => {
      const v = splitGroups(inputs, sizesOf(groups));
      const [goesOn] = runProgram(cond, [...v.condConsts, ...v.carry]);
      const outputs = bind(condPrimitive, [goesOn!, ...v.bodyConsts, ...v.carry], {
        programs: { branches: [stay, body] },
      });
      return { outputs, rest: null };
    },
    [...condConsts, ...bodyConsts, ...carry].map((x) => x.type),
    { name: `${body.name}.step`, purpose: 'whileLoop', derived: true },
  );
  return program;
}
