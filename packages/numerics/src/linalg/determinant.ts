/**
 * Determinants. The slope of det A is the matrix of cofactors, which exists for singular matrices too: with A =
 * U·S·Vᵀ it is det(U·Vᵀ)·U·cof(S)·Vᵀ, cof(S) the products of all singular values but one. So is its own slope, with
 * the products of all but two. Nothing is divided, where det A·A⁻ᵀ would be 0·∞.
 */
import {
  bind,
  bind1,
  broadcastTo,
  diagonal,
  expandDims,
  fromData,
  allocate,
  matmul,
  multiply,
  prod,
  promote,
  select,
  stopGradient,
  subtract,
  sum,
  typeOf,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { complete } from './kernels/householder.js';
import { singularParts } from './kernels/jacobi.js';
import { factor } from './kernels/lu.js';
import { eachMatrix, identityLike, matrixTranspose, requireSquare, stacked } from './matrices.js';
import { inv } from './solve.js';
import { svd } from './svd.js';

const samples = [
  { inputs: [{ shape: [3, 3], values: [2, 0.3, 1, -1, 3, 0.6, 0.5, 1, -2] }] },
  { inputs: [{ shape: [2, 2, 2], values: [2, 1, 1, 3, 3, -1, 0.5, 1] }] },
  { inputs: [{ shape: [1, 1], values: [2] }] },
  { inputs: [{ shape: [0, 0] }] },
];
/** Of rank 1 less than it could be: the cofactors are not zero. */
const singular = { inputs: [{ shape: [3, 3], values: [1, 2, 3, 2, 4.5, 1, 3, 6.5, 4] }] };

/** det A. */
export const detPrimitive: Primitive = {
  name: 'det',
  accepts: 'float',
  type: ([a]) => {
    requireSquare('det', a!);
    return [{ dtype: a!.dtype, shape: a!.shape.slice(0, -2), weak: false }];
  },
  run: ([a], _, types) =>
    eachMatrix([a!], types, ([matrix], [out]) => {
      out![0] = determinant(matrix!, a!.shape.at(-1)!);
    }),
  tangent: ([da], { inputs: [a] }) => [da ? sum(multiply(cofactors(a!), da), [-2, -1]) : null],
  batch: (inputs, mapped, size) => bind(detPrimitive, stacked(inputs, mapped, size)),
  lower: { kind: 'host' },
  samples: [...samples, singular],
};

function determinant(a: Float64Array, n: number): number {
  const { lu, sign } = factor(a, n);
  let product = sign;
  for (let i = 0; i < n; i++) product *= lu[i * (n + 1)]!;
  return product;
}

/** The slopes of det A. */
export const cofactorsPrimitive: Primitive = {
  name: 'cofactors',
  accepts: 'float',
  type: ([a]) => {
    requireSquare('cofactors', a!);
    return [{ ...a!, weak: false }];
  },
  run: ([a], _, types) =>
    eachMatrix([a!], types, ([matrix], [out]) => cofactorsInto(matrix!, a!.shape.at(-1)!, out!)),
  tangent: ([da], { inputs: [a] }) => [da ? cofactorSlope(a!, da) : null],
  batch: (inputs, mapped, size) => bind(cofactorsPrimitive, stacked(inputs, mapped, size)),
  lower: { kind: 'host' },
  samples: [...samples, singular],
};

/** Exact for two rows; det(U·Vᵀ)·U·cof(S)·Vᵀ for more. */
function cofactorsInto(a: Float64Array, n: number, out: Float64Array): void {
  if (n === 2) out.set([a[3]!, -a[2]!, -a[1]!, a[0]!]);
  if (n === 2) return;
  const { u, s, v } = singularParts(a, { rows: n, columns: n });
  complete(u, { rows: n, columns: n });
  const sign = Math.sign(determinant(u, n)) * Math.sign(determinant(v, n));
  const others = Float64Array.from(s, (_, k) => s.reduce((p, x, i) => (i === k ? p : p * x), sign));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += u[i * n + k]! * others[k]! * v[j * n + k]!;
      out[i * n + j] = total;
    }
  }
}

function cofactors(a: Tensor): Tensor {
  return bind1(cofactorsPrimitive, [a]);
}

