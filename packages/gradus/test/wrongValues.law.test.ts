/**
 * The law of wrong values: whatever is given to a public function, it answers, or throws an error that
 * teaches. An error from the inside (`list.map is not a function`) tells nobody what to mend, and a broken
 * invariant (GR000) says the fault is ours. Every function of the namespaces is called with every value in
 * its first places, so a new function is tested because it exists.
 */
import { describe, expect, it } from '@jest/globals';
import * as gradus from '../src/index.js';

const { array, GradusError, numpy } = gradus;

const VALUES: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  null: null,
  text: 'rows',
  object: {},
  'no options': { nope: 1 },
  'nested list': [[1, 2], [3]],
  NaN: Number.NaN,
  infinity: Infinity,
  negative: -1,
  fraction: 1.5,
  bigint: 3n,
  symbol: Symbol('s'),
  function: () => 1,
  matrix: array([
    [1, 2, 3],
    [4, 5, 6],
  ]),
  integers: array([0, 1], { dtype: 'int32' }),
  mask: array([true, false]),
  'no rows': numpy.zeros([0, 3]),
};
const MATRIX = VALUES.matrix;

/** What is no function of values: it runs the function it is given, or changes a setting. */
const OTHERS = new Set([
  'foriLoop',
  'whileLoop',
  'debugNans',
  'useThreads',
  'Tensor',
  'GradusError',
]);

type Called = (...args: unknown[]) => unknown;

function functionsOf(space: object): (readonly [string, Called])[] {
  return Object.entries(space).filter(
    (entry): entry is [string, Called] => typeof entry[1] === 'function' && !OTHERS.has(entry[0]),
  );
}

const FUNCTIONS = [
  ['gradus', gradus],
  ['numpy', numpy],
  ['numpy.linalg', numpy.linalg],
  ['lax', gradus.lax],
  ['nn', gradus.nn],
  ['scipy.special', gradus.scipy.special],
  ['tree', gradus.tree],
].flatMap(([space, names]) =>
  functionsOf(names as object).map(([name, f]) => [`${space as string}.${name}`, f] as const),
);

/** What an error says that does not teach; null where the function answers or teaches. */
function fault(f: Called, args: readonly unknown[]): string | null {
  try {
    f(...args);
    return null;
  } catch (error) {
    if (error instanceof GradusError && error.code !== 'GR000') return null;
    return error instanceof Error ? error.message : String(error);
  }
}

/** Every value in each of the first places, beside arguments that are right for most functions. */
function argumentLists(value: unknown): unknown[][] {
  return [[value], [MATRIX, value], [MATRIX, 0, value], [() => 1, value]];
}

function faultsOf(f: Called): string[] {
  return Object.entries(VALUES).flatMap(([name, value]) =>
    argumentLists(value).flatMap((args, way) => {
      const found = fault(f, args);
      return found === null ? [] : [`${name}, way ${way}: ${found}`];
    }),
  );
}

it('knows the functions it asks', () => {
  expect(FUNCTIONS.length).toBeGreaterThan(300);
});

describe.each(FUNCTIONS)('%s', (_, f) => {
  it('teaches, or answers', () => {
    expect(faultsOf(f)).toEqual([]);
  });
});

const METHODS = Object.entries(Object.getOwnPropertyDescriptors(gradus.Tensor.prototype)).flatMap(
  ([name, { value }]) => (typeof value === 'function' && name !== 'constructor' ? [name] : []),
);

describe.each(METHODS)('x.%s', (name) => {
  it('teaches, or answers', () => {
    const method: Called = (...args) => (MATRIX as Record<string, Called>)[name]!(...args);
    expect(faultsOf(method)).toEqual([]);
  });
});
