/**
 * A condition picks a constant that stands for a function.
 */
import { abs, array, less, linspace, mean, sin } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'moving-integration-limit',
  title: 'an integral whose upper limit is the parameter',
  symptom: 'zero',
  broken: (x) => {
    const t = linspace(0, 1, 101);
    return mean(where(less(t, x), t.mul(t), 0));
  },
  fixed: (x) => {
    const u = array([0, 0.5, 1]);
    const w = array([1 / 6, 4 / 6, 1 / 6]);
    return u.mul(x).pow(2).mul(w).sum().mul(x);
  },
  at: [
    { x: 0.5, dtype: 'float32', gradient: 0.25, rtol: 1e-5 },
    { x: 0.75, dtype: 'float64', gradient: 0.5625 },
  ],
  diagnosis: { kind: 'branch', op: 'less' },
});

gradientCase({
  id: 'constant-patch-near-singularity',
  title: 'a constant patched in near a removable singularity',
  symptom: 'zero',
  broken: (x) => {
    const safe = where(less(abs(x), 0.01), 1, x);
    return where(less(abs(x), 0.01), 1, sin(safe).div(safe));
  },
  fixed: (x) => {
    const small = less(abs(x), 0.01);
    const safe = where(small, 1, x);
    const q = x.mul(x);
    return where(small, q.mul(q.div(120).sub(1 / 6)).add(1), sin(safe).div(safe));
  },
  at: [
    { x: 0.004999999888241291, dtype: 'float32', gradient: '-0.0016666624627510966', rtol: 1e-5 },
    { x: 0.005, dtype: 'float64', gradient: '-0.0016666625000037203', rtol: 1e-7 },
    { x: 1, dtype: 'float64', gradient: '-0.30116867893975679', healthy: true, rtol: 1e-7 },
  ],
  diagnosis: { kind: 'branch', op: 'select' },
});
