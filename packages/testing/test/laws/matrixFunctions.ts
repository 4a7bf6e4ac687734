/**
 * The functions of matrices whose derivatives `tools/oracle/matrices.py` knows: weighted sums of what the
 * algorithms find, of projections on single vectors where a sign is a convention.
 */
import {
  cholesky,
  det,
  eigh,
  eigvalsh,
  expm,
  inv,
  matrixTranspose,
  pinv,
  qr,
  slogdet,
  solve,
  svd,
  svdvals,
  triangularSolve,
} from '@gradus/numerics';
import { add, array, eye, matmul, type Tensor } from '@gradus/tensor';

const WEIGHTS = [1, -0.5, 0.75, 0.25, -1, 0.5, -0.75, 1.5, 0.25];
const RIGHT = [1, -2, 0.5];
/** For the factors of qr: with those above the sum itself cancels. */
const FACTORS = [2, 1, -0.5];
const SHIFT = 6;

const weights = (numbers: readonly number[], x: Tensor): Tensor =>
  array(numbers, { dtype: x.dtype }).reshape(x.shape);
const weighted = (x: Tensor): Tensor => x.mul(weights(WEIGHTS.slice(0, x.size), x)).sum();
const dotted = (x: Tensor): Tensor => x.mul(weights(RIGHT, x)).sum();
const right = (like: Tensor): Tensor => array(RIGHT, { dtype: like.dtype }).reshape([3, 1]);
const symmetric = (m: Tensor): Tensor => add(m, matrixTranspose(m));

/** Σ weight · column · row, without the sign that a column shares with its row. */
const spread = (columns: Tensor, rows: Tensor, by = RIGHT): Tensor =>
  weighted(matmul(columns.mul(array(by, { dtype: rows.dtype })), rows));

const ofMatrix: Readonly<Record<string, (m: Tensor) => Tensor>> = {
  det,
  logDet: (m) => slogdet(m)[1],
  inverse: (m) => weighted(inv(m)),
  solution: (m) => dotted(solve(m, right(m))),
  lowerSolution: (m) => dotted(triangularSolve(m, right(m), { leftSide: true, lower: true })),
  choleskyFactor: (m) =>
    weighted(cholesky(symmetric(m).add(eye(3, 3, { dtype: m.dtype }).mul(SHIFT)))),
  eigenvalues: (m) => dotted(eigvalsh(symmetric(m))),
  eigenprojections: (m) => {
    const [, v] = eigh(symmetric(m));
    return spread(v, matrixTranspose(v));
  },
  singularValues: (m) => dotted(svdvals(m)),
  singularProjections: (m) => {
    const [u, , vt] = svd(m, { fullMatrices: false });
    return spread(u, vt);
  },
  qrFactors: (m) => spread(...qr(m), FACTORS),
  pseudoinverse: (m) => weighted(pinv(m.reshape([9]).slice([0, 6]).reshape([3, 2]))),
  matrixExponential: (m) => weighted(expm(m)),
};

/** By name: from the nine entries of a matrix, row by row, to a number. */
export const matrixFunctions: Readonly<Record<string, (...xs: Tensor[]) => Tensor>> =
  Object.fromEntries(
    Object.entries(ofMatrix).map(([name, f]) => [name, (...xs) => f(array(xs).reshape([3, 3]))]),
  );
