/**
 * The exponential of a matrix, Σ Aᵏ/k!, by scaling and squaring with the Padé approximant of order 13 (Higham, SIAM J.
 * Matrix Anal. Appl. 26, 2005): some 6 products and a solution, and a product a squaring. Its slope in the direction E
 * is a block of a larger exponential, of [A E; 0 A] (Van Loan 1978; Mathias 1996); so is the slope's slope, and so on.
 */
import {
  add,
  bind,
  bind1,
  concatenate,
  isLinear,
  padWithZeros,
  promote,
  sliceAxis,
  zerosLike,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { factor, solveFactored } from './kernels/lu.js';
import { eachMatrix, matrixTranspose, requireSquare, stacked } from './matrices.js';

const samples = { shape: [2, 2], values: [0.5, 1, -1, 0.25] };

/** exp A. */
export const expmPrimitive: Primitive = {
  name: 'expm',
  accepts: 'float',
  type: ([a]) => {
    requireSquare('expm', a!);
    return [{ ...a!, weak: false }];
  },
  run: ([a], _, types) =>
    eachMatrix([a!], types, ([matrix], [out]) => {
      out!.set(exponential(matrix!, a!.shape.at(-1)!));
    }),
  tangent: ([da], { inputs: [a] }) => [da ? frechet(a!, da) : null],
  batch: (inputs, mapped, size) => bind(expmPrimitive, stacked(inputs, mapped, size)),
  lower: { kind: 'host' },
  samples: [
    { inputs: [samples] },
    { inputs: [{ shape: [2, 1, 1], values: [2, -3] }] },
    { inputs: [{ shape: [0, 0] }] },
  ],
};

/** The slope of exp at A in the direction E: linear in E. */
export const frechetPrimitive: Primitive = {
  name: 'expmSlope',
  accepts: 'float',
  type: ([a]) => [{ ...a!, weak: false }],
  run: ([a, e], _, types) => {
    const n = a!.shape.at(-1)!;
    return eachMatrix([a!, e!], types, ([matrix, direction], [out]) => {
      const whole = exponential(blocks(matrix!, direction!, n), 2 * n);
      for (let i = 0; i < n; i++) {
        out!.set(whole.subarray(2 * n * i + n, 2 * n * (i + 1)), n * i);
      }
    });
  },
  linearIn: [1],
  tangent: ([da, de], { inputs: [a, e] }) => {
    const along = de ? frechet(a!, de) : null;
    if (!da) return [along];
    const twice = frechet(blockMatrix(a!, e!), twiceOnDiagonal(da));
    const moved = upperRight(twice, a!.shape.at(-1)!);
    return [along ? add(along, moved) : moved];
  },
  transpose: ([c], [a, e]) => [
    null,
    isLinear(e) ? frechet(matrixTranspose(a as Tensor), c!) : null,
  ],
  batch: (inputs, mapped, size) => bind(frechetPrimitive, stacked(inputs, mapped, size)),
  lower: { kind: 'host' },
  samples: [{ inputs: [samples, { shape: [2, 2] }] }],
};

function frechet(a: Tensor, e: Tensor): Tensor {
  return bind1(frechetPrimitive, [a, e]);
}

/** [A E; 0 A]. */
function blockMatrix(a: Tensor, e: Tensor): Tensor {
  const upper = concatenate([a, e], -1);
  return concatenate([upper, concatenate([zerosLike(a), a], -1)], -2);
}

/** [A 0; 0 A], of a tangent: padding is linear, joining with known zeros is not. */
function twiceOnDiagonal(a: Tensor): Tensor {
  const lead = a.shape.slice(0, -2).map(() => 0);
  const n = a.shape.at(-1)!;
  const placed = (before: number): Tensor =>
    padWithZeros(a, {
      lo: [...lead, before, before],
      hi: [...lead, n - before, n - before],
      interior: [...lead, 0, 0],
    });
  return add(placed(0), placed(n));
}

function upperRight(x: Tensor, n: number): Tensor {
  return sliceAxis(sliceAxis(x, x.ndim - 2, 0, n), x.ndim - 1, n, 2 * n);
}

function blocks(a: Float64Array, e: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: 4 * n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / (2 * n)), k % (2 * n)];
    if (i >= n) return j >= n ? a[(i - n) * n + j - n]! : 0;
    return j >= n ? e[i * n + j - n]! : a[i * n + j]!;
  });
}

/** Coefficients of the approximant: (26 − k)!·13!/(26!·k!·(13 − k)!), each from the one before. */
const PADE: readonly number[] = /* @__PURE__ */ padeCoefficients();

function padeCoefficients(): number[] {
  const list = [1];
  for (let k = 1; k <= 13; k++) list.push((list[k - 1]! * (14 - k)) / (k * (27 - k)));
  return list;
}

/** Norm up to which the approximant is exact to double precision. */
const THETA = 5.37;

function exponential(a: Float64Array, n: number): Float64Array {
  let norm = 0;
  for (let j = 0; j < n; j++) {
    let column = 0;
    for (let i = 0; i < n; i++) column += Math.abs(a[i * n + j]!);
    norm = Math.max(norm, column);
  }
  if (!Number.isFinite(norm)) return a.map(() => Number.NaN);
  const squarings = norm > THETA ? Math.ceil(Math.log2(norm / THETA)) : 0;
  let result = approximant(
    a.map((x) => x / 2 ** squarings),
    n,
  );
  for (let k = 0; k < squarings; k++) result = product(result, result, n);
  return result;
}

/** p(A)/p(−A): even powers are common, odd ones change their sign. */
function approximant(a: Float64Array, n: number): Float64Array {
  const even = new Float64Array(n * n);
  const odd = new Float64Array(n * n);
  let power = Float64Array.from({ length: n * n }, (_, k) => Number(k % (n + 1) === 0));
  PADE.forEach((coefficient, k) => {
    const into = k % 2 === 0 ? even : odd;
    for (let i = 0; i < into.length; i++) into[i]! += coefficient * power[i]!;
    power = product(power, a, n);
  });
  const out = new Float64Array(n * n);
  const above = even.map((x, i) => x + odd[i]!);
  const below = even.map((x, i) => x - odd[i]!);
  solveFactored(factor(below, n), above, out);
  return out;
}

function product(a: Float64Array, b: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const x = a[i * n + k]!;
      for (let j = 0; j < n; j++) out[i * n + j]! += x * b[k * n + j]!;
    }
  }
  return out;
}

/**
 * The exponential of square matrices, as `scipy.linalg.expm`: the solution of ẋ = A·x after time 1. Slopes of every
 * order, by exponentials of block matrices.
 *
 * @param a - square matrices, [.., n, n]
 * @returns Σ Aᵏ/k!; throws GR102 for matrices that are not square
 *
 * @example
 * ```ts
 * import { expm } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(expm(array([[0, 1], [0, 0]])).tolist()); // => [[1, 1], [0, 1]]
 * ```
 */
export function expm(a: TensorLike): Tensor {
  return bind1(expmPrimitive, promote([a], 'expm', true));
}
