/**
 * Exponentials that overflow on the way to a result of ordinary size.
 */
import { array, cosh, divide, exp, log, sigmoid } from '@gradus/tensor';
import { logaddexp, logsumexp, softmax } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

const shares = ['0.26894142136999512', '0.73105857863000488'];
const slopes = ['-0.20686949103015302', '0.10291137744498549', '0.10395811358516752'];

gradientCase({
  id: 'logsumexp-by-hand',
  title: 'log(sum(exp(x))) with large logits',
  lesson: 'numerics#staying-in-the-logarithm',
  symptom: 'nan',
  broken: (x) => log(exp(x).sum()),
  fixed: (x) => logsumexp(x),
  at: [
    { x: [100, 101], dtype: 'float32', gradient: shares, rtol: 1e-5 },
    { x: [1000, 1001], dtype: 'float64', gradient: shares },
    { x: [1, 2], dtype: 'float64', gradient: shares, healthy: true },
  ],
  diagnosis: { kind: 'overflow', op: 'exp' },
});

gradientCase({
  id: 'softmax-by-hand',
  title: 'softmax as exp(x)/sum(exp(x))',
  lesson: 'numerics#staying-in-the-logarithm',
  symptom: 'nan',
  broken: (x) => {
    const e = exp(x);
    return e
      .div(e.sum())
      .mul(array([1, 2, 3]))
      .sum();
  },
  fixed: (x) =>
    softmax(x)
      .mul(array([1, 2, 3]))
      .sum(),
  at: [
    { x: [90, 91, 89], dtype: 'float32', gradient: slopes, rtol: 1e-5 },
    { x: [800, 801, 799], dtype: 'float64', gradient: slopes },
    { x: [1, 2, 0], dtype: 'float64', gradient: slopes, healthy: true },
  ],
  diagnosis: { kind: 'overflow', op: 'exp' },
});

gradientCase({
  id: 'sigmoid-by-hand',
  title: 'a hand-written logistic 1/(1 + exp(−x)) at very negative x',
  lesson: 'numerics#staying-in-the-logarithm',
  symptom: 'nan',
  broken: (x) => divide(1, exp(x.neg()).add(1)),
  fixed: (x) => sigmoid(x),
  at: [
    { x: -100, dtype: 'float32', gradient: '3.720075976020836e-44', rtol: 1e-5, atol: 1.5e-45 },
    { x: 2, dtype: 'float64', gradient: '0.10499358540350652', healthy: true },
  ],
  diagnosis: { kind: 'overflow', op: 'exp' },
});

gradientCase({
  id: 'log-cosh',
  title: 'log(cosh x) for large residuals',
  lesson: 'numerics#staying-in-the-logarithm',
  symptom: 'nan',
  broken: (x) => log(cosh(x)),
  fixed: (x) => logaddexp(x, x.neg()).sub(Math.LN2),
  at: [
    { x: 100, dtype: 'float32', gradient: 1, rtol: 1e-5 },
    { x: 800, dtype: 'float64', gradient: 1 },
    { x: 1, dtype: 'float64', gradient: '0.76159415595576489', healthy: true },
  ],
  diagnosis: { kind: 'overflow', op: 'cosh' },
});
