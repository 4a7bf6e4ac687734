/**
 * Functions at points beside one where they were computed. A slope is a difference of values at a point and 10⁻³² of it
 * beside; what an addition theorem such as e^(x + d) = e^x + e^x·(e^d − 1) needs of so small a d is a few terms of a
 * series, a fraction of the time of the function itself. And both values are off by the same, so differences are not.
 */
import { noteDropped } from './precision.js';
import { Real } from './real.js';

/** A function of a real; an array where it has several results. */
type Exact<Y> = (x: Real) => Y;

/** What a function is at a point. */
export interface Known<Y> {
  readonly x: Real;
  readonly y: Y;
}

/** Bits by which a distance has to be smaller than what it is a distance from. */
const NEAR = 40;
/** Points of a function that are remembered: as many as a run that is repeated may have. */
const MOST = 8192;

/** Points by the floats they round to, by digits. */
type Memory<Y> = Map<number, Map<number, Known<Y>>>;

const memories: { points: Memory<unknown> }[] = [];

/** Forgets all points: nothing outlasts the diagnosis that needed it. (A map that is cleared leads from what it held to what it will hold.) */
export function forgetNeighbours(): void {
  for (const memory of memories) if (memory.points.size > 0) memory.points = new Map();
}

/**
 * A function that remembers where it was computed.
 *
 * @param direct - the function
 * @param moved - its value at x + d from that at x; null where digits would be lost
 * @returns the same function
 */
export function withNeighbours<Y>(
  direct: Exact<Y>,
  moved: (known: Known<Y>, d: Real) => Y | null,
): Exact<Y> {
  const memory: { points: Memory<Y> } = { points: new Map() };
  memories.push(memory);
  const besideKnown = (x: Real, found: Known<Y> | undefined): Y | null => {
    if (found === undefined) return null;
    const d = x.minus(found.x);
    if (d.isZero()) {
      if (x !== found.x && x.rounded) noteDropped();
      return found.y;
    }
    return d.magnitude() < x.magnitude() - NEAR ? moved(found, d) : null;
  };
  return (x) => {
    let points = memory.points.get(Real.precision);
    if (points === undefined) memory.points.set(Real.precision, (points = new Map()));
    const key = x.toNumber(); // points near to each other round to the same float, but for few
    const near = besideKnown(x, points.get(key));
    if (near !== null) return near;
    const y = direct(x);
    if (points.size >= MOST) points.clear();
    points.set(key, { x, y });
    return y;
  };
}
