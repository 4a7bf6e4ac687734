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

describe('gradients through jit are the eager ones, bit for bit', () => {
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
      expect(elements(ways[way]!(f, argnums)(...inputs))).toEqual(eager);
    });
  };
  it('of straight programs', () => {
    fc.assert(fc.property(cases(false), agree));
  });
  it('of programs with loops and branches', () => {
    fc.assert(fc.property(cases(true), agree));
  }, 60_000);
});
