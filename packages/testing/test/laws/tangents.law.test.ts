/**
 * Law 2 over every primitive of every package: derivatives of order 1 and 2 equal finite differences.
 */
import { expect, it } from '@jest/globals';
import { checkPrimitive } from '../../src/index.js';
import { hasSlope, primitives } from '../primitives.js';

it.each(primitives)('%s has the derivatives that its values have', (_, primitive) => {
  const { tangent } = checkPrimitive(primitive, { laws: ['tangent'] });
  expect(tangent > 0).toBe(hasSlope(primitive));
});
