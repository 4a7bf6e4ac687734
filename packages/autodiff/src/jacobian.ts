/**
 * Jacobians: jacrev : (a → b) → a → (b ⊗ a), one pull of the tape an output element; jacfwd the same by one
 * push an input element. Choose jacrev for few outputs, jacfwd for few inputs. The function runs once for
 * either; the rows are rows of the recorded linear program.
 */
import {
  fromData,
  hasTangent,
  reshape,
  stack,
  transpose,
  typeOf,
  allocate,
  unflatten,
  zerosOf,
  type At,
  type GradOf,
  type LiftableArgs,
  type Tensor,
  type TreeShape,
  optionsOf,
} from '@gradus/tensor';
import { derivedFrom, nameOf, type TreeFunction } from '@gradus/ir';
import { auxiliary } from './auxiliary.js';
import { chooseArguments, type Argnums, type GradOptions } from './grad.js';
import { record, type LinearizedRun } from './linearize.js';
import { backward } from './backward.js';
import { push } from './push.js';

/** For every leaf of the result a tree like the chosen arguments; shapes are [...result, ...argument]. */
export type Jacobian<R, X> = R extends Tensor | number ? X : { [K in keyof R]: Jacobian<R[K], X> };

/** Options of Jacobians. */
export type JacobianOptions<I extends Argnums = Argnums> = Pick<GradOptions<I>, 'argnums'> & {
  readonly hasAux?: false;
};

/** Options of Jacobians of functions that return `[value, extras]`. */
export type AuxJacobianOptions<I extends Argnums = Argnums> = Pick<GradOptions<I>, 'argnums'> & {
  readonly hasAux: true;
};

/** A function of trees that returns its value and extras to hand back. */
export type WithAux<A extends readonly unknown[], R, X> = (...args: A) => readonly [R, X];

/** A recorded run with what is needed to shape its Jacobian. */
interface Recorded {
  readonly run: LinearizedRun;
  readonly shape: TreeShape;
  readonly leaves: readonly Tensor[];
  readonly active: readonly boolean[];
}

/** Blocks of the Jacobian: for every result leaf one tensor an active argument leaf. */
type Blocks = (recorded: Recorded, inputs: readonly Tensor[]) => Tensor[][];

function jacobianBy(
  blocks: Blocks,
  f: TreeFunction,
  word: string,
  options: GradOptions,
): (...args: unknown[]) => unknown {
  const title = `${word} of ${nameOf(f)}`;
  const { argnums = 0, hasAux = false } = optionsOf(options, ['argnums', 'hasAux'], title);
  const jacobianOf = (...args: unknown[]): unknown => {
    const chosen = chooseArguments(args, argnums, title);
    const { main, aux } = auxiliary(f, hasAux, title);
    const run = record({ f: main, ...chosen, title });
    const inputs = chosen.leaves.filter((_, i) => chosen.active[i]);
    const rows = blocks({ run, ...chosen }, inputs).map((row) => {
      let next = 0;
      const all = chosen.active.map((on) => (on ? row[next++]! : null));
      const trees = unflatten(chosen.shape, all) as unknown[];
      return typeof argnums === 'number' ? trees.at(argnums) : argnums.map((i) => trees.at(i));
    });
    const blocksOfAll = unflatten(run.shape, rows);
    return hasAux ? [blocksOfAll, aux()] : blocksOfAll;
  };
  return derivedFrom(jacobianOf as TreeFunction, word, f) as typeof jacobianOf;
}

/** The k-th basis vector of a tensor's space. */
function basis(x: Tensor, k: number): Tensor {
  const data = allocate(x.dtype, x.size);
  data[k] = 1;
  return fromData(typeOf(x.dtype, x.shape), data);
}

/** One pull an output element: rows. */
function reverseBlocks({ run }: Recorded, inputs: readonly Tensor[]): Tensor[][] {
  return run.outputs.map((y, j) => {
    const rows = Array.from({ length: hasTangent(y.type) ? y.size : 0 }, (_, k) => {
      const cotangents = run.outputs.map((_y, i) => (i === j ? basis(y, k) : null));
      return backward(run.tape, cotangents).map((c, i) => c ?? zerosOf(inputs[i]!.type));
    });
    return inputs.map((x, i) => {
      const shape = [...y.shape, ...x.shape];
      if (rows.length === 0) return zerosOf(typeOf(x.dtype, shape));
      return reshape(stack(rows.map((row) => row[i]!)), shape);
    });
  });
}

/** One push an input element: columns, moved behind the axes of the result. */
function forwardBlocks({ run }: Recorded, inputs: readonly Tensor[]): Tensor[][] {
  const columns = inputs.map((x, i) =>
    Array.from({ length: x.size }, (_, k) => {
      const tangents = inputs.map((other, m) => (m === i ? basis(x, k) : zerosOf(other.type)));
      return push(run.tape, tangents).map((t, j) => t ?? zerosOf(run.outputs[j]!.type));
    }),
  );
  return run.outputs.map((y, j) =>
    inputs.map((x, i) => {
      const shape = [...y.shape, ...x.shape];
      if (columns[i]!.length === 0) return zerosOf(typeOf(y.dtype, shape));
      const stacked = stack(columns[i]!.map((column) => column[j]!));
      const order = [...y.shape.map((_, axis) => axis + 1), 0];
      return reshape(transpose(stacked, order), shape);
    }),
  );
}

