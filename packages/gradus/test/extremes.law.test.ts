/**
 * The law of extremes: at zeros, infinities, NaN, and at the largest and the smallest numbers every function of floats has one
 * answer, eager or compiled, in value and gradient; and one slope, in forward and in reverse mode.
 */
import { describe, expect, it } from '@jest/globals';
import { withSettings } from '@gradus/tensor';
import * as gradus from '../src/index.js';

const { array, numpy, Tensor } = gradus;

type Tensor = gradus.Tensor;
type Called = (...args: Tensor[]) => Tensor;

const NUMBERS = [
  0, -0, 1, -1, 0.5, -2.5, 3, -2, 1e-8, 1e30, -1e-30, Infinity, -Infinity, NaN, 800, -800, -3e9, 1e308, -1e308, 1e-310, 1e16, 0.999999, 709.9, -20,
]; // prettier-ignore
const FIRST = NUMBERS.flatMap((x) => NUMBERS.map(() => x));
const SECOND = NUMBERS.flatMap(() => NUMBERS);

/** Largest relative distances: of values, and of slopes, which are sums of terms here and there; and how small 0 is. */
const NEAR = {
  float64: { value: 3e-14, slope: 1e-12, nothing: 1e-307 },
  float32: { value: 4e-6, slope: 1e-4, nothing: 1e-37 },
} as const;
const DTYPES = ['float64', 'float32'] as const;

const SPACES = { numpy, lax: gradus.lax, nn: gradus.nn, special: gradus.scipy.special };

const NAMED = new Map<unknown, string>();
for (const [space, names] of Object.entries(SPACES)) {
  for (const [name, f] of Object.entries(names)) {
    if (typeof f === 'function' && !NAMED.has(f)) NAMED.set(f, `${space}.${name}`);
  }
}

/** An answer of floats for every element, or null where the function asks for something else. */
function answer(f: Called, args: readonly Tensor[]): Tensor | null {
  try {
    const y: unknown = f(...args);
    return Tensor.is(y) && y.dtype.startsWith('float') && y.size === args[0]!.size ? y : null;
  } catch (error) {
    if (error instanceof gradus.GradusError && error.code !== 'GR000') return null;
    throw error;
  }
}

/** Whether each element is answered on its own. */
function isPointwise(f: Called, args: readonly Tensor[], y: Tensor): boolean {
  const turned = answer(
    f,
    args.map((x) => numpy.flip(x, 0)),
  );
  const [a, b] = [y, numpy.flip(turned!, 0)].map((each) => [...each.data()]);
  return a!.every((v, i) => Object.is(v, b![i]));
}

const numbersOf = (tree: unknown): number[] =>
  gradus.tree.leaves(tree).flatMap((x) => [...(x as Tensor).data()]);

/** Where two answers differ. */
function differences(a: unknown, b: unknown, relative: number, nothing: number): string[] {
  const other = numbersOf(b);
  return numbersOf(a).flatMap((v, i) => {
    const w = other[i]!;
    if (v === w || (Number.isNaN(v) && Number.isNaN(w))) return [];
    return Math.abs(v - w) <= relative * Math.abs(v) + nothing ? [] : [`at ${i}: ${v}, ${w}`];
  });
}

const gradients =
  (f: Called) =>
  (...args: Tensor[]): readonly Tensor[] =>
    gradus.grad((...xs: Tensor[]) => numpy.sum(f(...xs)), {
      argnums: args.map((_, i) => i),
    })(...args);

const compiled = <R>(f: (...args: Tensor[]) => R, args: readonly Tensor[]): R =>
  withSettings({ warn: () => {} }, () => gradus.jit(f)(...args)) as R;

let compared = 0;

const FUNCTIONS = [...NAMED].map(([f, name]) => [name, f as Called] as const);

describe.each(DTYPES)('%s', (dtype) => {
  const make = (values: number[]): Tensor => array(values, { dtype });
  const OPERANDS = [[make(NUMBERS)], [make(FIRST), make(SECOND)]];
  const { value, slope, nothing } = NEAR[dtype];

  it.each(FUNCTIONS)('%s', (_, f) => {
    for (const args of OPERANDS) {
      const y = answer(f, args);
      if (y === null || !isPointwise(f, args, y)) continue;
      compared++;
      expect(differences(y, compiled(f, args), value, 0)).toEqual([]);
      const slopes = gradients(f)(...args);
      expect(differences(slopes, compiled(gradients(f), args), slope, nothing)).toEqual([]);
      if (args.length > 1) continue;
      const forward = gradus.jvp(f, args as [Tensor], [numpy.onesLike(args[0]!)])[1];
      expect(differences(slopes, forward, slope, 0)).toEqual([]);
    }
  });
});

it('compared enough', () => expect(compared).toBeGreaterThan(250));