/** With E = Uᵀ·Ȧ·V and P(i, j) the product of all s but two: ± U·(diag(P·diag E) − P∘Eᵀ)·Vᵀ. */
function cofactorSlope(a: Tensor, da: Tensor): Tensor {
  const [u, s, vt] = svd(a, { fullMatrices: false });
  const p = multiply(productsOfOthers(s), sign(u, vt));
  const e = matmul(matrixTranspose(u), matmul(da, matrixTranspose(vt)));
  const along = sum(multiply(p, expandDims(diagonal(e, 0, -2, -1), -2)), -1);
  const onDiagonal = multiply(identityLike(e), expandDims(along, -1));
  const inner = subtract(onDiagonal, multiply(p, matrixTranspose(e)));
  return matmul(u, matmul(inner, vt));
}

/** det(U·Vᵀ), 1 or −1, shaped to scale matrices. */
function sign(u: Tensor, vt: Tensor): Tensor {
  const value = bind1(detPrimitive, [stopGradient(matmul(u, vt))]);
  return expandDims(value, [-2, -1]);
}

/** Row i, column j: the product of s without s(i) and s(j); 0 on the diagonal. */
function productsOfOthers(s: Tensor): Tensor {
  const n = s.shape.at(-1)!;
  const shape = [...s.shape.slice(0, -1), n, n, n];
  const left = allocate('bool', n ** 3);
  for (let k = 0; k < left.length; k++) {
    const [i, j, m] = [Math.floor(k / (n * n)), Math.floor(k / n) % n, k % n];
    left[k] = Number(m !== i && m !== j);
  }
  const keep = broadcastTo(fromData(typeOf('bool', [n, n, n]), left), shape);
  const one = broadcastTo(identityLike(s, 1), shape);
  const factors = select(keep, broadcastTo(expandDims(s, [-3, -2]), shape), one);
  return multiply(prod(factors, -1), subtract(1, identityLike(s)));
}

/** Sign and logarithm of |det A|. */
export const slogdetPrimitive: Primitive = {
  name: 'slogdet',
  accepts: 'float',
  type: ([a]) => {
    requireSquare('slogdet', a!);
    const type = { dtype: a!.dtype, shape: a!.shape.slice(0, -2), weak: false };
    return [type, type];
  },
  run: ([a], _, types) => {
    const n = a!.shape.at(-1)!;
    return eachMatrix([a!], types, ([matrix], [sign, log]) => {
      const { lu, sign: parity } = factor(matrix!, n);
      const pivots = Array.from({ length: n }, (_, i) => lu[i * (n + 1)]!);
      sign![0] = pivots.reduce((s, x) => s * Math.sign(x), parity);
      log![0] = pivots.reduce((sum, x) => sum + Math.log(Math.abs(x)), 0);
    });
  },
  tangent: ([da], { inputs: [a] }) => [
    null,
    da ? sum(multiply(matrixTranspose(inv(a!)), da), [-2, -1]) : null,
  ],
  batch: (inputs, mapped, size) => bind(slogdetPrimitive, stacked(inputs, mapped, size)),
  lower: { kind: 'host' },
  samples,
};

/**
 * The determinant of square matrices, as `numpy.linalg.det`. Slope: the cofactors, det A·A⁻ᵀ, which are finite for
 * singular matrices too, as is their own slope. Large matrices overflow: use `slogdet`.
 *
 * @param a - square matrices, [.., n, n]
 * @returns determinants, [..]; throws GR102 for matrices that are not square
 *
 * @example
 * ```ts
 * import { det } from '@gradus/numerics';
 * import { grad } from '@gradus/autodiff';
 * import { array } from '@gradus/tensor';
 * console.log(det(array([[1, 2], [3, 4]])).item().toFixed(4)); // => -2.0000
 * console.log(grad(det)(array([[1, 2], [2, 4]])).tolist()); // => [[4, -2], [-2, 1]]
 * ```
 */
export function det(a: TensorLike): Tensor {
  return bind1(detPrimitive, promote([a], 'det', true));
}

/**
 * Sign and logarithm of the determinant, as `numpy.linalg.slogdet`: det A = sign·exp(log), where det itself would over- or
 * underflow. Slope of the logarithm: A⁻ᵀ; of the sign: 0. A singular matrix has sign 0 and logarithm −∞.
 *
 * @param a - square matrices, [.., n, n]
 * @returns [sign, log |det A|], [..] each; throws GR102 for matrices that are not square
 *
 * @example
 * ```ts
 * import { slogdet } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * const [sign, log] = slogdet(array([[0, 1e30], [1e30, 0]]));
 * console.log(sign.item(), log.item().toFixed(2)); // => -1 138.16
 * ```
 */
export function slogdet(a: TensorLike): [sign: Tensor, log: Tensor] {
  return bind(slogdetPrimitive, promote([a], 'slogdet', true)) as [Tensor, Tensor];
}
