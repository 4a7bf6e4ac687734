import { describe, expect, it } from '@jest/globals';
import {
  arange,
  array,
  cross,
  diff,
  dot,
  einsum,
  inner,
  kron,
  matmul,
  ones,
  outer,
  tensordot,
  vdot,
  zeros,
  type Tensor,
} from '../../src/index.js';
import { grad } from '@gradus/autodiff';

const counted = (shape: number[]): Tensor =>
  arange(shape.reduce((n, m) => n * m, 1))
    .astype('float32')
    .reshape(shape);

describe('matmul', () => {
  // Facts of NumPy on arange(…).reshape(…)
  it('multiplies matrices, rows and columns', () => {
    const [a, b] = [counted([2, 3]), counted([3, 2])];
    expect(matmul(a, b).tolist()).toEqual([
      [10, 13],
      [28, 40],
    ]);
    expect(a.matmul(array([1, 2, 3])).tolist()).toEqual([8, 26]);
    expect(matmul(array([1, 2, 3]), b).tolist()).toEqual([16, 22]);
    expect(matmul(array([1, 2]), array([3, 4])).item()).toBe(11);
  });

  it('broadcasts batches', () => {
    expect(matmul(counted([2, 1, 2, 3]), counted([3, 3, 2])).tolist()).toEqual([
      [
        [
          [10, 13],
          [28, 40],
        ],
        [
          [28, 31],
          [100, 112],
        ],
        [
          [46, 49],
          [172, 184],
        ],
      ],
      [
        [
          [46, 67],
          [64, 94],
        ],
        [
          [172, 193],
          [244, 274],
        ],
        [
          [298, 319],
          [424, 454],
        ],
      ],
    ]);
    expect(matmul(counted([3]), counted([2, 3, 2])).tolist()).toEqual([
      [10, 13],
      [28, 31],
    ]);
    expect(matmul(counted([2, 2, 3]), counted([3])).tolist()).toEqual([
      [5, 14],
      [23, 32],
    ]);
    expect(matmul(zeros([5, 1, 2, 3]), zeros([1, 4, 3, 2])).shape).toEqual([5, 4, 2, 2]);
    expect(matmul(zeros([2, 3]), zeros([7, 3, 4])).shape).toEqual([7, 2, 4]);
    expect(matmul(zeros([0, 2, 3]), zeros([3, 4])).shape).toEqual([0, 2, 4]);
  });

  it('of no terms is 0', () => {
    expect(matmul(zeros([2, 0]), zeros([0, 1])).tolist()).toEqual([[0], [0]]);
  });

  it('promotes dtypes', () => {
    const y = matmul(ones([1, 2], { dtype: 'int32' }), ones([2, 1], { dtype: 'float64' }));
    expect([y.dtype, y.tolist()]).toEqual(['float64', [[2]]]);
  });

  it('has the slopes c·yᵀ and xᵀ·c, through broadcasting too', () => {
    // sum(A·B·weights) of the 2×2 matrices 1…4 and 5…8 with weights 1…4
    const weights = array([
      [1, 2],
      [3, 4],
    ]);
    const f = (a: Tensor, b: Tensor): Tensor => matmul(a, b).mul(weights).sum();
    const [ga, gb] = grad(f, { argnums: [0, 1] })(
      array([
        [1, 2],
        [3, 4],
      ]),
      array([
        [5, 6],
        [7, 8],
      ]),
    );
    expect([ga.tolist(), gb.tolist()]).toEqual([
      [
        [17, 23],
        [39, 53],
      ],
      [
        [10, 14],
        [14, 20],
      ],
    ]);
    const wide = (w: Tensor): Tensor => matmul(ones([5, 2, 3]), w).sum();
    expect(grad(wide)(zeros([3, 2])).tolist()).toEqual([
      [10, 10],
      [10, 10],
      [10, 10],
    ]);
  });

  it('refuses lengths that differ and scalars, and says which', () => {
    expect(() => matmul(zeros([2, 3]), zeros([2, 3]))).toThrow(/GR120.*3 is not 2/s);
    expect(() => matmul(zeros([2, 3]), 2)).toThrow(/GR120.*multiply/s);
    expect(() => matmul(zeros([2, 2, 3]), zeros([3, 3, 2]))).toThrow(/GR101/);
  });
});

