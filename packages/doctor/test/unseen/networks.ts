/**
 * Losses and layers as people train them, with inputs in trees.
 */
import * as t from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { vmap } from '@gradus/batching';
import { jit } from '@gradus/jit';
import { logSigmoid, relu, softmax, softplus } from '@gradus/numerics';
import type { UnseenCase } from './unseenCase.js';

type Tensor = t.Tensor;
interface Layers {
  readonly w1: Tensor;
  readonly b1: Tensor;
  readonly w2: Tensor;
}

const inputs = [
  [1, -2],
  [3, 1],
];
const hidden = ({ w1, b1 }: Layers): Tensor => t.tanh(t.array(inputs).matmul(w1).add(b1));
const dead = {
  w1: [
    [0.1, 0.2],
    [0.3, -0.1],
  ],
  b1: [-10, -10],
  w2: [1, 2],
};

/** Losses and layers. */
export const networks: readonly UnseenCase[] = [
  {
    id: 'network-trained-to-certainty',
    f: (layers: Layers) => {
      const p = t.sigmoid(hidden(layers).matmul(layers.w2));
      const misses = t.log(t.subtract(1, p)); // sick
      return t.mean(misses).neg();
    },
    args: [{ ...dead, b1: [3, 3], w2: [60, 60] }],
    kind: 'saturation',
    op: 'log',
    verdict: 'bug',
    healthy: [[{ ...dead, b1: [0, 0] }]],
    fixed: [
      (layers: Layers) => t.mean(logSigmoid(t.negative(hidden(layers).matmul(layers.w2)))).neg(),
      {
        w1: [
          ['1.0661368458293543', '0.461035413956069'],
          ['-1.5060770013111503', '-0.15748504798226016'],
        ],
        b1: ['0.88722350573005192', '0.2425823339761039'],
        w2: ['0.99256111996912563', '0.99797641279955009'],
      },
    ],
  },
  {
    id: 'log-likelihood-of-allowed-words',
    f: (logits: Tensor) => {
      const allowed = t.array([1, 0, 1]).greater(0.5);
      const p = softmax(where(allowed, logits, -1e9));
      return where(allowed, t.log(p), 0).sum(); // sick
    },
    args: [[1, 2, 3]],
    kind: 'where-nan',
    op: 'log',
    verdict: 'bug',
    truth: '0.76159415595576488', // 1 − 2σ(−2)
  },
  {
    id: 'kl-of-a-wide-posterior',
    f: ({ mean, logvar }: { mean: Tensor; logvar: Tensor }) => {
      const spread = t.exp(logvar); // sick
      return t.sum(spread.add(mean.mul(mean)).sub(logvar).sub(1)).mul(0.5);
    },
    args: [{ mean: [0.1, 0.2], logvar: [0.5, 100] }],
    kind: 'overflow',
    op: 'exp',
    verdict: 'not-representable',
    truth: '1.3440585709080677e+43', // (e¹⁰⁰ − 1)/2
    path: 'args[0].logvar',
    healthy: [[{ mean: [0.1, 0.2], logvar: [0.5, -1] }]],
  },
  {
    id: 'kl-to-a-prior-with-an-empty-class',
    f: (p: Tensor, q: Tensor) => {
      const ratio = t.log(p.div(q)); // sick
      return t.sum(p.mul(ratio));
    },
    args: [
      [0, 0.5, 0.5],
      [0.2, 0.4, 0.4],
    ],
    argnums: 1,
    kind: 'singular-point',
    op: 'log',
    verdict: 'bug',
    healthy: [
      [
        [0.2, 0.4, 0.4],
        [0.3, 0.3, 0.4],
      ],
    ],
  },
  {
    id: 'focal-loss-of-a-perfect-guess',
    f: (p: Tensor) => {
      const weight = t.power(t.subtract(1, p), 0.5); // sick
      return weight.mul(t.log(p)).neg();
    },
    args: [1],
    kind: 'singular-point',
    op: 'pow',
    verdict: 'bug',
    truth: '0',
    healthy: [[0.7]],
  },
  {
    id: 'root-mean-square-norm-of-silence',
    f: vmapped((x: Tensor) => {
      const size = t.sqrt(t.mean(x.mul(x)));
      return t.sum(x.div(size).mul(t.array([1, 2]))); // sick
    }),
    args: [
      [
        [1, 2],
        [0, 0],
      ],
    ],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [
      [
        [
          [1, 2],
          [3, -1],
        ],
      ],
    ],
  },
  {
    id: 'temperature-near-zero',
    f: (temperature: Tensor) => {
      const p = softmax(t.array([1, 2, 3]).div(temperature)); // sick
      return t.sum(p.mul(t.array([3, 1, 2])));
    },
    args: [0.005],
    kind: 'underflow',
    op: 'exp',
    verdict: 'not-representable',
    healthy: [[1]],
  },
  {
    id: 'binary-units-in-a-batch',
    f: (w: Tensor) => {
      const unit = (x: Tensor): Tensor => t.sign(t.sum(x.mul(w))); // sick
      return t.sum(vmap(unit)(t.array(inputs)));
    },
    args: [[0.4, 0.3]],
    kind: 'non-differentiable-op',
    op: 'sign',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'layer-of-dead-units',
    f: ({ w1, b1, w2 }: Layers) => {
      const units = relu(t.array(inputs).matmul(w1).add(b1)); // sick
      return t.mean(units.matmul(w2));
    },
    args: [dead],
    kind: 'saturation',
    op: 'relu',
    verdict: 'correct-zero',
    truth: '0',
    path: 'args[0].b1',
    healthy: [[{ ...dead, b1: [10, 10] }]],
  },
  {
    id: 'encoder-behind-a-stop',
    f: ({ encoder, head }: { encoder: Tensor; head: Tensor }) => {
      const code = t.stopGradient(t.tanh(encoder.mul(2))); // sick
      return t.square(code.mul(head).sub(1));
    },
    args: [{ encoder: 0.3, head: 0.5 }],
    kind: 'stop-gradient',
    op: 'stopGradient',
    verdict: 'bug',
    truth: '-1.0410029571608465',
    path: 'args[0].encoder',
  },
  {
    id: 'triplet-loss-of-a-pair-of-twins',
    f: (anchor: Tensor, twin: Tensor, other: Tensor) => {
      const near = t.sqrt(t.sum(t.square(anchor.sub(twin)))); // sick
      const far = t.sqrt(t.sum(t.square(anchor.sub(other))));
      return relu(near.sub(far).add(5));
    },
    args: [
      [1, 2],
      [1, 2],
      [2, 0],
    ],
    argnums: 1,
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'convention',
    healthy: [
      [
        [1, 2],
        [1, 1],
        [2, 0],
      ],
    ],
  },
  {
    id: 'density-of-a-collapsed-policy',
    f: ({ mean, logStd }: { mean: Tensor; logStd: Tensor }) => {
      const z = t.subtract(0.1, mean).div(t.exp(logStd));
      return z.mul(z).mul(-0.5).sub(logStd); // sick
    },
    args: [{ mean: 0, logStd: -60 }],
    kind: 'overflow',
    op: 'mul',
    verdict: 'not-representable',
    healthy: [[{ mean: 0, logStd: -1 }]],
  },
  {
    id: 'logistic-loss-compiled-in-a-batch',
    f: ({ w, b }: { w: Tensor; b: Tensor }) => {
      const one = jit((x: Tensor) => {
        const z = t.sum(x.mul(w)).add(b).neg();
        return t.log(t.exp(z).add(1)); // sick
      });
      return t.mean(vmap(one)(t.array(inputs)));
    },
    args: [{ w: [-60, -70], b: 1 }],
    kind: 'overflow',
    op: 'exp',
    verdict: 'bug',
    path: 'args[0].b',
    truth: '-0.5',
    healthy: [[{ w: [0.6, 0.7], b: 1 }]],
    fixed: [
      ({ w, b }: { w: Tensor; b: Tensor }) =>
        t.mean(softplus(t.array(inputs).matmul(w).add(b).neg())),
      { w: [-1.5, -0.5], b: -0.5 },
    ],
  },
];

/** The sum over a batch. */
function vmapped(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (batch) => t.sum(vmap(f)(batch));
}
