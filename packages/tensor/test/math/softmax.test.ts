import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logSoftmax, logsumexp, softmax } from '../../src/math/softmax.js';
import { errorOf, fixture, type Point, read } from './ulp.js';

const row = fc.array(fc.double({ min: -800, max: 800, noNaN: true }), {
  minLength: 1,
  maxLength: 9,
});

describe('rows of the fixture', () => {
  const inputs = (point: Point): number[] => point.x.map(read);
  const value = (point: Point, i: number): string => (point.value as readonly string[])[i]!;

  it.each(fixture.get('logsumexp')!)('logsumexp of $x', (point) => {
    const error = errorOf(logsumexp(inputs(point)), point.value as string, point.scale);
    expect(error).toBeLessThanOrEqual(2);
    const truths = point.slopes!.map((slope, i) => slope ?? point.conventions![i]!);
    const slopes = softmax(inputs(point));
    for (const [i, truth] of truths.entries())
      expect(errorOf(slopes[i]!, truth)).toBeLessThanOrEqual(3);
  });

  it.each(fixture.get('softmax')!)('softmax of $x', (point) => {
    for (const [i, share] of softmax(inputs(point)).entries()) {
      expect(errorOf(share, value(point, i))).toBeLessThanOrEqual(3);
    }
  });

  it.each(fixture.get('logSoftmax')!)('logSoftmax of $x', (point) => {
    for (const [i, log] of logSoftmax(inputs(point)).entries()) {
      expect(errorOf(log, value(point, i))).toBeLessThanOrEqual(2);
    }
  });
});

describe('any row', () => {
  it('has shares that sum to 1, and their logarithms', () => {
    const check = (x: number[]): void => {
      const shares = softmax(x);
      const sum = shares.reduce((a, b) => a + b);
      expect(Math.abs(sum - 1)).toBeLessThanOrEqual(x.length * Number.EPSILON);
      for (const [i, log] of logSoftmax(x).entries()) {
        expect(Math.abs(Math.exp(log) - shares[i]!)).toBeLessThanOrEqual(
          1e-13 * shares[i]! + 1e-300,
        );
      }
    };
    fc.assert(fc.property(row, check));
  });

  it('may be shifted, and put in any order', () => {
    const check = (x: number[]): void => {
      const shifted = x.map((value) => value + 1024);
      expect(Math.abs(logsumexp(shifted) - 1024 - logsumexp(x))).toBeLessThanOrEqual(1e-12);
      expect(Math.abs(logsumexp(x.toReversed()) - logsumexp(x))).toBeLessThanOrEqual(1e-12);
    };
    fc.assert(fc.property(row, check));
  });

  it('loses nothing to its length', () => {
    const length = 100_000;
    expect(logsumexp(new Float64Array(length))).toBe(Math.log(length));
    expect(softmax(new Float64Array(length))[7]).toBe(1 / length);
  });

  it('may be empty, infinite, or not a number', () => {
    expect([logsumexp([]), softmax([]).length, logSoftmax([]).length]).toEqual([-Infinity, 0, 0]);
    expect([...softmax([Infinity, Infinity])]).toEqual([NaN, NaN]);
    expect([...softmax([1, NaN]), ...logSoftmax([NaN])]).toEqual([NaN, NaN, NaN]);
    expect([logsumexp([NaN, Infinity]), logsumexp([-Infinity])]).toEqual([NaN, -Infinity]);
  });
});
