/**
 * The methods of a tensor. They only call the function of the same name, so they work under every
 * transformation. They bring some thirty operations into every bundle that holds a tensor; who writes
 * `add(x, y)` throughout may bundle under the condition `@gradus/lean`, and has `noMethods.ts` in their place.
 */
import type { DType } from './dtype.js';
import { slice, type IndexItem } from './fn/indexing.js';
import { dot, matmul } from './fn/linear.js';
import { max, mean, min, prod, sum, type ReduceOptions } from './fn/reductions.js';
import { add } from './ops/add.js';
import { astype } from './ops/cast.js';
import { equal, greater, greaterEqual, less, lessEqual, notEqual } from './ops/compare.js';
import { divide } from './ops/div.js';
import { mod } from './ops/mod.js';
import { multiply } from './ops/mul.js';
import { negative } from './ops/neg.js';
import { power } from './ops/pow.js';
import { reshape } from './ops/reshape.js';
import { subtract } from './ops/sub.js';
import { transpose } from './ops/transpose.js';
import type { TensorLike } from './promote.js';
import type { Shape } from './shape.js';
import type { Axis, Tensor } from './tensor.js';

/** Methods that work element by element. */
export interface ElementMethods {
  add(y: TensorLike): Tensor;
  sub(y: TensorLike): Tensor;
  mul(y: TensorLike): Tensor;
  div(y: TensorLike): Tensor;
  mod(y: TensorLike): Tensor;
  pow(y: TensorLike): Tensor;
  neg(): Tensor;
  greater(y: TensorLike): Tensor<'bool'>;
  greaterEqual(y: TensorLike): Tensor<'bool'>;
  less(y: TensorLike): Tensor<'bool'>;
  lessEqual(y: TensorLike): Tensor<'bool'>;
  equal(y: TensorLike): Tensor<'bool'>;
  notEqual(y: TensorLike): Tensor<'bool'>;
}

/** Methods that work on whole arrays. */
export interface ArrayMethods<D extends DType> {
  reshape(shape: Shape | number): Tensor<D>;
  transpose(axes?: readonly number[]): Tensor<D>;
  /** All elements along one axis. */
  flatten(): Tensor<D>;
  slice(...index: readonly IndexItem[]): Tensor<D>;
  dot(y: TensorLike): Tensor;
  matmul(y: TensorLike): Tensor;
  sum(axis?: Axis, options?: ReduceOptions): Tensor;
  mean(axis?: Axis, options?: ReduceOptions): Tensor;
  max(axis?: Axis, options?: ReduceOptions): Tensor;
  min(axis?: Axis, options?: ReduceOptions): Tensor;
  prod(axis?: Axis, options?: ReduceOptions): Tensor;
  astype<E extends DType>(dtype: E): Tensor<E>;
  /** Rows along axis 0, where values are known. */
  [Symbol.iterator](): Iterator<Tensor>;
}

/** What `x.add(y)` finds: each is the function of the same name, of `x` and the arguments. */
export interface TensorMethods<D extends DType> extends ElementMethods, ArrayMethods<D> {}

/**
 * Gives the class its methods. Made in functions, since it is called while files that import one another are
 * still being loaded.
 *
 * @param prototype - that of `Tensor`
 */
export function addMethods(prototype: object): void {
  for (const methods of [elementMethods(), arrayMethods()]) {
    for (const name of Reflect.ownKeys(methods)) {
      const value: unknown = Reflect.get(methods, name);
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
    }
  }
}

function elementMethods(): ElementMethods & ThisType<Tensor> {
  return {
    add(y) {
      return add(this, y);
    },
    sub(y) {
      return subtract(this, y);
    },
    mul(y) {
      return multiply(this, y);
    },
    div(y) {
      return divide(this, y);
    },
    mod(y) {
      return mod(this, y);
    },
    pow(y) {
      return power(this, y);
    },
    neg() {
      return negative(this);
    },
    greater(y) {
      return greater(this, y);
    },
    greaterEqual(y) {
      return greaterEqual(this, y);
    },
    less(y) {
      return less(this, y);
    },
    lessEqual(y) {
      return lessEqual(this, y);
    },
    equal(y) {
      return equal(this, y);
    },
    notEqual(y) {
      return notEqual(this, y);
    },
  };
}

function arrayMethods(): ArrayMethods<DType> & ThisType<Tensor> {
  return {
    reshape(shape) {
      return reshape(this, shape);
    },
    transpose(axes) {
      return transpose(this, axes);
    },
    flatten() {
      return reshape(this, [this.size]);
    },
    slice(...index) {
      return slice(this, ...index);
    },
    dot(y) {
      return dot(this, y);
    },
    matmul(y) {
      return matmul(this, y);
    },
    sum(axis = null, options = {}) {
      return sum(this, axis, options);
    },
    mean(axis = null, options = {}) {
      return mean(this, axis, options);
    },
    max(axis = null, options = {}) {
      return max(this, axis, options);
    },
    min(axis = null, options = {}) {
      return min(this, axis, options);
    },
    prod(axis = null, options = {}) {
      return prod(this, axis, options);
    },
    astype(dtype) {
      return astype(this, dtype);
    },
    *[Symbol.iterator]() {
      const rows = this.rowsAsked();
      for (let i = 0; i < rows; i++) yield slice(this, i);
    },
  };
}
