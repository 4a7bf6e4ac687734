/**
 * Gaussian elimination with partial pivoting: P·A = L·U, in place, L (with 1 on its diagonal) below U.
 * Golub and Van Loan, Matrix Computations, §3.4. Cost: n³/3 multiplications. A singular matrix has a zero on
 * the diagonal of U; nothing is thrown, so that a solution by it is infinite or NaN.
 */

/** A factored matrix. */
export interface Factored {
  readonly n: number;
  /** L and U, row by row. */
  readonly lu: Float64Array;
  /** Row i of P·A is row `rows[i]` of A. */
  readonly rows: Int32Array;
  /** Determinant of P. */
  readonly sign: number;
}

/**
 * Factors a square matrix.
 *
 * @param a - the matrix, row by row
 * @param n - its rows
 * @returns the factors; `a` is left as it is
 */
export function factor(a: Float64Array, n: number): Factored {
  const lu = Float64Array.from(a);
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    const pivot = largestBelow(lu, n, k);
    if (pivot !== k) {
      swapRows(lu, n, [k, pivot]);
      [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
      sign = -sign;
    }
    eliminate(lu, n, k);
  }
  return { n, lu, rows, sign };
}

function largestBelow(lu: Float64Array, n: number, k: number): number {
  let best = k;
  for (let i = k + 1; i < n; i++) {
    if (Math.abs(lu[i * n + k]!) > Math.abs(lu[best * n + k]!)) best = i;
  }
  return best;
}

function swapRows(lu: Float64Array, n: number, [i, j]: readonly [number, number]): void {
  for (let c = 0; c < n; c++) {
    [lu[i * n + c], lu[j * n + c]] = [lu[j * n + c]!, lu[i * n + c]!];
  }
}

function eliminate(lu: Float64Array, n: number, k: number): void {
  const pivot = lu[k * n + k]!;
  if (pivot === 0) return;
  for (let i = k + 1; i < n; i++) {
    const factor = lu[i * n + k]! / pivot;
    lu[i * n + k] = factor;
    if (factor === 0) continue;
    for (let j = k + 1; j < n; j++) lu[i * n + j]! -= factor * lu[k * n + j]!;
  }
}

/**
 * Solves A·x = b for several right sides.
 *
 * @param factored - the factors of A
 * @param b - right sides, n rows
 * @param out - room for the solution, of the same shape
 */
export function solveFactored({ n, lu, rows }: Factored, b: Float64Array, out: Float64Array): void {
  const columns = n === 0 ? 0 : b.length / n;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < columns; c++) {
      let sum = b[rows[i]! * columns + c]!;
      for (let k = 0; k < i; k++) sum -= lu[i * n + k]! * out[k * columns + c]!;
      out[i * columns + c] = sum;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let c = 0; c < columns; c++) {
      let sum = out[i * columns + c]!;
      for (let k = i + 1; k < n; k++) sum -= lu[i * n + k]! * out[k * columns + c]!;
      out[i * columns + c] = sum / lu[i * n + i]!;
    }
  }
}
