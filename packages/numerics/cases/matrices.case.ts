/**
 * Decompositions of matrices at points where a factor is not determined or does not exist.
 */
import { array, diag, eye, log, matmul, transpose } from '@gradus/tensor';
import { cholesky, eigh } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

const weights = [
  [1, 2],
  [2, 5],
];

gradientCase({
  id: 'eigh-repeated-eigenvalues',
  title: 'rebuilding a matrix from eigenvectors of a repeated eigenvalue',
  lesson: 'failures#matrices',
  symptom: 'nan',
  broken: (x) => {
    const [w, v] = eigh(x);
    return matmul(v.mul(w.mul(w)), transpose(v))
      .mul(array(weights))
      .sum();
  },
  fixed: (x) => matmul(x, x).mul(array(weights)).sum(),
  at: [
    {
      x: [
        [2, 0],
        [0, 2],
      ],
      dtype: 'float64',
      gradient: [
        [4, 8],
        [8, 20],
      ],
      rtol: 1e-10,
    },
    {
      x: [
        [2, 0],
        [0, 2],
      ],
      dtype: 'float32',
      gradient: [
        [4, 8],
        [8, 20],
      ],
      rtol: 1e-5,
    },
    {
      x: [
        [2, 1],
        [1, 3],
      ],
      dtype: 'float64',
      gradient: [
        [8, 16],
        [16, 34],
      ],
      healthy: true,
      rtol: 1e-10,
    },
  ],
  diagnosis: { kind: 'singular-point', op: 'eigh' },
});

const jittered = [
  ['500.24987506246877', '-499.75012493753123'],
  ['-499.75012493753123', '500.24987506246877'],
];

gradientCase({
  id: 'cholesky-singular',
  title: 'log-determinant of a singular covariance through Cholesky',
  lesson: 'failures#matrices',
  symptom: 'nan',
  broken: (x) =>
    log(diag(cholesky(x)))
      .sum()
      .mul(2),
  fixed: (x) =>
    log(diag(cholesky(x.add(eye(2).mul(0.001)))))
      .sum()
      .mul(2),
  at: [
    {
      x: [
        [1, 1],
        [1, 1],
      ],
      dtype: 'float32',
      gradient: null,
      fixedGradient: jittered,
      rtol: 1e-3,
    },
    {
      x: [
        [1, 1],
        [1, 1],
      ],
      dtype: 'float64',
      gradient: null,
      fixedGradient: jittered,
      rtol: 1e-10,
    },
    {
      x: [
        [2, 1],
        [1, 2],
      ],
      dtype: 'float64',
      gradient: [
        ['0.66666666666666667', '-0.33333333333333333'],
        ['-0.33333333333333333', '0.66666666666666667'],
      ],
      fixedGradient: [
        ['0.66611162912395835', '-0.33288936987704065'],
        ['-0.33288936987704065', '0.66611162912395835'],
      ],
      healthy: true,
      rtol: 1e-10,
    },
  ],
  diagnosis: { kind: 'singular-point', op: 'cholesky', verdict: 'undefined' },
});
