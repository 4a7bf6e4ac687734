/**
 * The pseudo-inverse A⁺ = V·S⁺·Uᵀ and least squares by it. Slope at constant rank: −A⁺·Ȧ·A⁺ + A⁺·A⁺ᵀ·Ȧᵀ·(1 − A·A⁺) +
 * (1 − A⁺·A)·Ȧᵀ·A⁺ᵀ·A⁺ (Golub and Pereyra, SIAM J. Numer. Anal. 10, 1973): it needs no singular vectors, so
 * equal singular values do it no harm.
 */
import {
  add,
  astype,
  bind,
  bind1,
  dtypes,
  expandDims,
  greater,
  matmul,
  max,
  multiply,
  promote,
  square,
  squeeze,
  subtract,
  sum,
  type FloatDType,
  type Primitive,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';
import { singularParts } from './kernels/jacobi.js';
import { eachMatrix, identityLike, matrixTranspose, requireMatrix, stacked } from './matrices.js';
import { svdvals } from './svd.js';

/** Singular values below `rtol` times the largest count as zeros. */
export type PinvParams = Readonly<{ rtol: number }>;

const values = [2, 1, 0.5, 0.8, -1, -0.4];

/** A⁺. */
export const pinvPrimitive: Primitive<PinvParams> = {
  name: 'pinv',
  accepts: 'float',
  type: ([a]) => {
    requireMatrix('pinv', a!);
    const { dtype, shape } = a!;
    return [{ dtype, shape: [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!], weak: false }];
  },
  run: ([a], { rtol }, types) => {
    const [rows, columns] = a!.shape.slice(-2) as [number, number];
    return eachMatrix([a!], types, ([matrix], [out]) =>
      invert({ a: matrix!, rows, columns, rtol }, out!),
    );
  },
  tangent: ([da], { inputs: [a], outputs: [p] }) => {
    if (!da) return [null];
    const [dat, pt] = [matrixTranspose(da), matrixTranspose(p!)];
    const outside = (x: Tensor): Tensor => subtract(identityLike(x), x);
    const direct = matmul(p!, matmul(da, p!));
    const rows = matmul(matmul(p!, pt), matmul(dat, outside(matmul(a!, p!))));
    const columns = matmul(outside(matmul(p!, a!)), matmul(dat, matmul(pt, p!)));
    return [add(subtract(rows, direct), columns)];
  },
  batch: (inputs, mapped, size, params) =>
    bind(pinvPrimitive, stacked(inputs, mapped, size), params),
  lower: { kind: 'host' },
  samples: [
    { inputs: [{ shape: [3, 2], values }], params: { rtol: 1e-6 } },
    { inputs: [{ shape: [2, 3], values }], params: { rtol: 1e-6 } },
    {
      inputs: [{ shape: [2, 2, 2], values: [2, 1, 1, 3, 3, -1, 0.5, 1] }],
      params: { rtol: 1e-6 },
    },
    { inputs: [{ shape: [1, 1], values: [-2] }], params: { rtol: 1e-6 } },
    { inputs: [{ shape: [0, 2] }], params: { rtol: 1e-6 } },
  ],
};

interface Given extends PinvParams {
  readonly a: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

function invert({ a, rows, columns, rtol }: Given, out: Float64Array): void {
  const wide = rows < columns;
  const [m, n] = wide ? [columns, rows] : [rows, columns];
  const tall = wide ? a.map((_, k) => a[(k % rows) * columns + Math.floor(k / rows)]!) : a;
  const { u, s, v } = singularParts(tall, { rows: m, columns: n });
  const least = rtol * (s[0] ?? 0);
  const inverse = s.map((x) => (x > least ? 1 / x : Number.isNaN(x) ? x : 0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += v[i * n + k]! * inverse[k]! * u[j * n + k]!;
      out[wide ? j * n + i : i * m + j] = total;
    }
  }
}

/** Options of `pinv` and `lstsq`. */
export interface RankOptions {
  /** Singular values below `rtol` times the largest count as zeros; 10·max(m, n)·ε when left out, as in JAX. */
  readonly rtol?: number;
}

function rtolOf(a: Tensor, rtol: number | undefined): number {
  const size = Math.max(a.shape.at(-1)!, a.shape.at(-2)!);
  return rtol ?? 10 * size * dtypes[a.dtype as FloatDType].eps;
}

/**
 * The pseudo-inverse, as `numpy.linalg.pinv`: of all x with the least |A·x − b|, A⁺·b is the shortest. Slopes hold as
 * long as the rank stays.
 *
 * @param a - matrices, [.., m, n]
 * @param options - `rtol`
 * @returns the pseudo-inverses, [.., n, m]; throws GR102 for vectors
 *
 * @example
 * ```ts
 * import { pinv } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(pinv(array([[2, 0], [0, 0]])).tolist()); // => [[0.5, 0], [0, 0]]
 * ```
 */
export function pinv(a: TensorLike, options: RankOptions = {}): Tensor {
  const { rtol } = optionsOf(options, ['rtol'], 'pinv');
  const [matrix] = promote([a], 'pinv', true) as [Tensor];
  requireMatrix('pinv', matrix);
  return bind1(pinvPrimitive, [matrix], { rtol: rtolOf(matrix, rtol) });
}

/**
 * The rank of matrices, as `numpy.linalg.matrix_rank`: how many singular values are above `rtol` times the largest. Slope: 0.
 *
 * @param a - matrices, [.., m, n]
 * @param options - `rtol`
 * @returns ranks as int32, [..]; throws GR102 for vectors
 *
 * @example
 * ```ts
 * import { matrixRank } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(matrixRank(array([[1, 2], [2, 4]])).item()); // => 1
 * ```
 */
export function matrixRank(a: TensorLike, options: RankOptions = {}): Tensor {
  const { rtol } = optionsOf(options, ['rtol'], 'matrixRank');
  const [matrix] = promote([a], 'matrixRank', true) as [Tensor];
  requireMatrix('matrixRank', matrix);
  const s = svdvals(matrix);
  const least = multiply(max(s, -1, { keepdims: true }), rtolOf(matrix, rtol));
  return sum(astype(greater(s, least), 'int32'), -1);
}

/**
 * The shortest x with the least |A·x − b|, as `numpy.linalg.lstsq`. Slopes hold as long as the rank stays.
 *
 * @param a - a matrix, [..., m, n]
 * @param b - a right side [m], or several in columns [..., m, k]
 * @param options - `rtol`
 * @returns [x, Σ (A·x − b)² for every right side, rank of A, singular values of A]; throws GR102 for a vector
 *
 * @example
 * ```ts
 * import { lstsq } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * const [x] = lstsq(array([[1, 0], [1, 1], [1, 2]]), array([1, 3, 5]));
 * console.log(x.toString()); // => [1, 2]
 * ```
 */
export function lstsq(
  a: TensorLike,
  b: TensorLike,
  options: RankOptions = {},
): [x: Tensor, residuals: Tensor, rank: Tensor, s: Tensor] {
  const [matrix, right] = promote([a, b], 'lstsq', true) as [Tensor, Tensor];
  const columns = right.ndim === 1 ? expandDims(right, -1) : right;
  const x = matmul(pinv(matrix, options), columns);
  const residuals = sum(square(subtract(matmul(matrix, x), columns)), -2);
  const solution = right.ndim === 1 ? squeeze(x, -1) : x;
  return [solution, residuals, matrixRank(matrix, options), svdvals(matrix)];
}
