/**
 * Steps that are left to the host. What moves elements without changing them is found out by sending labels through it
 * (./labels.js), what adds them up by sending one after the other (./weights.js); what gives places (argmax) decides on
 * rounded values.
 */
import { isFloat } from '@gradus/tensor';
import type { Step } from '../observation.js';
import { labelled } from './labels.js';
import { realOf, type RealTensor } from './moves.js';
import { isEqual, rounded } from './operands.js';
import { noteSpecial } from './precision.js';
import { NoShadow } from './scalars.js';
import { isJointlyLinear, summed } from './weights.js';

/**
 * An operation that only the host can compute: decided on rounded values, or traced by labels.
 *
 * @param step - the recorded step
 * @param inputs - its operands
 * @param old - its results at another point
 * @returns its results; throws NoShadow where elements are neither just moved nor added up
 */
export function evaluateOnHost(
  step: Step,
  inputs: readonly RealTensor[],
  old: readonly RealTensor[] = [],
): RealTensor[] {
  const { primitive, params, outputs } = step;
  if (params['programs'] !== undefined) throw new NoShadow(primitive.name); // of floats as they were
  const types = outputs.map((y) => y.type);
  noteSpecial(); // what is sorted may stand at a tie
  if (types.some(({ dtype }) => isFloat(dtype))) return movedOrSummed(step, inputs);
  const operands = inputs.map((_, i) => rounded(step, inputs, i));
  return primitive.run(operands, params, types).map((y, k) => {
    const [found, before] = [realOf(y), old[k]];
    return before !== undefined && isEqual(before, found) ? before : found;
  });
}

function movedOrSummed(step: Step, inputs: readonly RealTensor[]): RealTensor[] {
  const found = labelled(step, inputs);
  if (found !== null) return found;
  if (isJointlyLinear(step)) return summed(step, inputs);
  throw new NoShadow(step.primitive.name);
}
