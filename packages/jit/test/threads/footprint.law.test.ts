/** What is said to stay apart does: every element of every turn is looked at. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Index, Place } from '@gradus/tensor/code';
import { staysApart, type Touch } from '../../src/threads/footprint.js';

const buffer = { name: 'x', dtype: 'float32', size: 1000 } as const;
const index: Index = { name: 'i', count: 5 };
const [j, k]: Index[] = [
  { name: 'j', count: 3 },
  { name: 'k', count: 4 },
] as const;
const inner = new Set([j, k]);

const placeOf = (offset: number, strides: readonly number[]): Place => ({
  buffer,
  offset,
  terms: [index, j, k]
    .map((counter, i) => ({ index: counter, stride: strides[i]! }))
    .filter(({ stride }) => stride !== 0),
});

/** The elements of one turn. */
function elements(touches: readonly Touch[], turn: number): Set<number> {
  const found = new Set<number>();
  for (const { place, width } of touches) {
    const of = (counter: Index): number =>
      place.terms.find((t) => t.index === counter)?.stride ?? 0;
    for (let a = 0; a < j!.count; a++) {
      for (let b = 0; b < k!.count; b++) {
        const first = place.offset + of(index) * turn + of(j!) * a + of(k!) * b;
        for (let lane = 0; lane < width; lane++) found.add(first + lane);
      }
    }
  }
  return found;
}

function meet(touches: readonly Touch[]): boolean {
  const seen = new Set<number>();
  for (let turn = 0; turn < index.count; turn++) {
    const own = elements(touches, turn);
    if ([...own].some((e) => seen.has(e))) return true;
    for (const e of own) seen.add(e);
  }
  return false;
}

const touch = (place: Place, width = 1): Touch => ({ place, width, stores: true });

describe('turns that stay out of each other’s way', () => {
  it('is never said of turns that meet', () => {
    const stride = fc.constantFrom(0, 1, 2, 3, 4, 8, 12, 20, 24, 40, -1, -4, -20);
    const one = fc
      .tuple(fc.nat(40), stride, stride, fc.constantFrom(1, 4))
      .map(([offset, a, b, width]) => ({ offset, a, b, width }));
    let found = 0;
    fc.assert(
      fc.property(stride, fc.array(one, { minLength: 1, maxLength: 3 }), (step, places) => {
        const touches = places.map(({ offset, a, b, width }) =>
          touch(placeOf(100 + offset, [step, a, b]), width),
        );
        if (!staysApart(touches, index, inner)) return;
        found++;
        expect(meet(touches)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(50);
  });
  it('is said of rows, of columns of tiles, and of a matrix that is turned', () => {
    expect(staysApart([touch(placeOf(0, [12, 4, 1]))], index, inner)).toBe(true);
    const tile = [0, 1, 2, 3].map((row) => touch(placeOf(20 * row, [4, 80, 0]), 4));
    expect(staysApart(tile, index, inner)).toBe(true);
    expect(staysApart([touch(placeOf(0, [1, 20, 5]))], index, inner)).toBe(true);
  });
  it('is not said of places that are read', () => {
    const place = placeOf(0, [12, 4, 1]);
    const shift = { local: { name: 'place', dtype: 'int32' }, stride: 1 } as const;
    expect(staysApart([touch({ ...place, shift })], index, inner)).toBe(false);
  });
  it('is not said of sums, of neighbours that overlap, or of different steps', () => {
    expect(staysApart([touch(placeOf(0, [0, 4, 1]))], index, inner)).toBe(false);
    expect(staysApart([touch(placeOf(0, [1, 0, 0]), 4)], index, inner)).toBe(false);
    const [store, load] = [touch(placeOf(0, [4, 0, 1])), touch(placeOf(0, [8, 0, 1]))];
    expect(staysApart([store, load], index, inner)).toBe(false);
  });
});
