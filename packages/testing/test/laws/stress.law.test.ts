/**
 * Law 7 for half a hundred functions: every nesting of jit, grad, jvp and vmap to depth 3 gives the derivative of
 * its order, and each derivative is what differences of the one before it say.
 */
import { describe, expect, it } from '@jest/globals';
import { array, withDefaultDtype, withSettings } from '@gradus/tensor';
import { nested, nestings, transformations, type ScalarFunction } from '../../src/index.js';
import { slopesOf } from '../../src/laws/difference.js';
import { stressFunctions } from './stressFunctions.js';

const AT = 0.7;
const among = transformations();
const shallow = [0, 1, 2].flatMap((depth) => nestings(Object.keys(among), depth));
const deep = nestings(Object.keys(among), 3);
/** A function meets every third of the deep nestings, the next one the others, or all where FC_RUNS is given. */
const everyOne = (process.env['FC_RUNS'] ?? '') !== '';

function nestingsOf(index: number): readonly (readonly string[])[] {
  return [...shallow, ...deep.filter((_, i) => everyOne || (i + index) % 3 === 0)];
}

/** Where the function has a pullback alone, the derivative nearest to it is taken in reverse. */
function isReverse(nesting: readonly string[]): boolean {
  return nesting.findLast((name) => name === 'grad' || name === 'jvp') !== 'jvp';
}

function valueAt(f: ScalarFunction, x: number): number {
  return withDefaultDtype('float64', () => f(array(x)).item());
}

/** Derivatives of order 0 to 3, each held against differences of the one before. */
function truthsOf(f: ScalarFunction, mode: 'jvp' | 'grad'): number[] {
  const along = [0, 1, 2, 3].map(
    (k) =>
      nested(
        f,
        Array.from({ length: k }, () => mode),
        among,
      ).f,
  );
  const truths = along.map((d) => valueAt(d, AT));
  for (let k = 1; k < along.length; k++) {
    const { slope, error } = slopesOf(
      (t) => Float64Array.of(valueAt(along[k - 1]!, AT + t)),
      1 / 32,
    );
    const scale = Math.abs(truths[k]!) + Math.abs(truths[k - 1]!);
    expect(error[0]!).toBeLessThan(1e-6 * scale);
    expect(Math.abs(slope[0]! - truths[k]!)).toBeLessThan(1e-7 * scale);
  }
  return truths;
}

describe('every nesting to depth 3', () => {
  const cases = Object.entries(stressFunctions).map(([name, f], i) => [name, f, i] as const);

  it.each(cases)('%s', (name, f, index) => {
    const pullback = name.startsWith('customVjp');
    const truths = truthsOf(f, pullback ? 'grad' : 'jvp');
    const scale = Math.max(...truths.map(Math.abs));
    for (const nesting of nestingsOf(index).filter((each) => !pullback || isReverse(each))) {
      const { f: transformed, order } = nested(f, nesting, among);
      const quiet = { warn: () => undefined }; // of functions that are traced again and again
      const found = withSettings(quiet, () => valueAt(transformed, AT));
      const label = [...nesting, name].join(' of ');
      expect([label, Math.abs(found - truths[order]!) <= 1e-12 * scale]).toEqual([label, true]);
    }
  });

  it('is tried on more than thirty functions', () => {
    expect(Object.keys(stressFunctions).length).toBeGreaterThan(45);
    expect(shallow.length + deep.length).toBe(85);
  });
});
