/**
 * A call that gave no number, put into words with the numbers it was asked for: log(-1), div(0, 0).
 */
import { contiguous, formatNumber, operandOf } from '@gradus/tensor';
import { hasNoNaN } from '../numbers.js';
import type { Step } from '../observation.js';

/**
 * What was asked of an operation that gave NaN for numbers.
 *
 * @param step - what it was given, and what came of it
 * @returns a call with the numbers of the first NaN; null where there is none, or one number depends on many
 */
export function callWithoutValue({ primitive, inputs, outputs: [y] }: Step): string | null {
  if (primitive.lower.kind !== 'elementwise' || !inputs.every(hasNoNaN)) return null;
  const place = contiguous(y!).findIndex(Number.isNaN);
  if (place < 0) return null;
  const operands = inputs.map((x) => {
    const { data, offset, step } = operandOf(x);
    return formatNumber(data[offset + place * step]!, x.dtype === 'float32');
  });
  return `${primitive.name}(${operands.join(', ')})`;
}
