/**
 * Whether turns of a loop stay out of each other's way in memory. The elements of a buffer that one turn
 * touches lie at offset + stride·turn + what the loops inside add. Two proofs are tried: that these are
 * intervals which never meet; or that they are such intervals modulo some M, steps of the loops inside being
 * multiples of M or small: as the columns of a matrix meet in no row when its rows are M long. A proof that is
 * found holds for all sizes; where none is found, as where a place is known only when it is read, the loop stays with
 * one thread.
 */
import type { Index, Place } from '@gradus/tensor/code';

/** Elements that an instruction reads or writes: a place and those behind it. */
export interface Touch {
  readonly place: Place;
  readonly width: number;
  readonly stores: boolean;
}

/**
 * Whether no two turns of a loop touch the same element.
 *
 * @param touches - all that the loop does with one buffer
 * @param index - the counter of the loop
 * @param inner - the counters of the loops inside
 * @returns true where that is sure
 */
export function staysApart(
  touches: readonly Touch[],
  index: Index,
  inner: ReadonlySet<Index>,
): boolean {
  const [first] = touches.map(({ place }) => outsideOf(place, index, inner));
  const stride = strideOf(touches[0]!.place, index);
  const alike = touches.every(
    ({ place }) => strideOf(place, index) === stride && outsideOf(place, index, inner) === first,
  );
  const isKnown = touches.every(({ place }) => place.shift === undefined);
  if (!alike || !isKnown || stride === 0) return false;
  const size = Math.abs(stride);
  return modulesFor(touches, inner, size * index.count).some((modulus) => {
    const extent = extentOf(touches, inner, modulus);
    return extent <= size && size * (index.count - 1) + extent <= modulus;
  });
}

function strideOf({ terms }: Place, index: Index): number {
  return terms.find((t) => t.index === index)?.stride ?? 0;
}

/** What the loops around add, which is the same in all turns. */
function outsideOf({ terms }: Place, index: Index, inner: ReadonlySet<Index>): string {
  return terms
    .filter((t) => t.index !== index && !inner.has(t.index))
    .map((t) => `${t.index.name}*${t.stride}`)
    .join(' ');
}

/** Parts of a long step that are tried: a tile has as many rows at most. */
const PARTS = [1, 2, 3, 4, 5, 6, 7, 8];

/** What addresses may be looked at modulo of. */
function modulesFor(
  touches: readonly Touch[],
  inner: ReadonlySet<Index>,
  least: number,
): readonly number[] {
  const long = touches.flatMap(({ place }) =>
    place.terms.filter((t) => inner.has(t.index) && Math.abs(t.stride) >= least),
  );
  const common = long.reduce((gcd, { stride }) => greatestDivisor(gcd, Math.abs(stride)), 0);
  const parts = common === 0 ? [] : PARTS.filter((part) => common % part === 0);
  return [Infinity, ...parts.map((part) => common / part)];
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** How many elements lie between the first and the last one that a turn touches, modulo something. */
function extentOf(touches: readonly Touch[], inner: ReadonlySet<Index>, modulus: number): number {
  const within = (x: number): number =>
    modulus === Infinity ? x : ((x % modulus) + modulus) % modulus;
  let [low, high] = [Infinity, -Infinity];
  for (const { place, width } of touches) {
    let [from, to] = [within(place.offset), within(place.offset) + width];
    for (const { index, stride } of place.terms) {
      if (!inner.has(index) || stride % modulus === 0) continue;
      if (stride < 0) from += stride * (index.count - 1);
      else to += stride * (index.count - 1);
    }
    low = Math.min(low, from);
    high = Math.max(high, to);
  }
  return high - low;
}
