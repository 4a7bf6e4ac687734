import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contiguous, withSettings, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { inputsOf, programs, toFunction, type RandomProgram } from '@gradus/testing';
import { jit } from '../src/index.js';

type Gradients = (...inputs: Tensor[]) => readonly Tensor[];

/** Elements of the gradients in all inputs. */
const elements = (gradients: readonly Tensor[]): number[][] =>
  gradients.map((g) => [...contiguous(g)]);

/** The gradient of a program in all of its inputs, made in one of several ways. */
const ways: Readonly<
  Record<string, (f: (...inputs: Tensor[]) => Tensor, argnums: number[]) => Gradients>
> = {
  'jit(grad(f))': (f, argnums) => jit(grad(f, { argnums })) as Gradients,
  'grad(jit(f))': (f, argnums) => grad(jit(f), { argnums }) as Gradients,
  'jit(grad(jit(f)))': (f, argnums) => jit(grad(jit(f), { argnums })) as Gradients,
};

/**
 * What a few ulp in a function become in a gradient; numbers are of size 1, so larger ones count
 * relatively. Where there is no number, there is none in both.
 */
const DIGITS = { float32: 1e-3, float64: 1e-10 } as const;

function expectClose(found: number[][], wanted: number[][], digits: number): void {
  const close = found.map((xs, i) =>
    xs.map((x, j) => {
      const y = wanted[i]![j]!;
      return Math.abs(x - y) <= digits * Math.max(1, Math.abs(y)) ? y : x;
    }),
  );
  expect(close).toEqual(wanted);
}

describe('gradients through jit are the eager ones', () => {
  const cases = (loops: boolean): fc.Arbitrary<[RandomProgram, 'float32' | 'float64', string]> =>
    fc.tuple(
      programs({ scalar: true, loops }),
      fc.constantFrom('float32', 'float64'),
      fc.constantFrom(...Object.keys(ways)),
    );
  const agree = ([program, dtype, way]: [RandomProgram, 'float32' | 'float64', string]): void => {
    const f = toFunction(program);
    const inputs = inputsOf(program, dtype);
    const argnums = inputs.map((_, i) => i);
    // Every program is traced anew on purpose: no warning of it.
    withSettings({ warn: () => {} }, () => {
      const eager = elements(grad(f, { argnums })(...inputs));
      expectClose(elements(ways[way]!(f, argnums)(...inputs)), eager, DIGITS[dtype]);
    });
  };
  it('of straight programs', () => {
    fc.assert(fc.property(cases(false), agree));
  });
  it('of programs with loops and branches', () => {
    fc.assert(fc.property(cases(true), agree));
  }, 60_000);
});
