/**
 * Choices across a batch, where every lane decides for itself: both ways are computed for all lanes, and
 * `select` keeps what each lane wanted. A lane must not be hurt by the way it did not take. Its value is
 * dropped by the select; its cotangent is 0 there, but 0 · ∞ is NaN. So what goes *in* is guarded too: in
 * lanes that do not take the way, inputs are cut off from the gradient (`stopGradient`), as JAX does.
 */
import {
  broadcastAlong,
  equal,
  isFloat,
  scalarOf,
  select,
  stopGradient,
  type Tensor,
} from '@gradus/tensor';

/**
 * A value repeated along a new batch axis 0.
 *
 * @param x - a value without batch axis
 * @param size - length of the batch
 * @returns the stacked value, a view
 */
export function repeat(x: Tensor, size: number): Tensor {
  return broadcastAlong(
    x,
    [size, ...x.shape],
    x.shape.map((_, i) => i + 1),
  );
}

/** Elementwise choice by one condition a lane (or one for all, where it has no axis). */
function selectLanes(lanes: Tensor, x: Tensor, y: Tensor): Tensor {
  const axes = lanes.shape.map((_, i) => i);
  return select(broadcastAlong(lanes, x.shape, axes), x, y);
}

/**
 * Which lanes take a branch.
 *
 * @param index - booleans, or branch numbers
 * @param branch - number of a branch; of booleans 1 is true
 * @returns booleans
 */
function lanesOf(index: Tensor, branch: number): Tensor {
  if (index.dtype !== 'bool') return equal(index, scalarOf(branch, index.dtype));
  return branch === 1 ? index : equal(index, scalarOf(0, 'bool'));
}

/**
 * What each lane wanted of the results of all branches.
 *
 * @param index - booleans or branch numbers, with the batch as its axis or without axes
 * @param results - results of every branch, of one type
 * @returns the chosen results
 */
export function selectBranches(
  index: Tensor,
  results: readonly (readonly Tensor[])[],
): readonly Tensor[] {
  if (results[0]?.length === 0) return [];
  return results.reduce((chosen, branch, k) => {
    const lanes = lanesOf(index, k);
    return branch.map((y, i) => selectLanes(lanes, y, chosen[i]!));
  });
}

/**
 * Results of a step where a lane is active, the old values where it is finished.
 *
 * @param active - booleans, one a lane
 * @param next - values after the step
 * @param before - values before it
 * @returns the merged values
 */
export function stepLanes(
  active: Tensor,
  next: readonly Tensor[],
  before: readonly Tensor[],
): Tensor[] {
  return next.map((y, i) => selectLanes(active, y, before[i]!));
}

/**
 * Which values somebody could ask a gradient of: a concrete one belongs to no transformation.
 *
 * @param inputs - values
 * @returns a mask
 */
export function differentiable(inputs: readonly Tensor[]): boolean[] {
  return inputs.map((x) => isFloat(x.dtype) && x.trace !== null);
}

/**
 * Inputs of a way that not every lane takes: where a lane does not, no gradient passes.
 *
 * @param lanes - which lanes take the way
 * @param inputs - stacked values
 * @param guarded - which of them to guard
 * @returns the same values
 */
export function guardInputs(
  lanes: Tensor,
  inputs: readonly Tensor[],
  guarded: readonly boolean[],
): Tensor[] {
  return inputs.map((x, i) => (guarded[i] ? selectLanes(lanes, x, stopGradient(x)) : x));
}

/**
 * Operands of a branch that not every lane takes, guarded.
 *
 * @param branch - its number
 * @param index - booleans or branch numbers
 * @param operands - stacked values
 * @param guarded - which of them to guard; where none is, nothing is compared
 * @returns the same values
 */
export function guardBranch(
  branch: number,
  index: Tensor,
  operands: readonly Tensor[],
  guarded: readonly boolean[],
): readonly Tensor[] {
  if (!guarded.includes(true)) return operands;
  return guardInputs(lanesOf(index, branch), operands, guarded);
}
