/**
 * A = Q·R, Q with orthonormal columns, R upper triangular, with LAPACK's signs. Slopes, with X = Ȧ·R⁻¹ of the first
 * columns and Ω the antisymmetric matrix whose lower triangle is that of Qᵀ·X: Q̇ = Q·Ω + (1 − Q·Qᵀ)·X and
 * Ṙ = Qᵀ·Ȧ − Ω·R (Walter, Lehmann and Lamour, Optimization Methods and Software 27, 2012).
 */
import {
  add,
  bind,
  GradusError,
  matmul,
  promote,
  sliceAxis,
  subtract,
  tril,
  triu,
  type Primitive,
  type Tensor,
  type TensorLike,
  optionsOf,
  shown,
  wrongKind,
} from '@gradus/tensor';
import { reflect } from './kernels/householder.js';
import { eachMatrix, matrixTranspose, requireMatrix, stacked } from './matrices.js';
import { triangularSolve } from './triangularSolve.js';

/** Whether Q has all its columns. */
export type QrParams = Readonly<{ complete: boolean }>;

const REDUCED: QrParams = { complete: false };

/** Q and R. */
export const qrPrimitive: Primitive<QrParams> = {
  name: 'qr',
  accepts: 'float',
  type: ([a], { complete }) => {
    requireMatrix('qr', a!);
    const { dtype, shape } = a!;
    const [m, n] = shape.slice(-2) as [number, number];
    const k = complete ? m : Math.min(m, n);
    return [
      { dtype, shape: [...shape.slice(0, -1), k], weak: false },
      { dtype, shape: [...shape.slice(0, -2), k, n], weak: false },
    ];
  },
  run: ([a], _, types) => {
    const [rows, columns] = a!.shape.slice(-2) as [number, number];
    const k = types[0]!.shape.at(-1)!;
    return eachMatrix([a!], types, ([matrix], [q, r]) => {
      const factors = reflect(matrix!, { rows, columns });
      for (let i = 0; i < q!.length; i++) {
        q![i] = factors.q[Math.floor(i / k) * rows + (i % k)]!;
      }
      r!.set(factors.r.subarray(0, k * columns));
    });
  },
  tangent: ([da], { inputs: [a], outputs: [q, r] }, { complete }) => {
    if (!da) return [null, null];
    const [m, n] = a!.shape.slice(-2) as [number, number];
    if (complete && m > n) throw noSlope(a!.shape);
    return slopes(da, q!, r!);
  },
  batch: (inputs, mapped, size, params) => bind(qrPrimitive, stacked(inputs, mapped, size), params),
  lower: { kind: 'host' },
  samples: [
    { inputs: [{ shape: [3, 2], values: [2, 1, 0.5, 0.8, -1, -0.4] }], params: REDUCED },
    { inputs: [{ shape: [2, 3], values: [2, 1, 0.5, 0.8, -1, -0.4] }], params: REDUCED },
    { inputs: [{ shape: [2, 2, 2], values: [2, 1, 1, 3, 3, -1, 0.5, 1] }], params: REDUCED },
    { inputs: [{ shape: [2, 2], values: [2, 1, 1, 3] }], params: { complete: true } },
    { inputs: [{ shape: [1, 1], values: [-2] }], params: REDUCED },
    { inputs: [{ shape: [0, 2] }], params: REDUCED },
  ],
};

function slopes(da: Tensor, q: Tensor, r: Tensor): [Tensor, Tensor] {
  const k = q.shape.at(-1)!;
  const first = (x: Tensor): Tensor => sliceAxis(x, x.ndim - 1, 0, k);
  // X·R = Ȧ, with the triangle R on the right.
  const x = triangularSolve(first(r), first(da));
  const qt = matrixTranspose(q);
  const inner = matmul(qt, x);
  const lower = tril(inner, -1);
  const omega = subtract(lower, matrixTranspose(lower));
  const dq = add(matmul(q, subtract(omega, inner)), x);
  return [dq, triu(subtract(matmul(qt, da), matmul(omega, r)))];
}

function noSlope(shape: readonly number[]): GradusError {
  return new GradusError('GR401', {
    what: `qr with all columns of Q has no slope for matrices of shape [${shape.join(', ')}].`,
    why: 'The columns of Q beyond those of the matrix are any basis of what is left, so they follow no rule.',
    instead: "Ask for the columns that have one: `qr(x)`, which is mode 'reduced'.",
  });
}

/** Which parts `qr` gives. */
export interface QrOptions {
  /** 'complete': all columns of Q; 'reduced' when left out. */
  readonly mode?: 'reduced' | 'complete';
}

/**
 * A = Q·R with orthonormal columns of Q and an upper triangular R, as `numpy.linalg.qr`, with the signs of LAPACK. Slopes
 * exist where the first columns of A are independent.
 *
 * @param a - matrices, [.., m, n]
 * @param options - `mode`
 * @returns [Q, R]; throws GR102 for vectors, GR401 for slopes of a complete Q with more rows than columns
 *
 * @example
 * ```ts
 * import { qr } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * const [, r] = qr(array([[3, 5], [4, 0]]));
 * console.log(r.tolist()); // => [[-5, -3], [0, -4]]
 * ```
 */
export function qr(a: TensorLike, options: QrOptions = {}): [q: Tensor, r: Tensor] {
  const { mode = 'reduced' } = optionsOf(options, ['mode'], 'qr');
  if (mode !== 'reduced' && mode !== 'complete') {
    throw wrongKind('qr', `the mode ${shown(mode)}`, "one of the modes 'reduced', 'complete'");
  }
  const params = { complete: mode === 'complete' };
  return bind(qrPrimitive, promote([a], 'qr', true), params) as [Tensor, Tensor];
}
