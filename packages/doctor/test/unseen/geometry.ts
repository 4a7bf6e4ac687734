/**
 * Geometry and robots.
 */
import * as t from '@gradus/tensor';
import { switchCase, where } from '@gradus/control-flow';
import type { UnseenCase } from './unseenCase.js';

type Tensor = t.Tensor;

/** Geometry and robots. */
export const geometry: readonly UnseenCase[] = [
  {
    id: 'angle-of-no-rotation',
    f: (w: Tensor) => t.arccos(w).mul(2), // sick
    args: [1],
    kind: 'singular-point',
    op: 'acos',
    verdict: 'correct-inf',
    healthy: [[0.5]],
  },
  {
    id: 'arm-at-full-reach',
    f: (target: Tensor) => {
      const cosine = t.sum(target.mul(target)).sub(2).div(2);
      return t.arccos(cosine); // sick
    },
    args: [[2, 0]],
    kind: 'singular-point',
    op: 'acos',
    verdict: 'undefined',
    healthy: [[[1, 0.5]]],
  },
  {
    id: 'angle-between-parallel-vectors',
    f: (a: Tensor) => {
      const b = t.array([1, 0]);
      const cosine = t.sum(a.mul(b)).div(t.sqrt(t.sum(a.mul(a))));
      return t.arccos(cosine); // sick
    },
    args: [[2, 0]],
    dtype: 'float64',
    kind: 'singular-point',
    op: 'acos',
    verdict: 'bug',
    healthy: [[[2, 1]]],
  },
  {
    id: 'distance-to-a-box-from-inside',
    f: (point: Tensor) => {
      const outside = t.maximum(t.abs(point).sub(1), 0);
      return t.sqrt(t.sum(outside.mul(outside))); // sick
    },
    args: [[0.5, 0.25]],
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'bug',
    truth: '0',
    healthy: [[[2, 3]]],
  },
  {
    id: 'area-of-a-flat-triangle',
    f: (a: Tensor, b: Tensor, c: Tensor) => {
      const s = a.add(b).add(c).div(2);
      return t.sqrt(s.mul(s.sub(a)).mul(s.sub(b)).mul(s.sub(c))); // sick
    },
    args: [1, 1, 2],
    argnums: 2,
    kind: 'singular-point',
    op: 'sqrt',
    verdict: 'bug', // NaN, where −∞ would be right
    healthy: [[1, 1, 1]],
  },
  {
    id: 'neighbours-on-a-sphere',
    f: (latitude: Tensor) => {
      const there = t.array(0.7);
      const cosine = t
        .sin(latitude)
        .mul(t.sin(there))
        .add(t.cos(latitude).mul(t.cos(there)));
      return t.arccos(cosine); // sick
    },
    args: [0.7001],
    kind: 'cancellation',
    op: 'acos',
    verdict: 'bug',
    truth: '1',
    healthy: [[1.2]],
  },
  {
    id: 'pixel-of-a-point-in-the-camera-plane',
    f: (depth: Tensor) => t.divide(35, depth), // sick
    args: [0],
    kind: 'singular-point',
    op: 'div',
    verdict: 'undefined',
    healthy: [[2]],
  },
  {
    id: 'hyperbolic-distance-of-a-point-to-itself',
    f: (u: Tensor) => {
      const d = u.sub(t.array([0.25, 0.5]));
      const ratio = t.sum(d.mul(d)).div(t.subtract(1, t.sum(u.mul(u))));
      return t.arccosh(ratio.mul(2).add(1)); // sick
    },
    args: [[0.25, 0.5]],
    kind: 'singular-point',
    op: 'acosh',
    verdict: 'convention',
    healthy: [[[0.5, 0.25]]],
  },
  {
    id: 'contact-force-of-a-gap',
    f: (gap: Tensor) => {
      const depth = gap.neg();
      return where(depth.greater(0), t.power(depth, 1.5), 0).mul(100); // sick
    },
    args: [0.5],
    dtype: 'float64',
    kind: 'where-nan',
    op: 'pow',
    verdict: 'bug',
    truth: '0',
    healthy: [[-0.5]],
  },
  {
    id: 'gear-chosen-by-speed',
    f: (speed: Tensor) => {
      const gear = t.floor(speed).astype('int32');
      const branches = [(v: Tensor) => v.mul(2), () => t.array(3), (v: Tensor) => v.mul(v)];
      return switchCase(gear, branches, speed); // sick
    },
    args: [1.5],
    kind: 'branch',
    op: 'cond',
    verdict: 'correct-zero',
    truth: '0',
    healthy: [[0.5], [2.5]],
  },
];
