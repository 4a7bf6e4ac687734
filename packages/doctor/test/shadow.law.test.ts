/**
 * The shadow knows an exact counterpart of every real function that a primitive computes, and the two agree:
 * at random points the float result is within a few ulp of the exact one.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Primitive, type Scalars } from '@gradus/tensor';
import { primitives as ofTensor } from '@gradus/tensor/primitives';
import { primitives as ofNumerics } from '@gradus/numerics/primitives';
import { ulpDistance } from '@gradus/numerics';
import { exactFunctions } from '../src/shadow/functions.table.js';
import { exactly } from '../src/shadow/scalars.js';

type RealFunction = (...xs: number[]) => number;

/** The functions that a scalar description calls. */
function calledBy({ lower, samples }: Primitive): RealFunction[] {
  if (lower.kind !== 'elementwise') return [];
  const called: RealFunction[] = [];
  const listen = new Proxy({} as Scalars<number>, {
    get: (_, name) => (name === 'call' ? (f: RealFunction) => (called.push(f), 0) : () => 0),
  });
  for (const { inputs, params } of samples) {
    lower.scalar(
      listen,
      inputs.map(() => 0),
      params ?? {},
    );
  }
  return called;
}

const functions = [...new Set([...ofTensor, ...ofNumerics].flatMap(calledBy))];

describe('every real function of a primitive has an exact counterpart', () => {
  it.each(functions.map((f) => [f.name, f] as const))('%s', (_, f) => {
    expect(exactFunctions.has(f)).toBe(true);
    const exact = exactFunctions.get(f)!;
    const number = fc.oneof(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.01, max: 30, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.tuple(number, number), (xs) => {
        const given = xs.slice(0, Math.max(1, f.length));
        const float = f(...given);
        if (!Number.isFinite(float) || Math.abs(float) < 1e-280) return;
        const truth = exact(...given.map(exactly));
        const near = ulpDistance(float, truth.toNumber()) <= 8;
        const cancelled =
          Math.abs(float - truth.toNumber()) <= 8 * 2 ** -52 * Math.max(1, ...given.map(Math.abs));
        expect([given, float, truth.toNumber(), near || cancelled]).toEqual([
          given,
          float,
          truth.toNumber(),
          true,
        ]);
      }),
      { numRuns: 25 },
    );
  });
});
