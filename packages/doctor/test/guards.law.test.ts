/**
 * A guard changes no number that is taken: whatever happens to elements between a singular operation and the choice, the
 * value of the guarded function is that of the function, and so is its gradient where it was finite.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  abs,
  array,
  broadcastTo,
  expandDims,
  flip,
  full,
  log,
  reciprocal,
  reshape,
  sqrt,
  sum,
  transpose,
  type Tensor,
} from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { where } from '@gradus/control-flow';
import { stable } from '../src/index.js';

type F = (x: Tensor) => Tensor;

/** A double where: one condition for both. */
const guardedRoot = (x: Tensor, taken: Tensor): Tensor =>
  where(taken, sqrt(where(taken, x, full([3, 3], 1))), full([3, 3], 0));

/** What keeps a matrix of 3 × 3 one. */
const STEPS: Readonly<Record<string, F>> = {
  log: (x) => log(abs(x)),
  sqrt: (x) => sqrt(abs(x)),
  reciprocal,
  'a guarded root': (x) => guardedRoot(x, x.greater(0.5)),
  transpose: (x) => transpose(x),
  flip: (x) => flip(x, 0),
  'sum of rows': (x) => broadcastTo(sum(x, 1, { keepdims: true }), [3, 3]),
  'sum of columns': (x) => broadcastTo(sum(x, 0), [3, 3]),
  'one row for all': (x) => broadcastTo(x.slice(1), [3, 3]),
  'one column for all': (x) => broadcastTo(expandDims(transpose(x).slice(1), 1), [3, 3]),
  'another order': (x) => reshape(transpose(reshape(x, [9])), [3, 3]),
};

/** Conditions: one for all, one a row, one an element; `asked` from the numbers themselves, too. */
const CHOICES: Readonly<Record<string, (y: Tensor, x: Tensor) => Tensor>> = {
  one: (y) => where(sum(y).greater(0), y, 1),
  rows: (y) => where(array([true, false, true]), sum(y, 1), 0),
  'rows of what is asked': (y) => where(sum(y, 1).greater(0.5), sum(y, 1), 0),
  elements: (y, x) => where(x.greater(0.5), y, full([3, 3], 2)),
  'elements of what is asked': (y) => where(y.less(1), y, 0),
  'elements that are guarded': (y) => guardedRoot(y, y.greater(0.7)),
  'both alike': (y) => where(y.less(1), y, y),
};

const numbers = fc.array(fc.double({ min: 0.1, max: 2, noNaN: true }), {
  minLength: 9,
  maxLength: 9,
});
const chain = fc.array(fc.constantFrom(...Object.keys(STEPS)), { minLength: 1, maxLength: 5 });

const RUNS = Number(process.env['FC_RUNS'] ?? 40);

const numbersOf = (x: Tensor): number[] => [x.tolist()].flat(3) as number[];

describe('a guarded function', () => {
  it.each(Object.entries(CHOICES))('has the value and the gradient: %s', (_, choose) => {
    fc.assert(
      fc.property(numbers, chain, (values, names) => {
        const x = array(values, { dtype: 'float64' }).reshape([3, 3]);
        const f: F = (m) =>
          sum(
            choose(
              names.reduce((y, name) => STEPS[name]!(y), m),
              m,
            ),
          );
        const pairs = [
          [f, stable(f) as F],
          [grad(f), grad(stable(f) as F)],
        ] as readonly (readonly [F, F])[];
        for (const [plain, guarded] of pairs) {
          const found = numbersOf(guarded(x));
          numbersOf(plain(x)).forEach((v, i) => {
            if (Number.isFinite(v)) {
              expect(Math.abs(found[i]! - v)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(v)));
            }
          });
        }
      }),
      { numRuns: RUNS },
    );
  });
});
