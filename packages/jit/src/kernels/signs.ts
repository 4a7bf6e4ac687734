/**
 * What is known of the sign of a scalar before it is computed. A sum of numbers of which none is negative
 * cannot cancel, so it needs no more care than additions in double precision; an exponential of a number that is
 * never positive cannot overflow. Whole numbers wrap round, so nothing is known of what is computed of them.
 */
import { isFloat } from '@gradus/tensor';
import { identityOf, type FunctionIdentity, type Operation, type Scalar } from './kernel.js';

/** Functions without negative values. */
const NOWHERE_NEGATIVE: ReadonlySet<FunctionIdentity> = /* @__PURE__ */ new Set<FunctionIdentity>([
  Math.exp,
  'fallingExp',
  Math.cosh,
  'cosh',
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
      return isFloat(scalar.dtype) && ofOperation(scalar.op, scalar.args);
  }
}

function ofOperation(op: Operation, args: readonly Scalar[]): boolean {
  if (op === 'abs' || op === 'sqrt') return true;
  if (op === 'mul' && args[0] === args[1]) return true;
  if (op === 'max') return args.some((x) => x.kind === 'constant' && x.value >= 0);
  if (op === 'select') return args.slice(1).every(neverNegative);
  return KEEPS.has(op) && args.every(neverNegative);
}

/** Whether one scalar is never more than another. */
export type AtMost = (x: Scalar, y: Scalar) => boolean;

/**
 * Whether a scalar is never above zero.
 *
 * @param scalar - any scalar
 * @param atMost - what is known of two scalars
 * @returns true where it is a number of at most zero, or NaN; false where that is not known
 */
export function neverPositive(scalar: Scalar, atMost: AtMost): boolean {
  if (scalar.kind === 'constant') return !(scalar.value > 0);
  if (scalar.kind !== 'apply' || !isFloat(scalar.dtype)) return false;
  const below = (x: Scalar): boolean => neverPositive(x, atMost);
  return BELOW[scalar.op]?.(scalar.args as Pair, { below, above: neverNegative, atMost }) ?? false;
}

type Pair = readonly [x: Scalar, y: Scalar];

/** What is known of operands. */
interface Known {
  below(x: Scalar): boolean;
  above(x: Scalar): boolean;
  readonly atMost: AtMost;
}

type Rule = (args: Pair, known: Known) => boolean;

const all: Rule = (args, { below }) => args.every(below);

const oneOfEachSign: Rule = ([x, y], { below, above }) =>
  (below(x) && above(y)) || (above(x) && below(y));

/** When results are never above zero. */
const BELOW: Readonly<Partial<Record<Operation, Rule>>> = {
  neg: ([x], { above }) => above(x),
  sub: ([x, y], { below, above, atMost }) => atMost(x, y) || (below(x) && above(y)),
  mul: oneOfEachSign,
  div: oneOfEachSign,
  min: (args, { below }) => args.some(below),
  add: all,
  max: all,
};
