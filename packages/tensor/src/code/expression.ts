/**
 * Short ways to write expressions of loops by hand, for accumulators and tiles.
 */
import type { DType } from '../dtype.js';
import type { Operation } from './operation.js';
import {
  LANES,
  type BitOperation,
  type Expression,
  type Local,
  type Statement,
  type ValueKind,
} from './loop.js';

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
  return { kind: 'local', ...kindOf(local), local };
}

/** Dtype and lanes alone. */
function kindOf({ dtype, lanes }: ValueKind): ValueKind {
  return lanes === undefined ? { dtype } : { dtype, lanes };
}

/**
 * A number in every lane of a vector.
 *
 * @param x - the number
 * @returns the vector; of a constant, a constant
 */
export function splat(x: Expression): Expression {
  if (x.kind === 'constant') return { ...x, lanes: LANES };
  return { kind: 'splat', dtype: x.dtype, lanes: LANES, args: [x] };
}

/**
 * One lane of a vector.
 *
 * @param x - the vector
 * @param lane - which lane
 * @returns the number
 */
export function laneOf(x: Expression, lane: number): Expression {
  return { kind: 'lane', dtype: x.dtype, lane, args: [x] };
}

/**
 * Gives a variable a value.
 *
 * @param local - the variable
 * @param value - its new value
 * @returns the instruction
 */
export function set(local: Local, value: Expression): Extract<Statement, { readonly kind: 'set' }> {
  return { kind: 'set', local, value };
}

/**
 * An operation whose result has the dtype of its last operand.
 *
 * @param op - the operation
 * @param args - its operands
 * @returns the expression
 */
export function apply(op: Operation | BitOperation, ...args: readonly Expression[]): Expression {
  return { kind: 'apply', op, ...kindOf(args.at(-1)!), args };
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
  return { kind: 'apply', op, ...kindOf(x), dtype: 'bool', args: [x, y] };
}

/**
 * A value in another dtype.
 *
 * @param x - the value
 * @param dtype - the dtype
 * @returns the expression; `x` itself when nothing changes
 */
export function cast(x: Expression, dtype: DType): Expression {
  return x.dtype === dtype ? x : { kind: 'apply', op: 'cast', ...kindOf(x), dtype, args: [x] };
}
