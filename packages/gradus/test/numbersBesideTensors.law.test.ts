/**
 * The law of numbers: a number beside a float64 tensor is that number in double precision, in every function of the
 * namespaces. One that makes a tensor of its own of it first has rounded it to the default float, and nobody sees.
 */
import { describe, expect, it } from '@jest/globals';
import * as gradus from '../src/index.js';

const { array, numpy, Tensor, tree } = gradus;

type Called = (...args: unknown[]) => unknown;

const X = array([1.7, 0.9], { dtype: 'float64' });
const FIRST = X.slice(0);

/** Of narrower dtypes, which a float64 tensor beside them widens: then a number is one of float64 too. */
const MASK = array([true, false]);
const WHOLE = array([0, 1], { dtype: 'int32' });
const SINGLE = array([0.25, 1.5]);

/** Ways to give a number and a tensor. */
const FORMS: Readonly<Record<string, (n: unknown) => unknown[]>> = {
  'f(x, n)': (n) => [X, n],
  'f(n, x)': (n) => [n, X],
  'f([x, n])': (n) => [[FIRST, n]],
  'f(x, n, 0)': (n) => [X, n, 0],
  'f(x, 0, n)': (n) => [X, 0, n],
  'f(x, 1, around)': (n) => [X, 1, { constantValues: n }],
  'f(n, x, 0)': (n) => [n, X, 0],
  'f(n, 0, x)': (n) => [n, 0, X],
  'f(n, n, x)': (n) => [n, n, X],
  'f(n, x, n)': (n) => [n, X, n],
  'f(mask, n, x)': (n) => [MASK, n, X],
  'f(mask, x, n)': (n) => [MASK, X, n],
  'f(whole, n, x)': (n) => [WHOLE, n, X],
  'f(single, n, x)': (n) => [SINGLE, n, X],
  'f(single, x, n)': (n) => [SINGLE, X, n],
  'f(x, -1, mean)': (n) => [X, -1, { mean: n }],
  'f(x, -1, variance)': (n) => [X, -1, { variance: n }],
  'f(n, [], moments)': (n) => [n, [], { mean: X, variance: X }],
  'f(x, null, weights)': (n) => [X, null, { weights: n }],
  'f(n < x, n, g, x)': (n) => [numpy.less(n as number, X), n, numpy.log, X],
  'f(n < x, x, n)': (n) => [numpy.less(n as number, X), X, n],
  'f(n < x, n, x)': (n) => [numpy.less(n as number, X), n, X],
};

const SPACES = {
  gradus,
  numpy,
  'numpy.linalg': numpy.linalg,
  lax: gradus.lax,
  'lax.linalg': gradus.lax.linalg,
  nn: gradus.nn,
  'scipy.special': gradus.scipy.special,
  'scipy.linalg': gradus.scipy.linalg,
};

/** Trees keep their leaves apart. */
const APART = new Set(['gradus.stopGradient', 'lax.stopGradient']);

const FUNCTIONS = Object.entries(SPACES).flatMap(([space, names]) =>
  Object.entries(names).flatMap(([name, f]) =>
    typeof f === 'function' && !APART.has(`${space}.${name}`) && !isOther(f)
      ? [[`${space}.${name}`, f as Called] as const]
      : [],
  ),
);

/** What is no function of values. */
function isOther(f: unknown): boolean {
  return [Tensor, gradus.GradusError, gradus.debugNans, gradus.useThreads].includes(f as never);
}

/** The float64 results of a call as numbers; null where it does not apply. */
function numbersOf(f: Called, args: readonly unknown[]): number[][] | null {
  try {
    const leaves = tree.leaves(f(...args));
    const found = leaves.filter(
      (y): y is InstanceType<typeof Tensor> => Tensor.is(y) && y.dtype === 'float64',
    );
    return found.length === 0 ? null : found.map((y) => [...y.data()].map(Number));
  } catch (error) {
    if (error instanceof gradus.GradusError) return null;
    throw error;
  }
}

let compared = 0;

describe.each(FUNCTIONS)('%s', (_, f) => {
  it.each([0.3, 0.7])('knows %s to all digits', (n) => {
    for (const [form, args] of Object.entries(FORMS)) {
      const [found, expected] = [n, array(n, { dtype: 'float64' })].map((x) =>
        numbersOf(f, args(x)),
      );
      // A result of another dtype has other laws.
      if (found === null || expected === null) continue;
      compared++;
      const close = expected!.map((row) =>
        row.map((v) => (Number.isFinite(v) ? expect.closeTo(v, 13) : v)),
      );
      expect([form, found]).toEqual([form, close]);
    }
  });
});

it('compared enough', () => expect(compared).toBeGreaterThan(150));
