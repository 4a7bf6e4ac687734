/**
 * vjp : (a → b) → a → (b, CT b ⊸ CT a). Differs from `linearize` only in the direction of the last arrow:
 * the same tape, read backwards.
 */
import {
  GradusError,
  hasTangent,
  printType,
  sameShape,
  sameTree,
  treesDiffer,
  unflatten,
  zerosOf,
  type GradOf,
  type TracedArgs,
  type Tensor,
  tensorsOf,
  optionsOf,
} from '@gradus/tensor';
import { flattenTree, leafAs, nameOf, type FlatTree } from '@gradus/ir';
import { auxiliary } from './auxiliary.js';
import { record } from './linearize.js';
import { backward } from './backward.js';

/** Options of vjp and jvp. */
export interface AuxOption {
  /** The function returns `[value, extras]`; extras are handed back undifferentiated. */
  readonly hasAux?: boolean;
}

/** A pullback: from a cotangent of the value to one cotangent an argument. */
export type Pullback<A extends readonly unknown[]> = (cotangent: unknown) => TracedArgs<A>;

/**
 * The value of `f` and its pullback: pullback(w) = wᵀ·J. `f` runs once; the pullback may be called many
 * times, and inside other transformations.
 *
 * @param f - a function of trees
 * @param primals - its arguments
 * @param options - `hasAux`
 * @returns the value and the pullback (and the extras with `hasAux`); integer arguments get null. The
 *   pullback throws GR108 and GR411 for a cotangent that is not like the value
 *
 * @example
 * ```ts
 * import { vjp } from '@gradus/autodiff';
 * const [y, pullback] = vjp((x, w) => x.mul(w), [2, 3]);
 * console.log(y.item(), pullback(1).map((t) => t.item())); // => 6 [3, 2]
 * ```
 */
export function vjp<A extends readonly unknown[], R>(
  f: (...args: TracedArgs<A>) => R,
  primals: readonly [...A],
  options: AuxOption = {},
): [GradOf<R>, Pullback<A>, ...unknown[]] {
  const title = `vjp of ${nameOf(f)}`;
  const hasAux = optionsOf(options, ['hasAux'], title).hasAux === true;
  const { leaves, shape } = flattenTree(tensorsOf(primals, title), 'primals');
  const active = leaves.map((x) => hasTangent(x.type));
  const { main, aux } = auxiliary(f, hasAux, title);
  const run = record({ f: main, shape, leaves, active, title });
  const pullback = (cotangent: unknown): TracedArgs<A> => {
    const given = flattenTree(cotangent, 'cotangent');
    if (!sameTree(given.shape, run.shape)) {
      throw treesDiffer(unflatten(run.shape, run.outputs), cotangent, 'the cotangent');
    }
    const typed = run.outputs.map((y, i) => likeOutput(given, i, y));
    const found = backward(run.tape, typed);
    let next = 0;
    const all = leaves.map((x, i) => (active[i] ? (found[next++] ?? zerosOf(x.type)) : null));
    return unflatten(shape, all) as TracedArgs<A>;
  };
  const value = unflatten(run.shape, run.outputs) as GradOf<R>;
  return hasAux ? [value, pullback, aux()] : [value, pullback];
}

function likeOutput(given: FlatTree, i: number, output: Tensor): Tensor {
  const cotangent = given.leaves[i]!;
  if (!sameShape(cotangent.shape, output.shape)) throw misfit(cotangent, output);
  return leafAs(given, i, output.type);
}

function misfit(cotangent: Tensor, output: Tensor): GradusError {
  const shape = `[${output.shape.join(', ')}]`;
  return new GradusError('GR411', {
    what: `a cotangent of type ${printType(cotangent.type)} was given for a result of type ${printType(output.type)}.`,
    why: 'A cotangent is a weight for every entry of the result, so it has the same shape.',
    instead: `Give a cotangent of shape ${shape}, such as \`ones(${shape})\`.`,
  });
}
