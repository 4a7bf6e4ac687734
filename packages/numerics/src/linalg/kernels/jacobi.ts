/**
 * Eigenvalues and singular values by Jacobi's rotations: two rows (or columns) at a time are turned until
 * all are orthogonal. Not the fastest method for large matrices, but short, and the most accurate one there is: small
 * singular values keep their digits (Demmel and Veselić, SIAM J. Matrix Anal. Appl. 13, 1992). Golub and Van Loan, §8.5
 * and §8.6. Cost: some 6 sweeps of n²/2 rotations of 4n multiplications each.
 */

const SWEEPS = 60;
const ENOUGH = 2 ** -53;

/** A rotation: [c s; −s c]. */
interface Rotation {
  readonly c: number;
  readonly s: number;
}

/** The rotation that makes [p, q; q, r] diagonal, by the smaller of the two angles. */
function rotationOf(p: number, q: number, r: number): Rotation {
  const zeta = (r - p) / (2 * q);
  const t = zeta === 0 ? 1 : Math.sign(zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  return { c, s: c * t };
}

/** Turns columns i and j of a matrix of `n` columns. */
function turnColumns(m: Float64Array, n: number, [i, j]: Pair, { c, s }: Rotation): void {
  for (let row = 0; row < m.length; row += n) {
    const [x, y] = [m[row + i]!, m[row + j]!];
    m[row + i] = c * x - s * y;
    m[row + j] = s * x + c * y;
  }
}

function turnRows(m: Float64Array, n: number, [i, j]: Pair, { c, s }: Rotation): void {
  for (let k = 0; k < n; k++) {
    const [x, y] = [m[i * n + k]!, m[j * n + k]!];
    m[i * n + k] = c * x - s * y;
    m[j * n + k] = s * x + c * y;
  }
}

type Pair = readonly [number, number];

/** Calls `visit` with all pairs of n things until it answers false for all of them. */
function sweep(n: number, visit: (pair: Pair) => boolean): void {
  for (let round = 0; round < SWEEPS; round++) {
    let turned = false;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) turned = visit([i, j]) || turned;
    }
    if (!turned) return;
  }
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, i) => Number(i % (n + 1) === 0));
}

/**
 * A = V·diag(w)·Vᵀ of a symmetric matrix, w ascending.
 *
 * @param symmetric - the matrix, row by row; it is overwritten
 * @param n - its rows
 * @param w - room for n eigenvalues
 * @param v - room for the eigenvectors, as columns
 */
export function eigenSymmetric(
  symmetric: Float64Array,
  n: number,
  [w, v]: readonly [Float64Array, Float64Array],
): void {
  const a = symmetric;
  if (!a.every(Number.isFinite)) {
    w.fill(Number.NaN);
    v.fill(Number.NaN);
    return;
  }
  const vectors = identity(n);
  const size = largest(a);
  sweep(n, (pair) => {
    const [i, j] = pair;
    const [p, q, r] = [a[i * n + i]!, a[i * n + j]!, a[j * n + j]!];
    const local = Math.sqrt(Math.abs(p)) * Math.sqrt(Math.abs(r));
    if (Math.abs(q) <= ENOUGH * Math.max(local, ENOUGH * size)) return false;
    const rotation = rotationOf(p, q, r);
    turnColumns(a, n, pair, rotation);
    turnRows(a, n, pair, rotation);
    turnColumns(vectors, n, pair, rotation);
    return true;
  });
  const order = places(n).toSorted((i, j) => a[i * n + i]! - a[j * n + j]! || i - j);
  order.forEach((from, to) => {
    w[to] = a[from * n + from]!;
    for (let row = 0; row < n; row++) v[row * n + to] = vectors[row * n + from]!;
  });
}

/** Rows and columns of a matrix. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** A = U·diag(s)·Vᵀ: columns of U (rows × columns), s descending, columns of V (columns × columns). */
export interface SingularParts {
  readonly u: Float64Array;
  readonly s: Float64Array;
  readonly v: Float64Array;
}

/**
 * The singular values and vectors of a matrix with at least as many rows as columns: its columns are turned until
 * they are orthogonal (Hestenes 1958).
 *
 * @param a - the matrix, row by row; it is overwritten
 * @param extent - its rows and columns
 * @returns the parts; columns of U that belong to zeros of s are zeros
 */
export function singularParts(a: Float64Array, { rows, columns }: Extent): SingularParts {
  if (!a.every(Number.isFinite)) {
    const nan = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);
    return { u: nan(rows * columns), s: nan(columns), v: nan(columns * columns) };
  }
  const size = largest(a) || 1;
  for (let k = 0; k < a.length; k++) a[k]! /= size;
  const v = identity(columns);
  sweep(columns, (pair) => {
    const [i, j] = pair;
    const [p, q, r] = [
      product(a, columns, [i, i]),
      product(a, columns, [i, j]),
      product(a, columns, [j, j]),
    ];
    if (Math.abs(q) <= 2 * ENOUGH * Math.sqrt(p) * Math.sqrt(r)) return false;
    const rotation = rotationOf(p, q, r);
    turnColumns(a, columns, pair, rotation);
    turnColumns(v, columns, pair, rotation);
    return true;
  });
  const lengths = places(columns).map((i) => Math.sqrt(product(a, columns, [i, i])));
  const order = places(columns).toSorted((i, j) => lengths[j]! - lengths[i]! || i - j);
  return {
    u: arranged(a, { columns, order, divisors: lengths }),
    s: Float64Array.from(order, (i) => lengths[i]! * size),
    v: arranged(v, { columns, order, divisors: null }),
  };
}

/** Columns in another order, each divided by a number; zeros where that is 0. */
function arranged(
  m: Float64Array,
  how: {
    readonly columns: number;
    readonly order: readonly number[];
    readonly divisors: readonly number[] | null;
  },
): Float64Array {
  const { columns, order, divisors } = how;
  return m.map((_, k) => {
    const from = order[k % columns]!;
    const divisor = divisors?.[from] ?? 1;
    return divisor === 0 ? 0 : m[k - (k % columns) + from]! / divisor;
  });
}

/** The inner product of columns i and j. */
function product(m: Float64Array, n: number, [i, j]: Pair): number {
  let sum = 0;
  for (let row = 0; row < m.length; row += n) sum += m[row + i]! * m[row + j]!;
  return sum;
}

const places = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

function largest(a: Float64Array): number {
  return a.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
}
