/**
 * `foriLoop`: a loop over a range of integers.
 */
import {
  add,
  arange,
  dtypes,
  GradusError,
  less,
  printType,
  Tensor,
  toTensor,
  unflatten,
  type GradOf,
  castTo,
} from '@gradus/tensor';
import { flattenResult, flattenTree, nameOf, type FlatTree, type TreeFunction } from '@gradus/ir';
import type { Returned, Tree } from './loopTypes.js';
import { runWhile } from './runWhile.js';
import { besides, scanLoop } from './scanLoop.js';

const OP = 'foriLoop';

/**
 * foriLoop : (int, int, (int, c) → c, c) → c. `for (let i = lower; i < upper; i++) carry = body(i, carry)`, with
 * a body that is traced once. No steps where upper ≤ lower.
 *
 * With JavaScript numbers for both bounds it is a `scan`, and can be differentiated in both modes anywhere. A
 * bound that is a tensor makes it a `whileLoop`, with its limits: reverse mode only where the bound is known.
 *
 * @param lower - first index, an integer
 * @param upper - bound, not included
 * @param body - from index (int32) and carry to the next carry, of the same tree, shapes and dtypes
 * @param init - the first carry; a number takes the dtype that the body makes of it
 * @returns the last carry; throws GR421 where the carry changes its type, GR423 for a bound that is no integer
 *
 * @example
 * ```ts
 * import { foriLoop } from '@gradus/control-flow';
 * console.log(foriLoop(1, 6, (i, product) => product.mul(i), 1).item()); // => 120
 * ```
 */
export function foriLoop<C extends Tree>(
  lower: number | Tensor,
  upper: number | Tensor,
  body: (i: Tensor<'int32'>, carry: NoInfer<GradOf<C>>) => NoInfer<Returned<C>>,
  init: C,
): GradOf<C> {
  const step = body as unknown as (i: Tensor, carry: unknown) => unknown;
  const carry = flattenTree(init, 'init');
  const loop = typeof lower === 'number' && typeof upper === 'number' ? overRange : overBounds;
  return loop({ lower: toBound(lower), upper: toBound(upper), step, carry }) as GradOf<C>;
}

interface Range {
  readonly lower: number | Tensor;
  readonly upper: number | Tensor;
  readonly step: (i: Tensor, carry: unknown) => unknown;
  readonly carry: FlatTree;
}

function named(f: TreeFunction, step: Range['step']): TreeFunction {
  return Object.defineProperty(f, 'name', { value: step.name });
}

/** Bounds that are numbers: a scan over the indices. */
function overRange({ lower, upper, step, carry }: Range): unknown {
  const indices = arange(lower as number, upper as number, 1, { dtype: 'int32' });
  const [last] = scanLoop({
    op: OP,
    f: named((c: unknown, i: Tensor) => step(i, c), step),
    read: (result, title) => besides('carry', flattenResult(result, title)),
    carry,
    rows: flattenTree(indices, 'indices'),
  });
  return last;
}

interface Counting {
  readonly i: Tensor;
  readonly upper: Tensor;
  readonly carry: unknown;
}

/** A bound that is a tensor: index and bound are carried along. */
function overBounds({ lower, upper, step, carry }: Range): unknown {
  const title = `${OP} of ${nameOf(step)}`;
  const [i, end] = [lower, upper].map((bound) => castTo(toTensor(bound, OP), 'int32')) as [
    Tensor,
    Tensor,
  ];
  const next = ({ i, upper, carry }: Counting): Counting => {
    const result = step(i, carry);
    flattenResult(result, title); // a promise and a forgotten return are told apart from a wrong tree
    return { i: add(i, 1), upper, carry: result };
  };
  const last = runWhile({
    op: OP,
    cond: ({ i, upper }: Counting) => less(i, upper),
    body: named(next, step),
    init: flattenTree(
      { carry: unflatten(carry.shape, carry.written ?? carry.leaves), i, upper: end },
      'init',
    ),
    maxSteps: undefined,
  });
  return (last as Counting).carry;
}

function toBound(value: number | Tensor): number | Tensor {
  const fits = Tensor.is(value)
    ? value.shape.length === 0 && dtypes[value.dtype].kind === 'integer'
    : Number.isInteger(value);
  if (fits) return value;
  throw new GradusError('GR423', {
    what: `${OP} was given ${Tensor.is(value) ? printType(value.type) : String(value)} as a bound.`,
    why: 'It counts: its bounds are whole numbers, or integer tensors without axes.',
    instead: "Convert the bound first: `Math.floor(n)` or `n.astype('int32')`.",
  });
}
