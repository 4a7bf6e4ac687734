/**
 * grad : (a → ℝ) → a → CT a. Records the tape of one run and pulls the cotangent 1 back through it.
 */
import {
  context,
  countLeaves,
  GradusError,
  hasTangent,
  isFloat,
  leafPaths,
  mapped,
  printType,
  scalarOf,
  unflatten,
  zerosOf,
  type At,
  type LiftableArgs,
  type Tensor,
  type TreeShape,
  optionsOf,
} from '@gradus/tensor';
import { derivedFrom, flattenTree, nameOf, type TreeFunction } from '@gradus/ir';
import { auxiliary } from './auxiliary.js';
import { record } from './linearize.js';
import { walkBack } from './backward.js';

/** Which arguments to differentiate. */
export type Argnums = number | readonly number[];

/** Options of `grad` and `valueAndGrad`. */
export interface GradOptions<I extends Argnums = Argnums> {
  /** Which argument(s): a number, or a list for a tuple of gradients; 0 when left out. */
  readonly argnums?: I;
  /** The function returns `[loss, extras]`; extras are handed back beside the gradient. */
  readonly hasAux?: boolean;
}

/** A loss: trees in, one number out. */
export type Loss<A extends unknown[]> = (...args: A) => Tensor | number;

/** A loss with extras beside it. */
export type LossWithAux<A extends unknown[], X> = (...args: A) => readonly [Tensor | number, X];

/** Options of a loss with extras. */
export type AuxGradOptions<I extends Argnums> = GradOptions<I> & { readonly hasAux: true };

/**
 * The value and the gradient of `f`, from one run.
 *
 * @param f - a function of trees that returns one float
 * @param options - `argnums`, `hasAux`
 * @returns a function of the same arguments that returns `[value, gradient]`, with `hasAux`
 *   `[[value, extras], gradient]`
 *
 * @example
 * ```ts
 * import { valueAndGrad } from '@gradus/autodiff';
 * import type { Tensor } from '@gradus/tensor';
 * const [y, g] = valueAndGrad((x: Tensor) => x.mul(x))(3);
 * console.log(y.item(), g.item()); // => 9 6
 * ```
 */
export function valueAndGrad<A extends unknown[], X, const I extends Argnums = 0>(
  f: LossWithAux<A, X>,
  options: AuxGradOptions<I>,
): (...args: LiftableArgs<A>) => [[Tensor, X], At<A, I>];
export function valueAndGrad<A extends unknown[], const I extends Argnums = 0>(
  f: Loss<A>,
  options?: GradOptions<I> & { readonly hasAux?: false },
): (...args: LiftableArgs<A>) => [Tensor, At<A, I>];
export function valueAndGrad(
  f: (...args: never[]) => unknown,
  options: GradOptions = {},
): (...args: unknown[]) => unknown {
  const run = valueAndGradOf(f, options);
  const both = (...args: unknown[]): unknown => {
    const { value, gradient, aux } = run(args);
    return [options.hasAux === true ? [value, aux] : value, gradient];
  };
  return derivedFrom(both as TreeFunction, 'valueAndGrad', f) as typeof both;
}

/**
 * The gradient of `f`: grad(f)(x) has the tree of x, and its entries are ∂f/∂xᵢ.
 *
 * @param f - a function of trees that returns one float
 * @param options - `argnums`, `hasAux`
 * @returns a function of the same arguments that returns the gradient; throws GR410 when `f` returns
 *   anything but one float, GR413 for integer leaves
 *
 * @example
 * ```ts
 * import { grad } from '@gradus/autodiff';
 * import type { Tensor } from '@gradus/tensor';
 * console.log(grad((x: Tensor) => x.mul(x))(3).item()); // => 6
 * ```
 */
export function grad<A extends unknown[], X, const I extends Argnums = 0>(
  f: LossWithAux<A, X>,
  options: AuxGradOptions<I>,
): (...args: LiftableArgs<A>) => [At<A, I>, X];
export function grad<A extends unknown[], const I extends Argnums = 0>(
  f: Loss<A>,
  options?: GradOptions<I> & { readonly hasAux?: false },
): (...args: LiftableArgs<A>) => At<A, I>;
export function grad(
  f: (...args: never[]) => unknown,
  options: GradOptions = {},
): (...args: unknown[]) => unknown {
  const run = valueAndGradOf(f, options);
  const gradientOf = (...args: unknown[]): unknown => {
    const { gradient, aux } = run(args);
    return options.hasAux === true ? [gradient, aux] : gradient;
  };
  return derivedFrom(gradientOf as TreeFunction, 'grad', f) as typeof gradientOf;
}

interface ValueAndGradient {
  readonly value: Tensor;
  readonly gradient: unknown;
  readonly aux: unknown;
}

