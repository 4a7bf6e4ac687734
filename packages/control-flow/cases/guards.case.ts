/**
 * `where` hides a bad value, but on the way back the branch not taken gets the cotangent 0, and 0 · ∞ = NaN: norms, masks and guarded functions.
 */
import { abs, arccos, arctan2, array, exp, less, log1p, stopGradient } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { softmax } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'where-arccos-outside',
  title: 'arccos outside its domain on the untaken branch',
  symptom: 'nan',
  broken: (x) => where(less(abs(x), 1), arccos(x), 0),
  fixed: (x) => {
    const ok = less(abs(x), 1);
    return where(ok, arccos(where(ok, x, 0)), 0);
  },
  at: [
    { x: 2, dtype: 'float32', gradient: 0 },
    { x: -3, dtype: 'float64', gradient: 0 },
    { x: 0.25, dtype: 'float64', gradient: '-1.0327955589886445', healthy: true },
  ],
  diagnosis: { kind: 'where-nan', op: 'acos' },
});

gradientCase({
  id: 'where-softplus-overflow',
  title: 'softplus with a large-x shortcut still overflows',
  symptom: 'nan',
  broken: (x) => where(x.greater(20), x, log1p(exp(x))),
  fixed: (x) => {
    const small = where(x.greater(20), 0, x);
    return where(x.greater(20), x, log1p(exp(small)));
  },
  at: [
    { x: 100, dtype: 'float32', gradient: 1 },
    { x: 1000, dtype: 'float64', gradient: 1 },
    { x: 3, dtype: 'float64', gradient: '0.95257412682243322', healthy: true },
  ],
  diagnosis: { kind: 'where-nan', op: 'exp' },
});

gradientCase({
  id: 'where-arctan2-masked-origin',
  title: 'a masked-out atan2(0, 0) poisons its entry',
  symptom: 'nan',
  broken: (x) => {
    const drop = array([0, 1, 0]);
    const a = arctan2(x, x);
    return where(drop.greater(0.5), 0, a).sum();
  },
  fixed: (x) => {
    const drop = array([0, 1, 0]).greater(0.5);
    const safe = where(drop, 1, x);
    return where(drop, 0, arctan2(safe, safe)).sum();
  },
  at: [
    { x: [3, 0, -5], dtype: 'float32', gradient: [0, 0, 0] },
    { x: [3, 0, -5], dtype: 'float64', gradient: [0, 0, 0] },
  ],
  diagnosis: { kind: 'where-nan', op: 'atan2' },
});

gradientCase({
  id: 'where-masked-softmax-overflow',
  title: 'masked softmax: exp of a huge masked logit',
  symptom: 'nan',
  broken: (x) => {
    const keep = array([1, 1, 0]).greater(0.5);
    const m = stopGradient(where(keep, x, -Infinity).max());
    const e = where(keep, exp(x.sub(m)), 0);
    return e
      .div(e.sum())
      .mul(array([1, 2, 3]))
      .sum();
  },
  fixed: (x) => {
    const keep = array([1, 1, 0]).greater(0.5);
    const y = where(keep, x, -Infinity);
    return softmax(y)
      .mul(array([1, 2, 3]))
      .sum();
  },
  at: [
    {
      x: [1, 2, 200],
      dtype: 'float32',
      gradient: ['-0.19661193324148185', '0.19661193324148185', 0],
      rtol: 1e-5,
    },
    {
      x: [1, 2, 1000],
      dtype: 'float64',
      gradient: ['-0.19661193324148185', '0.19661193324148185', 0],
    },
  ],
  diagnosis: { kind: 'where-nan', op: 'exp' },
});
