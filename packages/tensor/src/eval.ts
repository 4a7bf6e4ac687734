/**
 * The bottom interpreter: it owns nothing, computes with numbers, and refuses values that belong to a
 * trace (they have no numbers, or escaped from a transformation that has ended).
 */
import { GradusError } from './errors/GradusError.js';
import { mapped } from './operands.js';
import type { Params, Primitive } from './primitive.js';
import type { Tensor } from './tensor.js';
import { printType, type TensorType } from './type.js';

/**
 * Computes an application.
 *
 * @param primitive - the operation
 * @param inputs - concrete tensors
 * @param params - its parameters
 * @returns concrete results
 */
export function evaluate<P extends Params>(
  primitive: Primitive<P>,
  inputs: readonly Tensor[],
  params: P,
): Tensor[] {
  for (let i = 0; i < inputs.length; i++) {
    if (inputs[i]!.trace !== null) throw escaped(primitive.name, inputs[i]!);
  }
  return primitive.run(inputs, params, primitive.type(mapped(inputs, typeOfTensor), params));
}

/**
 * The type of a tensor, for lists of them.
 *
 * @param x - the tensor
 * @returns its type
 */
export function typeOfTensor(x: Tensor): TensorType {
  return x.type;
}

/**
 * The error for a value used outside the transformation that made it.
 *
 * @param op - the operation that was given it
 * @param value - the escaped tracer
 * @returns the error to throw
 */
export function escaped(op: string, value: Tensor): GradusError {
  const title = value.trace?.title ?? 'a transformation';
  return new GradusError('GR201', {
    what: `${op} was given a ${printType(value.type)} that belongs to ${title}${value.trace?.active ? '' : ', which has ended'}.`,
    why: 'While a function is transformed its values stand for a computation; outside of that they mean nothing. It was probably kept in an outer variable.',
    instead:
      'Return the value from the function instead of storing it (`hasAux: true` returns extras).',
  });
}
