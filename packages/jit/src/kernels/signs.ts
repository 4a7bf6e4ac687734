/**
 * What is known of the sign of a scalar before it is computed. A sum of numbers of which none is negative
 * cannot cancel, so it needs no more care than additions in double precision.
 */
import { identityOf, type FunctionIdentity, type Operation, type Scalar } from './kernel.js';

/** Functions without negative values. */
const NOWHERE_NEGATIVE: ReadonlySet<FunctionIdentity> = /* @__PURE__ */ new Set<FunctionIdentity>([
  Math.exp,
  Math.cosh,
  'powerOfTwo',
  'sigmoid',
  'sigmoidSlope',
  'sechSquared',
  'softplus',
  'erfSlope',
]);

/** Operations that make no negative number of numbers of which none is. */
const KEEPS: ReadonlySet<Operation> = /* @__PURE__ */ new Set<Operation>([
  'add',
  'mul',
  'div',
  'min',
  'floor',
  'ceil',
  'round',
  'trunc',
  'cast',
]);

/**
 * Whether a scalar is never below zero.
 *
 * @param scalar - any scalar
 * @returns true where it is a number of at least zero, or NaN; false where that is not known
 */
export function neverNegative(scalar: Scalar): boolean {
  switch (scalar.kind) {
    case 'constant':
      return !(scalar.value < 0);
    case 'load':
      return scalar.dtype === 'uint32' || scalar.dtype === 'bool';
    case 'call':
      return NOWHERE_NEGATIVE.has(identityOf(scalar.f));
    case 'apply':
      return ofOperation(scalar.op, scalar.args);
  }
}

function ofOperation(op: Operation, args: readonly Scalar[]): boolean {
  if (op === 'abs' || op === 'sqrt') return true;
  if (op === 'mul' && args[0] === args[1]) return true;
  if (op === 'max') return args.some((x) => x.kind === 'constant' && x.value >= 0);
  if (op === 'select') return args.slice(1).every(neverNegative);
  return KEEPS.has(op) && args.every(neverNegative);
}
