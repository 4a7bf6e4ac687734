/**
 * `cond` and `switchCase`: one of several functions, chosen by a value. Unlike `where` only the taken one
 * runs, so a slope that is infinite in the other one can never reach the gradient.
 */
import {
  bind,
  GradusError,
  shown,
  unflatten,
  type GradOf,
  type Tensor,
  wrongKind,
  type TracedArgs,
} from '@gradus/tensor';
import { flattenTree, type TreeFunction } from '@gradus/ir';
import { stageBranches } from './branches.js';
import { condPrimitive } from './condPrimitive.js';
import { toIndex, toPredicate, type Predicate } from './predicate.js';

interface Choice {
  readonly op: string;
  readonly index: Tensor;
  readonly functions: readonly TreeFunction[];
  readonly labels: readonly string[];
  readonly operands: readonly unknown[];
}

function choose({ op, index, functions, labels, operands }: Choice): unknown {
  const { leaves, shape: args } = flattenTree(operands, 'operands');
  const types = leaves.map((x) => x.type);
  const { programs, values, shape } = stageBranches({ op, functions, labels, args, types });
  const out = bind(condPrimitive, [index, ...values, ...leaves], {
    programs: { branches: programs },
  });
  return unflatten(shape, out);
}

/**
 * cond : (bool, a → b, a → b, a) → b. `trueFun(…operands)` where the predicate holds, else
 * `falseFun(…operands)`. Both are traced once, to compare their results; one of them runs. The gradient is
 * that of the function taken; towards the predicate it is 0.
 *
 * Under `vmap` with a predicate that differs from lane to lane both run for all lanes, and each lane selects.
 * Gradients stay clean of the other branch, as in JAX.
 *
 * @param predicate - a boolean, a number (true unless 0), or a scalar tensor of one
 * @param trueFun - taken where it holds
 * @param falseFun - taken where it does not; its result has the same tree, shapes and dtypes
 * @param operands - trees handed to the function; it may also close over values
 * @returns the result; throws GR420 where the results differ, GR422 for a predicate with axes
 *
 * @example
 * ```ts
 * import { cond } from '@gradus/control-flow';
 * import { array } from '@gradus/tensor';
 * const x = array(-3);
 * console.log(cond(x.less(0), (v) => v.neg(), (v) => v, x).item()); // => 3
 * ```
 */
export function cond<A extends readonly unknown[], R, S = R>(
  predicate: Predicate,
  trueFun: (...operands: TracedArgs<A>) => R,
  falseFun: (...operands: TracedArgs<A>) => S,
  ...operands: A
): GradOf<R> | GradOf<S> {
  const functions = [falseFun, trueFun] as unknown as TreeFunction[];
  const index = toPredicate(predicate, 'cond');
  const labels = ['falseFun', 'trueFun'];
  return choose({ op: 'cond', index, functions, labels, operands }) as GradOf<R>;
}

/**
 * switchCase : (int, [a → b], a) → b. The function number `index`, applied to the operands; an index outside
 * is clamped to the first or the last, as in JAX. Gradients and batches: as `cond`.
 *
 * @param index - an integer, or a scalar tensor of one
 * @param branches - functions with results of one tree, shapes and dtypes
 * @param operands - trees handed to the function
 * @returns the result; throws GR420 where the results differ, GR422 for an index that is no integer, GR424
 *   for an empty list
 *
 * @example
 * ```ts
 * import { switchCase } from '@gradus/control-flow';
 * const power = (n: number) => switchCase(n, [() => 1, (x) => x, (x) => x.mul(x)], 3);
 * console.log(power(0).item(), power(2).item()); // => 1 9
 * ```
 */
export function switchCase<A extends readonly unknown[], R extends readonly unknown[]>(
  index: Tensor | number,
  branches: { readonly [K in keyof R]: (...operands: TracedArgs<A>) => R[K] },
  ...operands: A
): GradOf<R[number]> {
  if (!Array.isArray(branches))
    throw wrongKind('switchCase', shown(branches), 'a list of functions');
  if (branches.length === 0) throw noBranches();
  return choose({
    op: 'switchCase',
    index: toIndex(index, branches.length, 'switchCase'),
    functions: branches,
    labels: branches.map((_, i) => `branches[${i}]`),
    operands,
  }) as GradOf<R[number]>;
}

function noBranches(): GradusError {
  return new GradusError('GR424', {
    what: 'switchCase was given no branches.',
    why: 'An index chooses among functions, so there is at least one.',
    instead: 'Give a list of functions: `switchCase(i, [(x) => x, (x) => x.neg()], x)`.',
  });
}
