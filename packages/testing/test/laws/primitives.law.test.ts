/**
 * Laws 1 and 3 to 5 over every primitive of every package, on its own samples, in every dtype.
 */
import { describe, expect, it } from '@jest/globals';
import { checkPrimitive } from '../../src/index.js';
import { hasSlope, primitives } from '../primitives.js';

describe.each(primitives)('%s', (_, primitive) => {
  it('gives results of the types predicted, whatever the layout of its inputs', () => {
    expect(checkPrimitive(primitive, { laws: ['run'] }).run).toBeGreaterThan(0);
  });

  it('is batched as a loop would do it', () => {
    expect(checkPrimitive(primitive, { laws: ['batch'] }).batch).toBeGreaterThan(0);
  });

  it('has a transpose that fits its tangent', () => {
    const { adjoint, linear } = checkPrimitive(primitive, { laws: ['adjoint', 'linear'] });
    expect(linear > 0).toBe(primitive.linearIn !== undefined);
    expect(adjoint > 0 || !hasSlope(primitive)).toBe(true);
  });
});
