/**
 * The law of stacks: a function of matrices treats each matrix of a stack as if it were alone, in value and under
 * vmap, whatever it returns.
 */
import { describe, expect, it } from '@jest/globals';
import * as gradus from '../src/index.js';

const { array, numpy, tree } = gradus;

type Tensor = gradus.Tensor;
type Called = (...args: Tensor[]) => unknown;

/** Reduce all axes, or pair them, as in NumPy. */
const OTHERS = new Set(['norm', 'vectorNorm', 'outer', 'tensordot']);

const SPACES = { numpy: numpy.linalg, lax: gradus.lax.linalg, scipy: gradus.scipy.linalg };

const FUNCTIONS = Object.entries(SPACES).flatMap(([space, names]) =>
  Object.entries(names).flatMap(([name, f]) =>
    OTHERS.has(name) ? [] : [[`${space}.${name}`, f as Called] as const],
  ),
);

/** A stack of three matrices of full rank; symmetric and positive where they are square. */
function stackOf(rows: number, columns: number, phase: number): Tensor {
  const entries = Array.from({ length: 3 * rows * columns }, (_, i) => Math.sin(i * 1.7 + phase));
  const matrices = numpy.reshape(array(entries, { dtype: 'float64' }), [3, rows, columns]);
  if (rows !== columns) return matrices;
  const square = numpy.matmul(matrices, numpy.swapaxes(matrices, -1, -2));
  return square.add(numpy.diag(numpy.arange(1, rows + 1)).astype('float64'));
}

const A = stackOf(3, 3, 0);
const forms = (f: Called): Readonly<Record<string, readonly [Called, ...Tensor[]]>> => ({
  'of a square matrix': [f, A],
  'of a tall matrix': [f, stackOf(4, 2, 1)],
  'of a wide matrix': [f, stackOf(2, 4, 1)],
  'of a square matrix and columns': [f, A, stackOf(3, 2, 2)],
  'of a tall matrix and columns': [f, stackOf(4, 2, 1), stackOf(4, 3, 2)],
  'of a tall matrix and one right side': [
    (a) => f(a, numpy.arange(4).astype('float64')),
    stackOf(4, 2, 1),
  ],
  'of two square matrices': [f, A, stackOf(3, 3, 2)],
  'of a matrix and a power': [(a) => f(a, 3 as never), A],
});

/** What a function returns as a list of tensors; null where it does not apply. */
function answers(f: Called, args: readonly Tensor[]): Tensor[] | null {
  try {
    return tree.leaves(f(...args)) as Tensor[];
  } catch (error) {
    if (error instanceof gradus.GradusError && error.code !== 'GR000') return null;
    throw error;
  }
}

const close = (x: Tensor): unknown => [
  x.dtype,
  x.shape,
  [...x.data()].map((v) => expect.closeTo(v, 9)),
];
const shown = (x: Tensor): unknown => [x.dtype, x.shape, [...x.data()]];

/** Every matrix on its own, and the results stacked. */
function oneByOne(f: Called, args: readonly Tensor[]): Tensor[] {
  const each = [0, 1, 2].map((i) =>
    answers(
      f,
      args.map((x) => x.slice(i)),
    )!,
  );
  return each[0]!.map((_, k) => numpy.stack(each.map((row) => row[k]!)));
}

let compared = 0;

describe.each(FUNCTIONS)('%s', (_, f) => {
  it.each(Object.entries(forms(f)))('%s', (_, [call, ...args]) => {
    const together = answers(call, args);
    if (
      together === null ||
      answers(
        call,
        args.map((x) => x.slice(0)),
      ) === null
    )
      return;
    compared++;
    const expected = oneByOne(call, args).map(close);
    expect(together.map(shown)).toEqual(expected);
    expect(tree.leaves(gradus.vmap(call)(...args)).map((x) => shown(x as Tensor))).toEqual(
      expected,
    );
  });
});

it('compared enough', () => expect(compared).toBeGreaterThan(50));
