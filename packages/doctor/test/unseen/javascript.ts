/**
 * What the language does behind a gradient's back.
 */
import * as t from '@gradus/tensor';
import { jit } from '@gradus/jit';
import type { UnseenCase } from './unseenCase.js';

type Tensor = t.Tensor;
type Loose = (...args: never[]) => unknown;

/** A function that TypeScript would refuse. */
const plain = (f: unknown): Loose => f as Loose;

function steeper(x: Tensor): Tensor {
  if (x.less(1)) return x.mul(3); // sick
  return x.mul(x);
}

/** What the language does behind a gradient's back. */
export const javascript: readonly UnseenCase[] = [
  {
    id: 'maximum-by-math',
    f: plain((x: number) => t.array(Math.max(x, 0))), // sick
    args: [2],
    kind: 'js-language',
    op: 'Math.max',
    verdict: 'bug',
  },
  {
    id: 'square-by-operator',
    f: plain((x: number) => t.array(x ** 2)), // sick
    args: [2],
    kind: 'js-language',
    op: '**',
    verdict: 'bug',
  },
  {
    id: 'sum-by-operator',
    f: plain((x: Tensor) => {
      let total: unknown = 0;
      for (const part of [x, x.mul(2)]) total = (total as number) + (part as unknown as number); // sick
      return total;
    }),
    args: [2],
    kind: 'js-language',
    op: '+',
    verdict: 'bug',
  },
  {
    id: 'choice-by-question-mark',
    f: (x: Tensor) => (x.less(0) ? x.neg() : x.mul(2)), // sick
    args: [2],
    kind: 'js-language',
    op: '?:',
    verdict: 'bug',
    healthy: [[-2]],
  },
  {
    id: 'condition-in-another-function',
    f: (x: Tensor) => steeper(x).add(1),
    args: [2],
    kind: 'js-language',
    op: 'if',
    verdict: 'bug',
    healthy: [[0.5]],
  },
  {
    id: 'result-that-comes-later',
    f: async (x: Tensor) => x.mul(2),
    args: [2],
    kind: 'js-language',
    op: 'async',
    verdict: 'bug',
    lineless: true,
  },
  {
    id: 'sorted-by-comparator',
    f: plain((x: Tensor, y: Tensor) => [x, y].toSorted((a, b) => Number(a) - Number(b))[0]), // sick
    args: [2, 1],
    kind: 'js-language',
    op: 'Number',
    verdict: 'bug',
  },
  {
    id: 'largest-of-a-list',
    f: (x: Tensor) => t.array(Math.max(...(x.tolist() as number[]))), // sick
    args: [[1, 3, 2]],
    kind: 'disconnected',
    op: 'tolist',
    verdict: 'bug',
  },
  {
    id: 'typed-array-by-hand',
    f: (x: Tensor) => t.array(Float64Array.from(x.data(), Math.tanh)).sum(), // sick
    args: [[1, 3, 2]],
    kind: 'disconnected',
    op: 'data',
    verdict: 'bug',
  },
  {
    id: 'setting-that-changed-after-compiling',
    f: settingChanged(),
    args: [2],
    kind: 'jit-tracing',
    op: 'jit',
    verdict: 'bug',
  },
];

function settingChanged(): Loose {
  return (x: Tensor) => {
    const settings = { rate: 2 };
    const step = jit((v: Tensor) => v.mul(settings.rate));
    step(x);
    settings.rate = 5;
    return step(x); // sick
  };
}
