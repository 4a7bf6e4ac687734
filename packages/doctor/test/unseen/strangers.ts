/**
 * What strangers bring: losses, layers, simulations and fits as they stand in people's repositories. What is wrong with each was
 * written down before the doctor was asked; true slopes are mpmath's, of the very floats of the inputs.
 */
import * as t from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { cond, scan, where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { softmax } from '@gradus/numerics';
import type { CaseInput } from '@gradus/testing';
import type { UnseenCase } from './unseenCase.js';

type Tensor = t.Tensor;

/** Sick functions of strangers. */
export const strangers: readonly UnseenCase[] = [
  {
    id: 'focal-loss-of-a-sure-miss',
    f: (x: Tensor) => {
      const p = t.divide(1, t.exp(x.neg()).add(1)); // sick
      return t.square(t.subtract(1, p)).mul(t.log(p)).neg();
    },
    args: [-100],
    kind: 'overflow',
    op: 'exp',
    verdict: 'bug',
    truth: '-1',
    healthy: [[-2], [1]],
  },
  {
    id: 'contrastive-loss-of-equal-pairs',
    f: (a: Tensor) => {
      const distance = t.sqrt(t.sum(t.square(a.sub(t.array([1, 2]))))); // sick
      return t.square(t.maximum(t.subtract(1, distance), 0));
    },
    args: [[1, 2]],
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'convention',
    healthy: [[[1.5, 2]]],
  },
  {
    id: 'cosine-similarity-with-nothing',
    f: (a: Tensor) => {
      const b = t.array([1, 2]);
      const size = t.sqrt(t.sum(a.mul(a))).mul(t.sqrt(t.sum(b.mul(b))));
      return t.sum(a.mul(b)).div(size); // sick
    },
    args: [[0, 0]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[[0.5, 1]]],
  },
  {
    id: 'attention-with-a-masked-row',
    f: (scores: Tensor) => {
      const open = t.array([false, false]);
      const weights = t.exp(where(open, scores, -Infinity));
      return t.sum(weights.div(t.sum(weights)).mul(t.array([1, 2]))); // sick
    },
    args: [[1, 2]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
  },
  {
    id: 'entropy-of-a-certain-policy',
    f: (logits: Tensor) => {
      const p = softmax(logits);
      return t.sum(p.mul(t.log(p))).neg(); // sick
    },
    args: [[0, 200]],
    kind: 'saturation',
    op: 'log',
    verdict: 'bug',
    truth: '2.7677930534734751e-85',
  },
  {
    id: 'reward-by-a-hard-threshold',
    f: (x: Tensor) => t.greater(x, 0.5).astype('float32').mul(2), // sick
    args: [0.7],
    kind: 'non-differentiable-op',
    op: 'less',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'variance-of-readings-far-from-zero',
    f: (x: Tensor) => {
      const mean = t.mean(x);
      return t.mean(x.mul(x)).sub(mean.mul(mean)); // sick
    },
    args: [[100000, 100001, 100003]],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '-0.88888888888888889',
    healthy: [[[1, 2, 4]]],
  },
  {
    id: 'whitened-by-a-spread-of-zero',
    f: (x: Tensor) => {
      const white = x.sub(t.mean(x)).div(t.std(x)); // sick
      return t.sum(white.mul(t.array([1, 2, 4])));
    },
    args: [[3, 3, 3]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[[3, 4, 6]]],
  },
  {
    id: 'gravity-at-the-centre',
    f: (r: Tensor) => t.divide(-1, t.sqrt(t.sum(r.mul(r)))), // sick
    args: [[0, 0, 0]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[[1, 0, 2]]],
  },
  {
    id: 'spring-at-its-anchor',
    f: (x: Tensor) => {
      const length = t.power(t.sum(t.power(x, 2)), 0.5); // sick
      return t.power(length, 2).mul(5);
    },
    args: [[0, 0]],
    kind: 'singular-point',
    op: 'pow',
    verdict: 'bug',
    truth: '0',
    healthy: [[[1, 2]]],
  },
  {
    id: 'tidal-difference-far-away',
    f: (r: Tensor) => t.divide(1, r).sub(t.divide(1, r.add(1))), // sick
    args: [100000],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '-1.999970000399995e-15',
    healthy: [[2]],
  },
  {
    id: 'pendulum-at-rest',
    f: (angle: Tensor) => t.sqrt(t.subtract(1, t.cos(angle)).mul(2)), // sick
    args: [0.0001],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '0.99999999875000006',
    healthy: [[1]],
  },
  {
    id: 'angle-between-parallels',
    f: (a: Tensor) => t.arccos(t.sum(a.mul(t.array([1, 0])))), // sick
    args: [[1, 0]],
    kind: 'singular-point',
    op: 'acos',
    verdict: 'bug',
    truth: '0',
  },
  {
    id: 'partition-function-at-low-temperature',
    f: (beta: Tensor) => t.log(t.sum(t.exp(beta.mul(t.array([-1, -1.5, -3]))))).neg(), // sick
    args: [200],
    kind: 'underflow',
    op: 'exp',
    verdict: 'bug',
    truth: '1',
    healthy: [[2]],
  },
  {
    id: 'fermi-function-far-above-the-level',
    f: (e: Tensor) => t.log(t.divide(1, t.exp(e).add(1))), // sick
    args: [120],
    kind: 'overflow',
    op: 'exp',
    verdict: 'bug',
    truth: '-1',
    healthy: [[3]],
  },
  {
    id: 'likelihood-as-a-product',
    f: (p: Tensor) => t.log(t.prod(p)), // sick
    args: [[1e-20, 1e-20, 1e-20]],
    kind: 'underflow',
    op: 'reduceProd',
    verdict: 'bug',
    truth: '1.0000000317344785e20',
    healthy: [[[0.5, 0.25, 0.1]]],
  },
  {
    id: 'log-normal-density-far-out',
    f: (x: Tensor) => t.log(t.exp(t.square(x).mul(-0.5)).div(2.5066283)), // sick
    args: [20],
    kind: 'underflow',
    op: 'exp',
    verdict: 'bug',
    truth: '-20',
    healthy: [[1]],
  },
  {
    id: 'tail-probability-by-one-minus',
    f: (x: Tensor) => t.log(t.subtract(1, t.erf(x))), // sick
    args: [5],
    kind: 'saturation',
    op: 'log',
    verdict: 'bug',
    truth: '-10.192700054863682',
    healthy: [[0.5]],
  },
  {
    id: 'beta-prior-at-the-edge',
    f: (p: Tensor) => {
      const heads = t.log(p).mul(0); // sick
      return heads.add(t.log(t.subtract(1, p)).mul(2));
    },
    args: [0],
    kind: 'singular-point',
    op: 'log',
    verdict: 'bug',
    truth: '-2',
    healthy: [[0.5]],
  },
  {
    id: 'softplus-inside-vmap',
    f: (x: Tensor) => t.sum(vmap((v: Tensor) => t.log(t.exp(v).add(1)))(x)), // sick
    args: [[100, 1]],
    kind: 'overflow',
    op: 'exp',
    verdict: 'bug',
    truth: '1',
    healthy: [[[1, 2]]],
  },
  {
    id: 'decay-in-a-scan',
    f: (rate: Tensor) => {
      const step = (y: Tensor): [Tensor, null] => [y.mul(t.exp(rate.mul(-10))), null]; // sick
      const [end] = scan(step, t.array(1), null, { length: 5 });
      return end;
    },
    args: [4],
    kind: 'underflow',
    op: 'mul',
    verdict: 'not-representable',
    truth: '-6.9194826336836877e-86',
    healthy: [[0.1]],
  },
  {
    id: 'clipped-ratio-outside-of-the-clip',
    f: (ratio: Tensor) => t.minimum(ratio.mul(2), t.clip(ratio, 0.8, 1.2).mul(2)), // sick
    args: [1.5],
    kind: 'saturation',
    op: 'min',
    verdict: 'correct-zero',
    truth: '0',
    healthy: [[1.1]],
  },
  {
    id: 'guarded-inverse-in-jit',
    f: jit((x: Tensor) => where(t.abs(x).greater(0), t.divide(1, x), 0)), // sick
    args: [0],
    kind: 'where-nan',
    op: 'div',
    verdict: 'undefined',
    healthy: [[2]],
  },
  {
    id: 'brightness-in-eight-bits',
    f: (x: Tensor) => t.floor(x.mul(255)).div(255), // sick
    args: [0.3],
    kind: 'non-differentiable-op',
    op: 'floor',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'branch-that-forgets-its-input',
    f: (x: Tensor) =>
      cond(
        x.greater(0),
        (v: Tensor) => v.mul(2),
        (v: Tensor) => t.zerosLike(v), // sick
        x,
      ),
    args: [-1],
    kind: 'branch',
    op: 'cond',
    verdict: 'correct-zero',
    truth: '0',
    healthy: [[1]],
    lineless: true,
  },
  {
    id: 'detached-target',
    f: (q: Tensor) => t.square(t.stopGradient(q).sub(t.stopGradient(q.mul(0.9)))), // sick
    args: [2],
    kind: 'stop-gradient',
    op: 'stopGradient',
    verdict: 'bug',
  },
];

/** Healthy ones: what they are, the function, its arguments. */
export const peaceful: readonly (readonly [
  string,
  (...args: never[]) => unknown,
  readonly CaseInput[],
])[] = [
  [
    'huber loss beside its corner',
    (x: Tensor) => where(t.abs(x).less(1), t.square(x).mul(0.5), t.abs(x).sub(0.5)),
    [0.75],
  ],
  [
    'binary cross entropy with logits',
    (x: Tensor) =>
      t.mean(
        t
          .maximum(x, 0)
          .sub(x.mul(t.array([1, 0])))
          .add(t.log1p(t.exp(t.abs(x).neg()))),
      ),
    [[3, -2]],
  ],
  [
    'layer norm',
    (x: Tensor) => {
      const centred = x.sub(t.mean(x));
      const scale = t.sqrt(t.mean(t.square(centred)).add(1e-5));
      return t.sum(centred.div(scale).mul(t.array([1, 2, 4])));
    },
    [[1, 2, 4]],
  ],
  ['attention weights', (x: Tensor) => t.sum(softmax(x).mul(t.array([1, 2, 3]))), [[1, 2, 0.5]]],
  [
    'the energy of a Lennard-Jones pair',
    (r: Tensor) => {
      const s = t.power(t.divide(1, r), 6);
      return t.square(s).sub(s).mul(4);
    },
    [1.2],
  ],
  [
    'a leap-frog step',
    (v: Tensor) => {
      const half = v.sub(t.sin(t.array(1)).mul(0.05));
      return t.square(half.mul(0.1).add(1));
    },
    [0.5],
  ],
  [
    'a Gaussian kernel',
    (x: Tensor) => t.exp(t.sum(t.square(x.sub(t.array([1, 2])))).neg()),
    [[0, 1]],
  ],
  ['a quadratic root', (b: Tensor) => t.sqrt(b.mul(b).sub(4)).sub(b).div(2), [3]],
  [
    'Poisson likelihood',
    (rate: Tensor) => t.sum(rate.sub(t.array([0, 3]).mul(t.log(rate)))),
    [[0.5, 2]],
  ],
  [
    'a ridge penalty',
    (w: Tensor) => t.mean(t.square(w.mul(2).sub(1))).add(t.sum(t.square(w)).mul(0.1)),
    [[0.5, -0.5]],
  ],
  [
    'momentum in a scan',
    (x: Tensor) => {
      const step = (y: Tensor): [Tensor, null] => [y.mul(0.9).add(x), null];
      return scan(step, t.array(0), null, { length: 4 })[0];
    },
    [0.3],
  ],
  ['a clipped input inside of the clip', (x: Tensor) => t.clip(x, -1, 1).mul(3), [0.5]],
  [
    'pairs of distances in vmap',
    (x: Tensor) => t.sum(vmap((a: Tensor) => t.sqrt(t.square(a).add(1)))(x)),
    [[1, 2, 3]],
  ],
  [
    'a log-sum-exp shifted by its maximum',
    (x: Tensor) => {
      const top = t.stopGradient(t.max(x));
      return t.log(t.sum(t.exp(x.sub(top)))).add(top);
    },
    [[1, 2, 4]],
  ],
];
