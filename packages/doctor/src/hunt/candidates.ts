/**
 * Points where functions tend to fail: the ends of the ranges, zeros, ties, numbers of very different sizes;
 * and, after them, random ones without end.
 */
import { sizeOfRange, type Point, type Range } from './domain.js';

/** Numbers in [0, 1). */
export type Random = () => number;

/** Numbers that mean something to some function. */
const SPECIAL = [0, 1, -1, 0.5, 2, 1e-8, 1e-20, -1e-8, 10, 100, -100];

/** The special numbers inside a range, its ends and its middle. */
function specialsOf({ min, max }: Range): number[] {
  const inside = SPECIAL.filter((v) => v >= min && v <= max);
  return [...new Set([min, max, ...inside, (min + max) / 2])];
}

/**
 * A number of a range: at an end, special, uniform, or of any size.
 *
 * @param range - from where to where
 * @param random - the source
 * @returns a number
 */
function draw(range: Range, random: Random): number {
  const { min, max } = range;
  const kind = random();
  if (kind < 0.35) {
    const specials = specialsOf(range);
    return specials[Math.floor(random() * specials.length)]!;
  }
  if (kind < 0.7) return min + random() * (max - min);
  const end = random() < 0.5 && min < 0 ? min : max;
  const value = end * 10 ** (-12 * random());
  return Math.min(max, Math.max(min, value));
}

/**
 * A random point; in a third of the draws all elements of a leaf are equal.
 *
 * @param ranges - the leaves of a domain
 * @param random - the source
 * @returns a point
 */
export function randomPoint(ranges: readonly Range[], random: Random): Point {
  const same = random() < 0.35;
  return ranges.map((range) => {
    const first = draw(range, random);
    return Float64Array.from({ length: sizeOfRange(range) }, () =>
      same ? first : draw(range, random),
    );
  });
}

/**
 * A point of which every element is drawn alone, evenly.
 *
 * @param ranges - the leaves of a domain
 * @param random - the source
 * @returns a point
 */
export function uniformPoint(ranges: readonly Range[], random: Random): Point {
  return ranges.map((range) => {
    const { min, max } = range;
    return Float64Array.from({ length: sizeOfRange(range) }, () => min + random() * (max - min));
  });
}

/**
 * Points to try first: every special number everywhere, then in one element of a start alone.
 *
 * @param ranges - the leaves of a domain
 * @param starts - points that the user knows
 * @returns points, the likeliest first
 */
export function* firstPoints(ranges: readonly Range[], starts: readonly Point[]): Generator<Point> {
  yield* starts;
  const counts = ranges.map((range) => specialsOf(range));
  const longest = Math.max(...counts.map((c) => c.length));
  for (let k = 0; k < longest; k++) {
    yield ranges.map((range, i) =>
      new Float64Array(sizeOfRange(range)).fill(counts[i]![k % counts[i]!.length]!),
    );
  }
  for (const start of starts) {
    for (const [i, range] of ranges.entries()) yield* oneLeafChanged(start, i, range);
  }
}

/** A start with a special number in one leaf: everywhere, and in each of its first elements. */
function* oneLeafChanged(start: Point, i: number, range: Range): Generator<Point> {
  const size = sizeOfRange(range);
  for (const special of specialsOf(range)) {
    yield start.with(i, new Float64Array(size).fill(special));
    for (let k = 0; k < Math.min(size, 8); k++) yield start.with(i, start[i]!.with(k, special));
  }
}
