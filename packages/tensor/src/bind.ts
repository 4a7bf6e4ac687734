/**
 * The one place where an operation happens: `bind` hands it to the current trace, or computes it.
 */
import { context } from './context.js';
import { evaluate } from './eval.js';
import type { Params, Primitive } from './primitive.js';
import type { Tensor } from './tensor.js';
import type { Trace } from './trace.js';

const NONE: Params = Object.freeze({});

/**
 * Applies a primitive in the current trace. Operands are tensors of the types the primitive asks for;
 * the functions around primitives promote and broadcast, `bind` does not.
 *
 * @param primitive - the operation
 * @param inputs - its operands
 * @param params - its parameters, plain data
 * @returns the results
 *
 * @example
 * ```ts
 * import { array, bind } from '@gradus/tensor';
 * import { sinPrimitive } from '@gradus/tensor/primitives';
 * console.log(bind(sinPrimitive, [array([0])])[0]!.tolist()); // => [0]
 * ```
 */
export function bind<P extends Params>(
  primitive: Primitive<P>,
  inputs: readonly Tensor[],
  params?: P,
): Tensor[] {
  const trace = context.current;
  const given = params ?? (NONE as P);
  return trace === null
    ? evaluate(primitive, inputs, given)
    : trace.process(primitive, inputs, given);
}

/**
 * `bind` for primitives with one result.
 *
 * @param primitive - the operation
 * @param inputs - its operands
 * @param params - its parameters
 * @returns the result
 */
export function bind1<P extends Params>(
  primitive: Primitive<P>,
  inputs: readonly Tensor[],
  params?: P,
): Tensor {
  return bind(primitive, inputs, params)[0]!;
}

/**
 * `bind` in a given trace: what a trace does with an application it does not own.
 *
 * @param trace - who shall hear it; null computes it
 * @param primitive - the operation
 * @param inputs - its operands
 * @param params - its parameters
 * @returns the results
 */
export function bindIn(
  trace: Trace | null,
  primitive: Primitive,
  inputs: readonly Tensor[],
  params: Params,
): Tensor[] {
  const saved = context.current;
  context.current = trace;
  try {
    return trace === null
      ? evaluate(primitive, inputs, params)
      : trace.process(primitive, inputs, params);
  } finally {
    context.current = saved;
  }
}
