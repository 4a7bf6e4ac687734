/**
 * The transpose of the body of a linear scan: from cotangents of [carry, y] to cotangents of [consts, carry,
 * x], with those of the consts added to the sums of the steps before, or left to one operation after the loop.
 */
import { add } from '@gradus/tensor';
import {
  runProgram,
  stage,
  transposeProgram,
  type Atom,
  type Program,
  type TransposeToolbox,
} from '@gradus/ir';
import { countMarks, joinGroups, marked, splitGroups, type Groups, type Sizes } from './groups.js';
import type { ScanGroup } from './scanPlan.js';
import { lateSums, type LateSum, type LateSums } from './scanSums.js';

/** The body of a linear scan. */
export interface BackwardRequest {
  readonly body: Program;
  readonly sizes: Sizes<ScanGroup>;
  /** Which consts and xs are tangents; carries all are. */
  readonly linear: Groups<'consts' | 'xs', boolean>;
  readonly toolbox: TransposeToolbox;
}

/** The body that runs the other way, and what is left to do after the loop. */
export interface BackwardBody {
  /**
   * Takes consts: the known consts; carry: sums for the linear consts that are added up step by step,
   * cotangents of the carries; xs: the known xs, cotangents of the ys. Gives the carry, cotangents of the
   * linear xs, and the rows for sums that wait.
   */
  readonly body: Program;
  /** One entry a linear const; null where it is added up step by step. */
  readonly sums: readonly (LateSum | null)[];
  /** The values whose rows are stacked: as inputs, and as outputs after the carry. */
  readonly read: readonly Atom[];
  readonly written: readonly Atom[];
}

/**
 * The body that runs the other way.
 *
 * @param request - the body, and where its tangents are
 * @returns the body, and the sums that wait until after the loop
 */
export function backwardBody({ body, sizes, linear, toolbox }: BackwardRequest): BackwardBody {
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
  const given = transposed.outputs.slice(sums + sizes.carry);
  const late = lateSums({
    program: transposed,
    fixed: inputs.consts,
    stacked: [...inputs.xs, ...inputs.ys, ...given],
    terms: transposed.outputs.slice(0, sums),
  });
  return {
    body: addingBody(transposed, known, late),
    sums: late.sums,
    read: [...inputs.xs, ...inputs.ys],
    written: [...given, ...late.rows],
  };
}

/** The transposed body, which adds its terms to the sums that it carries and gives the rows of the others. */
function addingBody(
  transposed: Program,
  known: Sizes<ScanGroup | 'ys'>,
  { sums, rows }: LateSums,
): Program {
  const added = sums.map((late) => late === null);
  const body = { ...transposed, outputs: [...transposed.outputs, ...rows] };
  const sumTypes = marked(transposed.outputs.slice(0, sums.length), added).map((o) => o.type);
  const inputs = splitGroups(transposed.inputs, known);
  const typesOf = (name: keyof typeof known) => inputs[name].map((v) => v.type);
  const { program } = stage(
    (values) => {
      const v = splitGroups(values, {
        consts: known.consts,
        sums: sumTypes.length,
        carry: known.carry,
        xs: known.xs,
        ys: known.ys,
      });
      const given = { consts: v.consts, xs: v.xs, carry: v.carry, ys: v.ys };
      const out = runProgram(body, joinGroups(given));
      const terms = marked(out.slice(0, sums.length), added);
      const totals = v.sums.map((sum, i) => add(sum, terms[i]!));
      return { outputs: [...totals, ...out.slice(sums.length)], rest: null };
    },
    [...typesOf('consts'), ...sumTypes, ...typesOf('carry'), ...typesOf('xs'), ...typesOf('ys')],
    { name: transposed.name, purpose: 'transpose', derived: true },
  );
  return program;
}
