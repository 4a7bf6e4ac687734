/**
 * The transpose of the body of a linear scan: from cotangents of [carry, y] to cotangents of [consts, carry,
 * x], with those of the consts added to the sums of the steps before.
 */
import { add } from '@gradus/tensor';
import {
  runProgram,
  stage,
  transposeProgram,
  type Program,
  type TransposeToolbox,
} from '@gradus/ir';
import { countMarks, joinGroups, splitGroups, type Groups, type Sizes } from './groups.js';
import type { ScanGroup } from './scanPlan.js';

/** The body of a linear scan. */
export interface BackwardRequest {
  readonly body: Program;
  readonly sizes: Sizes<ScanGroup>;
  /** Which consts and xs are tangents; carries all are. */
  readonly linear: Groups<'consts' | 'xs', boolean>;
  readonly toolbox: TransposeToolbox;
}

/**
 * The body that runs the other way.
 *
 * @param request - the body, and where its tangents are
 * @returns consts: the known consts; carry: sums for the linear consts, cotangents of the carries; xs: the
 *   known xs, cotangents of the ys. Gives the carry, and cotangents of the linear xs
 */
export function backwardBody({ body, sizes, linear, toolbox }: BackwardRequest): Program {
  // A carry that starts with a known zero is a tangent from the second step on: all are linear.
  const carry = Array.from({ length: sizes.carry }, () => true);
  const transposed = transposeProgram(
    body,
    joinGroups({ consts: linear.consts, carry, xs: linear.xs }),
    toolbox,
  );
  const sums = countMarks(linear.consts);
  const known = {
    consts: sizes.consts - sums,
    xs: sizes.xs - countMarks(linear.xs),
    carry: sizes.carry,
    ys: body.outputs.length - sizes.carry,
  };
  const inputs = splitGroups(transposed.inputs, known);
  const sumTypes = transposed.outputs.slice(0, sums).map((o) => o.type);
  const typesOf = (name: keyof typeof known) => inputs[name].map((v) => v.type);
  const { program } = stage(
    (values) => {
      const v = splitGroups(values, {
        consts: known.consts,
        sums,
        carry: known.carry,
        xs: known.xs,
        ys: known.ys,
      });
      const out = runProgram(
        transposed,
        joinGroups({ consts: v.consts, xs: v.xs, carry: v.carry, ys: v.ys }),
      );
      const added = v.sums.map((sum, i) => add(sum, out[i]!));
      return { outputs: [...added, ...out.slice(sums)], rest: null };
    },
    [...typesOf('consts'), ...sumTypes, ...typesOf('carry'), ...typesOf('xs'), ...typesOf('ys')],
    { name: transposed.name, purpose: 'transpose', derived: true },
  );
  return program;
}
