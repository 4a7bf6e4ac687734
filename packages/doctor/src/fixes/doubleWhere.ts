/**
 * The double where: the operand of an operation on the branch not taken is replaced by a harmless 1, so
 * that neither its value nor its slope can spoil anything.
 */
import {
  bind,
  isFloat,
  logicalNot,
  onesLike,
  sameShape,
  select,
  type Position,
  type Tensor,
} from '@gradus/tensor';
import { isSlot } from '@gradus/autodiff';
import { placeOf, type Evidence } from '../evidence.js';
import { flowsToInput } from '../flow.js';
import type { Fix, Judgement } from '../finding.js';
import { guardedCall } from '../sourceText.js';
import { isRepair, type Rewrite } from './replay.js';

/**
 * Tries to guard the operand of the operation that a judgement blames.
 *
 * @param evidence - the entries in question
 * @param judgement - names the operation
 * @returns the repair, tried; null where the finding is of another kind
 */
export function doubleWhere(evidence: Evidence, judgement: Judgement): Fix | null {
  if (judgement.kind !== 'where-nan' || judgement.fix === null) return null;
  const works = conditions(evidence).some((c) =>
    [c, logicalNot(c)].some((taken) => isRepair(evidence, guard(judgement, taken))),
  );
  const code = guardedCall(evidence.source, judgement.op);
  return { ...judgement.fix, code, verified: works };
}

/** The conditions that chose between branches on the way from the value to the input. */
function conditions(evidence: Evidence): Tensor[] {
  return flowsToInput(evidence).flatMap(({ entry }) =>
    entry.args.filter((a): a is Tensor => !isSlot(a) && a.dtype === 'bool'),
  );
}

/** The blamed application, and no other on another line, gets 1 for the operands that are not taken. */
function guard({ op, site }: Judgement, taken: Tensor): Rewrite {
  return (step, given) => {
    const { primitive, inputs, params } = step;
    if (primitive.name !== op || !samePlace(placeOf(step), site)) return null;
    const guarded = inputs.map((x) => {
      const value = given(x);
      if (!isFloat(value.dtype) || !sameShape(value.shape, taken.shape)) return value;
      return select(taken, value, onesLike(value));
    });
    return bind(primitive, guarded, params);
  };
}

function samePlace(a: Position | null, b: Position | null): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
}
