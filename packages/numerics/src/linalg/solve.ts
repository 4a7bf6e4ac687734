/**
 * x of A·x = b by Gaussian elimination with partial pivoting. Linear in b; slope in A: ẋ = −A⁻¹·Ȧ·x.
 */
import {
  add,
  bind,
  bind1,
  broadcastShapes,
  broadcastTo,
  expandDims,
  GradusError,
  isLinear,
  matmul,
  negative,
  promote,
  reshape,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { factor, solveFactored } from './kernels/lu.js';
import { eachMatrix, identityLike, matrixTranspose, requireSquare, stacked } from './matrices.js';
import { requireRows } from './triangularSolve.js';

/** A⁻¹·b. */
export const solvePrimitive: Primitive = {
  name: 'solve',
  accepts: 'float',
  type: ([a, b]) => {
    requireSquare('solve', a!);
    requireRows('solve', a!, b!);
    return [{ ...b!, weak: false }];
  },
  run: ([a, b], _, types) => {
    const n = a!.shape.at(-1)!;
    return eachMatrix([a!, b!], types, ([matrix, right], [x]) =>
      solveFactored(factor(matrix!, n), right!, x!),
    );
  },
  linearIn: [1],
  tangent: ([da, db], { inputs: [a], outputs: [x] }) => {
    const moved = da && negative(matmul(da, x!));
    const right = moved && db ? add(db, moved) : (db ?? moved);
    return [right ? solveColumns(a!, right) : null];
  },
  transpose: ([c], [a, b]) => [
    null,
    isLinear(b) ? solveColumns(matrixTranspose(a as Tensor), c!) : null,
  ],
  batch: (inputs, mapped, size) => bind(solvePrimitive, stacked(inputs, mapped, size)),
  lower: { kind: 'host' },
  samples: [
    {
      inputs: [{ shape: [3, 3], values: [0, 0.3, 1, -1, 3, 0.6, 0.5, 1, -2] }, { shape: [3, 2] }],
    },
    { inputs: [{ shape: [2, 1, 1], values: [2, -3] }, { shape: [2, 1, 2] }] },
    { inputs: [{ shape: [0, 0] }, { shape: [0, 2] }] },
  ],
};

/**
 * A⁻¹·b for right sides in columns, for rules.
 *
 * @param a - square matrices
 * @param b - right sides, with the same leading axes
 * @returns the solutions
 */
export function solveColumns(a: Tensor, b: Tensor): Tensor {
  return bind1(solvePrimitive, [a, b]);
}

/**
 * The solution of A·x = b, as `numpy.linalg.solve`: b is a vector [n], or holds right sides in columns,
 * [.., n, m]. Slopes: ẋ = A⁻¹·(ḃ − Ȧ·x). Where A is singular the solution is not finite.
 *
 * @param a - square matrices, [.., n, n]
 * @param b - right sides
 * @returns the solution, shaped like b; throws GR102 or GR120 where shapes do not fit
 *
 * @example
 * ```ts
 * import { solve } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(solve(array([[2, 1], [1, 3]]), array([4, 7])).tolist()); // => [1, 2]
 * ```
 */
export function solve(a: TensorLike, b: TensorLike): Tensor {
  const [matrix, right] = promote([a, b], 'solve', true) as [Tensor, Tensor];
  requireSquare('solve', matrix);
  if (right.ndim === 0) throw noRightSide();
  const isVector = right.ndim === 1;
  const columns = isVector ? expandDims(right, -1) : right;
  const lead = broadcastShapes(matrix.shape.slice(0, -2), columns.shape.slice(0, -2), 'solve');
  const spread = (x: Tensor): Tensor => broadcastTo(x, [...lead, ...x.shape.slice(-2)]);
  const x = solveColumns(spread(matrix), spread(columns));
  return isVector ? reshape(x, x.shape.slice(0, -1)) : x;
}

function noRightSide(): GradusError {
  return new GradusError('GR102', {
    what: 'solve was given a number as its right side.',
    why: 'A right side has an element for every row of the matrix.',
    instead: 'For a matrix of one row write the right side as a vector: `array([b])`.',
  });
}

/**
 * The inverse of square matrices, as `numpy.linalg.inv`. Slope: −A⁻¹·Ȧ·A⁻¹. Not finite where A is singular. To
 * solve a system, `solve` is faster and loses fewer digits.
 *
 * @param a - square matrices, [.., n, n]
 * @returns the inverses; throws GR102 for matrices that are not square
 *
 * @example
 * ```ts
 * import { inv } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(inv(array([[2, 0], [0, 4]])).tolist()); // => [[0.5, 0], [0, 0.25]]
 * ```
 */
export function inv(a: TensorLike): Tensor {
  const [matrix] = promote([a], 'inv', true) as [Tensor];
  requireSquare('inv', matrix);
  return solveColumns(matrix, broadcastTo(identityLike(matrix), matrix.shape));
}

/**
 * Aⁿ of square matrices by repeated squaring, as `numpy.linalg.matrix_power`; a negative n takes the
 * inverse. Slope: Σ Aⁱ·Ȧ·Aⁿ⁻¹⁻ⁱ.
 *
 * @param a - square matrices, [.., m, m]
 * @param n - an integer
 * @returns the powers; throws GR102 for matrices that are not square
 *
 * @example
 * ```ts
 * import { matrixPower } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(matrixPower(array([[1, 1], [0, 1]]), 5).tolist()); // => [[1, 5], [0, 1]]
 * ```
 */
export function matrixPower(a: TensorLike, n: number): Tensor {
  const [matrix] = promote([a], 'matrixPower', true) as [Tensor];
  requireSquare('matrixPower', matrix);
  if (n === 0) return broadcastTo(identityLike(matrix), matrix.shape);
  let square = n < 0 ? inv(matrix) : matrix;
  let result: Tensor | null = null;
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result === null ? square : matmul(result, square);
    if (left > 1) square = matmul(square, square);
  }
  return result!;
}