/**
 * The Jacobian ∂fⱼ/∂xᵢ by reverse mode: cost one pull of the tape an element of the result.
 *
 * @param f - a function of trees
 * @param options - `argnums`, and `hasAux` where `f` returns `[value, extras]`
 * @returns a function of the same arguments; blocks have the shape [...result, ...argument]
 *
 * @example
 * ```ts
 * import { jacrev } from '@gradus/autodiff';
 * import { array, type Tensor } from '@gradus/tensor';
 * console.log(jacrev((x: Tensor) => x.mul(x))(array([1, 2])).tolist()); // => [[2, 0], [0, 4]]
 * ```
 */
export function jacrev<A extends unknown[], R, X, const I extends Argnums = 0>(
  f: WithAux<A, R, X>,
  options: AuxJacobianOptions<I>,
): (...args: LiftableArgs<A>) => [Jacobian<GradOf<R>, At<A, I>>, X];
export function jacrev<A extends unknown[], R, const I extends Argnums = 0>(
  f: (...args: A) => R,
  options?: JacobianOptions<I>,
): (...args: LiftableArgs<A>) => Jacobian<GradOf<R>, At<A, I>>;
export function jacrev(
  f: TreeFunction,
  options: GradOptions = {},
): (...args: unknown[]) => unknown {
  return jacobianBy(reverseBlocks, f, 'jacrev', options);
}

/**
 * The Jacobian ∂fⱼ/∂xᵢ by forward mode: cost one push of the tape an element of the arguments.
 *
 * @param f - a function of trees
 * @param options - `argnums`, and `hasAux` where `f` returns `[value, extras]`
 * @returns a function of the same arguments; blocks have the shape [...result, ...argument]
 *
 * @example
 * ```ts
 * import { jacfwd } from '@gradus/autodiff';
 * import { array, type Tensor } from '@gradus/tensor';
 * console.log(jacfwd((x: Tensor) => x.mul(x))(array([1, 2])).tolist()); // => [[2, 0], [0, 4]]
 * ```
 */
export function jacfwd<A extends unknown[], R, X, const I extends Argnums = 0>(
  f: WithAux<A, R, X>,
  options: AuxJacobianOptions<I>,
): (...args: LiftableArgs<A>) => [Jacobian<GradOf<R>, At<A, I>>, X];
export function jacfwd<A extends unknown[], R, const I extends Argnums = 0>(
  f: (...args: A) => R,
  options?: JacobianOptions<I>,
): (...args: LiftableArgs<A>) => Jacobian<GradOf<R>, At<A, I>>;
export function jacfwd(
  f: TreeFunction,
  options: GradOptions = {},
): (...args: unknown[]) => unknown {
  return jacobianBy(forwardBlocks, f, 'jacfwd', options);
}

/** The Jacobian; another name of `jacrev`. */
export const jacobian: typeof jacrev = jacrev;

/**
 * The matrix of second derivatives ∂²f/∂xᵢ∂xⱼ of a function with one float as its result: forward over
 * reverse.
 *
 * @param f - a function of trees that returns one float
 * @param options - `argnums`, and `hasAux` where `f` returns `[value, extras]`
 * @returns a function of the same arguments; blocks have the shape [...argument, ...argument]
 *
 * @example
 * ```ts
 * import { hessian } from '@gradus/autodiff';
 * import { array, type Tensor } from '@gradus/tensor';
 * console.log(hessian((x: Tensor) => x.mul(x).mul(x).sum())(array([1, 2])).tolist()); // => [[6, 0], [0, 12]]
 * ```
 */
export function hessian<A extends unknown[], X, const I extends Argnums = 0>(
  f: WithAux<A, unknown, X>,
  options: AuxJacobianOptions<I>,
): (...args: LiftableArgs<A>) => [Jacobian<At<A, I>, At<A, I>>, X];
export function hessian<A extends unknown[], const I extends Argnums = 0>(
  f: (...args: A) => unknown,
  options?: JacobianOptions<I>,
): (...args: LiftableArgs<A>) => Jacobian<At<A, I>, At<A, I>>;
export function hessian(
  f: TreeFunction,
  options: GradOptions = {},
): (...args: unknown[]) => unknown {
  const inner = jacobianBy(reverseBlocks, f, 'jacrev', options);
  const outer = jacobianBy(forwardBlocks, inner, 'jacfwd', options);
  const second = (...args: unknown[]): unknown => outer(...args);
  return derivedFrom(second as TreeFunction, 'hessian', f) as typeof second;
}
