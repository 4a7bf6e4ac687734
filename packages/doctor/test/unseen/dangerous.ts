/**
 * Functions that look dangerous and are right: cancellations without loss, guards, masks, stops on purpose, zeros at a
 * minimum or by symmetry, numbers at the edges of what a float holds. The doctor has to be quiet; written down before it
 * was asked about any.
 */
import * as t from '@gradus/tensor';
import { scan, where } from '@gradus/control-flow';
import { logsumexp, relu, softmax, xlogy } from '@gradus/numerics';
import type { CaseInput } from '@gradus/testing';

type Tensor = t.Tensor;

/** What it is, the function, its arguments. */
export const dangerous: readonly (readonly [string, (...args: never[]) => unknown, CaseInput[]])[] =
  [
    ['a difference of neighbours that is exact', (x: Tensor) => t.square(x.sub(1)), [1.0000001]],
    ['a residual of a good fit', (w: Tensor) => t.sum(t.square(w.mul(3).sub(2.9999999))), [1]],
    ['relu where it is on', (x: Tensor) => t.sum(relu(x).mul(x)), [[1, 2, 0.001]]],
    ['a clamp inside its range', (x: Tensor) => t.log(t.clip(x, 1e-7, 1 - 1e-7)), [0.999]],
    [
      'a logarithm masked before it is taken',
      (x: Tensor) => {
        const mask = x.greater(0);
        return t.sum(where(mask, t.log(where(mask, x, 1)), 0));
      },
      [[2, 0, -1]],
    ],
    [
      'a root guarded twice',
      (x: Tensor) => {
        const far = t.sum(x.mul(x)).greater(0);
        return where(far, t.sqrt(where(far, t.sum(x.mul(x)), 1)), 0);
      },
      [[0, 0]],
    ],
    [
      'a target network that is held still',
      (w: Tensor) => {
        const target = t.stopGradient(w.mul(0.9)).mul(2).add(1);
        return t.square(w.mul(3).sub(target));
      },
      [2],
    ],
    [
      'rounding passed straight through',
      (x: Tensor) => {
        const rounded = x.add(t.stopGradient(t.round(x).sub(x)));
        return t.square(rounded.sub(0.3));
      },
      [1.4],
    ],
    ['the minimum of a parabola', (x: Tensor) => t.square(x.sub(2)), [2]],
    ['the top of a cosine', (x: Tensor) => t.cos(x), [0]],
    [
      'a slope across the direction',
      (v: Tensor) => t.square(t.sum(v.mul(t.array([1, 1])))),
      [[1, -1]],
    ],
    ['an even function in the middle', (x: Tensor) => t.exp(x.mul(x).neg()), [0]],
    ['a saddle', (x: Tensor) => x.slice(0).mul(x.slice(1)), [[0, 0]]],
    ['a big but finite slope', (x: Tensor) => t.exp(x), [85]],
    ['a slope below normal floats that is right', (x: Tensor) => t.exp(x), [-90]],
    ['a logarithm of a tiny number', (x: Tensor) => t.log(x), [1e-30]],
    ['a hyperbola near its pole', (x: Tensor) => t.divide(1, x), [1e-10]],
    [
      'logits of a likely class by logsumexp',
      (logits: Tensor) => logsumexp(logits).sub(logits.slice(0)),
      [[5, -5, 0]],
    ],
    ['a loss that is nearly nothing', (x: Tensor) => t.sqrt(x.mul(x).add(1)).sub(1), [1e-5]],
    [
      'entropy with classes that are ruled out',
      (p: Tensor) => {
        const all = t.concatenate([p, t.zeros([2])]);
        return t.sum(xlogy(all, all)).neg();
      },
      [[0.5, 0.5]],
    ],
    [
      'attention with words that are masked out',
      (scores: Tensor) => {
        const seen = t.array([1, 1, 0]).greater(0.5);
        const weights = softmax(where(seen, scores, -1e9));
        return t.sum(weights.mul(t.array([1, 2, 3])));
      },
      [[0.3, -0.2, 5]],
    ],
    ['a fraction of a turn', (x: Tensor) => t.square(x.sub(t.floor(x))), [3.3]],
    [
      'a ball that bounces',
      ({ y, v }: { y: Tensor; v: Tensor }) => {
        const step = ([h, s]: [Tensor, Tensor]): [[Tensor, Tensor], null] => {
          const next = h.add(s.mul(0.1));
          const hit = next.less(0);
          const turned = where(hit, s.mul(-0.8), s);
          return [[where(hit, next.neg(), next), turned.sub(0.98)], null];
        };
        return scan(step, [y, v] as [Tensor, Tensor], null, { length: 12 })[0][0];
      },
      [{ y: 1, v: 0.3 }],
    ],
    [
      'weights kept at unit length beside others',
      (w: Tensor) => t.sum(w.div(t.sqrt(t.sum(w.mul(w)))).mul(t.array([1, 2]))),
      [[3, 4]],
    ],
    ['a tanh far out, with its slope', (x: Tensor) => t.square(t.tanh(x)), [8]],
  ];
