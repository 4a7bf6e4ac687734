/**
 * From what users write to what primitives take: numbers become tensors, dtypes are promoted by the
 * table of the reference, shapes are broadcast, each as an explicit operation. Numbers are weak:
 * they take their partner's dtype, so that no dtype ever depends on a value.
 */
import { toTensor, type TensorLike } from './arguments.js';
import { bind1 } from './bind.js';
import { atSite, context, lacksSite } from './context.js';
import { filled, filledAs, scalarOf } from './concrete.js';
import { dtypes, isFloat, type DType } from './dtype.js';
import { GradusError } from './errors/GradusError.js';
import { castTo } from './ops/cast.js';
import { broadcastTo } from './ops/broadcast.js';
import { mapped } from './operands.js';
import type { Primitive } from './primitive.js';
import { broadcastShapes, sameShape, type Shape } from './shape.js';
import { Tensor } from './tensor.js';
import { sameType } from './type.js';

export { toTensor, type TensorLike } from './arguments.js';

const ORDER: readonly DType[] = ['bool', 'int32', 'uint32', 'float32', 'float64'];

/**
 * The dtype of a result that combines two dtypes, by the promotion table.
 *
 * @param a - one dtype
 * @param b - the other
 * @param op - who asks, for the message
 * @returns the common dtype; throws GR110 for int32 with uint32
 */
