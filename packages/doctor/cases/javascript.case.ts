/**
 * What JavaScript does with a tensor without being asked: operators, Math, indices, conditions.
 */
import { argmax, array, exp, take, type Tensor } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { gradientCase } from '@gradus/testing';

/** What a program without types does: the tensor is taken for a number. */
const asNumber = (x: Tensor): number => x as unknown as number;

gradientCase({
  id: 'times-operator-on-tensor',
  title: 'x * 2 leaves the tape',
  lesson: 'doctor#what-javascript-does-unasked',
  symptom: 'error',
  code: 'GR302',
  broken: (x) => array(asNumber(x) * 2).mul(3),
  fixed: (x) => x.mul(2).mul(3),
  at: [{ x: 2, dtype: 'float32', gradient: 6 }],
  diagnosis: { kind: 'js-language', op: '*' },
});

gradientCase({
  id: 'math-exp-on-tensor',
  title: 'Math.exp(x) ignores the tape',
  lesson: 'doctor#what-javascript-does-unasked',
  symptom: 'error',
  code: 'GR302',
  broken: (x) => x.mul(0).add(Math.exp(asNumber(x))),
  fixed: (x) => exp(x),
  at: [{ x: 1, dtype: 'float32', gradient: '2.7182818284590452', rtol: 1e-5 }],
  diagnosis: { kind: 'js-language', op: 'Math.exp' },
});

gradientCase({
  id: 'less-than-operator-on-tensor',
  title: 'tensor < 0 would compare NaN',
  lesson: 'doctor#what-javascript-does-unasked',
  symptom: 'error',
  code: 'GR302',
  broken: (x) => (asNumber(x) < 0 ? x.neg() : x.mul(3)),
  fixed: (x) => where(x.less(0), x.neg(), x.mul(3)),
  at: [{ x: -2, dtype: 'float32', gradient: -1 }],
  diagnosis: { kind: 'js-language', op: '<' },
});

gradientCase({
  id: 'tensor-as-array-index',
  title: 'a tensor used as an index of a JavaScript array',
  lesson: 'doctor#what-javascript-does-unasked',
  symptom: 'error',
  code: 'GR304',
  broken: (x) => x.mul([1, 2, 3][asNumber(argmax(array([0, 5, 1])))]!),
  fixed: (x) => x.mul(take(array([1, 2, 3]), argmax(array([0, 5, 1])))),
  at: [{ x: 2, dtype: 'float32', gradient: 2 }],
  diagnosis: { kind: 'js-language', op: '[]' },
});

gradientCase({
  id: 'if-tensor-truthy',
  title: 'if (tensor) is always true in JavaScript',
  lesson: 'doctor#what-javascript-does-unasked',
  symptom: 'wrong',
  broken: (x) => {
    if (x.greater(0)) return x.mul(x);
    return x.neg();
  },
  fixed: (x) => where(x.greater(0), x.mul(x), x.neg()),
  at: [
    { x: -2, dtype: 'float32', gradient: -1, brokenGradient: -4 },
    { x: -2, dtype: 'float64', gradient: -1, brokenGradient: -4 },
    { x: 2, dtype: 'float32', gradient: 4, healthy: true },
  ],
  diagnosis: { kind: 'js-language', op: 'if' },
});

gradientCase({
  id: 'forgotten-return',
  title: 'an arrow function with braces and no return',
  lesson: 'doctor#what-javascript-does-unasked',
  symptom: 'error',
  code: 'GR204',
  broken: (x) => {
    x.mul(x);
  },
  fixed: (x) => x.mul(x),
  at: [{ x: 3, dtype: 'float32', gradient: 6 }],
  diagnosis: { kind: 'js-language', op: 'return' },
});
