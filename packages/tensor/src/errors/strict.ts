/**
 * The message for a primitive that was bound to operands or parameters it does not take. Functions around
 * primitives check before they bind, so only users of `bind` see it.
 */
import { printType, type TensorType } from '../type.js';
import { GradusError } from './GradusError.js';

/**
 * The error for operands that do not fit a primitive.
 *
 * @param name - the primitive
 * @param inputs - types of its operands
 * @param rule - what it demands, as a sentence
 * @returns the error to throw
 */
export function misbound(name: string, inputs: readonly TensorType[], rule: string): GradusError {
  return new GradusError('GR103', {
    what: `the primitive ${name} was bound to ${inputs.map(printType).join(', ')} with parameters that do not fit.`,
    why: `Primitives are strict: ${rule}`,
    instead:
      'Call the function instead of `bind`: it checks, promotes and completes its arguments.',
  });
}
