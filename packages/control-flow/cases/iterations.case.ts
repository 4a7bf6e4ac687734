/**
 * Results found by iteration: what the steps compute and what the solution is are two functions.
 */
import { argmin, array, cos, less, linspace, square, stopGradient, take } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'bisection-root',
  title: 'root of t^3 = x by bisection',
  symptom: 'zero',
  broken: (x) => {
    let lo = array(0),
      hi = array(4);
    for (let i = 0; i < 60; i++) {
      const m = lo.add(hi).div(2);
      const up = less(m.pow(3), x);
      lo = where(up, m, lo);
      hi = where(up, hi, m);
    }
    return lo.add(hi).div(2);
  },
  fixed: (x) => {
    let lo = array(0),
      hi = array(4);
    const target = stopGradient(x);
    for (let i = 0; i < 60; i++) {
      const m = lo.add(hi).div(2);
      const up = less(m.pow(3), target);
      lo = where(up, m, lo);
      hi = where(up, hi, m);
    }
    const t = stopGradient(lo.add(hi).div(2));
    return t.sub(t.pow(3).sub(x).div(t.mul(t).mul(3)));
  },
  at: [
    { x: 8, dtype: 'float32', gradient: '0.083333333333333333', rtol: 1e-5 },
    { x: 27, dtype: 'float64', gradient: '0.037037037037037037', rtol: 1e-9 },
  ],
  diagnosis: { kind: 'iteration', op: 'less' },
});

gradientCase({
  id: 'loop-already-converged',
  title: 'an iterative solver started at the answer',
  symptom: 'zero',
  eagerOnly: 'the loop asks for a number before every turn',
  broken: (x) => {
    let y = array(2);
    for (let i = 0; i < 50 && Math.abs(y.mul(y).sub(x).item()) > 1e-6; i++)
      y = y.add(x.div(y)).div(2);
    return y;
  },
  fixed: (x) => {
    let y = array(2);
    for (let i = 0; i < 50 && Math.abs(y.mul(y).sub(x).item()) > 1e-6; i++)
      y = y.add(x.div(y)).div(2);
    const t = stopGradient(y);
    return t.sub(t.mul(t).sub(x).div(t.mul(2)));
  },
  at: [
    { x: 4, dtype: 'float32', gradient: 0.25, rtol: 1e-5 },
    { x: 4, dtype: 'float64', gradient: 0.25, rtol: 1e-5 },
    { x: 2, dtype: 'float64', gradient: '0.35355339059327376', healthy: true, rtol: 1e-5 },
  ],
  diagnosis: { kind: 'iteration', op: 'item' },
});

gradientCase({
  id: 'truncated-fixed-point',
  title: 'a fixed point unrolled for too few steps',
  symptom: 'wrong',
  undiagnosed:
    'two steps of an iteration are a function like any other; that its limit was meant stands nowhere',
  broken: (x) => {
    let y = array(0);
    for (let i = 0; i < 2; i++) y = cos(y.mul(x));
    return y;
  },
  fixed: (x) => {
    let y = array(0);
    for (let i = 0; i < 60; i++) y = cos(y.mul(x));
    return y;
  },
  at: [
    { x: 0.5, dtype: 'float32', gradient: '-0.32177126051365673', rtol: 1e-5 },
    { x: 0.5, dtype: 'float64', gradient: '-0.32177126051365673', rtol: 1e-9 },
  ],
  diagnosis: { kind: 'iteration', op: 'cos' },
});

gradientCase({
  id: 'grid-search-argmin',
  title: 'the minimiser found by grid search',
  symptom: 'zero',
  broken: (x) => {
    const t = linspace(0, 4, 401);
    return take(t, argmin(square(t.sub(x))));
  },
  fixed: (x) => x,
  at: [
    { x: 1.5, dtype: 'float32', gradient: 1 },
    { x: 2.25, dtype: 'float64', gradient: 1 },
  ],
  diagnosis: { kind: 'iteration', op: 'argMin' },
});
