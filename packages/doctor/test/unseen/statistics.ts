/**
 * Estimators, likelihoods and prices.
 */
import * as t from '@gradus/tensor';
import { scan, where } from '@gradus/control-flow';
import { vmap } from '@gradus/batching';
import { logsumexp, softmax } from '@gradus/numerics';
import type { UnseenCase } from './unseenCase.js';

type Tensor = t.Tensor;

/** Estimators, likelihoods and prices. */
export const statistics: readonly UnseenCase[] = [
  {
    id: 'mixture-far-from-its-data',
    f: ({ centres, weights }: { centres: Tensor; weights: Tensor }) => {
      const d = t.subtract(50, centres);
      const densities = t.exp(d.mul(d).mul(-0.5)); // sick
      return t.log(t.sum(softmax(weights).mul(densities))).neg();
    },
    args: [{ centres: [0, 1], weights: [0.5, 0.5] }],
    dtype: 'float64',
    kind: 'underflow',
    op: 'exp',
    verdict: 'bug',
    path: 'args[0].centres',
    healthy: [[{ centres: [49, 52], weights: [0.5, 0.5] }]],
  },
  {
    id: 'covariance-in-one-pass',
    f: (x: Tensor) => {
      const y = t.array([1, 3, 2, 5]);
      const both = t.mean(x.mul(y));
      const apart = t.mean(x).mul(t.mean(y));
      return t.log(both.sub(apart)); // sick
    },
    args: [[10000.1, 10000.25, 10000.2, 10000.4]],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '-2.7390141383263279', // (y − ȳ)/4 over the covariance 0.15973
    healthy: [[[1, 2, 3, 4]]],
  },
  {
    id: 'entropy-in-bits-of-a-batch',
    f: (p: Tensor) => {
      const bits = vmap((row: Tensor) => t.sum(row.mul(t.log2(row)))); // sick
      return t.mean(bits(p)).neg();
    },
    args: [
      [
        [0.5, 0.5],
        [0, 1],
      ],
    ],
    kind: 'singular-point',
    op: 'log2',
    verdict: 'bug',
    healthy: [
      [
        [
          [0.5, 0.5],
          [0.25, 0.75],
        ],
      ],
    ],
  },
  {
    id: 'log-determinant-through-a-product',
    f: (diagonal: Tensor) => t.log(t.prod(diagonal)), // sick
    args: [[1e-10, 1e-10, 1e-10, 1e-10, 1e-10]],
    kind: 'underflow',
    op: 'reduceProd',
    verdict: 'bug',
    truth: '9999999866.4856822', // 1/x of the float nearest to 1e-10
    healthy: [[[1, 2, 3]]],
  },
  {
    id: 'robust-loss-of-an-outlier',
    f: (r: Tensor) => {
      const squared = r.mul(r); // sick
      return t.log(squared.add(1));
    },
    args: [1e20],
    kind: 'overflow',
    op: 'mul',
    verdict: 'bug',
    truth: '1.9999999599182461e-20', // 2r/(1 + r²) of the float nearest to 1e20
    healthy: [[3]],
  },
  {
    id: 'chance-of-at-least-one',
    f: (p: Tensor) => {
      const none = t.power(t.subtract(1, p), 10);
      return t.log(t.subtract(1, none)); // sick
    },
    args: [1e-9],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '1000000023.7819323', // about 1/p, of the float nearest to 1e-9
    healthy: [[0.3]],
  },
  {
    id: 'hidden-markov-chain-without-scaling',
    f: (emission: Tensor) => {
      const stay = t.array([
        [0.9, 0.1],
        [0.2, 0.8],
      ]);
      const step = (alpha: Tensor): [Tensor, null] => {
        const next = alpha.matmul(stay).mul(emission); // sick
        return [next, null];
      };
      return t.log(t.sum(scan(step, t.array([0.5, 0.5]), null, { length: 30 })[0])).neg();
    },
    args: [[0.01, 0.02]],
    kind: 'underflow',
    op: 'mul',
    verdict: 'bug',
    healthy: [[[0.5, 0.7]]],
  },
  {
    id: 'variance-after-a-sharp-measurement',
    f: (noise: Tensor) => {
      const prior = t.array(1e8);
      const gain = prior.div(prior.add(noise));
      const left = t.subtract(1, gain); // sick
      return t.log(left.mul(prior));
    },
    args: [0.01],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '100.00000222517423', // 1/R − 1/(P + R) of the float nearest to 0.01
    healthy: [[1e8]],
  },
  {
    id: 'interest-paid-every-moment',
    f: (rate: Tensor) => {
      const factor = rate.div(1e8).add(1);
      return t.power(factor, 1e8); // sick
    },
    args: [0.05],
    kind: 'cancellation',
    op: 'pow',
    verdict: 'bug',
    truth: '1.0512710966205056',
  },
  {
    id: 'ratio-of-steady-returns',
    f: (returns: Tensor) => {
      const spread = t.std(returns);
      return t.mean(returns).div(spread); // sick
    },
    args: [[0.25, 0.25, 0.25]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[[0.25, 0.5, 0.125]]],
  },
  {
    id: 'option-at-the-money',
    f: (price: Tensor) => {
      const ends = price.mul(t.array([1, 1.125, 0.875]));
      const pays = t.maximum(ends.sub(100), 0); // sick
      return t.mean(pays);
    },
    args: [100],
    kind: 'tie-convention',
    op: 'max',
    verdict: 'convention',
    healthy: [[90], [104]],
  },
  {
    id: 'option-that-pays-or-not',
    f: (strike: Tensor) => {
      const ends = t.array([80, 95, 105, 120]);
      return t.mean(where(ends.greater(strike), 1, 0)); // sick
    },
    args: [100],
    kind: 'branch',
    op: 'less',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'implied-rate-by-bisection',
    f: (price: Tensor) => {
      const halve = ([low, high]: [Tensor, Tensor]): [[Tensor, Tensor], null] => {
        const middle = low.add(high).div(2);
        const above = t.exp(middle).greater(price); // sick
        return [[where(above, low, middle), where(above, middle, high)], null];
      };
      return scan(halve, [t.array(0), t.array(4)] as [Tensor, Tensor], null, { length: 40 })[0][0];
    },
    args: [2],
    kind: 'iteration',
    op: 'less',
    verdict: 'bug',
  },
  {
    id: 'kepler-from-its-own-solution',
    f: (anomaly: Tensor) => {
      let e = t.array(0);
      const miss = (): Tensor => e.sub(t.sin(e).mul(0.1)).sub(anomaly);
      while (Math.abs(miss().item()) > 1e-6) {
        // sick
        e = e.sub(miss().div(t.subtract(1, t.cos(e).mul(0.1))));
      }
      return e;
    },
    args: [0],
    kind: 'iteration',
    op: 'item',
    verdict: 'bug',
  },
  {
    id: 'scores-of-scaled-data',
    f: (scale: Tensor) => {
      const x = t.array([1, 2, 4]).mul(scale);
      const scores = x.sub(t.mean(x)).div(t.std(x)); // sick
      return t.sum(scores.mul(t.array([1, 3, 2])));
    },
    args: [2],
    kind: 'invariance',
    op: 'div',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'sum-of-the-steps-around-a-circle',
    f: (x: Tensor) => t.sum(t.roll(x, 1).sub(x)), // sick
    args: [[1, 4, 2]],
    kind: 'invariance',
    op: 'sub',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'evidence-of-two-models',
    f: (scores: Tensor) => t.log(t.mean(t.exp(scores))), // sick
    args: [[800, 790]],
    dtype: 'float64',
    kind: 'overflow',
    op: 'exp',
    verdict: 'bug',
    truth: '0.99995460213129757',
    healthy: [[[1, 2]]],
    fixed: [
      (scores: Tensor) => logsumexp(scores).sub(Math.LN2),
      ['0.99995460213129757', '4.5397868702434395e-05'],
    ],
  },
];
