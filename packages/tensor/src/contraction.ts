/**
 * The eager kernel of contractions: rows of the left operand times rows of the right one, both packed so
 * that the summed axis is contiguous. Four columns at a time share the loads of a row; sums are kept in
 * double precision, in blocks that are added up afterwards, so their error grows with n/BLOCK at most.
 */
import { allocate, dtypes, type TypedArray } from './dtype.js';
import type { Tensor } from './tensor.js';
import { gatherStrided, layoutOf } from './view.js';

/** Rows of two matrices, [rows, depth] and [columns, depth], somewhere in `a` and `b`. */
interface Panel {
  readonly a: TypedArray;
  readonly b: TypedArray;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /** The first row in `a`, and in `b`. */
  readonly row: number;
  readonly column: number;
}

const BLOCK = 256;

/**
 * The elements of `x` with its axes in another order, in a row.
 *
 * @param x - a concrete tensor
 * @param order - place i holds axis `order[i]`
 * @returns the elements; the storage itself where the order changes nothing
 */
export function packed(x: Tensor, order: readonly number[]): TypedArray {
  const { storage, layout } = x.block;
  if (layout === null && order.every((axis, i) => axis === i)) return storage.read();
  const { offset, strides } = layoutOf(x);
  const out = allocate(x.dtype, x.size);
  const moved = { offset, strides: order.map((i) => strides[i]!) };
  gatherStrided(
    storage.read(),
    moved,
    order.map((i) => x.shape[i]!),
    out,
  );
  return out;
}

/** How the axes of one operand are used. */
export interface OperandAxes {
  readonly batch: readonly number[];
  readonly free: readonly number[];
  readonly contract: readonly number[];
}

/**
 * Σ over the contracted axes of x·y.
 *
 * @param x - left operand
 * @param left - its axes
 * @param y - right operand, of the same dtype
 * @param right - its axes
 * @returns elements of [batch, left free, right free]
 */
export function contractPacked(
  x: Tensor,
  left: OperandAxes,
  y: Tensor,
  right: OperandAxes,
): TypedArray {
  const [rows, columns] = [lengthOf(x, left.free), lengthOf(y, right.free)];
  const [batch, depth] = [lengthOf(x, left.batch), lengthOf(x, left.contract)];
  const a = packed(x, [...left.batch, ...left.free, ...left.contract]);
  const b = packed(y, [...right.batch, ...right.free, ...right.contract]);
  const out = allocate(x.dtype, batch * rows * columns);
  const multiply = dtypes[x.dtype].kind === 'float' ? multiplyFloats : multiplyIntegers;
  for (let i = 0; i < batch; i++) {
    multiply({ a, b, rows, columns, depth, row: i * rows, column: i * columns }, out);
  }
  return out;
}

function lengthOf(x: Tensor, axes: readonly number[]): number {
  let length = 1;
  for (const axis of axes) length *= x.shape[axis]!;
  return length;
}

/** Where `fourSums` leaves its results: kernels run one at a time. */
const sums: Float64Array = /* @__PURE__ */ new Float64Array(4);

function multiplyFloats(panel: Panel, out: TypedArray): void {
  const { rows, columns, row } = panel;
  const whole = columns - (columns % 4);
  for (let j = 0; j < whole; j += 4) {
    for (let i = 0; i < rows; i++) {
      fourSums(panel, i, j);
      const at = (row + i) * columns + j;
      for (let k = 0; k < 4; k++) out[at + k] = sums[k]!;
    }
  }
  for (let j = whole; j < columns; j++) {
    for (let i = 0; i < rows; i++) out[(row + i) * columns + j] = oneSum(panel, i, j);
  }
}

/** Row i times columns j … j+3. */
function fourSums({ a, b, depth, row, column }: Panel, i: number, j: number): void {
  const at = (row + i) * depth;
  const b0 = (column + j) * depth;
  const [b1, b2, b3] = [b0 + depth, b0 + 2 * depth, b0 + 3 * depth];
  sums.fill(0);
  for (let from = 0; from < depth; from += BLOCK) {
    const to = Math.min(depth, from + BLOCK);
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let k = from; k < to; k++) {
      const v = a[at + k]!;
      s0 += v * b[b0 + k]!;
      s1 += v * b[b1 + k]!;
      s2 += v * b[b2 + k]!;
      s3 += v * b[b3 + k]!;
    }
    sums[0]! += s0;
    sums[1]! += s1;
    sums[2]! += s2;
    sums[3]! += s3;
  }
}

function oneSum({ a, b, depth, row, column }: Panel, i: number, j: number): number {
  const [p, q] = [(row + i) * depth, (column + j) * depth];
  let total = 0;
  for (let from = 0; from < depth; from += BLOCK) {
    const to = Math.min(depth, from + BLOCK);
    let sum = 0;
    for (let k = from; k < to; k++) sum += a[p + k]! * b[q + k]!;
    total += sum;
  }
  return total;
}

/** Integers wrap around, term by term. */
function multiplyIntegers(panel: Panel, out: TypedArray): void {
  const { a, b, rows, columns, depth, row, column } = panel;
  for (let i = row; i < row + rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < depth; k++) {
        sum = (sum + Math.imul(a[i * depth + k]!, b[(column + j) * depth + k]!)) | 0;
      }
      out[i * columns + j] = sum;
    }
  }
}
