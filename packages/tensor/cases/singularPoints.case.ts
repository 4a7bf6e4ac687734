/**
 * Operations whose slope is infinite at a point: the infinity meets a zero.
 */
import { multiply, power, array, sqrt, square } from '@gradus/tensor';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'square-of-sqrt',
  title: '(√x)² is x, but its gradient at 0 is NaN',
  lesson: 'tensor#slopes-at-singular-points',
  symptom: 'nan',
  broken: (x) => square(sqrt(x)),
  fixed: (x) => x,
  at: [
    { x: 0, dtype: 'float32', gradient: 1 },
    { x: 0, dtype: 'float64', gradient: 1 },
    { x: 9, dtype: 'float32', gradient: 1, healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'sqrt', truth: '1' },
});

gradientCase({
  id: 'power-zero-base-float-exponent',
  title: 'a polynomial with float exponents at x = 0',
  lesson: 'tensor#slopes-at-singular-points',
  symptom: 'nan',
  broken: (x) => power(x, array([0, 1, 2])).sum(),
  fixed: (x) => multiply(x, x).add(x).add(1),
  at: [
    { x: 0, dtype: 'float32', gradient: 1 },
    { x: 0, dtype: 'float64', gradient: 1 },
    { x: 3.14, dtype: 'float64', gradient: '7.2800000000000002', healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'pow', truth: '1' },
});
