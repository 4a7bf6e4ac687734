/**
 * Silence on slopes that are 0 but for the rounding of constants: sums, products and quotients of decimal numbers that
 * cancel as they are written, and not as floats. Nobody asks for the 10⁻¹⁷ that is left.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, dot, exp, mean, multiply, sin, sum, type Tensor } from '@gradus/tensor';
import { defects } from '@gradus/testing';
import { diagnose } from '../src/index.js';

const RUNS = Number(process.env['FC_RUNS'] ?? 60);
const seed = Number(process.env['FC_SEED'] ?? 1);

type Form = (x: Tensor, c: readonly [number, number, number]) => Tensor;

/** A decimal as it is written, of what floats make of it. */
const written = (v: number): number => Number(v.toPrecision(14));

/** Functions that are 0 everywhere, but for roundings. */
const NOTHING: Readonly<Record<string, Form>> = {
  'ax + bx − (a + b)x': (x, [a, b]) =>
    x
      .mul(a)
      .add(x.mul(b))
      .sub(x.mul(written(a + b))),
  'ax + bx + cx − (a + b + c)x': (x, [a, b, c]) =>
    x
      .mul(a)
      .add(x.mul(b))
      .add(x.mul(c))
      .sub(x.mul(written(a + b + c))),
  'a·b·x − (ab)x': (x, [a, b]) =>
    x
      .mul(a)
      .mul(b)
      .sub(x.mul(written(a * b))),
  '(ax + bx)c − acx − bcx': (x, [a, b, c]) =>
    x
      .mul(a)
      .add(x.mul(b))
      .mul(c)
      .sub(x.mul(written(a * c)))
      .sub(x.mul(written(b * c))),
  '(x/a)a − x': (x, [a]) => x.div(a).mul(a).sub(x),
};

/** What is made of the entries, and what of that. */
const ENDS: Readonly<Record<string, (z: Tensor, x: Tensor) => Tensor>> = {
  sum: (z) => sum(z),
  'exp of the mean': (z) => exp(mean(z)),
  'sin of a dot product': (z) => sin(dot(z, array([1.3, 0.7, -0.2], { dtype: z.dtype })).add(0.4)),
  'product with the sum': (z, x) => multiply(sum(z), sum(x)),
};

const decimal = fc.integer({ min: 1, max: 9999 }).map((n) => n / 1000);
const entry = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);

describe.each(Object.entries(NOTHING))('%s', (_, form) => {
  it.each(Object.entries(ENDS))('%s', (_, end) => {
    fc.assert(
      fc.property(
        fc.tuple(decimal, decimal, decimal),
        fc.tuple(entry, entry, entry),
        fc.constantFrom('float32' as const, 'float64' as const),
        (constants, at, dtype) => {
          const report = diagnose((x: Tensor) => end(form(x, constants), x))(array(at, { dtype }));
          const said = defects(report).map(({ kind, op, truth }) => `${kind} in ${op}: ${truth}`);
          expect([constants, at, dtype, said]).toEqual([constants, at, dtype, []]);
        },
      ),
      { seed, numRuns: RUNS },
    );
  });
});
