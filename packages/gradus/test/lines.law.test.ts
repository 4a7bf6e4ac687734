/**
 * The law of lines: whatever a function of the namespaces is made of, each operation on its tape has the line where the
 * user called the function. How many frames are remembered is few, since each costs time; this says that they do.
 */
import { describe, expect, it } from '@jest/globals';
import { positionOf } from '@gradus/tensor';
import * as gradus from '../src/index.js';

const { array, numpy: np, tree } = gradus;

type Tensor = InstanceType<typeof gradus.Tensor>;
type Called = (...args: unknown[]) => unknown;

const SPACES = {
  gradus,
  numpy: np,
  'numpy.linalg': np.linalg,
  lax: gradus.lax,
  'scipy.special': gradus.scipy.special,
};

/** What is no function of tensors. */
const OTHERS = new Set(['Tensor', 'GradusError', 'debugNans', 'useThreads']);

const FUNCTIONS = Object.entries(SPACES).flatMap(([space, names]) =>
  Object.entries(names).flatMap(([name, f]) =>
    typeof f === 'function' && !OTHERS.has(name)
      ? [[`${space}.${name}`, f as Called] as const]
      : [],
  ),
);

/** Operands that broadcast, integers that are promoted, matrices, functions of rows, lists. */
const INPUTS = {
  vector: array([0.3, 0.7]),
  matrix: array([[2, 0.5], [0.5, 3]]), // prettier-ignore
};
const column = array([[0.4], [0.9]]);
const whole = array([1, 0], { dtype: 'int32' });
const FORMS: Readonly<Record<string, (x: Tensor) => unknown[]>> = {
  'f(x)': (x) => [x],
  'f(x, 2)': (x) => [x, 2],
  'f(2, x)': (x) => [2, x],
  'f(x, column)': (x) => [x, column],
  'f(whole, x)': (x) => [whole, x],
  'f(x, whole)': (x) => [x, whole],
  'f(x, x, x)': (x) => [x, x, x],
  'f(truths, x, 0)': (x) => [array([true, false]), x, 0],
  'f([x, x])': (x) => [[x, x]],
  'f(x => x·x)(x)': (x) => [(y: Tensor) => y.mul(y), x],
};

/** All floats of a result in one sum; 0 where there are none. */
function total(result: unknown): Tensor {
  const floats = tree.leaves(result).filter((y): y is Tensor => gradus.Tensor.is(y));
  return floats
    .filter(({ dtype }) => dtype.startsWith('float'))
    .reduce((sum, y) => sum.add(y.sum()), array(0));
}

/** Operations on the tape of a call, and those without a line of this file; null where the call is an error. */
function looked(
  f: Called,
  args: (x: Tensor) => unknown[],
  x: Tensor,
): { readonly count: number; readonly lost: string[] } | null {
  const called = (y: Tensor): Tensor => {
    const found = f(...args(y));
    return total(typeof found === 'function' ? (found as Called)(y) : found);
  };
  try {
    const { entries } = gradus.tapeOf(called)(x);
    const lost = entries.filter(
      ({ origin }) => positionOf(origin.site)?.file.includes('lines.law') !== true,
    );
    return { count: entries.length, lost: lost.map(({ origin }) => origin.op) };
  } catch {
    return null;
  }
}

describe('the law of lines', () => {
  it.each(FUNCTIONS)('%s', (_, f) => {
    for (const [form, args] of Object.entries(FORMS)) {
      for (const x of Object.values(INPUTS)) {
        expect([form, looked(f, args, x)?.lost ?? []]).toEqual([form, []]);
      }
    }
  });
  it('was asked of most functions of floats', () => {
    const answered = FUNCTIONS.filter(([, f]) =>
      Object.values(FORMS).some((args) => (looked(f, args, INPUTS.vector)?.count ?? 0) > 0),
    );
    expect(answered.length).toBeGreaterThan(175);
  });
});
