/**
 * What the operations on matrices share: the last two axes are rows and columns, all axes before them are a
 * stack of matrices. Kernels see one matrix at a time, in double precision, whatever the dtype: float32
 * results are then right to the last bit or two. Batching is one more axis in front.
 */
import {
  allocate,
  broadcastTo,
  contiguous,
  eye,
  fromData,
  GradusError,
  sizeOf,
  swapaxes,
  typeOf,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';

/** One matrix (or vector) of every input, and room for one of every result; row by row. */
export type MatrixKernel = (
  inputs: readonly Float64Array[],
  results: readonly Float64Array[],
) => void;

/**
 * Runs a kernel on every matrix of a stack.
 *
 * @param inputs - stacks of the same leading axes
 * @param types - types of the results
 * @param kernel - computes the results of one matrix
 * @returns stacks of results
 */
export function eachMatrix(
  inputs: readonly Tensor[],
  types: readonly TensorType[],
  kernel: MatrixKernel,
): Tensor[] {
  const count = sizeOf(inputs[0]!.shape.slice(0, -2));
  const sources = inputs.map(contiguous);
  const out = types.map(({ dtype, shape }) => allocate(dtype, sizeOf(shape)));
  const room = out.map((data) => new Float64Array(count === 0 ? 0 : data.length / count));
  for (let k = 0; k < count; k++) {
    const parts = sources.map((data) => {
      const size = data.length / count;
      return Float64Array.from(data.subarray(k * size, (k + 1) * size));
    });
    for (const result of room) result.fill(0);
    kernel(parts, room);
    out.forEach((data, i) => data.set(room[i]!, k * room[i]!.length));
  }
  return types.map((type, i) => fromData(type, out[i]!));
}

/**
 * Inputs of a batch rule with the batch in front of all of them.
 *
 * @param inputs - inputs, mapped ones with the batch as axis 0
 * @param mapped - which ones are
 * @param size - length of the batch
 * @returns inputs that all have it
 */
export function stacked(
  inputs: readonly Tensor[],
  mapped: readonly boolean[],
  size: number,
): Tensor[] {
  return inputs.map((x, i) => (mapped[i] === true ? x : broadcastTo(x, [size, ...x.shape])));
}

/**
 * Rows as columns, in every matrix of a stack.
 *
 * @param x - a stack of matrices
 * @returns the transposed ones
 */
export function matrixTranspose(x: Tensor): Tensor {
  return swapaxes(x, -1, -2);
}

/**
 * The identity, of the dtype of a matrix.
 *
 * @param x - a stack of matrices
 * @param n - rows of the identity; those of `x` when left out
 * @returns one matrix
 */
export function identityLike(x: Tensor, n: number = x.shape.at(-1)!): Tensor {
  return eye(n, n, { dtype: x.dtype });
}

/**
 * A constant matrix, as a factor that picks a part of another one.
 *
 * @param x - a stack of square matrices, which gives dtype and size
 * @param entry - the factor at a row and a column
 * @returns one matrix
 */
export function maskLike(x: Tensor, entry: (row: number, column: number) => number): Tensor {
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  const data = allocate(x.dtype, rows * columns);
  for (let i = 0; i < data.length; i++) data[i] = entry(Math.floor(i / columns), i % columns);
  return fromData(typeOf(x.dtype, [rows, columns]), data);
}

/**
 * Asks for a stack of square matrices.
 *
 * @param op - the function that asks
 * @param x - its operand; throws GR102 when it is none
 */
export function requireSquare(op: string, { shape }: Pick<Tensor, 'shape'>): void {
  requireMatrix(op, { shape });
  if (shape.at(-1) === shape.at(-2)) return;
  throw new GradusError('GR102', {
    what: `${op} was given matrices of shape [${shape.join(', ')}].`,
    why: 'It needs as many rows as columns: the last two axes are of different lengths.',
    instead: 'For a least-squares solution of any matrix use `lstsq` or `pinv`.',
  });
}

/**
 * Asks for a stack of matrices.
 *
 * @param op - the function that asks
 * @param x - its operand; throws GR102 when it is none
 */
export function requireMatrix(op: string, { shape }: Pick<Tensor, 'shape'>): void {
  if (shape.length >= 2) return;
  throw new GradusError('GR102', {
    what: `${op} was given a tensor of shape [${shape.join(', ')}].`,
    why: 'It works on matrices: the last two axes are rows and columns.',
    instead: 'Add an axis with `expandDims`, or reshape to rows and columns.',
  });
}
