/**
 * Law 6: what is compiled gives what is computed directly; primitive by primitive to the bit where the
 * agreement contract promises bits, and for random programs with their gradients.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { grad } from '@gradus/autodiff';
import { checkCompiled, checkPrimitive, inputsOf, programs, toFunction } from '../../src/index.js';
import { primitives } from '../primitives.js';
import { runs } from '../runs.js';

it.each(primitives)('%s is compiled to what it computes', (_, primitive) => {
  expect(checkPrimitive(primitive, { laws: ['compile'] }).compile).toBeGreaterThan(0);
});

describe('random programs', () => {
  it.each(['float64', 'float32'] as const)('give the same compiled, in %s', (dtype) => {
    let compared = 0;
    fc.assert(
      fc.property(programs({ loops: true }), (program) => {
        compared += checkCompiled(toFunction(program), inputsOf(program, dtype));
      }),
      runs(100),
    );
    expect(compared).toBeGreaterThan(0);
  });

  it.each(['float64', 'float32'] as const)('have the same gradients compiled, in %s', (dtype) => {
    let compared = 0;
    fc.assert(
      fc.property(programs({ loops: true, scalar: true }), (program) => {
        const argnums = program.inputs.map((_, i) => i);
        const gradient = grad(toFunction(program), { argnums });
        compared += checkCompiled(
          gradient as (...args: never[]) => unknown,
          inputsOf(program, dtype),
        );
      }),
      runs(75),
    );
    expect(compared).toBeGreaterThan(0);
  });
});
