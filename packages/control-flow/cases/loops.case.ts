/**
 * Loops whose length is a value, and carries that change their type.
 */
import { array, astype } from '@gradus/tensor';
import { foriLoop, scan, whileLoop } from '@gradus/control-flow';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'while-loop-reverse',
  title: 'reverse mode through whileLoop',
  symptom: 'error',
  code: 'GR431',
  broken: (x) =>
    whileLoop(
      (v) => v.greater(0.1),
      (v) => v.mul(0.5),
      x,
    ),
  fixed: (x) => foriLoop(0, 5, (i, v) => v.mul(0.5), x),
  at: [
    { x: 2, dtype: 'float32', gradient: 0.03125, healthy: true, elsewhere: { JAX: Number.NaN } },
  ],
  diagnosis: { kind: 'control-flow', op: 'while' },
});

gradientCase({
  id: 'fori-loop-dynamic-bound',
  title: 'foriLoop with a bound computed from a tensor',
  symptom: 'error',
  code: 'GR431',
  broken: (x) => {
    const n = astype(array(3), 'int32');
    return foriLoop(0, n, (i, v) => v.mul(2), x);
  },
  fixed: (x) => foriLoop(0, 3, (i, v) => v.mul(2), x),
  at: [{ x: 2, dtype: 'float32', gradient: 8, healthy: true, elsewhere: { JAX: Number.NaN } }],
  diagnosis: { kind: 'control-flow', op: 'while' },
});

gradientCase({
  id: 'step-count-from-value',
  title: 'number of steps taken from the input value',
  symptom: 'zero',
  broken: (x) => {
    let y = array(0);
    for (let i = 0; i < Math.floor(x.item()); i++) y = y.add(1);
    return y;
  },
  fixed: null,
  at: [
    { x: 3.5, dtype: 'float32', gradient: 0 },
    { x: 3.5, dtype: 'float64', gradient: 0 },
  ],
  diagnosis: { kind: 'control-flow', op: 'item', verdict: 'correct-zero' },
});

gradientCase({
  id: 'scan-carry-type-change',
  title: 'scan whose carry changes type',
  symptom: 'error',
  code: 'GR421',
  broken: (x) => {
    const [c] = scan((c, t) => [astype(c.mul(t), 'float64'), null], x, array([1, 2]));
    return astype(c, 'float32');
  },
  fixed: (x) => {
    const [c] = scan((c, t) => [c.mul(t), null], x, array([1, 2]));
    return c;
  },
  at: [{ x: 2, dtype: 'float32', gradient: 2 }],
  diagnosis: { kind: 'control-flow', op: 'scan' },
});
