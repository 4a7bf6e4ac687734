/**
 * The double where: a function is evaluated only at points where it is safe, in value and in slope. `where`
 * alone hides a bad value but not a bad slope, since 0 · ∞ = NaN on the way back.
 */
import { where } from '@gradus/control-flow';
import { promote, toTensor, type Tensor, type TensorLike, shown, wrongKind } from '@gradus/tensor';

const OP = 'whereSafe';

/**
 * f(x) where the condition holds, `otherwise` elsewhere; there f is given 1 instead of x, so neither its
 * value nor its slope at x can spoil anything.
 *
 * @param condition - where f is to be used
 * @param x - the input
 * @param f - a function that is safe where the condition holds, and at 1
 * @param otherwise - the value elsewhere; f must be safe at 1, which it is given there
 * @returns the chosen values
 *
 * @example
 * ```ts
 * import { whereSafe } from '@gradus/numerics';
 * import { grad } from '@gradus/autodiff';
 * import { log, type Tensor } from '@gradus/tensor';
 * const f = (x: Tensor) => whereSafe(x.greater(0), x, log, 0);
 * console.log(grad(f)(0).item()); // => 0
 * ```
 */
export function whereSafe(
  condition: TensorLike,
  x: TensorLike,
  f: (x: Tensor) => Tensor,
  otherwise: TensorLike,
): Tensor {
  if (typeof f !== 'function') throw wrongKind(OP, shown(f), 'a function');
  // A number is not rounded to the default float where the other value is a double.
  const given = typeof x === 'number' ? promote([x, otherwise], OP, true)[0]! : toTensor(x, OP);
  const guarded = where(condition, given, 1);
  return where(condition, f(guarded), otherwise);
}
