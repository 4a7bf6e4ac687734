/**
 * Types in place of values: a program or a shape needs no numbers, so `{ dtype, shape }` may stand where a
 * tensor would. A placeholder is a view of one zero: it costs no memory, whatever its shape.
 */
import {
  isPlain,
  Tensor,
  walkingError,
  zerosOf,
  type DType,
  type Shape,
  type TensorType,
} from '@gradus/tensor';

/** What stands for a tensor: its dtype and shape. */
export interface TypeLike {
  readonly dtype: DType;
  readonly shape: Shape;
}

/** A tree of `T` in which types may stand for tensors, and tensors for numbers. */
export type Described<T> =
  T extends Tensor<DType>
    ? T | number | TypeLike
    : T extends number
      ? number | Tensor | TypeLike
      : T extends null | undefined
        ? T
        : { [K in keyof T]: Described<T[K]> };

/** Arguments in which types may stand for tensors. */
export type DescribedArgs<A extends readonly unknown[]> = { [K in keyof A]: Described<A[K]> };

/** A tree of `T` in which every leaf is its type. */
export type TypesOf<T> =
  T extends Tensor<infer D>
    ? TensorType<D>
    : T extends number
      ? TensorType
      : T extends null | undefined
        ? T
        : { [K in keyof T]: TypesOf<T[K]> };

/**
 * A tree in which every type became a tensor of that type, of no memory.
 *
 * @param tree - a tree of tensors, numbers and types
 * @returns the tree without types
 */
export function fillPlaceholders(tree: unknown): unknown {
  try {
    return filled(tree);
  } catch (error) {
    throw walkingError(error, 'args');
  }
}

function filled(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(filled);
  if (Tensor.is(tree) || !isPlain(tree)) return tree;
  if (isTypeLike(tree)) return zerosOf({ dtype: tree.dtype, shape: [...tree.shape], weak: false });
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, filled(value)]));
}

function isTypeLike(value: Readonly<Record<string, unknown>>): value is TypeLike & typeof value {
  return typeof value['dtype'] === 'string' && Array.isArray(value['shape']);
}
