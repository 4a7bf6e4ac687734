/**
 * Norms of vectors and matrices. The length of a vector is taken relative to a power of two near its largest entry, so that squares
 * neither overflow (from 1.8e19 in float32) nor vanish (below 1e-23); that power is held fixed, since the length does
 * not depend on it, so the slope x/‖x‖ survives as well. At the zero vector, where the length has a corner, the slope is NaN:
 * `safeNorm` has 0 there.
 */
import {
  abs,
  bind1,
  divide,
  elementwise,
  GradusError,
  max,
  min,
  moveaxis,
  multiply,
  normalizeAxis,
  notEqual,
  power,
  promote,
  astype,
  reshape,
  sqrt,
  square,
  stopGradient,
  sum,
  type Axis,
  type Primitive,
  type Tensor,
  type TensorLike,
  optionsOf,
  shown,
} from '@gradus/tensor';
import { powerBelow } from '@gradus/tensor/math';
import { requireMatrix } from './matrices.js';
import { svdvals } from './svd.js';

/** Options of `vectorNorm`. */
export interface VectorNormOptions {
  /** p of (Σ |xᵢ|ᵖ)^(1/p); ±∞ for the largest and smallest |xᵢ|, 0 for how many are not 0. */
  readonly ord?: number;
  readonly axis?: Axis;
  readonly keepdims?: boolean;
}

/** Options of `matrixNorm`. */
export interface MatrixNormOptions {
  /** 'fro', 'nuc', ±1 (columns), ±∞ (rows), ±2 (singular values). */
  readonly ord?: number | 'fro' | 'nuc';
  readonly keepdims?: boolean;
}

/** Options of `norm`, as in NumPy. */
export interface NormOptions {
  readonly ord?: number | 'fro' | 'nuc' | null;
  readonly axis?: Axis;
  readonly keepdims?: boolean;
}

/** The largest power of two below |x|. Elementwise; a step function. */
export const powerBelowPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'powerBelow',
  scalar: (e, [x]) => e.call(powerBelow, x!),
  zeroSlope: { kind: 'flat', why: 'powers of two: constant between them, and it jumps at each' },
  samples: [{ inputs: [{ shape: [5], values: [-3, 0, 0.3, 1, 1e30] }] }],
});

/** A power of two near the largest |xᵢ|, held fixed, with axes of length 1. Dividing by it is exact. */
function scaleOf(x: Tensor, axis: Axis): Tensor {
  const largest = stopGradient(max(abs(x), axis, { keepdims: true }));
  return bind1(powerBelowPrimitive, [largest]);
}

/** (Σ |xᵢ|ᵖ)^(1/p) relative to the largest entry, with axes of length 1. */
function scaledNorm(x: Tensor, axis: Axis, p: number): Tensor {
  const scale = scaleOf(x, axis);
  const relative = divide(x, scale);
  if (p === 2) return multiply(sqrt(sum(square(relative), axis, { keepdims: true })), scale);
  const total = sum(power(abs(relative), p), axis, { keepdims: true });
  return multiply(power(total, 1 / p), scale);
}

/**
 * (Σ |xᵢ|ᵖ)^(1/p) over axes, as `numpy.linalg.vector_norm`. Slope for p = 2: x/‖x‖, over the whole range of
 * floats; NaN at the zero vector.
 *
 * @param x - a tensor
 * @param options - `ord` (p, 2 when left out), `axis` (all when left out), `keepdims`
 * @returns the norm
 *
 * @example
 * ```ts
 * import { vectorNorm } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(vectorNorm(array([3e30, 4e30])).toString()); // => 5e+30
 * console.log(vectorNorm(array([3, -4]), { ord: 1 }).item()); // => 7
 * ```
 */
export function vectorNorm(x: TensorLike, options: VectorNormOptions = {}): Tensor {
  const {
    ord = 2,
    axis = null,
    keepdims = false,
  } = optionsOf(options, ['ord', 'axis', 'keepdims'], 'vectorNorm');
  const value = floatOf(x, 'vectorNorm');
  const size = { keepdims };
  switch (ord) {
    case 0:
      return sum(astype(notEqual(value, 0), value.dtype), axis, size);
    case 1:
      return sum(abs(value), axis, size);
    case Infinity:
      return max(abs(value), axis, size);
    case -Infinity:
      return min(abs(value), axis, size);
    default:
      return powerNorm(value, ord, { axis, keepdims });
  }
}

function powerNorm(x: Tensor, p: number, { axis, keepdims }: Required<Reduction>): Tensor {
  // The largest of no entries does not exist, but their sum does.
  if (x.size === 0) return sum(x, axis, { keepdims });
  const length = scaledNorm(x, axis, p);
  return keepdims ? length : sum(length, axis);
}

type Reduction = Pick<VectorNormOptions, 'axis' | 'keepdims'>;

