/**
 * Quiet on healthy gradients: of random programs, away from kinks, whose gradient agrees with differences of values,
 * the doctor says nothing that would have to be mended.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contiguous, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { defects, distanceFromKink, inputsOf, programs, toFunction } from '@gradus/testing';
import { diagnose } from '../src/index.js';

const RUNS = Number(process.env['FC_RUNS'] ?? 40);
const seed = Number(process.env['FC_SEED'] ?? 1);

describe('the doctor is quiet on healthy gradients', () => {
  it.each([{ loops: false }, { loops: true }])('of random programs, %o', ({ loops }) => {
    let asked = 0;
    fc.assert(
      fc.property(programs({ scalar: true, loops, maxNodes: 10 }), (program) => {
        fc.pre(distanceFromKink(program) > 0.01);
        const f = toFunction(program);
        const inputs = inputsOf(program, 'float64');
        const argnums = inputs.map((_, i) => i);
        const gradient = grad(f, { argnums })(...inputs) as readonly Tensor[];
        fc.pre(gradient.every((g) => contiguous(g).every((v) => Math.abs(v) > 1e-6)));
        asked++;
        const report = diagnose(f as (...all: unknown[]) => unknown, { argnums })(...inputs);
        expect(defects(report).map(({ kind, op }) => `${kind} in ${op}`)).toEqual([]);
      }),
      { seed, numRuns: RUNS },
    );
    expect(asked).toBeGreaterThan(RUNS / 2);
  });
});
