/**
 * Functions with nothing wrong: operations with flat parts, corners and poles, at points where they do no harm.
 */
import * as t from '@gradus/tensor';
import { cond, scan, where } from '@gradus/control-flow';
import { vmap } from '@gradus/batching';
import { jit } from '@gradus/jit';
import { logsumexp, relu, softmax, xlogy } from '@gradus/numerics';
import type { CaseInput } from '@gradus/testing';

type Tensor = t.Tensor;

/** What it is, the function, its arguments. */
export const sound: readonly (readonly [string, (...args: never[]) => unknown, CaseInput[]])[] = [
  [
    'a triangle wave, folded by round',
    (x: Tensor) => t.abs(x.sub(t.round(x.div(2)).mul(2))),
    [5.25],
  ],
  [
    'attention with a causal mask',
    (q: Tensor, k: Tensor) => {
      const scores = q.matmul(t.transpose(k));
      const masked = where(t.tril(t.ones([2, 2])).greater(0.5), scores, -1e9);
      return t.sum(
        softmax(masked, 1)
          .matmul(t.array([[1], [2]]))
          .mul(t.array([[1], [3]])),
      );
    },
    [
      [
        [1, 2],
        [0.5, -1],
      ],
      [
        [0.3, 0.1],
        [-0.2, 0.4],
      ],
    ],
  ],
  [
    'four Runge-Kutta steps of a pendulum',
    ({ angle, speed }: { angle: Tensor; speed: Tensor }) => {
      const slope = ([a, v]: [Tensor, Tensor]): [Tensor, Tensor] => [v, t.sin(a).neg()];
      const along = (s: [Tensor, Tensor], d: [Tensor, Tensor], h: number): [Tensor, Tensor] => [
        s[0].add(d[0].mul(h)),
        s[1].add(d[1].mul(h)),
      ];
      const step = (s: [Tensor, Tensor]): [[Tensor, Tensor], null] => {
        const a = slope(s);
        const b = slope(along(s, a, 0.05));
        return [along(s, b, 0.1), null];
      };
      return scan(step, [angle, speed] as [Tensor, Tensor], null, { length: 4 })[0][0];
    },
    [{ angle: 0.5, speed: 0.1 }],
  ],
  [
    'a mixture in logarithms',
    (centres: Tensor) => logsumexp(t.square(t.subtract(50, centres)).mul(-0.5)),
    [[0, 1]],
  ],
  [
    'a recurrent network, compiled',
    jit(({ w, u }: { w: Tensor; u: Tensor }) => {
      const step = (h: Tensor, x: Tensor): [Tensor, null] => [
        t.tanh(h.matmul(w).add(x.mul(u))),
        null,
      ];
      return t.sum(scan(step, t.zeros([2]), t.array([1, -1, 0.5]))[0]);
    }),
    [
      {
        w: [
          [0.1, 0.2],
          [0.3, -0.1],
        ],
        u: [0.5, -0.4],
      },
    ],
  ],
  [
    'relu of a layer, half of it off',
    (w: Tensor) =>
      t.sum(
        relu(
          t
            .array([
              [1, -2],
              [3, 1],
            ])
            .matmul(w),
        ).mul(t.array([1, 2])),
      ),
    [[0.5, 0.5]],
  ],
  [
    'a guarded sine over its angle',
    (x: Tensor) => {
      const zero = t.abs(x).less(1e-3);
      const safe = where(zero, 1, x);
      return where(zero, t.subtract(1, x.mul(x).div(6)), t.sin(safe).div(safe));
    },
    [0.5],
  ],
  ['entropy with an empty class', (p: Tensor) => t.sum(xlogy(p, p.add(1))).neg(), [[0.5, 0.5]]],
  [
    'a branch that is taken',
    (x: Tensor) =>
      vmap((v: Tensor) =>
        cond(
          v.greater(0),
          () => t.sqrt(v),
          () => v,
        ),
      )(x).sum(),
    [[1, 4]],
  ],
  ['a large sum of squares', (x: Tensor) => t.mean(t.square(x.sub(1e4))), [[10001, 10002.5]]],
  ['a residual near zero', (x: Tensor) => t.square(x.sub(0.1)), [0.1000001]],
  ['the largest of several', (x: Tensor) => t.max(x.mul(x)), [[1, -3, 2]]],
  ['a clipped step inside its limits', (x: Tensor) => t.clip(x, -1, 1).mul(x), [0.5]],
  ['a median', (x: Tensor) => t.median(x), [[3, 1, 2]]],
  ['a cumulative product', (x: Tensor) => t.sum(t.cumprod(x)), [[2, 3, 0.5]]],
  ['a learning rate schedule', (x: Tensor) => x.mul(t.exp(t.floor(t.array(7.3)).mul(-0.1))), [2]],
  [
    'a branch for every row, one of them at a pole of the other branch',
    (x: Tensor) =>
      t.sum(
        vmap((v: Tensor) =>
          cond(
            v.greater(0),
            () => t.log(v),
            () => t.array(0),
          ),
        )(x),
      ),
    [[2, 0]],
  ],
];
