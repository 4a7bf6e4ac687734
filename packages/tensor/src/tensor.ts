/**
 * The one public class. A tensor is *concrete* (it holds a block of storage) or a *tracer* (it belongs to
 * a trace and stands for a computation). Its methods stand in `methods.ts`, since a bundle may leave them
 * out. JavaScript's own conversions throw errors that teach.
 */
import { addMethods, type TensorMethods } from '#methods';
import { escaped } from './eval.js';
import {
  iterationAsked,
  jsonAsked,
  LENGTH,
  notOneElement,
  numberAsked,
  textAsked,
  valueAsked,
  type Coerced,
} from './errors/coercion.js';
import type { DType, TypedArray } from './dtype.js';
import { formatTensor, nestedList, type NestedNumbers } from './format.js';
import { sizeOf, type Shape } from './shape.js';
import { storageOfNumber, type Storage } from './storage.js';
import type { Trace } from './trace.js';
import { printType, type TensorType } from './type.js';
import { contiguous, type Block, type Layout } from './view.js';

const BRAND = Symbol.for('gradus.tensor.v1');
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** An axis, several, or null for all. */
export type Axis = number | readonly number[] | null;

/** The methods, which stand in a file of their own and are added below. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- `addMethods` adds what this declares
export interface Tensor<D extends DType = DType> extends TensorMethods<D> {}

/** An immutable array of numbers of one dtype, or the promise of one inside a transformation. */
export class Tensor<D extends DType = DType> {
  static {
    // Symbols as names: declared in a block, since a declaration file could not tell their types.
    Object.defineProperty(this.prototype, BRAND, { value: true });
    Object.defineProperty(this.prototype, INSPECT, { value: inspect });
    addMethods(this.prototype);
  }

  // Declared, not defined: a field would be made first and written once more, for every tensor.
  declare readonly type: TensorType<D>;
  /** The trace that owns it; null for a concrete tensor. */
  declare readonly trace: Trace | null;
  #data: Storage | number | null;
  readonly #layout: Layout | null;

  /**
   * For makers of tensors: where the elements lie, or the number itself of a scalar, since a typed array of
   * one element takes some 200 bytes; null for a tracer. Without a layout they lie in a row from 0.
   */
  constructor(
    type: TensorType<D>,
    trace: Trace | null,
    data: Storage | number | null,
    layout: Layout | null,
  ) {
    this.type = type;
    this.trace = trace;
    this.#data = data;
    this.#layout = layout;
  }

  /**
   * Whether a value is a tensor; works across copies of the library, as `instanceof` does not, which answers
   * in half the time for those of this copy.
   */
  static is(value: unknown): value is Tensor {
    if (value instanceof Tensor) return true;
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  get shape(): Shape {
    return this.type.shape;
  }
  get dtype(): D {
    return this.type.dtype;
  }
  get ndim(): number {
    return this.type.shape.length;
  }
  get size(): number {
    return sizeOf(this.type.shape);
  }
  /** Storage and layout of a concrete tensor; for `run` rules. */
  get block(): Block {
    if (this.#data === null) throw escaped('a computation', this);
    if (typeof this.#data === 'number') this.#data = storageOfNumber(this.#data, this.type.dtype);
    return { storage: this.#data, layout: this.#layout };
  }
  /** The first element of a concrete tensor: the number of a scalar; for `run` rules. */
  get first(): number {
    if (typeof this.#data === 'number') return this.#data;
    const { storage, layout } = this.block;
    return storage.read()[layout?.offset ?? 0]!;
  }

  /** The concrete tensor behind this one, or an error naming `how` where there are no numbers yet. */
  known(how: string): Tensor {
    if (this.trace === null) return this;
    if (!this.trace.active) throw escaped(how, this);
    const value = this.trace.reveal(this, how);
    if (value === null) throw valueAsked(this.coerced(), how);
    return value.known(how);
  }

  /** The number (or boolean) of a tensor with one element. Inside `grad` this cuts the gradient. */
  item(): [D] extends ['bool'] ? boolean : number {
    if (this.size !== 1) throw notOneElement(this.coerced());
    const value = this.known('item').first;
    return (this.dtype === 'bool' ? value !== 0 : value) as [D] extends ['bool'] ? boolean : number;
  }
  /** The numbers as nested lists. Inside `grad` this cuts the gradient. */
  tolist(): NestedNumbers {
    const value = this.known('tolist');
    return nestedList(contiguous(value), value.type);
  }
  /** The numbers as a typed array of their own, in row-major order. Inside `grad` this cuts the gradient. */
  data(): TypedArray {
    return contiguous(this.known('data')).slice();
  }

  private coerced(): Coerced {
    if (this.trace?.active === false) throw escaped('a JavaScript conversion', this);
    return { type: printType(this.type), trace: hasNumbers(this) ? null : this.trace!.title };
  }
  /** Comparing, adding, printing as text: always an error, see docs/errors. */
  [Symbol.toPrimitive](hint: string): never {
    throw hint === 'string' ? textAsked(this.coerced()) : numberAsked(this.coerced());
  }
  /** `{ dtype, shape, data }` of a tensor with values. */
  toJSON(): { dtype: DType; shape: Shape; data: number[] } {
    if (!hasNumbers(this)) throw jsonAsked(this.coerced());
    return { dtype: this.dtype, shape: this.shape, data: [...contiguous(this.known('toJSON'))] };
  }
  /** Not an array: read `x.shape[0]`. */
  get length(): never {
    throw iterationAsked(this.coerced(), LENGTH);
  }
  /** How many rows an iteration gives; an error where there are none, or no numbers yet. */
  rowsAsked(): number {
    const rows = this.shape[0];
    if (rows === undefined || !hasNumbers(this)) {
      throw iterationAsked(this.coerced(), 'iteration');
    }
    return rows;
  }
  /** The values, or what the tracer stands for. */
  toString(): string {
    if (this.trace === null) return formatTensor(contiguous(this), this.type);
    return `Traced ${printType(this.type)} (${this.trace.title})`;
  }
}

/** What a console shows: `float32[2] [1, 2]`. */
function inspect(this: Tensor): string {
  return this.trace === null ? `${printType(this.type)} ${this.toString()}` : this.toString();
}

/**
 * Whether there are numbers behind a value: under `grad` there are, under `jit` and `vmap` not.
 *
 * @param x - the value
 * @returns true where `item()` would answer
 */
export function hasNumbers(x: Tensor): boolean {
  let value: Tensor | null = x;
  while (value !== null && value.trace !== null) value = value.trace.reveal(value, null);
  return value !== null;
}

/**
 * A value that belongs to a trace. Interpreters extend it with what they keep beside the type.
 */
export class Tracer extends Tensor {
  declare readonly trace: Trace;
  constructor(type: TensorType, trace: Trace) {
    super(type, trace, null, null);
    this.trace = trace;
  }
}
