/**
 * The scalar description of a primitive, written down instead of computed. Every operation becomes a node
 * with the dtype that eager evaluation would give it, and is appended to a list, operands first.
 */
import { convert, type DType, type Scalars } from '@gradus/tensor';
import type { NumberFunction, Operation, Scalar } from './kernel.js';

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
  const unary = (op: Operation) => (x: Scalar) => apply(op, x.dtype, [x]);
  const binary = (op: Operation) => (x: Scalar, y: Scalar) => apply(op, x.dtype, [x, y]);
  const relation = (op: Operation) => (x: Scalar, y: Scalar) => apply(op, 'bool', [x, y]);
  return {
    constant,
    like: (value, x) => constant(value, x.dtype),
    add: binary('add'),
    sub: binary('sub'),
    mul: binary('mul'),
    div: binary('div'),
    quotient: binary('quotient'),
    remainder: binary('remainder'),
    neg: unary('neg'),
    abs: unary('abs'),
    sqrt: unary('sqrt'),
    floor: unary('floor'),
    ceil: unary('ceil'),
    round: unary('round'),
    trunc: unary('trunc'),
    min: binary('min'),
    max: binary('max'),
    equal: relation('equal'),
    less: relation('less'),
    lessEqual: relation('lessEqual'),
    and: binary('and'),
    or: binary('or'),
    xor: binary('xor'),
    not: unary('not'),
    shiftLeft: binary('shiftLeft'),
    shiftRight: binary('shiftRight'),
    select: (condition, x, y) => apply('select', x.dtype, [condition, x, y]),
    cast: (x, dtype) => (x.dtype === dtype ? x : apply('cast', dtype, [x])),
    call: (f: NumberFunction, ...xs) => keep({ kind: 'call', f, dtype: xs[0]!.dtype, args: xs }),
  };
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
