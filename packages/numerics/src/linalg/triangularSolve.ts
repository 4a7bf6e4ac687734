/**
 * x of A·x = b with a triangular A, by substitution: n² multiplications a right side. Linear in b. Slope in
 * A: ẋ = −A⁻¹·Ȧ·x, where only the triangle of Ȧ counts; what stands in the other one is never read.
 */
import {
  bind,
  bind1,
  GradusError,
  isLinear,
  matmul,
  multiply,
  negative,
  add,
  promote,
  type Primitive,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';
import { eachMatrix, maskLike, matrixTranspose, requireSquare, stacked } from './matrices.js';

/** Which triangle is read, and how. */
export type TriangularParams = Readonly<{
  lower: boolean;
  transposeA: boolean;
  unitDiagonal: boolean;
}>;

const LOWER: TriangularParams = { lower: true, transposeA: false, unitDiagonal: false };
const matrix = { shape: [3, 3], values: [2, 0.3, 1, -1, 3, 0.6, 0.5, 1, -2] };

/** A⁻¹·b with the triangle of A that the parameters name. */
export const triangularSolvePrimitive: Primitive<TriangularParams> = {
  name: 'triangularSolve',
  accepts: 'float',
  type: ([a, b]) => {
    requireSquare('triangularSolve', a!);
    requireRows('triangularSolve', a!, b!);
    return [{ ...b!, weak: false }];
  },
  run: ([a, b], params, types) => {
    const n = a!.shape.at(-1)!;
    return eachMatrix([a!, b!], types, ([matrix, right], [x]) =>
      substitute({ a: matrix!, n, params }, right!, x!),
    );
  },
  linearIn: [1],
  tangent: ([da, db], { inputs: [a], outputs: [x] }, params) => {
    const triangle = da && multiply(da, maskLike(a!, factorOf(params)));
    const moved =
      triangle && negative(matmul(params.transposeA ? matrixTranspose(triangle) : triangle, x!));
    const right = moved && db ? add(db, moved) : (db ?? moved);
    return [right ? bind1(triangularSolvePrimitive, [a!, right], params) : null];
  },
  transpose: ([c], [a, b], params) => [
    null,
    isLinear(b)
      ? bind1(triangularSolvePrimitive, [a as Tensor, c!], {
          ...params,
          transposeA: !params.transposeA,
        })
      : null,
  ],
  batch: (inputs, mapped, size, params) =>
    bind(triangularSolvePrimitive, stacked(inputs, mapped, size), params),
  lower: { kind: 'host' },
  samples: [
    { inputs: [matrix, { shape: [3, 2] }], params: LOWER },
    { inputs: [matrix, { shape: [3, 1] }], params: { ...LOWER, lower: false, transposeA: true } },
    { inputs: [matrix, { shape: [3, 2] }], params: { ...LOWER, unitDiagonal: true } },
    {
      inputs: [{ shape: [2, 1, 1], values: [2, -3] }, { shape: [2, 1, 2] }],
      params: LOWER,
    },
    { inputs: [{ shape: [0, 0] }, { shape: [0, 2] }], params: LOWER },
  ],
};

/** 1 where an entry of the matrix is read, else 0. */
function factorOf({ lower, unitDiagonal }: TriangularParams): (i: number, j: number) => number {
  return (i, j) => Number((lower ? i > j : i < j) || (i === j && !unitDiagonal));
}

interface Triangle {
  readonly a: Float64Array;
  readonly n: number;
  readonly params: TriangularParams;
}

function substitute({ a, n, params }: Triangle, b: Float64Array, x: Float64Array): void {
  const columns = n === 0 ? 0 : b.length / n;
  const { transposeA, unitDiagonal } = params;
  const forwards = params.lower !== transposeA;
  const entry = (i: number, j: number): number => (transposeA ? a[j * n + i]! : a[i * n + j]!);
  for (let step = 0; step < n; step++) {
    const i = forwards ? step : n - 1 - step;
    for (let c = 0; c < columns; c++) {
      let sum = b[i * columns + c]!;
      for (let done = 0; done < step; done++) {
        const j = forwards ? done : n - 1 - done;
        sum -= entry(i, j) * x[j * columns + c]!;
      }
      x[i * columns + c] = unitDiagonal ? sum : sum / entry(i, i);
    }
  }
}

/**
 * Asks that right sides fit a matrix.
 *
 * @param op - the function that asks
 * @param a - the matrices
 * @param b - their right sides; throws GR120 where they do not fit
 */
export function requireRows(
  op: string,
  a: Pick<Tensor, 'shape' | 'dtype'>,
  b: Pick<Tensor, 'shape' | 'dtype'>,
): void {
  const lead = (shape: readonly number[]): string => shape.slice(0, -2).join();
  const fits =
    b.shape.length >= 2 &&
    a.dtype === b.dtype &&
    lead(a.shape) === lead(b.shape) &&
    a.shape.at(-2) === b.shape.at(-2);
  if (fits) return;
  throw new GradusError('GR120', {
    what: `${op} was given matrices of shape [${a.shape.join(', ')}] and right sides of shape [${b.shape.join(', ')}].`,
    why: 'Each matrix needs right sides of as many rows as it has, in a column each.',
    instead:
      'A single right side is a vector of n elements, several are the columns of a matrix [n, m].',
  });
}

/**
 * L⁻¹·b with a lower triangular L, for rules.
 *
 * @param l - lower triangular matrices
 * @param b - right sides, in columns
 * @returns the solutions
 */
export function solveTriangular(l: Tensor, b: Tensor): Tensor {
  return bind1(triangularSolvePrimitive, [l, b], LOWER);
}

/** Options of `triangularSolve`, as in `lax.linalg`. */
export interface TriangularOptions extends Partial<TriangularParams> {
  /** A·x = b; otherwise x·A = b. */
  readonly leftSide?: boolean;
}

/**
 * The solution of a triangular system, as `lax.linalg.triangular_solve`: x·A = b, or A·x = b with `leftSide`.
 * Slopes: −A⁻¹·Ȧ·x and A⁻¹·ḃ. The other triangle of A is not read and has slope 0.
 *
 * @param a - triangular matrices, [.., n, n]
 * @param b - right sides, [.., m, n], or [.., n, m] with `leftSide`
 * @param options - `leftSide`, `lower`, `transposeA`, `unitDiagonal`; all false when left out
 * @returns the solution, shaped like b; throws GR102 or GR120 where shapes do not fit
 *
 * @example
 * ```ts
 * import { triangularSolve } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * const l = array([[2, 0], [1, 4]]);
 * console.log(triangularSolve(l, array([[2], [9]]), { leftSide: true, lower: true }).tolist()); // => [[1], [2]]
 * ```
 */
export function triangularSolve(
  a: TensorLike,
  b: TensorLike,
  options: TriangularOptions = {},
): Tensor {
  const {
    leftSide = false,
    lower = false,
    transposeA = false,
    unitDiagonal = false,
  } = optionsOf(options, ['leftSide', 'lower', 'transposeA', 'unitDiagonal'], 'triangularSolve');
  const [matrix, right] = promote([a, b], 'triangularSolve', true) as [Tensor, Tensor];
  const solve = (rhs: Tensor, turned: boolean): Tensor =>
    bind1(triangularSolvePrimitive, [matrix, rhs], { lower, transposeA: turned, unitDiagonal });
  if (leftSide) return solve(right, transposeA);
  return matrixTranspose(solve(matrixTranspose(right), !transposeA));
}