/** Integers as floats. */
function floatOf(x: TensorLike, op: string): Tensor {
  return promote([x], op, true)[0]!;
}

/**
 * The norm of matrices, as `numpy.linalg.matrix_norm`: 'fro' √Σ x², 'nuc' Σ σ, 2 and −2 the largest and smallest
 * singular value, 1 and −1 the largest and smallest Σ|x| of a column, ∞ and −∞ of a row. Slopes: X/‖X‖ of 'fro',
 * U·Vᵀ of 'nuc', u₁·v₁ᵀ of 2.
 *
 * @param x - matrices, [.., m, n]
 * @param options - `ord` ('fro' when left out), `keepdims`
 * @returns the norms, [..]; throws GR102 for vectors, GR131 for an order that matrices do not have
 *
 * @example
 * ```ts
 * import { matrixNorm } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(matrixNorm(array([[1, 2], [3, 4]]), { ord: Infinity }).item()); // => 7
 * ```
 */
export function matrixNorm(x: TensorLike, options: MatrixNormOptions = {}): Tensor {
  const { ord = 'fro', keepdims = false } = optionsOf(options, ['ord', 'keepdims'], 'matrixNorm');
  const value = floatOf(x, 'matrixNorm');
  requireMatrix('matrixNorm', value);
  const result = ofMatrix(value, ord);
  return keepdims ? reshape(result, [...result.shape, 1, 1]) : result;
}

function ofMatrix(x: Tensor, ord: number | 'fro' | 'nuc'): Tensor {
  switch (ord) {
    case 'fro':
      return vectorNorm(x, { axis: [-2, -1] });
    case 'nuc':
      return sum(svdvals(x), -1);
    case 2:
      return max(svdvals(x), -1);
    case -2:
      return min(svdvals(x), -1);
    case 1:
      return max(sum(abs(x), -2), -1);
    case -1:
      return min(sum(abs(x), -2), -1);
    case Infinity:
      return max(sum(abs(x), -1), -1);
    case -Infinity:
      return min(sum(abs(x), -1), -1);
    default:
      throw unknownOrder(ord);
  }
}

function unknownOrder(ord: unknown): GradusError {
  return new GradusError('GR131', {
    what: `matrices have no norm of order ${shown(ord)}.`,
    why: "Defined are 'fro' and 'nuc', ±2 (singular values), ±1 (columns) and ±Infinity (rows).",
    instead: 'For a norm of the entries as one vector use vectorNorm(x, { ord }) with its axes.',
  });
}

/**
 * The norm of a vector, of a matrix or along axes, as `numpy.linalg.norm`. Without `ord` the length √Σ x²
 * of all entries together, with slope x/‖x‖ (NaN at the zero vector; `safeNorm` has 0 there).
 *
 * @param x - a tensor
 * @param options - `ord`; `axis`: one for vectors, two for matrices; `keepdims`
 * @returns the norm; throws GR102 where the axes are neither one nor two, GR131 for an unknown order
 *
 * @example
 * ```ts
 * import { norm } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(norm(array([3, 4])).item()); // => 5
 * console.log(norm(array([[1, 2], [3, 4]]), { ord: 'nuc' }).item().toFixed(4)); // => 5.8310
 * ```
 */
export function norm(x: TensorLike, options: NormOptions = {}): Tensor {
  const {
    ord = null,
    axis = null,
    ...rest
  } = optionsOf(options, ['ord', 'axis', 'keepdims'], 'norm');
  const value = floatOf(x, 'norm');
  if (ord === null) return vectorNorm(value, { axis, ...rest });
  const axes = [axis ?? value.shape.map((_, i) => i)].flat();
  if (axes.length === 1 && typeof ord === 'number') {
    return vectorNorm(value, { ord, axis: axes, ...rest });
  }
  if (axes.length !== 2) throw axesNeeded(ord, axes.length);
  const result = matrixNorm(moveaxis(value, axes, [-2, -1]), { ord });
  return rest.keepdims === true ? withAxes(result, value, axes) : result;
}

/** A result of fewer axes with these axes of `x` put back, of length 1. */
function withAxes(result: Tensor, x: Tensor, axes: readonly number[]): Tensor {
  const kept = axes.map((axis) => normalizeAxis(axis, x.ndim, 'norm'));
  return reshape(
    result,
    x.shape.map((n, i) => (kept.includes(i) ? 1 : n)),
  );
}

function axesNeeded(ord: unknown, count: number): GradusError {
  return new GradusError('GR102', {
    what: `a norm of order ${String(ord)} was asked of ${count} axes.`,
    why: 'Numbers are orders of vectors (one axis) and matrices (two axes), names are orders of matrices.',
    instead:
      'Name the axes, as in `norm(x, { ord, axis: -1 })`, or leave out `ord` for all entries together.',
  });
}
