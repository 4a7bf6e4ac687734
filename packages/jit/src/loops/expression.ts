/**
 * Short ways to write scalar expressions of loops by hand, for accumulators.
 */
import type { DType } from '@gradus/tensor';
import type { Operation } from '../kernels/kernel.js';
import type { Expression, Local, Statement } from './loop.js';

/**
 * A number.
 *
 * @param value - the number
 * @param dtype - its dtype
 * @returns the expression
 */
export function number(value: number, dtype: DType): Expression {
  return { kind: 'constant', dtype, value };
}

/**
 * The value of a variable.
 *
 * @param local - the variable
 * @returns the expression
 */
export function get(local: Local): Expression {
  return { kind: 'local', dtype: local.dtype, local };
}

/**
 * Gives a variable a value.
 *
 * @param local - the variable
 * @param value - its new value
 * @returns the instruction
 */
export function set(local: Local, value: Expression): Statement {
  return { kind: 'set', local, value };
}

/**
 * An operation whose result has the dtype of its last operand.
 *
 * @param op - the operation
 * @param args - its operands
 * @returns the expression
 */
export function apply(op: Operation, ...args: readonly Expression[]): Expression {
  return { kind: 'apply', op, dtype: args.at(-1)!.dtype, args };
}

/**
 * A comparison.
 *
 * @param op - the comparison
 * @param x - left operand
 * @param y - right operand
 * @returns a bool
 */
export function compare(
  op: 'equal' | 'less' | 'lessEqual',
  x: Expression,
  y: Expression,
): Expression {
  return { kind: 'apply', op, dtype: 'bool', args: [x, y] };
}

/**
 * A value in another dtype.
 *
 * @param x - the value
 * @param dtype - the dtype
 * @returns the expression; `x` itself when nothing changes
 */
export function cast(x: Expression, dtype: DType): Expression {
  return x.dtype === dtype ? x : { kind: 'apply', op: 'cast', dtype, args: [x] };
}
