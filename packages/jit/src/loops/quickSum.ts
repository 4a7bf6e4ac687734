/**
 * Sums of float32 that hardly cancel. A plain sum in double precision, in which every term takes part in k
 * additions at most, is wrong by k·2⁻⁵³ of the sum of sizes at most (N. J. Higham, "Accuracy and Stability of
 * Numerical Algorithms", 2002, §4.2). So the sizes are added up too, in single precision, which is cheap;
 * where the result is so much smaller that its float32 could be touched by the error, all is added again
 * with compensation. Where no term is negative nothing cancels, and there is nothing to note; then a few neighbours
 * are even added up in single precision first, which costs one rounding more for each doubling, however many
 * terms there are.
 */
import {
  apply,
  cast,
  compare,
  get,
  number,
  set,
  LANES,
  type Expression,
  type Local,
} from '@gradus/tensor/code';
import type { Quick, SetStatement } from './accumulation.js';

const total: Local = { name: 'plain', dtype: 'float64' };
const size: Local = { name: 'size', dtype: 'float32' };
const addend: Local = { name: 'addend', dtype: 'float32' };

/** Terms are added in double precision, and nothing else is noted. */
const totalStep = (x: Expression): SetStatement => set(total, apply('add', get(total), x));

/**
 * The plain sum, and the sum of sizes.
 *
 * @returns how it goes on
 */
export function quickSum(): Quick {
  return {
    way: {
      state: [total, size],
      start: [set(total, number(0, 'float64')), set(size, number(0, 'float32'))],
      step: (x) => [
        set(addend, x),
        set(size, apply('add', get(size), apply('abs', get(addend)))),
        totalStep(cast(get(addend), 'float64')),
      ],
      absorb: ([t, s]) => [totalStep(t!), set(size, apply('add', get(size), s!))],
      result: get(total),
      vectors: 1,
    },
    most: 0x1000,
    doubtful: isDoubtful,
  };
}

/**
 * The sum of numbers of which none is negative: its size is the sum of sizes.
 *
 * @returns how it goes on
 */
export function sumOfOneSign(): Quick {
  return {
    way: {
      state: [total, addend],
      start: [set(total, number(0, 'float64')), set(addend, number(0, 'float32'))],
      step: (x) => [totalStep(cast(x, 'float64'))],
      absorb: ([t]) => [totalStep(t!)],
      result: get(total),
      term: addend,
      vectors: 4,
    },
    most: (LANES - 1) * 2 ** 16 - 3 * 2 * LANES,
    doubtful: () => null,
  };
}

/** The allowed error, relative to the result: ¹⁄₈₁₉₂ of the last digit of a float32. */
const ALLOWED = 2 ** -37;

/** Whether the plain sum may be wrong; true for NaN. */
function isDoubtful(terms: number): Expression {
  // One a turn for each lane, or one for each element that fills no vector, of which there are fewer; then
  // those of the lanes.
  const additions = terms / (LANES - 1) + 3 * LANES;
  const error = apply('mul', cast(get(size), 'float64'), number(additions * 2 ** -53, 'float64'));
  const allowed = apply('mul', apply('abs', get(total)), number(ALLOWED, 'float64'));
  return apply('not', compare('lessEqual', error, allowed));
}
