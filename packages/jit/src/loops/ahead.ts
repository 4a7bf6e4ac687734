/**
 * Rows looked at ahead. Kernels that go row by row find a row in the nearest cache, all but the first of them, for
 * which it comes from far away and which has little to do meanwhile. So those behind it, while they compute, load
 * a number of each line of the next row, too. The hardware's own foresight ends with the page, which a row often
 * fills. Only where a line takes two turns at most: shorter ones have nothing to spare.
 */
import { dtypes } from '@gradus/tensor';
import { BEHIND } from '../memory/heap.js';
import { placesIn, type Index, type Place, type Statement } from '@gradus/tensor/code';

/** Bytes of a line of the cache. */
const LINE = 64;

/**
 * Lets loops look at the next row.
 *
 * @param body - what is done with one row
 * @param row - the loop over rows
 * @returns what is done then
 */
export function lookingAhead(body: readonly Statement[], row: Index): readonly Statement[] {
  return body.map((loop) => {
    if (loop.kind !== 'loop') return loop;
    const ahead: Place[] = [];
    const look = (place: Place): void => {
      const { bytes } = dtypes[place.buffer.dtype];
      const [step, far] = [loop.index, row].map(
        (index) => bytes * (place.terms.find((t) => t.index === index)?.stride ?? 0),
      ) as [number, number];
      const offset = place.offset + far / bytes;
      const isNear = far > 0 && far <= BEHIND / 2;
      if (step >= LINE / 2 && isNear && (place.offset * bytes) % LINE === 0)
        ahead.push({ ...place, offset });
    };
    for (const s of loop.body) if (s.kind !== 'loop') placesIn(s, look);
    return { ...loop, body: lookingAhead(loop.body, row), ahead };
  });
}
