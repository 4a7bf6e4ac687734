/**
 * The types of trees. A homomorphic mapped type over the user's own type keeps interfaces, tuples,
 * readonly and optional fields, so `g.layers[0].w` is typed and a wrong key is a compile error.
 */
import type { DType } from './dtype.js';
import type { Tensor } from './tensor.js';

/**
 * A tree of `T` where every number became a tensor: what a gradient looks like. A boolean is no leaf, so
 * a function of `TensorLike` has a `Tensor` for its gradient.
 */
export type GradOf<T> =
  T extends Tensor<DType>
    ? T
    : T extends number
      ? Tensor<'float32'>
      : T extends boolean
        ? never
        : T extends null | undefined
          ? T
          : { [K in keyof T]: GradOf<T[K]> };

/** A tree of `T` where every leaf is a tensor: what a transformed function sees. */
export type Traced<T> = GradOf<T>;

/** Arguments with every number lifted to a tensor: what a function sees of `primals`. */
export type TracedArgs<A extends readonly unknown[]> = { -readonly [K in keyof A]: GradOf<A[K]> };

/** What a transformed function takes where the function takes `T`: numbers may stand for tensors. */
export type Liftable<T> =
  T extends Tensor<DType>
    ? T | number
    : T extends number
      ? number | Tensor
      : T extends null | undefined
        ? T
        : { [K in keyof T]: Liftable<T[K]> };

/** Arguments of a transformed function. */
export type LiftableArgs<A extends readonly unknown[]> = { [K in keyof A]: Liftable<A[K]> };

/** The argument(s) named by `argnums`: one of them, or a tuple in the order given. */
export type At<
  A extends readonly unknown[],
  I extends number | readonly number[],
> = I extends readonly number[]
  ? { [K in keyof I]: GradOf<A[I[K] & number]> }
  : GradOf<A[I & number]>;

/** Puts the explanation into the compiler's own message when a leaf can be no leaf. */
export type CheckTree<T> = T extends Tensor<DType> | number | null | undefined
  ? T
  : T extends string | boolean | bigint | symbol | ((...args: never[]) => unknown)
    ? { 'gradus: not a tree': 'leaves must be tensors or numbers; close over other values' }
    : { [K in keyof T]: CheckTree<T[K]> };