function valueAndGradOf(
  f: TreeFunction,
  options: GradOptions,
): (args: unknown[]) => ValueAndGradient {
  const title = `grad of ${nameOf(f)}`;
  const { argnums = 0, hasAux = false } = optionsOf(options, ['argnums', 'hasAux'], title);
  return (args) => {
    const { shape, leaves, active } = chooseArguments(args, argnums, title);
    const { main, aux } = auxiliary(f, hasAux, title);
    const run = record({ f: main, shape, leaves, active, title });
    const value = requireScalar(run.outputs, run.shape, title);
    const cotangents = walkBack(run.tape, [scalarOf(1, value.dtype, value.type.weak)]);
    context.watch?.({ f: main, name: nameOf(f), args, argnums, cotangents });
    let next = 0;
    const all = mapped(leaves, (x, i) =>
      active[i] ? (cotangents[next++] ?? zerosOf(x.type)) : null,
    );
    const trees = unflatten(shape, all) as unknown[];
    const gradient =
      typeof argnums === 'number' ? trees.at(argnums) : argnums.map((i) => trees.at(i));
    return { value, gradient, aux: aux() };
  };
}

/** Arguments flattened, with the leaves to differentiate marked. */
export interface ChosenArguments {
  readonly shape: TreeShape;
  readonly leaves: readonly Tensor[];
  readonly active: readonly boolean[];
}

/**
 * Flattens arguments and marks the leaves that `argnums` names.
 *
 * @param args - all arguments
 * @param argnums - which of them
 * @param title - what is being done, for messages
 * @returns leaves, nesting and marks; throws GR413 for integer leaves, GR414 for a missing argument
 */
export function chooseArguments(args: unknown[], argnums: Argnums, title: string): ChosenArguments {
  const wanted = mapped(typeof argnums === 'number' ? [argnums] : argnums, (i) => {
    const k = i < 0 ? i + args.length : i;
    if (!Number.isInteger(k) || k < 0 || k >= args.length) throw noArgument(i, args.length, title);
    return k;
  });
  const { leaves, shape } = flattenTree(args, 'args');
  const active = marks(shape, wanted);
  for (let i = 0; i < leaves.length; i++) {
    const x = leaves[i]!;
    if (active[i] && !hasTangent(x.type)) throw integerLeaf(leafPaths(args, 'args')[i]!, x, title);
  }
  return { leaves, shape, active };
}

/** For every leaf of the arguments whether it belongs to one of those that are wanted. */
function marks(shape: TreeShape, wanted: readonly number[]): boolean[] {
  const active: boolean[] = [];
  const children = shape.kind === 'array' ? shape.children : [];
  children.forEach((child, i) => {
    const chosen = wanted.includes(i);
    for (let left = countLeaves(child); left > 0; left--) active.push(chosen);
  });
  return active;
}

/**
 * The one float that a function returned.
 *
 * @param outputs - leaves of the result
 * @param shape - nesting of the result
 * @param title - what is being done, for messages
 * @returns the result; throws GR410 for anything but one float
 */
export function requireScalar(outputs: readonly Tensor[], shape: TreeShape, title: string): Tensor {
  const [value] = outputs;
  if (shape.kind === 'leaf' && value!.size === 1 && value!.ndim === 0 && isFloat(value!.dtype)) {
    return value!;
  }
  throw new GradusError('GR410', {
    what: `the function returned ${shape.kind === 'leaf' ? printType(value!.type) : `a tree of ${outputs.length} leaves`}; a gradient needs one float (${title}).`,
    why: 'A gradient is the slope of one number. Of several numbers there is one gradient each: a Jacobian.',
    instead:
      shape.kind === 'leaf' && isFloat(value!.dtype)
        ? 'Reduce it, `.sum()` or `.mean()`; or use `jacobian(f)`; or return extras with `hasAux: true`.'
        : 'Return one float; hand other values back with `hasAux: true`.',
  });
}

function integerLeaf(path: string, x: Tensor, title: string): GradusError {
  return new GradusError('GR413', {
    what: `${path} is ${printType(x.type)}, which has no gradient (${title}).`,
    why: 'Integers and booleans have no tangent space: there is no small step from 2 to 3.',
    instead:
      'Pass it as another argument (`argnums` chooses), close over it, or convert it to float.',
  });
}

function noArgument(i: number, count: number, title: string): GradusError {
  return new GradusError('GR414', {
    what: `argnums names argument ${i}, but the function was called with ${count} (${title}).`,
    why: '`argnums` counts arguments from 0; negative numbers count from the last.',
    instead:
      count === 0
        ? 'Call it with the argument.'
        : `Name one that is passed: a whole number from ${-count} to ${count - 1}.`,
  });
}
