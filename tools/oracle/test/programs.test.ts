/**
 * A thousand random programs against the answers that JAX gave: values, both modes, second derivatives and
 * batches in float64, every tenth compiled too, values and slopes in float32. All of them compiled, and
 * ten thousand more: `pnpm oracle --count 10000`.
 */
import { describe, expect, it } from '@jest/globals';
import { check, described } from '../check.mjs';
import { readFixture } from '../fixture.mjs';
import { fixture } from '../run.mjs';

const COMPILED_EVERY = 10;

describe('random programs against JAX', () => {
  it('agree', () => {
    const { counts, differing } = check(readFixture(fixture), COMPILED_EVERY);
    expect(differing.map(described)).toEqual([]);
    expect(counts).toMatchObject({ programs: 1000, second: 250, float32: 125 });
    // Where numbers are compared that rounding can swap, either answer is right.
    expect(counts.ties + counts.explained).toBeLessThanOrEqual(2);
  }, 120_000);
});
