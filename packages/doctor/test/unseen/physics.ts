/**
 * Simulations and thermodynamics, each with one mistake that is easy to make.
 */
import * as t from '@gradus/tensor';
import { foriLoop, scan, where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { logsumexp } from '@gradus/numerics';
import type { UnseenCase } from './unseenCase.js';

type Tensor = t.Tensor;

/** Simulations and thermodynamics. */
export const physics: readonly UnseenCase[] = [
  {
    id: 'positions-on-a-grid',
    f: (speed: Tensor) => {
      const step = (position: Tensor): [Tensor, null] => {
        const moved = position.add(speed.mul(0.25));
        const cell = t.round(moved.div(0.1)); // sick
        return [cell.mul(0.1), null];
      };
      return scan(step, t.array(0), null, { length: 5 })[0];
    },
    args: [1.3],
    kind: 'non-differentiable-op',
    op: 'round',
    verdict: 'correct-zero',
    truth: '0',
    fixed: [
      (speed: Tensor) => foriLoop(0, 5, (_, p: Tensor) => p.add(speed.mul(0.25)), t.array(0)),
      1.25,
    ],
  },
  {
    id: 'coulomb-energy-with-itself',
    f: (x: Tensor) => {
      const d = x.reshape([3, 1]).sub(x.reshape([1, 3]));
      const inverse = t.divide(1, t.abs(d)); // sick
      return where(t.eye(3).greater(0.5), 0, inverse).sum().div(2);
    },
    args: [[0, 1, 3]],
    kind: 'where-nan',
    op: 'div',
    verdict: 'bug',
    truth: '1.1111111111111111',
    fixed: [
      (x: Tensor) => {
        const self = t.eye(3).greater(0.5);
        const d = x.reshape([3, 1]).sub(x.reshape([1, 3]));
        return where(self, 0, t.divide(1, t.abs(where(self, 1, d))))
          .sum()
          .div(2);
      },
      [1.1111111, -0.75, -0.36111111],
    ],
  },
  {
    id: 'log-of-relativistic-energy',
    f: (v: Tensor) => {
      const gamma = t.divide(1, t.sqrt(t.subtract(1, v.mul(v))));
      const energy = gamma.sub(1); // sick
      return t.log(energy);
    },
    args: [1e-5],
    kind: 'cancellation',
    op: 'sub',
    verdict: 'bug',
    truth: '200000.00506742509', // of the float nearest to 1e-5
    healthy: [[0.5]],
  },
  {
    id: 'entropy-of-a-filled-level',
    f: (x: Tensor) => {
      const p = t.divide(1, t.exp(x).add(1));
      const q = t.subtract(1, p);
      const empty = q.mul(t.log(q)); // sick
      return t.negative(p.mul(t.log(p)).add(empty));
    },
    args: [-40],
    kind: 'saturation',
    op: 'log',
    verdict: 'bug',
    truth: '1.6993417021166356e-16', // 40 e⁻⁴⁰ / (1 + e⁻⁴⁰)²
    healthy: [[1], [-2]],
  },
  {
    id: 'force-between-coincident-bodies',
    f: (x: Tensor) => {
      const cube = t.power(t.sum(x.mul(x)), 1.5);
      return t.sum(x.div(cube)); // sick
    },
    args: [[0, 0]],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[[1, 2]]],
  },
  {
    id: 'free-energy-of-high-levels',
    f: (levels: Tensor) => t.negative(t.log(t.sum(t.exp(t.negative(levels))))), // sick
    args: [[2000, 2001]],
    dtype: 'float64',
    kind: 'underflow',
    op: 'exp',
    verdict: 'bug',
    truth: '0.73105857863000488',
    healthy: [[[1, 2]]],
    fixed: [
      (levels: Tensor) => t.negative(logsumexp(t.negative(levels))),
      ['0.73105857863000488', '0.26894142136999512'],
    ],
  },
  {
    id: 'step-size-by-tolerance',
    f: (tolerance: Tensor) => {
      const error = t.array(0.01);
      const step = where(error.less(tolerance), 0.2, 0.1); // sick
      return step.mul(3);
    },
    args: [0.05],
    kind: 'branch',
    op: 'less',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'time-of-impact-in-whole-steps',
    f: (height: Tensor) => {
      let y = height;
      let time = t.array(0);
      while (y.item() > 0) {
        // sick
        y = y.sub(0.3);
        time = time.add(0.1);
      }
      return time;
    },
    args: [1],
    kind: 'control-flow',
    op: 'item',
    verdict: 'correct-zero',
  },
  {
    id: 'stiff-decay-by-explicit-steps',
    f: (y: Tensor) => {
      const step = (state: Tensor): [Tensor, null] => {
        const next = state.mul(1 - 1000); // sick
        return [next, null];
      };
      return scan(step, y, null, { length: 20 })[0];
    },
    args: [1],
    kind: 'overflow',
    op: 'mul',
    verdict: 'not-representable',
    truth: '9.8018886482953468e+59', // 999²⁰
  },
  {
    id: 'slopes-that-fade-in-a-recurrence',
    f: (h: Tensor) => {
      const run = jit(
        (start: Tensor) => foriLoop(0, 30, (_, state: Tensor) => state.mul(0.01), start), // sick
      );
      return run(h);
    },
    args: [1],
    kind: 'underflow',
    op: 'mul',
    verdict: 'not-representable',
    truth: '9.999993294479636e-61',
  },
  {
    id: 'log-power-of-a-silent-frequency',
    f: ({ re, im }: { re: Tensor; im: Tensor }) => {
      const power = re.mul(re).add(im.mul(im));
      return t.log(power).mul(10 / Math.LN10); // sick
    },
    args: [{ re: 0, im: 0 }],
    kind: 'singular-point',
    op: 'log',
    verdict: 'undefined',
    healthy: [[{ re: 1, im: -2 }]],
  },
];
