/**
 * Two searches that stop by tolerance, with the derivatives of what they find: y = g(y) by iteration, F(y) = 0
 * by Newton's method.
 */
import {
  subtract,
  multiply,
  greater,
  add,
  abs,
  dtypes,
  max,
  type GradOf,
  type LiftableArgs,
  type Tensor,
  optionsOf,
} from '@gradus/tensor';
import { jacfwd } from '@gradus/autodiff';
import { whileLoop, type Tree } from '@gradus/control-flow';
import { solve } from '../linalg/solve.js';
import { fitting, implicitDiff, type ImplicitOptions } from './implicitDiff.js';
import { vectorOf, vectorsLike, type Vectors } from './vector.js';

/** Options of a search. */
export interface SearchOptions extends ImplicitOptions {
  /**
   * The search ends where a step moves no entry by more than tol·(1 + max |y|); 8 roundings of the dtype when
   * left out.
   */
  readonly tol?: number;
  /**
   * The most steps, 1000 when left out. Where they do not suffice, GR432 eagerly; inside `jit` and `vmap` the
   * solution and its gradient are NaN.
   */
  readonly maxSteps?: number;
}

const KNOWN: readonly (keyof SearchOptions)[] = ['tol', 'maxSteps', 'steps'];

type Solver<A extends readonly unknown[], Y> = (...params: LiftableArgs<A>) => GradOf<Y>;

/**
 * The y with y = g(y, …params), by y ← g(y) until it stands still. Converges where g draws points together.
 *
 * @param g - from y and parameters to a tree like y
 * @param init - where the search begins, a tree of floats; it has no influence on the derivative
 * @param options - `tol`, `maxSteps`, and `steps` for the linear system of the derivative
 * @returns a function of the parameters, differentiable as `implicitDiff` says
 *
 * @example
 * ```ts
 * import { cos, type Tensor } from '@gradus/tensor';
 * import { grad } from '@gradus/autodiff';
 * import { fixedPoint } from '@gradus/numerics';
 * const scaled = fixedPoint((y: Tensor, a: Tensor) => cos(y).mul(a), 0);
 * console.log(scaled(1).item().toFixed(4), grad(scaled)(1).item().toFixed(4)); // => 0.7391 0.4416
 * ```
 */
export function fixedPoint<A extends unknown[], Y extends Tree>(
  g: (y: GradOf<Y>, ...params: A) => unknown,
  init: Y,
  options: SearchOptions = {},
): Solver<A, Y> {
  optionsOf(options, KNOWN, 'fixedPoint');
  const space = vectorsLike(init, 'init');
  const next = (v: Tensor, params: A): Tensor =>
    vectorOf(g(space.treeOf(v) as GradOf<Y>, ...params), 'the next y');
  return solver(next, { init, space, options }, (v, params) => subtract(v, next(v, params)));
}

/**
 * The y with F(y, …params) = 0, by Newton's method: y ← y − (∂F/∂y)⁻¹ F(y), until y stands still. A dense
 * system a step, O(n³).
 *
 * @param f - from y and parameters to a tree like y
 * @param init - where the search begins, a tree of floats; it has no influence on the derivative
 * @param options - `tol`, `maxSteps`, and `steps` for the linear system of the derivative
 * @returns a function of the parameters, differentiable as `implicitDiff` says; throws GR406 where F has not
 *   as many numbers as y
 *
 * @example
 * ```ts
 * import type { Tensor } from '@gradus/tensor';
 * import { grad } from '@gradus/autodiff';
 * import { findRoot } from '@gradus/numerics';
 * const cubeRoot = findRoot((y: Tensor, a: Tensor) => y.mul(y).mul(y).sub(a), 1);
 * console.log(cubeRoot(8).item(), grad(cubeRoot)(8).item().toFixed(5)); // => 2 0.08333
 * ```
 */
export function findRoot<A extends unknown[], Y extends Tree>(
  f: (y: GradOf<Y>, ...params: A) => unknown,
  init: Y,
  options: SearchOptions = {},
): Solver<A, Y> {
  optionsOf(options, KNOWN, 'findRoot');
  const space = vectorsLike(init, 'init');
  const left = (v: Tensor, params: A): Tensor =>
    fitting(vectorOf(f(space.treeOf(v) as GradOf<Y>, ...params), 'the residual'), v);
  const next = (v: Tensor, params: A): Tensor => {
    const slope = jacfwd((u: Tensor) => left(u, params))(v);
    return subtract(v, solve(slope, left(v, params)));
  };
  return solver(next, { init, space, options }, left);
}

interface Search {
  readonly init: unknown;
  readonly space: Vectors;
  readonly options: SearchOptions;
}

type Step<A> = (v: Tensor, params: A) => Tensor;

function solver<A extends unknown[], Y>(
  next: Step<A>,
  { init, space, options }: Search,
  residual: Step<A>,
): Solver<A, Y> {
  const find = (...params: A): Tensor => {
    const start = next(vectorOf(init, 'init'), params);
    return search((v) => next(v, params), start, options);
  };
  const vector = implicitDiff(find, (v, ...params) => residual(v, params), {
    ...(options.steps !== undefined && { steps: options.steps }),
  });
  return (...params) => space.treeOf(vector(...params)) as GradOf<Y>;
}

/** A point and the one before it. */
interface Pair {
  readonly y: Tensor;
  readonly before: Tensor;
}

/** Steps until no entry moves. */
function search(step: (v: Tensor) => Tensor, init: Tensor, options: SearchOptions): Tensor {
  const { tol = 8 * dtypes[init.dtype].eps, maxSteps = 1000 } = options;
  const moves = ({ y, before }: Pair): Tensor =>
    greater(max(abs(subtract(y, before))), multiply(add(max(abs(y)), 1), tol));
  const advance = ({ y }: Pair): Pair => ({ y: step(y), before: y });
  return whileLoop(moves, advance, { y: step(init), before: init }, { maxSteps }).y;
}
