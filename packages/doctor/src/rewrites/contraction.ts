/**
 * A contraction as the sum of products that it is, where that makes no more numbers than its operands have: a product of
 * vectors, of many pairs of them (what `vmap` makes of one), of a matrix and a vector. In the products themselves
 * a rule may see what it cannot see in the contraction: Σ w·eˣ, Σ x².
 */
import { multiply, reshape, square, sum, transpose, type Tensor } from '@gradus/tensor';
import type { Atom, Equation } from '@gradus/ir';
import type { Sources } from './sources.js';

/** Which axes of an operand stand side by side, are free, and are summed over. */
interface Axes {
  readonly batch: readonly number[];
  readonly free: readonly number[];
  readonly contract: readonly number[];
}

/** A contraction in two steps. */
export interface Contraction {
  readonly products: (sources: Sources) => Atom;
  readonly total: (products: Tensor) => Tensor;
}

/**
 * A contraction as a sum of products.
 *
 * @param equation - any equation
 * @returns both steps; null for other operations, and where the products would be many
 */
export function contractionOf({ primitive, args, params }: Equation): Contraction | null {
  const { lower } = primitive;
  if (lower.kind !== 'contract') return null;
  const { batch, contract } = lower.axes(params);
  const sides = [0, 1].map((side): Axes => {
    const used = [...batch[side]!, ...contract[side]!];
    const axes = [...args[side]!.type.shape.keys()];
    const free = axes.filter((axis) => !used.includes(axis));
    return { batch: batch[side]!, free, contract: contract[side]! };
  }) as [Axes, Axes];
  if (contract[0].length !== 1 || sides.every(({ free }) => free.length > 0)) return null;
  return { products: (sources) => productsOf(args, sides, sources), total: overLast };
}

const overLast = (products: Tensor): Tensor => sum(products, -1);

function productsOf(
  [a, b]: readonly Atom[],
  [left, right]: readonly [Axes, Axes],
  { say }: Sources,
): Atom {
  const ones = Math.max(left.free.length, right.free.length);
  const [x, y] = [say(arranged(left, ones), [a!]), say(arranged(right, ones), [b!])];
  return x === y ? say(square, [x]) : say(multiply, [x, y]);
}

/** The axes of an operand as [batch, free, contracted], with axes of length 1 for those that are free in the other one. */
function arranged({ batch, free, contract }: Axes, ones: number): (x: Tensor) => Tensor {
  const order = [...batch, ...free, ...contract];
  const isInOrder = order.every((axis, i) => axis === i);
  const missing = batch.length > 0 ? ones - free.length : 0;
  return (x) => {
    const y = isInOrder ? x : transpose(x, order);
    if (missing === 0) return y;
    const ends = [y.shape.slice(0, batch.length), y.shape.slice(batch.length)] as const;
    return reshape(y, [...ends[0], ...Array.from({ length: missing }, () => 1), ...ends[1]]);
  };
}
