/**
 * The greatest or least of floats, where it depends neither on the order of elements nor on a NaN among them,
 * which is nearly always: the better of two is one instruction then. NaN, which never is the better one,
 * leaves its trace in a sum of all elements. Which zero is the first is seen only where a zero is the best.
 */
import type { Reduce } from '@gradus/tensor';
import { type FloatDType, apply, compare, get, number, set, type Local } from '@gradus/tensor/code';
import type { Quick } from './accumulation.js';

/**
 * The quick way to an extreme.
 *
 * @param combine - which extreme
 * @param dtype - the dtype of the elements
 * @returns how it goes on
 */
export function quickExtreme(
  combine: Extract<Reduce['combine'], 'max' | 'min'>,
  dtype: FloatDType,
): Quick {
  const [best, all, x] = ['quickest', 'all', 'one'].map((name): Local => ({ name, dtype })) as [
    Local,
    Local,
    Local,
  ];
  const better = combine === 'max' ? 'atLeast' : 'atMost';
  const unknown = apply('not', compare('equal', get(all), get(all)));
  const zero = compare('equal', get(best), number(0, dtype));
  return {
    way: {
      state: [best, all],
      start: [
        set(best, number(combine === 'max' ? -Infinity : Infinity, dtype)),
        set(all, number(0, dtype)),
      ],
      step: (value) => [
        set(x, value),
        set(best, apply(better, get(best), get(x))),
        set(all, apply('add', get(all), get(x))),
      ],
      absorb: ([b, a]) => [
        set(best, apply(better, get(best), b!)),
        set(all, apply('add', get(all), a!)),
      ],
      result: get(best),
      vectors: 4,
    },
    most: Infinity,
    doubtful: () => apply('or', unknown, zero),
  };
}
