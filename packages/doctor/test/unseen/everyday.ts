/**
 * Lines as they stand in people's notebooks: losses, layers, optimisers, physics, fits. Written down with what is wrong
 * with each before the doctor was asked about any; true slopes are mpmath's, of the very floats of the inputs.
 */
import * as t from '@gradus/tensor';
import { gammaln, softmax } from '@gradus/numerics';
import type { UnseenCase } from './unseenCase.js';

type Tensor = t.Tensor;

/** Sick functions of every day. */
export const everyday: readonly UnseenCase[] = [
  {
    id: 'gumbel-noise-of-a-certain-draw',
    f: (u: Tensor) => t.log(t.log(u).neg()).neg(), // sick
    args: [1],
    kind: 'singular-point',
    op: 'log',
    verdict: 'undefined',
    healthy: [[0.3]],
  },
  {
    id: 'logit-of-a-sure-thing',
    f: (p: Tensor) => t.log(p.div(t.subtract(1, p))), // sick
    args: [1],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[0.4]],
  },
  {
    id: 'learning-rate-in-stairs',
    f: (epoch: Tensor) => {
      const halvings = t.floor(epoch.div(10)); // sick
      return t.power(0.5, halvings).mul(0.1);
    },
    args: [25],
    kind: 'non-differentiable-op',
    op: 'floor',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'attention-that-picks-one',
    f: (scores: Tensor) => {
      const best = t.argmax(scores); // sick
      return t.take(t.array([3, 1, 2]), best);
    },
    args: [[0.1, 0.7, 0.2]],
    kind: 'non-differentiable-op',
    op: 'argMax',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'instance-norm-with-epsilon-outside',
    f: (x: Tensor) => {
      const centred = x.sub(t.mean(x));
      const spread = t.sqrt(t.mean(t.square(centred))); // sick
      return t.sum(centred.div(spread.add(1e-5)).mul(t.array([1, 2, 4])));
    },
    args: [[2, 2, 2]],
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'bug',
    truth: '-133333.33670161673',
    healthy: [[[2, 3, 2.5]]],
  },
  {
    id: 'contrast-at-a-cold-temperature',
    f: (similarity: Tensor) => {
      const logits = similarity.div(0.005);
      const all = t.sum(t.exp(logits)); // sick
      return t.log(all).sub(logits.slice(0));
    },
    args: [[0.9, 0.8, -0.2]],
    kind: 'overflow',
    op: 'exp',
    verdict: 'bug',
    truth: '-4.1223349708390918e-7',
    healthy: [[[0.09, 0.08, -0.02]]],
  },
  {
    id: 'overlap-of-two-empty-masks',
    f: (p: Tensor) => {
      const mask = t.array([0, 0, 0]);
      const both = t.sum(p.mul(mask)).mul(2);
      return both.div(t.sum(p).add(t.sum(mask))); // sick
    },
    args: [[0, 0, 0]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'bug',
    truth: '0', // it is 0 wherever anything is predicted
  },
  {
    id: 'geometric-mean-with-a-total-loss',
    f: (returns: Tensor) => t.power(t.prod(returns.add(1)), 1 / 3), // sick
    args: [[-1, 0.1, 0.2]],
    kind: 'singular-point',
    op: 'pow',
    verdict: 'bug',
    truth: '0', // of the second return: whatever it is, everything is lost
    healthy: [[[0.1, -0.2, 0.3]]],
  },
  {
    id: 'correlation-with-a-constant',
    f: (x: Tensor) => {
      const [a, b] = [x.sub(t.mean(x)), t.array([-1, 0, 1])];
      const size = t.sqrt(t.sum(a.mul(a)).mul(t.sum(b.mul(b))));
      return t.sum(a.mul(b)).div(size); // sick
    },
    args: [[3, 3, 3]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[[1, 2, 4]]],
  },
  {
    id: 'slerp-between-equals',
    f: (q: Tensor) => {
      const angle = t.arccos(t.sum(q.mul(t.array([1, 0]))));
      return t.sin(angle.mul(0.5)).div(t.sin(angle)); // sick
    },
    args: [[1, 0]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'bug',
    truth: '-0.125', // of 1/(2 cos ½θ), which it is everywhere else
  },
  {
    id: 'planck-at-high-frequency',
    f: (x: Tensor) => t.power(x, 3).div(t.exp(x).sub(1)), // sick
    args: [95],
    kind: 'overflow',
    op: 'exp',
    verdict: 'bug',
    truth: '-4.5841546146167907e-36',
    healthy: [[2]],
  },
  {
    id: 'pair-energy-at-contact',
    f: ({ a, b }: { a: Tensor; b: Tensor }) => {
      const distance = t.sqrt(t.sum(t.square(a.sub(b))));
      const ratio = t.divide(1, distance); // sick
      return t.power(ratio, 12).sub(t.power(ratio, 6)).mul(4);
    },
    args: [{ a: [1, 2], b: [1, 2] }],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[{ a: [1, 2], b: [0, 1] }]],
  },
  {
    id: 'drag-at-rest',
    f: (v: Tensor) => {
      const speed = t.sqrt(t.sum(v.mul(v))); // sick
      return t.sum(v.mul(speed).mul(t.array([1, 2])));
    },
    args: [[0, 0]],
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'bug',
    truth: '0',
    healthy: [[[3, 4]]],
  },
  {
    id: 'time-of-flight-to-the-highest-point',
    f: (speed: Tensor) => {
      const rest = speed.mul(speed).sub(2 * 8 * 0.25);
      return speed.add(t.sqrt(rest)).div(8); // sick
    },
    args: [2],
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'correct-inf',
    healthy: [[3]],
  },
  {
    id: 'steep-switch',
    f: (x: Tensor) => t.sigmoid(x.mul(1000)), // sick
    args: [0.5],
    kind: 'saturation',
    op: 'sigmoid',
    verdict: 'not-representable',
    truth: '7.1245764067412855e-215',
    healthy: [[0.001]],
  },
  {
    id: 'pooling-over-nothing',
    f: (x: Tensor) => {
      const mask = t.array([0, 0]);
      return t.log(t.sum(t.exp(x).mul(mask))); // sick
    },
    args: [[1, 2]],
    kind: 'singular-point',
    op: 'log',
    verdict: 'bug',
    truth: '0', // −∞ everywhere
  },
  {
    id: 'poisson-loss-without-events',
    f: (rate: Tensor) => {
      const events = t.array(0);
      return rate.sub(events.mul(t.log(rate))); // sick
    },
    args: [0],
    kind: 'singular-point',
    op: 'log',
    verdict: 'bug',
    truth: '1',
    healthy: [[0.5]],
  },
  {
    id: 'parameter-from-its-softplus',
    f: (y: Tensor) => t.log(t.exp(y).sub(1)), // sick
    args: [100],
    kind: 'overflow',
    op: 'exp',
    verdict: 'bug',
    truth: '1',
    healthy: [[2]],
  },
  {
    id: 'largest-by-a-high-power',
    f: (x: Tensor) => {
      const sum = t.sum(t.power(x, 64)); // sick
      return t.power(sum, 1 / 64);
    },
    args: [[40, 50]],
    kind: 'overflow',
    op: 'integerPow',
    verdict: 'bug',
    truth: '7.8463723209426393e-7',
    healthy: [[[1, 1.5]]],
  },
  {
    id: 'score-of-an-impossible-label',
    f: (logits: Tensor) => t.log(softmax(logits).slice(1)), // sick
    args: [[200, 0]],
    kind: 'saturation',
    op: 'log',
    verdict: 'bug',
    truth: '-1',
    healthy: [[[2, 0]]],
  },
  {
    id: 'air-above-the-atmosphere',
    f: (height: Tensor) => t.power(t.subtract(1, height.div(44.3)), 5.25), // sick
    args: [50],
    kind: 'singular-point',
    op: 'pow',
    verdict: 'undefined',
    healthy: [[8]],
  },
  {
    id: 'eigenvalue-of-a-rotation',
    f: (a: Tensor) => {
      const trace = a.slice(0, 0).add(a.slice(1, 1));
      const determinant = a
        .slice(0, 0)
        .mul(a.slice(1, 1))
        .sub(a.slice(0, 1).mul(a.slice(1, 0)));
      const root = t.sqrt(trace.mul(trace).sub(determinant.mul(4))); // sick
      return trace.add(root).div(2);
    },
    args: [
      [
        [0, -1],
        [1, 0],
      ],
    ],
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'undefined',
    healthy: [
      [
        [
          [2, 1],
          [1, 3],
        ],
      ],
    ],
  },
  {
    id: 'adam-without-a-gradient',
    f: (g: Tensor) => {
      const scale = t.sqrt(g.mul(g)); // sick
      return g.div(scale.add(1e-8));
    },
    args: [0],
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'bug',
    truth: '100000000.6077471',
  },
  {
    id: 'odds-of-a-sure-guess',
    f: (x: Tensor) => {
      const p = t.sigmoid(x);
      return p.div(t.subtract(1, p)); // sick
    },
    args: [20],
    kind: 'saturation',
    op: 'div',
    verdict: 'bug',
    truth: '485165195.40979028',
    healthy: [[1]],
  },
  {
    id: 'likelihood-of-student-near-normal',
    f: (nu: Tensor) => {
      const upper = gammaln(nu.add(1).div(2));
      return upper.sub(gammaln(nu.div(2))); // sick
    },
    args: [1e7],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '5.00000025e-8',
    healthy: [[3]],
  },
  {
    id: 'slope-by-a-tiny-step',
    f: (x: Tensor) => {
      const h = 1e-6;
      const rise = t.sin(x.add(h)).sub(t.sin(x)); // sick
      return rise.div(h);
    },
    args: [1],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '-0.84147125495890851',
  },
];
