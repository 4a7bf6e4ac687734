/**
 * From the point that was caught to a small example: every element is replaced by the simplest number with
 * which the function still fails. fast-check walks down the ladder from the number itself to 0.
 */
import fc from 'fast-check';
import { sizeOfRange, type Point, type Range } from './domain.js';

/** Elements that are simplified one by one. */
const MANY = 24;

/** Simpler numbers for an element, the simplest first, itself last. */
function ladder(value: number, { min, max }: Range): number[] {
  const rounded = [1, 2, 3, 5].map((digits) => Number(value.toPrecision(digits)));
  const steps = [0, 1, -1, 2, -2, 10, -10, 100, Math.round(value), ...rounded];
  const inside = steps.filter((v) => v >= min && v <= max && v !== value);
  return [...new Set(inside), value];
}

/**
 * The simplest point that fails.
 *
 * @param ranges - the leaves of the domain
 * @param point - a point that fails
 * @param fails - whether another one does
 * @returns a point that fails
 */
export function simplest(
  ranges: readonly Range[],
  point: Point,
  fails: (point: Point) => boolean,
): Point {
  const ladders = ranges.flatMap((range, i) =>
    [...point[i]!].map((value, k) => (k < MANY ? ladder(value, range) : [value])),
  );
  const rungs = fc.tuple(...ladders.map((steps) => fc.nat({ max: steps.length - 1 })));
  const at = (chosen: readonly number[]): Point => {
    let next = 0;
    return ranges.map((range) =>
      Float64Array.from({ length: sizeOfRange(range) }, () => {
        const place = next++;
        return ladders[place]![chosen[place]!]!;
      }),
    );
  };
  const result = fc.check(
    fc.property(rungs, (chosen) => !fails(at(chosen))),
    { examples: [[ladders.map((steps) => steps.length - 1)]], numRuns: 1, seed: 1 },
  );
  const [found] = result.counterexample ?? [];
  return found === undefined ? point : at(found);
}
