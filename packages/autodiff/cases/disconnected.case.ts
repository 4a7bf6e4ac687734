/**
 * The value does not hang together with the input any more: the tape has a hole.
 */
import { array, take } from '@gradus/tensor';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'item-roundtrip',
  title: 'x.item() cuts the tape',
  lesson: 'autodiff#leaving-the-tape',
  symptom: 'zero',
  broken: (x) => {
    const v = x.item();
    return array(v * v);
  },
  fixed: (x) => x.mul(x),
  at: [
    { x: 3, dtype: 'float32', gradient: 6 },
    { x: 3, dtype: 'float64', gradient: 6 },
  ],
  diagnosis: { kind: 'disconnected', op: 'item' },
});

gradientCase({
  id: 'tolist-roundtrip',
  title: 'mapping over x.tolist()',
  lesson: 'autodiff#leaving-the-tape',
  symptom: 'zero',
  broken: (x) => array((x.tolist() as number[]).map((v) => v * v)).sum(),
  fixed: (x) => x.mul(x).sum(),
  at: [
    { x: [1, 2], dtype: 'float32', gradient: [2, 4] },
    { x: [1, 2], dtype: 'float64', gradient: [2, 4] },
  ],
  diagnosis: { kind: 'disconnected', op: 'tolist' },
});

gradientCase({
  id: 'update-lost',
  title: 'the result of a pure method is thrown away',
  lesson: 'autodiff#tensors-do-not-change',
  symptom: 'zero',
  broken: (x) => {
    const total = array(0);
    for (let i = 1; i <= 3; i++) total.add(x.mul(i));
    return total;
  },
  fixed: (x) => {
    let total = array(0);
    for (let i = 1; i <= 3; i++) total = total.add(x.mul(i));
    return total;
  },
  at: [
    { x: 2, dtype: 'float32', gradient: 6 },
    { x: 2, dtype: 'float64', gradient: 6 },
  ],
  diagnosis: { kind: 'disconnected', op: 'add' },
});

gradientCase({
  id: 'unused-entries',
  title: 'entries that the loss never reads',
  lesson: 'autodiff#what-the-loss-does-not-read',
  symptom: 'zero',
  broken: (x) => take(x, [0, 1]).sum(),
  fixed: null,
  at: [
    { x: [1, 2, 3, 4], dtype: 'float32', gradient: [1, 1, 0, 0] },
    { x: [1, 2, 3, 4], dtype: 'float64', gradient: [1, 1, 0, 0] },
  ],
  diagnosis: { kind: 'disconnected', op: 'gather', verdict: 'correct-zero' },
});
