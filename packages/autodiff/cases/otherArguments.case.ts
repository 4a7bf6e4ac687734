/**
 * The gradient of another function, or of another argument, than was meant.
 */
import { array, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { diagnose } from '@gradus/doctor';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'closure-instead-of-argument',
  title: 'the parameter is captured, not passed',
  symptom: 'zero',
  consult: (x) => diagnose((_w: Tensor) => x.mul(x).mul(3))(x),
  evaluates: 'gradient',
  broken: (x) => {
    const loss = (_w: Tensor) => x.mul(x).mul(3);
    return grad(loss)(x);
  },
  fixed: (x) => {
    const loss = (w: Tensor) => w.mul(w).mul(3);
    return grad(loss)(x);
  },
  at: [
    { x: 2, dtype: 'float32', gradient: 12 },
    { x: 2, dtype: 'float64', gradient: 12 },
  ],
  diagnosis: { kind: 'disconnected', op: 'closure' },
});

gradientCase({
  id: 'wrong-argnums',
  title: 'gradient with respect to the data instead of the weights',
  symptom: 'wrong',
  undiagnosed:
    'the gradient with respect to the data is right; that another one was meant stands nowhere',
  consult: (x) => diagnose((data: Tensor, w: Tensor) => data.mul(w).sum())(array([1, 2]), x),
  evaluates: 'gradient',
  broken: (x) => {
    const loss = (data: Tensor, w: Tensor) => data.mul(w).sum();
    return grad(loss)(array([1, 2]), x);
  },
  fixed: (x) => {
    const loss = (data: Tensor, w: Tensor) => data.mul(w).sum();
    return grad(loss, { argnums: 1 })(array([1, 2]), x);
  },
  at: [
    { x: [5, 7], dtype: 'float32', gradient: [1, 2] },
    { x: [5, 7], dtype: 'float64', gradient: [1, 2] },
  ],
  diagnosis: { kind: 'disconnected', op: 'argnums' },
});
