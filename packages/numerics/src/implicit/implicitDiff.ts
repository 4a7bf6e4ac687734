/**
 * Derivatives of solutions. Where F(y, p) = 0 defines y by p, a small change of p changes y by
 * dy = −(∂F/∂y)⁻¹ (∂F/∂p) dp, whatever found the solution: nothing of the search is remembered, and a loop of
 * unknown length is no obstacle. Blondel et al., "Efficient and modular implicit differentiation" (2021).
 */
import {
  subtract,
  negative,
  multiply,
  add,
  GradusError,
  type GradOf,
  type LiftableArgs,
  type Tensor,
  optionsOf,
} from '@gradus/tensor';
import { derivedFrom } from '@gradus/ir';
import { customJvp, jacfwd, jvp, linearize } from '@gradus/autodiff';
import { foriLoop } from '@gradus/control-flow';
import { solve } from '../linalg/solve.js';
import { vectorOf, vectorsLike } from './vector.js';

/** Options of `implicitDiff`. */
export interface ImplicitOptions {
  /**
   * Left out, the linear system is solved densely: a Jacobian of n columns and its factorization, O(n³). With a number,
   * by that many steps t ← t − (∂F/∂y t + ∂F/∂p dp), O(n) memory: for a fixed point, F = y − g(y, p), the error
   * shrinks like that of the iteration y ← g(y, p) itself.
   */
  readonly steps?: number;
}

/** Derivatives to this order are implicit; beyond it those of the solver's own steps. */
const ORDERS = 4;

/** A function of a solution and of what it depends on. */
type Residual<A extends readonly unknown[], Y> = (y: GradOf<Y>, ...params: A) => unknown;

/**
 * Gives a solver the derivative of the solution that it finds, in both modes, to order 4, under `vmap` and
 * `jit`.
 *
 * @param solver - from parameters to a solution, a tree of floats; any search that ends, also a `whileLoop`
 *   without `maxSteps`
 * @param residual - F(y, …params), a tree like y that is 0 at the solution; differentiable there, with an
 *   invertible ∂F/∂y (or the slope is infinite or NaN)
 * @param options - `steps`: how the linear system is solved
 * @returns a function of the parameters; throws GR403 where `solver` closes over a value that is being
 *   differentiated, GR406 where the residual does not fit the solution
 *
 * @example
 * ```ts
 * import { grad } from '@gradus/autodiff';
 * import { foriLoop } from '@gradus/control-flow';
 * import { implicitDiff } from '@gradus/numerics';
 * import type { Tensor } from '@gradus/tensor';
 * const root = implicitDiff(
 *   (a: Tensor) => foriLoop(0, 20, (_, y: Tensor) => y.add(a.div(y)).div(2), a),
 *   (y, a) => y.mul(y).sub(a),
 * );
 * console.log(root(4).item(), grad(root)(4).item()); // => 2 0.25
 * ```
 */
export function implicitDiff<A extends unknown[], Y>(
  solver: (...params: A) => Y,
  residual: Residual<A, Y>,
  options: ImplicitOptions = {},
): (...params: LiftableArgs<A>) => GradOf<Y> {
  optionsOf(options, ['steps'], 'implicitDiff');
  let solution = solver as unknown as (...params: A) => GradOf<Y>;
  for (let order = 0; order < ORDERS; order++) {
    const inner = solution; // whose derivative is that of the next order
    const rule = (params: A, tangents: unknown): readonly [GradOf<Y>, unknown] => {
      const y = inner(...params);
      return [y, tangentOf({ residual, y, params, options }, tangents as readonly unknown[])];
    };
    solution = customJvp(
      solver as (...params: A) => GradOf<Y>,
      rule as never,
    ) as unknown as typeof solution;
  }
  const call = solution as unknown as (...params: LiftableArgs<A>) => GradOf<Y>;
  return derivedFrom((...params: LiftableArgs<A>) => call(...params), 'implicitDiff', solver);
}

interface Solved<A extends readonly unknown[], Y> {
  readonly residual: Residual<A, Y>;
  readonly y: GradOf<Y>;
  readonly params: A;
  readonly options: ImplicitOptions;
}

/** The tangent of y: the t with ∂F/∂y t = −∂F/∂p dp. */
function tangentOf<A extends readonly unknown[], Y>(
  { residual, y, params, options }: Solved<A, Y>,
  tangents: readonly unknown[],
): unknown {
  const space = vectorsLike(y, 'the solution');
  const at = vectorOf(y, 'the solution');
  const f = (v: Tensor, given: A): Tensor => {
    const left = vectorOf(residual(space.treeOf(v) as GradOf<Y>, ...given), 'the residual');
    return fitting(left, at);
  };
  const [, slope] = jvp((...given: unknown[]) => f(at, given as unknown as A), params, tangents);
  // A solution that is not finite is none, and has no derivative: times 1, or times NaN.
  const b = multiply(slope, add(multiply(at, 0), 1));
  const { steps } = options;
  const t =
    steps === undefined
      ? dense((v) => f(v, params), at, b)
      : iterated((v) => f(v, params), b, { at, steps });
  return space.treeOf(t);
}

/** −J⁻¹b, by factorization. */
function dense(f: (v: Tensor) => Tensor, at: Tensor, b: Tensor): Tensor {
  return negative(solve(jacfwd(f)(at), b));
}

function iterated(
  f: (v: Tensor) => Tensor,
  b: Tensor,
  { at, steps }: { readonly at: Tensor; readonly steps: number },
): Tensor {
  const [, push] = linearize(f, [at]);
  // Begun after the first step, at −b: a 0 is no tangent.
  return foriLoop(1, steps, (_, t: Tensor) => subtract(t, add(push(t), b)), negative(b));
}

/**
 * Asks for as many equations as unknowns.
 *
 * @param left - the residual, a vector
 * @param solution - the solution, a vector
 * @returns the residual; throws GR406 where the sizes differ
 */
export function fitting(left: Tensor, solution: Tensor): Tensor {
  if (left.size === solution.size) return left;
  throw new GradusError('GR406', {
    what: `the residual has ${left.size} numbers and the solution ${solution.size}.`,
    why: 'As many equations as unknowns define a solution: one number of the residual for each number of y.',
    instead: 'Return a tree like the solution, whose every entry is 0 there.',
  });
}
