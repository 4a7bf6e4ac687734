/**
 * The scalar description of a primitive, written down instead of computed. Every operation becomes a node
 * with the dtype that eager evaluation would give it, and is appended to a list, operands first.
 */
import { convert, type DType, type Scalars } from '@gradus/tensor';
import type { NumberFunction, Operation, Scalar } from './kernel.js';

const UNARY = ['neg', 'abs', 'sqrt', 'floor', 'ceil', 'round', 'trunc', 'not'] as const;
const BINARY = [
  'add',
  'sub',
  'mul',
  'div',
  'quotient',
  'remainder',
  'min',
  'max',
  'and',
  'or',
  'xor',
  'shiftLeft',
  'shiftRight',
] as const;
const RELATIONS = ['equal', 'less', 'lessEqual'] as const;

/**
 * Scalars that are nodes.
 *
 * @param list - takes every new node but constants
 * @returns the operations
 */
export function scalarRecorder(list: Scalar[]): Scalars<Scalar> {
  const keep = (node: Scalar): Scalar => {
    list.push(node);
    return node;
  };
  const apply = (op: Operation, dtype: DType, args: readonly Scalar[]): Scalar =>
    keep({ kind: 'apply', op, dtype, args });
  return {
    ...operations(UNARY, (op) => (x: Scalar) => apply(op, x.dtype, [x])),
    ...operations(BINARY, (op) => (x: Scalar, y: Scalar) => apply(op, x.dtype, [x, y])),
    ...operations(RELATIONS, (op) => (x: Scalar, y: Scalar) => apply(op, 'bool', [x, y])),
    constant,
    like: (value, x) => constant(value, x.dtype),
    select: (condition, x, y) => apply('select', x.dtype, [condition, x, y]),
    cast: (x, dtype) => (x.dtype === dtype ? x : apply('cast', dtype, [x])),
    call: (f: NumberFunction, ...xs) => keep({ kind: 'call', f, dtype: xs[0]!.dtype, args: xs }),
  };
}

/** Operations that are written down alike. */
function operations<N extends Operation, F>(
  names: readonly N[],
  make: (op: N) => F,
): Readonly<Record<N, F>> {
  return Object.fromEntries(names.map((op) => [op, make(op)])) as Record<N, F>;
}

/**
 * A number as a node.
 *
 * @param value - the number
 * @param dtype - its dtype, to which it is rounded
 * @returns the node
 */
export function constant(value: number, dtype: DType): Scalar {
  return { kind: 'constant', dtype, value: convert(value, dtype) };
}