export function promoteDTypes(a: DType, b: DType, op: string): DType {
  if (a === b) return a;
  const kinds = dtypes[a].kind === 'integer' && dtypes[b].kind === 'integer';
  if (kinds) throw signMismatch(op);
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

function signMismatch(op: string): GradusError {
  return new GradusError('GR110', {
    what: `${op} cannot combine int32 with uint32.`,
    why: 'No dtype holds both ranges: wrapping and widening to floats would both surprise.',
    instead: "Convert one of them: `x.astype('int32')`, or both to float: `x.astype('float64')`.",
  });
}

function fractional(value: number, dtype: DType, op: string): GradusError {
  return new GradusError('GR110', {
    what: `${op} cannot combine the number ${value} with a tensor of dtype ${dtype}.`,
    why: `A number takes the dtype of its tensor partner, and ${value} is no ${dtype}.`,
    instead: "Convert the tensor first: `x.astype('float32')`.",
  });
}

/**
 * The dtype operands promote to. Numbers and weak tensors, which came of numbers, give way to
 * strong ones; a weak tensor is a float whose value no rule may look at, so integers beside it
 * become floats.
 */
function commonDType(xs: readonly TensorLike[], op: string): DType {
  let strong: DType | null = null;
  let weak: DType | null = null;
  let number = false;
  for (const x of xs) {
    if (typeof x === 'number') number = true;
    else {
      const { type } = toTensor(x, op);
      if (type.weak) weak = wider(weak, type.dtype, op);
      else strong = wider(strong, type.dtype, op);
    }
  }
  if (strong !== null && isFloat(strong)) return strong;
  if (weak !== null) return weak;
  return strong === null || (strong === 'bool' && number) ? context.defaultFloat : strong;
}

function wider(a: DType | null, b: DType, op: string): DType {
  return a === null ? b : promoteDTypes(a, b, op);
}

function numberAs(value: number, dtype: DType, op: string, weak: boolean): Tensor {
  const { kind, min, max } = dtypes[dtype];
  if (kind === 'integer' && !(Number.isInteger(value) && value >= min && value <= max)) {
    throw fractional(value, dtype, op);
  }
  return scalarOf(value, dtype, weak);
}

/**
 * Operands promoted to one dtype.
 *
 * @param xs - tensors and numbers
 * @param op - who asks, for messages
 * @param toFloat - whether integers go to the default float, as in division
 * @returns tensors of one dtype; shapes are left alone
 */
export function promote(xs: readonly TensorLike[], op: string, toFloat = false): Tensor[] {
  const common = commonDType(xs, op);
  const dtype = toFloat && !isFloat(common) ? context.defaultFloat : common;
  const weak = xs.every((x) => typeof x === 'number' || (Tensor.is(x) && x.type.weak));
  return mapped(xs, (x) =>
    typeof x === 'number' ? numberAs(x, dtype, op, weak) : castTo(toTensor(x, op), dtype),
  );
}

/**
 * What is written into a tensor, in its dtype. A number goes there at once: by way of the default float it would lose
 * digits that a double has.
 *
 * @param x - a tensor or a number
 * @param dtype - of the tensor that it is written into
 * @param op - who asks, for messages
 * @returns it as that dtype; throws GR110 for a number that is no such integer
 */
export function asDType(x: TensorLike, dtype: DType, op: string): Tensor {
  return typeof x === 'number' ? numberAs(x, dtype, op, false) : castTo(toTensor(x, op), dtype);
}

/**
 * Operands broadcast to one shape.
 *
 * @param xs - tensors
 * @param op - who asks, for messages
 * @returns tensors of one shape; throws GR101 where shapes do not fit
 */
export function broadcastAll(xs: readonly Tensor[], op: string): Tensor[] {
  let shape: Shape = xs[0]!.shape;
  for (const x of xs) shape = broadcastShapes(shape, x.shape, op);
  return mapped(xs, (x) => (sameShape(x.shape, shape) ? x : broadcastTo(x, shape)));
}

/** How operands are prepared. */
export interface Preparation {
  /** Whether integers go to the default float first. */
  readonly float?: boolean;
}

/**
 * Applies an elementwise primitive of two operands to what the user gave: promotes, broadcasts,
 * binds.
 *
 * @param p - the primitive
 * @param x - left operand
 * @param y - right operand
 * @param preparation - whether integers become floats
 * @returns the result
 */
export function applyBinary(
  p: Primitive,
  x: TensorLike,
  y: TensorLike,
  preparation?: Preparation,
): Tensor {
  if (lacksSite()) return atSite(() => bind1(p, operandsOf(p, x, y, preparation)));
  return bind1(p, operandsOf(p, x, y, preparation));
}

/** Two operands of one type; most are already, or one of them is a number. */
function operandsOf(
  { name }: Primitive,
  x: TensorLike,
  y: TensorLike,
  preparation?: Preparation,
): Tensor[] {
  if (Tensor.is(x)) {
    if (typeof y === 'number') {
      if (isFloat(x.type.dtype)) return [x, filledAs(x.type, y)];
    } else if (
      Tensor.is(y) &&
      sameType(x.type, y.type) &&
      (isFloat(x.type.dtype) || !preparation?.float)
    ) {
      return [x, y];
    }
  }
  return broadcastAll(promote([x, y], name, preparation?.float), name);
}

/**
 * Applies an elementwise primitive of one operand; integers go to the default float where the
 * primitive takes floats only.
 *
 * @param p - the primitive
 * @param x - a tensor or a number
 * @returns the result
 */
export function applyUnary(p: Primitive, x: TensorLike): Tensor {
  if (lacksSite()) return atSite(() => applyUnary(p, x));
  const value = toTensor(x, p.name);
  if (p.accepts === 'float' && !isFloat(value.dtype)) {
    return bind1(p, [castTo(value, context.defaultFloat)]);
  }
  return bind1(p, [value]);
}

/**
 * Applies a rounding: `applyUnary`, but integers and booleans, which are whole already, stay as
 * they are.
 *
 * @param p - the primitive
 * @param x - a tensor or a number
 * @returns the result, of the dtype of `x`
 */
export function applyToFloats(p: Primitive, x: TensorLike): Tensor {
  const value = toTensor(x, p.name);
  return isFloat(value.dtype) ? bind1(p, [value]) : value;
}

/**
 * A tensor of one number, for rules: as `full`, but a view that costs no memory.
 *
 * @param x - gives shape and dtype
 * @param value - the number
 * @returns the constant
 */
export function constantLike(x: Tensor, value: number): Tensor {
  return filled(value, x.dtype, x.shape);
}
