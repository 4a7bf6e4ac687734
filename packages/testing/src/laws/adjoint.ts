/**
 * Law 3: forward and reverse mode are two readings of one linear map, so ⟨J v, w⟩ = ⟨v, Jᵀ w⟩ for all v
 * and w. Exact up to rounding, without any step size: the sharpest test of a transpose rule.
 */
import { dtypes, type Tensor } from '@gradus/tensor';
import { jvp, vjp } from '@gradus/autodiff';
import { breach } from './breach.js';
import { allFinite, directions, innerProduct } from './directions.js';
import { describeSubject, floatResults, subjectOf, type Subject } from './flatFunction.js';

/** How far the two sides may be apart. */
export interface AdjointOptions {
  /** As a multiple of the dtype's epsilon, relative to the sizes of the terms; 64 when left out. */
  readonly rounding?: number;
  /** What terms that cancel inside the function may leave, as a size of terms; 0 when left out. */
  readonly hidden?: number;
}

/**
 * Checks that `jvp` and `vjp` of `f` are transposes of one another.
 *
 * @param f - a function of trees
 * @param args - the point
 * @param options - how far the two sides may be apart
 * @returns whether the law could be tried: false where a slope is not finite; throws GR701
 *
 * @example
 * ```ts
 * import { exp, type Tensor } from '@gradus/tensor';
 * import { checkAdjoint } from '@gradus/testing';
 * console.log(checkAdjoint((x: Tensor, y: Tensor) => exp(x).mul(y), [0.5, 2])); // => true
 * ```
 */
export function checkAdjoint<A extends readonly unknown[]>(
  f: (...args: never[]) => unknown,
  args: readonly [...A],
  options: AdjointOptions = {},
): boolean {
  return adjointAgrees(subjectOf(f, args), options);
}

/**
 * Law 3 for a function of lists.
 *
 * @param subject - function and point
 * @param options - how far the two sides may be apart
 * @returns whether the law could be tried; throws GR701
 */
export function adjointAgrees(subject: Subject, options: AdjointOptions = {}): boolean {
  const { rounding = 64, hidden = 0 } = options;
  const f = floatResults(subject);
  const v = directions(f.primals, 1);
  const tangents = jvp(f.run, f.primals, v)[1];
  const [values, pullback] = vjp(f.run, f.primals) as unknown as [
    Tensor[],
    (w: unknown) => (Tensor | null)[],
  ];
  const w = directions(values, 5) as Tensor[];
  const cotangents = pullback(w);
  if (!allFinite([...tangents, ...cotangents])) return false;
  const [forward, reverse] = [innerProduct(tangents, w), innerProduct(v, cotangents)];
  const size = forward.size + reverse.size + hidden;
  const bound = rounding * coarsest([...f.primals, ...values]) * size;
  if (Math.abs(forward.value - reverse.value) <= bound) return true;
  throw breach(
    'adjoint',
    describeSubject(f),
    `⟨J v, w⟩ = ${forward.value}, but ⟨v, Jᵀ w⟩ = ${reverse.value} (allowed distance ${bound.toPrecision(2)})`,
  );
}

/**
 * The largest epsilon among the dtypes of some tensors.
 *
 * @param tensors - tensors
 * @returns the epsilon of the coarsest float; that of float64 where there is none
 */
export function coarsest(tensors: readonly Tensor[]): number {
  return Math.max(dtypes.float64.eps, ...tensors.map((x) => dtypes[x.dtype].eps));
}
