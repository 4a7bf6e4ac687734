/**
 * How a primitive is computed, as a description and not as code for one machine. Compiled loops, the
 * interpreter that checks them, eager loops and the arbitrary-precision shadow all read the same one.
 */
import type { Blocks } from './blocks.js';
import type { IndexedCode } from './code/indexedCode.js';
import type { DType } from './dtype.js';
import type { Params } from './primitive.js';
import type { Shape } from './shape.js';
import type { TensorType } from './type.js';

/**
 * What can be done with one element. `E` is a number, an expression of a compiler, a number of arbitrary
 * precision, … Operands of one operation have the same dtype; comparisons and logic give `bool`.
 */
export interface Scalars<E> {
  constant(value: number, dtype: DType): E;
  /** A constant of the dtype of `x`. */
  like(value: number, x: E): E;
  add(x: E, y: E): E;
  sub(x: E, y: E): E;
  mul(x: E, y: E): E;
  /** Floats only. */
  div(x: E, y: E): E;
  /** Integers: quotient towards zero; x/0 gives 0. */
  quotient(x: E, y: E): E;
  /** Sign of the dividend, as `%`; integers: x % 0 gives 0. */
  remainder(x: E, y: E): E;
  neg(x: E): E;
  abs(x: E): E;
  sqrt(x: E): E;
  floor(x: E): E;
  ceil(x: E): E;
  /** To the nearest integer, ties to the even one. */
  round(x: E): E;
  trunc(x: E): E;
  /** NaN when either operand is. */
  min(x: E, y: E): E;
  max(x: E, y: E): E;
  equal(x: E, y: E): E;
  less(x: E, y: E): E;
  lessEqual(x: E, y: E): E;
  /** Bitwise on integers, logical on bool. */
  and(x: E, y: E): E;
  or(x: E, y: E): E;
  xor(x: E, y: E): E;
  /** Complement of integers, negation of bool. */
  not(x: E): E;
  /** Integers: x·2ⁿ with the upper bits lost; n counts modulo 32. */
  shiftLeft(x: E, n: E): E;
  /** Integers: ⌊x/2ⁿ⌋, so the sign of int32 stays; n counts modulo 32. */
  shiftRight(x: E, n: E): E;
  select(condition: E, x: E, y: E): E;
  cast(x: E, dtype: DType): E;
  /**
   * A real function, given as the JavaScript function that computes it in double precision. The result
   * is rounded to the dtype of the operands. A machine that has a faster one, or one of more digits,
   * finds it by the identity of `f`, or by the name that it keeps (`math/realFunction.ts`).
   */
  call(f: (...xs: number[]) => number, ...xs: E[]): E;
}

/** One result element from one element of each input. */
export interface Elementwise {
  readonly kind: 'elementwise';
  scalar<E>(e: Scalars<E>, inputs: readonly E[], params: Params): E;
}

/** One axis of the input as a function of the indices of the result: offset + step · index[axis]. */
export interface AxisMap {
  readonly axis: number | null;
  readonly offset: number;
  readonly step: number;
}

/** Moves elements: every result element is one input element. */
export interface View {
  readonly kind: 'view';
  /** One entry an axis of the input. */
  source(input: Shape, result: Shape, params: Params): AxisMap[];
}

/** Same elements in the same row-major order, another shape. */
export interface Reshape {
  readonly kind: 'reshape';
}

/** Where one input of `Assemble` lands: result index = offset + step · input index, axis by axis. */
export interface Placement {
  readonly offset: readonly number[];
  readonly step: readonly number[];
}

/** Writes every input into its own region of the result, the rest holds `fill`. */
export interface Assemble {
  readonly kind: 'assemble';
  readonly fill: number;
  place(inputs: readonly Shape[], params: Params): Placement[];
}

/** Combines along axes. */
export interface Reduce {
  readonly kind: 'reduce';
  readonly combine: 'sum' | 'prod' | 'max' | 'min' | 'any' | 'all';
  axes(params: Params): readonly number[];
}

/** Sums of products over pairs of axes. */
export interface Contract {
  readonly kind: 'contract';
  axes(params: Params): ContractAxes;
}

/** Axes of a contraction: [left, right] pairs; the rest is free. The result is [batch, left, right]. */
export interface ContractAxes {
  readonly contract: readonly [readonly number[], readonly number[]];
  readonly batch: readonly [readonly number[], readonly number[]];
}

/** How a loop walks, and which of its arguments are what: [asked, consts, carry, rows] in this order. */
export interface RepeatShape {
  /** Number of steps; null: as long as the condition holds. */
  readonly steps: number | null;
  /** Whether the rows are walked from the last to the first. */
  readonly reverse: boolean;
  /** Arguments that the condition alone takes, before the carry. */
  readonly asked: number;
  /** Arguments that the body takes unchanged in every step. */
  readonly consts: number;
  /** Arguments that the body takes and gives back. */
  readonly carry: number;
  /** Arguments of which every step takes one row along axis 0. */
  readonly rows: number;
}

/**
 * Runs `params.programs.body` again and again. It takes [consts, carry, row of each of the rows] and gives
 * [carry, rows]; the results are the last carry, and the given rows stacked along axis 0. A loop without a
 * number of steps runs while `params.programs.cond`, which takes [asked, carry], gives true.
 */
export interface Repeat {
  readonly kind: 'repeat';
  shape(params: Params): RepeatShape;
}

/**
 * Runs one of `params.programs.branches` on all arguments but the first, which is its number: a scalar that is
 * bool (false is 0) or int32 in range.
 */
export interface Choose {
  readonly kind: 'choose';
}

/**
 * Moves elements along one axis to or from places that a tensor of integers names; a place below 0 counts
 * from the end of the axis. The tensor is seen as [batch, before, length, after] (`blocks.ts`).
 * - `pick` of (x, places): the elements at the places, `outside` where there is none
 * - `read` of (x, starts): a block from its start on, moved inside the axis; one start a batch
 * - `write` of (x, block, starts): x with the block written there
 * - `add` of (x, places, updates): x with the updates added there, in order, float32 in double precision and
 *   rounded once; those for no place are dropped
 */
export interface Indexed {
  readonly kind: 'indexed';
  readonly move: 'pick' | 'read' | 'write' | 'add';
  /** The tensor as blocks. */
  blocks(shape: Shape, params: Params): Blocks;
  /** What compiles it, where the operation brings that along. */
  readonly code?: IndexedCode | undefined;
  /** What a place outside of the axis gives. */
  outside?(dtype: DType, params: Params): number;
}

/** Anything else: a compiled program stops, calls `run`, and goes on. */
export interface Host {
  readonly kind: 'host';
}

/** How a primitive is computed. */
export type Lowering =
  | Elementwise
  | View
  | Reshape
  | Assemble
  | Reduce
  | Contract
  | Repeat
  | Choose
  | Indexed
  | Host;

/** Types of inputs and results, as every lowering is given them. */
export interface LoweredTypes {
  readonly inputs: readonly TensorType[];
  readonly results: readonly TensorType[];
}
