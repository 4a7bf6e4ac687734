/**
 * Operands of steps that are left to the host: as floats, and told apart by what they are for.
 */
import { allocate, fromData, isFloat, type Tensor } from '@gradus/tensor';
import type { Step } from '../observation.js';
import type { RealTensor } from './moves.js';

/**
 * An operand in floats.
 *
 * @param step - the recorded step
 * @param inputs - its operands
 * @param i - which one
 * @returns a tensor of the recorded type
 */
export function rounded(step: Step, inputs: readonly RealTensor[], i: number): Tensor {
  const { type } = step.inputs[i]!;
  const { data } = inputs[i]!;
  const floats = allocate(type.dtype, data.length);
  for (let k = 0; k < data.length; k++) floats[k] = data[k]!.toNumber();
  return fromData(type, floats);
}

/**
 * Whether two tensors hold the same numbers.
 *
 * @param a - one
 * @param b - the other, of the same shape
 * @returns true where all elements are equal
 */
export const isEqual = (a: RealTensor, b: RealTensor): boolean =>
  a === b || a.data.every((v, i) => v.eq(b.data[i]!));

/**
 * The operands that decide what goes where, and those that go: indices and conditions, and floats.
 *
 * @param step - the recorded step
 * @param inputs - its operands
 * @returns both, in order
 */
export function partsOf(
  step: Step,
  inputs: readonly RealTensor[],
): { readonly moving: RealTensor[]; readonly deciding: RealTensor[] } {
  const isMoving = (i: number): boolean => isFloat(step.inputs[i]!.dtype);
  return {
    moving: inputs.filter((_, i) => isMoving(i)),
    deciding: inputs.filter((_, i) => !isMoving(i)),
  };
}