describe('other products', () => {
  it('dot, as NumPy', () => {
    expect(dot(array([1, 2]), array([3, 4])).item()).toBe(11);
    expect(dot(2, array([3, 4])).tolist()).toEqual([6, 8]);
    expect(dot(counted([2, 2, 3]), counted([2, 3, 2])).tolist()).toEqual([
      [
        [
          [10, 13],
          [28, 31],
        ],
        [
          [28, 40],
          [100, 112],
        ],
      ],
      [
        [
          [46, 67],
          [172, 193],
        ],
        [
          [64, 94],
          [244, 274],
        ],
      ],
    ]);
    expect(() => dot(zeros([3]), zeros([2]))).toThrow(/GR120/);
  });
  it('inner, outer, vdot', () => {
    expect(inner(counted([2, 2]), counted([3, 2])).tolist()).toEqual([
      [1, 3, 5],
      [3, 13, 23],
    ]);
    expect(inner(array([1, 2]), 3).tolist()).toEqual([3, 6]);
    expect(outer(array([1, 2]), array([[3], [4]])).tolist()).toEqual([
      [3, 4],
      [6, 8],
    ]);
    expect(outer(zeros([0]), zeros([2])).shape).toEqual([0, 2]);
    expect(vdot(counted([2, 2]), counted([4])).item()).toBe(14);
    expect(() => vdot(zeros([2]), zeros([3]))).toThrow(/GR120/);
  });
  it('cross, kron, diff', () => {
    expect(cross(array([1, 2, 3]), array([4, 5, 6])).tolist()).toEqual([-3, 6, -3]);
    expect(cross(counted([2, 3]), array([1, 0, 0])).tolist()).toEqual([
      [0, 2, -1],
      [0, 5, -4],
    ]);
    expect(() => cross(zeros([2]), zeros([2]))).toThrow(/GR120/);
    expect(kron(array([[1, 2]]), array([[1], [10]])).tolist()).toEqual([
      [1, 2],
      [10, 20],
    ]);
    expect(kron(array([1, 2]), counted([2, 2])).tolist()).toEqual([
      [0, 1, 0, 2],
      [2, 3, 4, 6],
    ]);
    expect(diff(array([1, 2, 4, 7]), 2).tolist()).toEqual([1, 1]);
    expect(diff(counted([2, 3]), 1, 0).tolist()).toEqual([[3, 3, 3]]);
    expect(diff(array([1]), 2).shape).toEqual([0]);
  });
  it('tensordot', () => {
    const x = counted([2, 3, 4]);
    expect(
      tensordot(x, counted([4, 3]), [
        [1, 2],
        [1, 0],
      ]).tolist(),
    ).toEqual([440, 1232]);
    expect(tensordot(counted([1, 2, 3]), counted([2, 3])).tolist()).toEqual([55]);
    expect(tensordot(array([1, 2]), array([3, 4]), 0).tolist()).toEqual([
      [3, 4],
      [6, 8],
    ]);
    expect(tensordot(x, x, [-1, -1]).shape).toEqual([2, 3, 2, 3]);
    expect(() => tensordot(x, x, 1)).toThrow(/GR120/);
    expect(() => tensordot(x, x, [3, 0])).toThrow(/GR102/);
  });
});

describe('einsum', () => {
  const [a, b] = [counted([2, 3]), counted([3, 4])];
  it('names what matmul, transpose, trace and sums do', () => {
    expect(einsum('ij,jk->ik', a, b).tolist()).toEqual(matmul(a, b).tolist());
    expect(einsum('ij,jk', a, b).tolist()).toEqual(matmul(a, b).tolist());
    expect(einsum('ij->ji', a).tolist()).toEqual(a.transpose().tolist());
    expect(einsum('ij->', a).item()).toBe(15);
    expect(einsum('ii', counted([3, 3])).item()).toBe(12);
    expect(einsum('ii->i', counted([3, 3])).tolist()).toEqual([0, 4, 8]);
    expect(einsum('i,j->ij', array([1, 2]), array([3, 4])).tolist()).toEqual([
      [3, 4],
      [6, 8],
    ]);
    expect(einsum('iii->i', counted([2, 2, 2])).tolist()).toEqual([0, 7]);
  });
  it('contracts several operands with batches', () => {
    // numpy.einsum('bij,bjk,k->bi', …) of arange(12).reshape(2, 2, 3), arange(12).reshape(2, 3, 2), [1, 2]
    const got = einsum('bij,bjk,k->bi', counted([2, 2, 3]), counted([2, 3, 2]), array([1, 2]));
    expect(got.tolist()).toEqual([
      [36, 108],
      [558, 792],
    ]);
    expect(einsum('ab,cb,a->c', a, counted([4, 3]), array([1, 2])).tolist()).toEqual([
      33, 114, 195, 276,
    ]);
  });
  it('has slopes', () => {
    const f = (x: Tensor): Tensor => einsum('ii->', x);
    expect(grad(f)(zeros([2, 2])).tolist()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const g = (x: Tensor): Tensor => einsum('ij,ij->', x, x);
    expect(grad(g)(a).tolist()).toEqual(a.mul(2).tolist());
  });
  it.each([
    ['ij', [array([1])]],
    ['ij,jk->ik', [a]],
    ['ij->ijk', [a]],
    ['ij->ii', [a]],
    ['ii', [a]],
    ['i...->i', [a]],
    ['i->j->i', [array([1])]],
  ])('refuses %s', (text, operands) => {
    expect(() => einsum(text, ...operands)).toThrow(/GR130/);
  });
  it('refuses letters that name different lengths', () => {
    expect(() => einsum('ij,ij->', a, b)).toThrow(/GR120/);
  });
});
