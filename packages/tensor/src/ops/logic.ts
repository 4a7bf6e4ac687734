/**
 * Logic on `bool` (bitwise on integers): and, or, xor, not. Without slopes.
 */
import { elementwise, type Primitive } from '../primitive.js';
import { applyBinary, applyUnary, toTensor, type TensorLike } from '../promote.js';
import { flags } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { astype } from './cast.js';

const zeroSlope = { kind: 'flat', why: 'logic works on discrete values' } as const;
const samples = [/* @__PURE__ */ flags([1, 1, 0, 0], [1, 0, 1, 0])];

/** x ∧ y. */
export const andPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'and',
  accepts: 'discrete',
  scalar: (e, [x, y]) => e.and(x!, y!),
  zeroSlope,
  commutative: true,
  samples,
});
/** x ∨ y. */
export const orPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'or',
  accepts: 'discrete',
  scalar: (e, [x, y]) => e.or(x!, y!),
  zeroSlope,
  commutative: true,
  identity: { left: 0, right: 0 },
  samples,
});
/** x ⊕ y. */
export const xorPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'xor',
  accepts: 'discrete',
  scalar: (e, [x, y]) => e.xor(x!, y!),
  zeroSlope,
  commutative: true,
  identity: { left: 0, right: 0 },
  samples,
});
/** ¬x. */
export const notPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'not',
  accepts: 'discrete',
  scalar: (e, [x]) => e.not(x!),
  zeroSlope,
  compose: () => 'identity',
  samples: [flags([1, 0])],
});

const truth = (x: TensorLike, op: string): Tensor<'bool'> => astype(toTensor(x, op), 'bool');

/**
 * x ∧ y, elementwise; numbers count as "not zero".
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 */
export function logicalAnd(x: TensorLike, y: TensorLike): Tensor<'bool'> {
  const op = 'logicalAnd';
  return applyBinary(andPrimitive, truth(x, op), truth(y, op)) as Tensor<'bool'>;
}
/**
 * x ∨ y, elementwise; numbers count as "not zero".
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 */
export function logicalOr(x: TensorLike, y: TensorLike): Tensor<'bool'> {
  const op = 'logicalOr';
  return applyBinary(orPrimitive, truth(x, op), truth(y, op)) as Tensor<'bool'>;
}
/**
 * x ⊕ y, elementwise; numbers count as "not zero".
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 */
export function logicalXor(x: TensorLike, y: TensorLike): Tensor<'bool'> {
  const op = 'logicalXor';
  return applyBinary(xorPrimitive, truth(x, op), truth(y, op)) as Tensor<'bool'>;
}
/**
 * ¬x, elementwise; numbers count as "not zero".
 *
 * @param x - the operand
 * @returns booleans
 */
export function logicalNot(x: TensorLike): Tensor<'bool'> {
  return applyUnary(notPrimitive, truth(x, 'logicalNot')) as Tensor<'bool'>;
}
