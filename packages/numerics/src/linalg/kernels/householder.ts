/**
 * A = Q·R by Householder's reflections, with LAPACK's signs. Golub and Van Loan, §5.2. Cost: 2mn² − ⅔n³
 * multiplications for R, as many for Q. And the completion of some orthonormal columns to a basis.
 */
import type { Extent } from './jacobi.js';

/** Q (rows × rows) and R (rows × columns), row by row. */
export interface Orthogonal {
  readonly q: Float64Array;
  readonly r: Float64Array;
}

/**
 * Factors a matrix.
 *
 * @param a - the matrix, row by row; it is left as it is
 * @param extent - its rows and columns
 * @returns Q with all its columns, R with all its rows
 */
export function reflect(a: Float64Array, { rows, columns }: Extent): Orthogonal {
  const r = Float64Array.from(a);
  const q = Float64Array.from({ length: rows * rows }, (_, i) => Number(i % (rows + 1) === 0));
  for (let k = 0; k < Math.min(rows - 1, columns); k++) {
    const mirror = mirrorOf(r, { rows, columns }, k);
    if (mirror === null) continue;
    applyLeft(r, columns, mirror);
    applyRight(q, rows, mirror);
    for (let i = k + 1; i < rows; i++) r[i * columns + k] = 0;
  }
  return { q, r };
}

/** The reflection 1 − 2·v·vᵀ, v of length 1 and zero before row `from`. */
interface Mirror {
  readonly from: number;
  readonly v: Float64Array;
}

/** What sends column k, from row k on, to a multiple of the first unit vector. */
function mirrorOf(r: Float64Array, { rows, columns }: Extent, k: number): Mirror | null {
  const v = Float64Array.from({ length: rows - k }, (_, i) => r[(k + i) * columns + k]!);
  const below = v.subarray(1).some((x) => x !== 0);
  if (!below) return null;
  v[0]! += (v[0]! < 0 ? -1 : 1) * lengthOf(v);
  const length = lengthOf(v);
  return { from: k, v: v.map((x) => x / length) };
}

function lengthOf(v: Float64Array): number {
  const size = v.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  if (size === 0 || !Number.isFinite(size)) return size;
  return size * Math.sqrt(v.reduce((sum, x) => sum + (x / size) ** 2, 0));
}

function applyLeft(m: Float64Array, columns: number, { from, v }: Mirror): void {
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (let i = 0; i < v.length; i++) sum += v[i]! * m[(from + i) * columns + c]!;
    for (let i = 0; i < v.length; i++) m[(from + i) * columns + c]! -= 2 * sum * v[i]!;
  }
}

function applyRight(m: Float64Array, columns: number, { from, v }: Mirror): void {
  for (let row = 0; row < m.length; row += columns) {
    let sum = 0;
    for (let i = 0; i < v.length; i++) sum += v[i]! * m[row + from + i]!;
    for (let i = 0; i < v.length; i++) m[row + from + i]! -= 2 * sum * v[i]!;
  }
}

/**
 * Puts orthonormal columns in the place of columns of zeros.
 *
 * @param u - columns that are orthonormal or zero, row by row; completed in place
 * @param extent - rows and columns
 */
export function complete(u: Float64Array, { rows, columns }: Extent): void {
  for (let c = 0; c < columns; c++) {
    let isZero = true;
    for (let i = 0; i < rows; i++) isZero &&= u[i * columns + c] === 0;
    if (isZero) putOrthogonal(u, { rows, columns }, c);
  }
}

/** The unit vector that keeps most of its length, less what the other columns hold of it. */
function putOrthogonal(u: Float64Array, { rows, columns }: Extent, column: number): void {
  let best = new Float64Array(rows);
  for (let k = 0; k < rows; k++) {
    const candidate = new Float64Array(rows);
    candidate[k] = 1;
    // Twice is enough: what rounding left the first time goes the second time.
    for (const _ of [1, 2]) removeColumns(candidate, u, columns);
    if (lengthOf(candidate) > lengthOf(best)) best = candidate;
  }
  const length = lengthOf(best);
  for (let i = 0; i < rows; i++) u[i * columns + column] = best[i]! / length;
}

function removeColumns(x: Float64Array, u: Float64Array, columns: number): void {
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += x[i]! * u[i * columns + c]!;
    for (let i = 0; i < x.length; i++) x[i]! -= sum * u[i * columns + c]!;
  }
}
