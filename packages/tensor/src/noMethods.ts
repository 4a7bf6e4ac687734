/**
 * A tensor without methods, for bundles made under the condition `@gradus/lean`: `add(x, y)` is there,
 * `x.add(y)` is not, neither at run time nor, with the same word in `customConditions`, in TypeScript.
 */
import type { DType } from './dtype.js';

/** No methods that work element by element. */
export interface ElementMethods {}

/** No methods that work on whole arrays. */
export interface ArrayMethods<_D extends DType> {}

/** Nothing, in place of the methods. */
export interface TensorMethods<D extends DType> extends ElementMethods, ArrayMethods<D> {}

/**
 * Adds nothing.
 *
 * @param _prototype - that of `Tensor`
 */
export function addMethods(_prototype: object): void {}
