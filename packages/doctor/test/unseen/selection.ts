/**
 * Inputs of which a part is not used, or only decides.
 */
import * as t from '@gradus/tensor';
import type { UnseenCase } from './unseenCase.js';

type Tensor = t.Tensor;

/** Inputs of which a part is not used, or only decides. */
export const selection: readonly UnseenCase[] = [
  {
    id: 'parameter-that-nobody-reads',
    f: ({ w }: { w: Tensor; bias: Tensor }) => t.sum(w.mul(w)),
    args: [{ w: [1, 2], bias: 3 }],
    kind: 'disconnected',
    op: 'argnums',
    verdict: 'bug',
    path: 'args[0].bias',
    lineless: true,
  },
  {
    id: 'words-not-in-the-batch',
    f: (table: Tensor) => {
      const rows = t.take(table, [2, 0], 0); // sick
      return t.sum(t.square(rows));
    },
    args: [
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    kind: 'disconnected',
    op: 'gather',
    verdict: 'correct-zero',
    truth: '0',
  },
  {
    id: 'accuracy-as-a-loss',
    f: (scores: Tensor) => {
      const guess = t.argmax(scores, 1); // sick
      return t.mean(guess.equal(t.array([1, 0], { dtype: 'int32' })).astype('float32'));
    },
    args: [
      [
        [1, 2],
        [3, 1],
      ],
    ],
    kind: 'non-differentiable-op',
    op: 'argMax',
    verdict: 'correct-zero',
    truth: '0',
  },
];
