/**
 * Rows of stacked values: what a loop reads from `xs` and writes to `ys`. On concrete tensors a row is a
 * window on the storage, and results are written into one array made beforehand; while the loop is unfolded
 * in a trace, both are ordinary operations with gradients.
 */
import {
  slice,
  stack,
  allocate,
  contiguous,
  filled,
  fromData,
  sizeOf,
  typeOf,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';

/** The type of one row. */
function rowType({ dtype, shape, weak }: TensorType): TensorType {
  return typeOf(dtype, shape.slice(1), weak);
}

/**
 * Reads rows of a concrete tensor without copying them.
 *
 * @param x - stacked rows
 * @returns gives row i
 */
export function rowReader(x: Tensor): (i: number) => Tensor {
  const data = contiguous(x);
  const type = rowType(x.type);
  const size = sizeOf(type.shape);
  return (i) => fromData(type, data.subarray(i * size, (i + 1) * size));
}

/** Takes rows in any order, and gives them stacked. */
export interface RowWriter {
  write(i: number, row: Tensor): void;
  finish(): Tensor;
}

/**
 * Collects concrete rows.
 *
 * @param type - type of the stacked result
 * @returns the writer
 */
export function rowWriter(type: TensorType): RowWriter {
  const data = allocate(type.dtype, sizeOf(type.shape));
  const size = sizeOf(type.shape.slice(1));
  return {
    write: (i, row) => data.set(contiguous(row), i * size),
    finish: () => fromData(type, data),
  };
}

/**
 * Row i as an operation.
 *
 * @param x - stacked rows
 * @param i - which one
 * @returns the row
 */
export function rowOf(x: Tensor, i: number): Tensor {
  return slice(x, i);
}

/**
 * Rows stacked by an operation.
 *
 * @param rows - tensors of one type
 * @param type - type of the stacked result, for no rows
 * @returns the stacked tensor
 */
export function stackRows(rows: readonly Tensor[], type: TensorType): Tensor {
  return rows.length === 0 ? filled(0, type.dtype, type.shape) : stack(rows);
}
