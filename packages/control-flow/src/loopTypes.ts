/**
 * Types of loops over trees: what a body sees of a carry and of a row, and what it may return for them.
 */
import type { DType, Tensor } from '@gradus/tensor';

/** A tree as users write it; `[]` lets the compiler see `[x, 0]` as a pair and not as a list. */
export type Tree = Tensor<DType> | number | null | undefined | [] | readonly unknown[] | object;

/** A row of a tree of stacked tensors. */
export type RowOf<T> =
  T extends Tensor<DType> ? T : T extends null | undefined ? null : { [K in keyof T]: RowOf<T[K]> };

/** What a body may hand on for a carry: tensors of any dtype, and numbers, which take the dtype of the rest. */
export type Returned<T> = T extends Tensor<DType> | number
  ? Tensor | number
  : T extends null | undefined
    ? T
    : { readonly [K in keyof T]: Returned<T[K]> };
