/**
 * A = U·diag(s)·Vᵀ. With dS = Uᵀ·Ȧ·V the slopes are ṡ = diag dS, U̇ = U·(F∘(dS·S + S·dSᵀ)) and V̇ =
 * V·(F∘(S·dS + dSᵀ·S)), F(i, j) = 1/(s(j)² − s(i)²), and what leaves the spans of U and V, divided by s
 * (Giles 2008; Townsend 2016). As with `eigh`, singular values alone need no F.
 */
import {
  add,
  bind,
  diagonal,
  divide,
  expandDims,
  GradusError,
  matmul,
  multiply,
  promote,
  square,
  subtract,
  type Primitive,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';
import { inverseGaps } from './eigh.js';
import { complete } from './kernels/householder.js';
import { singularParts, type Extent } from './kernels/jacobi.js';
import { eachMatrix, matrixTranspose, requireMatrix, stacked } from './matrices.js';

/** Whether U and V have all their columns. */
export type SvdParams = Readonly<{ full: boolean }>;

const THIN: SvdParams = { full: false };

/** U, s, Vᵀ. */
export const svdPrimitive: Primitive<SvdParams> = {
  name: 'svd',
  accepts: 'float',
  type: ([a], { full }) => {
    requireMatrix('svd', a!);
    const lead = a!.shape.slice(0, -2);
    const [m, n] = a!.shape.slice(-2) as [number, number];
    const k = Math.min(m, n);
    const shapes = [[m, full ? m : k], [k], [full ? n : k, n]];
    return shapes.map((shape) => ({ dtype: a!.dtype, shape: [...lead, ...shape], weak: false }));
  },
  run: ([a], { full }, types) => {
    const [rows, columns] = a!.shape.slice(-2) as [number, number];
    return eachMatrix([a!], types, ([matrix], results) =>
      decompose(matrix!, { rows, columns, full }, results as Results),
    );
  },
  tangent: ([da], { inputs: [a], outputs }, { full }) => {
    if (!da) return [null, null, null];
    const [m, n] = a!.shape.slice(-2) as [number, number];
    if (full && m !== n) throw noSlope(a!.shape);
    return slopes(da, outputs as unknown as Parts);
  },
  batch: (inputs, mapped, size, params) =>
    bind(svdPrimitive, stacked(inputs, mapped, size), params),
  lower: { kind: 'host' },
  samples: [
    { inputs: [{ shape: [3, 2], values: [2, 1, 0.5, 0.8, -1, -0.4] }], params: THIN },
    { inputs: [{ shape: [2, 3], values: [2, 1, 0.5, 0.8, -1, -0.4] }], params: THIN },
    {
      inputs: [{ shape: [2, 2, 2], values: [2, 1, 0.3, 3, 3, -1, 0.5, 1] }],
      params: { full: true },
    },
    { inputs: [{ shape: [1, 1], values: [-2] }], params: THIN },
    { inputs: [{ shape: [0, 2] }], params: THIN },
  ],
};

type Parts = readonly [u: Tensor, s: Tensor, vt: Tensor];
type Results = readonly [u: Float64Array, s: Float64Array, vt: Float64Array];

function slopes(da: Tensor, [u, s, vt]: Parts): Tensor[] {
  const [ut, v] = [matrixTranspose(u), matrixTranspose(vt)];
  const [row, column] = [expandDims(s, -2), expandDims(s, -1)];
  const inner = matmul(ut, matmul(da, v));
  const f = inverseGaps(square(s));
  const twist = (x: Tensor): Tensor => multiply(f, add(x, matrixTranspose(x)));
  const du = matmul(u, twist(multiply(inner, row)));
  const dv = matmul(v, twist(multiply(column, inner)));
  const outside = (x: Tensor, basis: Tensor): Tensor =>
    divide(subtract(x, matmul(basis, matmul(matrixTranspose(basis), x))), row);
  const [m, n] = [u.shape.at(-2)!, vt.shape.at(-1)!];
  return [
    m > n ? add(du, outside(matmul(da, v), u)) : du,
    diagonal(inner, 0, -2, -1),
    matrixTranspose(n > m ? add(dv, outside(matmul(matrixTranspose(da), u), v)) : dv),
  ];
}

function noSlope(shape: readonly number[]): GradusError {
  return new GradusError('GR401', {
    what: `svd with all columns of U and V has no slope for matrices of shape [${shape.join(', ')}].`,
    why: 'The columns beyond the shorter side belong to no singular value: any basis of what is left will do, so they follow no rule.',
    instead: 'Ask for the columns that have one: `svd(x, { fullMatrices: false })`.',
  });
}

interface Wanted extends Extent {
  readonly full: boolean;
}

/** A wide matrix is decomposed as its transpose. */
function decompose(a: Float64Array, { rows, columns, full }: Wanted, [u, s, vt]: Results): void {
  const wide = rows < columns;
  const [m, n] = wide ? [columns, rows] : [rows, columns];
  const tall = wide ? turned(a, { rows, columns }) : a;
  const parts = singularParts(tall, { rows: m, columns: n });
  s.set(parts.s);
  const width = full ? m : n;
  const long = new Float64Array(m * width).map((_, k) =>
    k % width < n ? parts.u[Math.floor(k / width) * n + (k % width)]! : 0,
  );
  complete(long, { rows: m, columns: width });
  const [left, right] = wide ? [parts.v, long] : [long, parts.v];
  u.set(left);
  vt.set(turned(right, { rows: columns, columns: wide ? width : n }));
}

function turned(a: Float64Array, { rows, columns }: Extent): Float64Array {
  return a.map((_, k) => a[(k % rows) * columns + Math.floor(k / rows)]!);
}

/** Options of `svd`, as in NumPy. */
export interface SvdOptions {
  /** All columns of U and V, not those of the shorter side alone; true when left out. */
  readonly fullMatrices?: boolean;
}

/**
 * The singular value decomposition A = U·diag(s)·Vᵀ, as `numpy.linalg.svd`, s descending. Slopes:
 * ṡᵢ = uᵢᵀ·Ȧ·vᵢ; those of U and V are infinite where singular values are equal. Signs of a pair (u, v) are not
 * determined.
 *
 * @param a - matrices, [.., m, n]
 * @param options - `fullMatrices`, true when left out
 * @returns [U, s, Vᵀ]; throws GR102 for vectors, GR401 for slopes of full U and V of matrices that are not square
 *
 * @example
 * ```ts
 * import { svd } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * const [, s] = svd(array([[3, 0], [0, -4]]));
 * console.log(s.tolist()); // => [4, 3]
 * ```
 */
export function svd(a: TensorLike, options: SvdOptions = {}): [u: Tensor, s: Tensor, vt: Tensor] {
  const { fullMatrices = true } = optionsOf(options, ['fullMatrices'], 'svd');
  const params = { full: fullMatrices };
  return bind(svdPrimitive, promote([a], 'svd', true), params) as [Tensor, Tensor, Tensor];
}

/**
 * Singular values, descending, as `numpy.linalg.svdvals`. Slope: uᵢᵀ·Ȧ·vᵢ. Where some are equal each alone has a
 * corner, but their symmetric functions have true gradients.
 *
 * @param a - matrices, [.., m, n]
 * @returns the values, [.., min(m, n)]; throws GR102 for vectors
 *
 * @example
 * ```ts
 * import { svdvals } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(svdvals(array([[3, 0], [0, -4]])).tolist()); // => [4, 3]
 * ```
 */
export function svdvals(a: TensorLike): Tensor {
  return svd(a, { fullMatrices: false })[1];
}
