/**
 * A tree of floats as one vector and back, so that a linear system over a tree is a matrix and a column.
 */
import { slice, reshape, astype, concatenate, unflatten, type Tensor } from '@gradus/tensor';
import { flattenTree } from '@gradus/ir';

/** Trees of one structure as vectors. */
export interface Vectors {
  readonly size: number;
  /** The tree that a vector stands for. */
  treeOf(vector: Tensor): unknown;
}

/**
 * All leaves of a tree, one after the other.
 *
 * @param tree - a tree of floats
 * @param what - its name in messages
 * @returns a tensor of one axis
 */
export function vectorOf(tree: unknown, what: string): Tensor {
  return concatenate(flattenTree(tree, what).leaves.map((x) => reshape(x, [x.size])));
}

/**
 * The way back from a vector to trees like this one.
 *
 * @param tree - a tree of floats
 * @param what - its name in messages
 * @returns its size, and the way back
 */
export function vectorsLike(tree: unknown, what: string): Vectors {
  const { leaves, shape } = flattenTree(tree, what);
  const ends = leaves.map((_, i) => leaves.slice(0, i + 1).reduce((sum, x) => sum + x.size, 0));
  // Leaves of one dtype take that of the vector: where a search begins has none of its own.
  const mixed = new Set(leaves.map((x) => x.dtype)).size > 1;
  const leafOf = (vector: Tensor, { size, shape: to, dtype }: Tensor, end: number): Tensor => {
    const leaf = reshape(slice(vector, [end - size, end]), to);
    return mixed ? astype(leaf, dtype) : leaf;
  };
  return {
    size: ends.at(-1) ?? 0,
    treeOf: (vector) =>
      unflatten(
        shape,
        leaves.map((x, i) => leafOf(vector, x, ends[i]!)),
      ),
  };
}
