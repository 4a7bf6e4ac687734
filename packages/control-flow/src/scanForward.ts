/**
 * Forward mode of a scan: the body that carries tangents along with the primals, in the same number of steps
 * and without storing anything.
 */
import type { JvpToolbox, Program } from '@gradus/ir';
import { closeCarry } from './fixpoint.js';
import { countMarks, joinGroups, splitGroups, type Groups, type Sizes } from './groups.js';
import type { ScanGroup } from './scanPlan.js';

/** A body, and the tangents it is given at first. */
export interface ForwardRequest {
  readonly body: Program;
  readonly sizes: Sizes<ScanGroup>;
  readonly active: Groups<ScanGroup, boolean>;
  readonly jvpProgram: JvpToolbox['jvpProgram'];
}

/** A body whose groups are each the primals and then their tangents. */
export interface ForwardBody {
  readonly body: Program;
  readonly active: Groups<ScanGroup | 'ys', boolean>;
}

/**
 * The body with its tangents.
 *
 * @param request - the body, and which inputs have a tangent
 * @returns its forward mode, and which carries and ys have a tangent
 */
export function forwardBody({ body, sizes, active, jvpProgram }: ForwardRequest): ForwardBody {
  const { carry, result } = closeCarry(
    active.carry,
    (carry) => jvpProgram(body, joinGroups({ ...active, carry }), carry),
    (jvp) => jvp.active,
  );
  const all = { ...active, carry, ys: result.active.slice(sizes.carry) };
  return { body: interleaveBody(result.program, sizes, all), active: all };
}

/** From [primals, tangents] to the groups of a scan: each group its primals, then its tangents. */
function interleaveBody(
  program: Program,
  groups: Sizes<ScanGroup>,
  active: Groups<ScanGroup | 'ys', boolean>,
): Program {
  const ins = splitGroups(program.inputs, {
    ...groups,
    dconsts: countMarks(active.consts),
    dcarry: countMarks(active.carry),
    dxs: countMarks(active.xs),
  });
  const outs = splitGroups(program.outputs, {
    carry: groups.carry,
    ys: active.ys.length,
    dcarry: countMarks(active.carry),
    dys: countMarks(active.ys),
  });
  return {
    ...program,
    inputs: [...ins.consts, ...ins.dconsts, ...ins.carry, ...ins.dcarry, ...ins.xs, ...ins.dxs],
    outputs: [...outs.carry, ...outs.dcarry, ...outs.ys, ...outs.dys],
  };
}
