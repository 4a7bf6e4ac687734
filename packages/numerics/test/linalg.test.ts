import { describe, expect, it } from '@jest/globals';
import { array, eye, matmul, ones, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import {
  cholesky,
  eigh,
  eigvalsh,
  expm,
  inv,
  lstsq,
  matrixNorm,
  matrixPower,
  matrixRank,
  matrixTranspose,
  norm,
  pinv,
  qr,
  randomFrom,
  solve,
  svd,
  triangularSolve,
} from '../src/index.js';

/** Numbers between −1 and 1. */
function random(shape: readonly number[], seed: number): Tensor {
  const next = randomFrom(seed);
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: size }, () => 2 * next() - 1);
  return array(values, { dtype: 'float64' }).reshape([...shape]);
}

function expectClose(a: Tensor, b: Tensor): void {
  expect(a.shape).toEqual(b.shape);
  const gap = a.sub(b).data();
  expect(Math.max(0, ...gap.map(Math.abs))).toBeLessThan(1e-12);
}

const identity = (n: number): Tensor => eye(n, n, { dtype: 'float64' });

describe('decompositions multiply back, in stacks and alone', () => {
  it.each([[[4, 4]], [[5, 3]], [[3, 5]], [[2, 3, 6, 4]], [[1, 1]]])('svd and qr of %j', (shape) => {
    const a = random(shape, 1);
    const [u, s, vt] = svd(a, { fullMatrices: false });
    expectClose(matmul(u.mul(s.reshape([...s.shape.slice(0, -1), 1, s.shape.at(-1)!])), vt), a);
    const [q, r] = qr(a);
    expectClose(matmul(q, r), a);
    const k = q.shape.at(-1)!;
    expectClose(
      matmul(matrixTranspose(q), q).sub(identity(k)),
      matmul(matrixTranspose(u), u).sub(identity(k)),
    );
    expectClose(matmul(matmul(a, pinv(a)), a), a);
  });
  it('full U and V are orthogonal, for a matrix of rank 1 too', () => {
    const [u, s, vt] = svd(ones([3, 2], { dtype: 'float64' }));
    expectClose(matmul(matrixTranspose(u), u), identity(3));
    expectClose(matmul(vt, matrixTranspose(vt)), identity(2));
    expect(s.tolist()[1 as never]).toBeCloseTo(0, 14);
  });
  it('cholesky, eigh, solve, inv and expm of a symmetric positive definite matrix', () => {
    const half = random([2, 5, 5], 3);
    const a = matmul(half, matrixTranspose(half)).add(identity(5));
    const l = cholesky(a);
    expectClose(matmul(l, matrixTranspose(l)), a);
    const [w, v] = eigh(a);
    expectClose(matmul(v.mul(w.reshape([2, 1, 5])), matrixTranspose(v)), a);
    const b = random([2, 5, 2], 4);
    expectClose(matmul(a, solve(a, b)), b);
    expectClose(
      matmul(a, inv(a)).sub(identity(5)),
      b
        .slice([], [], [0, 1])
        .mul(0)
        .mul(ones([5])),
    );
    const x = triangularSolve(l, b, { leftSide: true, lower: true });
    expectClose(matmul(l, x), b);
    expectClose(matmul(expm(a.mul(0.1)), expm(a.mul(-0.1))).sub(identity(5)), a.mul(0));
  });
  it('lstsq, rank and powers', () => {
    const [a, b] = [random([6, 3], 5), random([6], 6)];
    const [x, , rank] = lstsq(a, b);
    expectClose(matmul(matrixTranspose(a), matmul(a, x).sub(b)), x.mul(0));
    expect(rank.item()).toBe(3);
    expect(matrixRank(ones([3, 3])).item()).toBe(1);
    const m = random([3, 3], 7);
    expectClose(matmul(matrixPower(m, -2), matrixPower(m, 2)), matrixPower(m, 0));
  });
});

describe('where a factor does not exist', () => {
  it('the factor of a matrix that is not positive definite is NaN below the diagonal', () => {
    const l = cholesky(
      array([
        [1, 1],
        [1, 1],
      ]),
    );
    expect(l.tolist()).toEqual([
      [Number.NaN, 0],
      [Number.NaN, Number.NaN],
    ]);
  });
  it('symmetric functions of equal eigenvalues have their gradients', () => {
    const squares = (a: Tensor): Tensor => eigvalsh(a).pow(2).sum();
    expect(
      grad(squares)(
        array([
          [2, 0],
          [0, 2],
        ]),
      ).tolist(),
    ).toEqual([
      [4, 0],
      [0, 4],
    ]);
  });
});

describe('norms over the whole range of floats', () => {
  it.each([
    [[3e30, 4e30], 5e30],
    [[3e-42, 4e-42], 5e-42],
    [[3, 4], 5],
  ])('%j', (x, length) => {
    expect(norm(array(x, { dtype: 'float64' })).item() / length).toBeCloseTo(1, 15);
    const slopes = grad((v: Tensor) => norm(v))(array(x)).data();
    expect(slopes[0]).toBeCloseTo(0.6, 3);
  });
  it('axes and orders are those of NumPy', () => {
    const x = array([
      [
        [1, -2],
        [3, 4],
      ],
      [
        [0, 1],
        [1, 0],
      ],
    ]);
    expect(norm(x, { ord: 1, axis: -1 }).tolist()).toEqual([
      [3, 7],
      [1, 1],
    ]);
    expect(norm(x, { ord: 1, axis: [1, 2], keepdims: true }).shape).toEqual([2, 1, 1]);
    expect(norm(x, { ord: -Infinity, axis: [0, 1] }).tolist()).toEqual([1, 1]);
    expect(matrixNorm(x, { ord: 1 }).tolist()).toEqual([6, 1]);
    expect(norm(array([0, -2, 0]), { ord: 0 }).item()).toBe(1);
    expect(() => norm(x, { ord: 2 })).toThrow('GR102');
  });
});
