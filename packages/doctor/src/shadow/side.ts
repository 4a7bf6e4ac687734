/**
 * One-sided slopes of a shadow program: what happens to the value on one side of the point, and whether the
 * comparisons of the function come out as they did at the point.
 */
import type { ShadowProgram } from './program.js';
import { twoTo } from './powersOfTwo.js';
import { ONE, Real, ZERO } from './real.js';
import { sample, type Sampled } from './sample.js';

/** What is seen on one side. */
export interface Side {
  readonly slope: Real | null;
  readonly infinite: boolean;
  /** The value jumps here: what looks like a slope grows as the step shrinks. */
  readonly jumps?: boolean;
  /** The value beside the point, where there is none at it. */
  readonly limit?: Real;
  readonly sameBranch: boolean;
  /** The slope over the whole distance. */
  readonly wide?: Real;
  /** Slopes over two distances agree, which the last digits of larger numbers never do. */
  readonly settled?: boolean;
  /** The slope is 0 beyond doubt: nothing moves, or changes are seen that vanish faster than the step. */
  readonly surelyFlat?: boolean;
}

/** The value at a point, and beside it. */
export interface Probe {
  readonly here: Sampled;
  /** With the element in question moved; asked for one step again, it answers as before. */
  beside(step: Real): Sampled;
}

/**
 * Asks a program about one element of its input.
 *
 * @param program - steps between an input and the value
 * @param entry - which element
 * @returns answers
 */
export function probeOf(program: ShadowProgram, entry: number): Probe {
  const known = new Map<Real, Sampled>();
  const beside = (step: Real): Sampled => {
    const found = known.get(step) ?? sample(program, entry, step);
    known.set(step, found);
    return found;
  };
  return { here: sample(program, entry, ZERO), beside };
}

/**
 * The slope on one side, at two distances: one that keeps growing as the step shrinks is infinite.
 *
 * @param probe - the value at the point, and beside it
 * @param h - how far to go
 * @param opposite - what was found on the other side
 * @returns the slope
 */
export function side(probe: Probe, h: Real, opposite?: Side): Side {
  const { here, beside } = probe;
  const near = beside(h);
  const { sameBranch } = near;
  if (opposite !== undefined && isOneLine({ here, near, h }, opposite)) {
    return { ...opposite, sameBranch };
  }
  const nearer = beside(h.times(SMALLER));
  const surelyFlat = near.still && nearer.still;
  if (surelyFlat || constant(here, near, nearer)) return still(here, { sameBranch, surelyFlat });
  const defined = here.value.isFinite();
  const further = defined ? here : beside(h.times(SMALLER).times(SMALLER));
  const slopes = slopesOf({ here, near, nearer, further, h });
  const { slope, infinite, jumps = false, surelyFlat: isFlat = false } = classify(slopes);
  const found: Side = {
    slope,
    infinite,
    sameBranch,
    wide: slopes.slope,
    settled: agree(slopes),
    jumps,
    surelyFlat: isFlat,
  };
  return defined ? found : { limit: nearer.value, ...found };
}

/** Where nothing moves. A function without a value, here and beside, has no slope either. */
function still(
  { value }: Sampled,
  { sameBranch, surelyFlat }: { readonly sameBranch: boolean; readonly surelyFlat: boolean },
): Side {
  if (value.isNaN()) return { slope: null, infinite: false, sameBranch };
  return { slope: ZERO, infinite: false, sameBranch, surelyFlat };
}

/**
 * The slope where one distance will do: the difference agrees with what the rules say when nothing is rounded. On both
 * sides, unless nothing on the way to the value can have a corner: then one side is as good as two.
 *
 * @param probe - the value at the point, and beside it
 * @param steps - how far to go, to the left and to the right; one of them where that is enough
 * @param ruled - what the rules say; null where they say nothing
 * @returns the slope of a smooth point; null where one of the witnesses says something else
 */
export function witnessed(
  { here, beside }: Probe,
  steps: readonly Real[],
  ruled: Real | null,
): Real | null {
  if (ruled?.isFinite() !== true || !here.value.isFinite()) return null;
  let sum = ZERO;
  for (const step of steps) {
    const { value, sameBranch } = beside(step);
    const slope = value.minus(here.value).div(step);
    if (!sameBranch || !agree({ slope, closer: ruled })) return null;
    sum = sum.plus(slope);
  }
  return steps.length === 1 ? sum : sum.div(steps.length);
}

/** Whether the slope over the larger distance is that of the other side, which has settled: a smooth point. */
function isOneLine({ here, near, h }: Pick<Samples, 'here' | 'near' | 'h'>, other: Side): boolean {
  if (other.settled !== true || other.infinite || other.jumps === true) return false;
  const slope = near.value.minus(here.value).div(h);
  return slope.isFinite() && agree({ slope, closer: other.wide! });
}

interface Samples {
  readonly here: Sampled;
  readonly near: Sampled;
  readonly nearer: Sampled;
  readonly further: Sampled;
  readonly h: Real;
}

/** Slopes over the step and over a smaller one. */
interface Slopes {
  readonly slope: Real;
  readonly closer: Real;
}

/** Where the function has no value at the point itself, the next of its values beside it stands for it. */
function slopesOf({ here, near, nearer, further, h }: Samples): Slopes {
  const defined = here.value.isFinite();
  const gap = defined ? ONE : ONE.minus(SMALLER);
  const slope = near.value.minus((defined ? here : nearer).value).div(h.times(gap));
  const closer = nearer.value.minus(further.value).div(h.times(SMALLER).times(gap));
  return { slope, closer };
}

function agree({ slope, closer }: Slopes): boolean {
  return slope.isFinite() && slope.minus(closer).abs().lte(closer.abs().times(SETTLED));
}

function classify({ slope, closer }: Slopes): Omit<Side, 'sameBranch'> {
  if (!slope.isFinite() || !closer.isFinite()) return { slope: null, infinite: false };
  const growth = slope.isZero() ? ZERO : closer.div(slope).abs();
  if (growth.gt(JUMP)) return { slope, infinite: false, jumps: true };
  if (growth.gt(1.1) && closer.abs().gt(ONE)) {
    return { slope: new Real(closer.isNegative() ? -Infinity : Infinity), infinite: true };
  }
  // A slope that shrinks with the step is 0 at the point itself: x² at 0, a patched singularity. Noise would grow.
  const vanishes = closer.abs().lt(slope.abs().times('1e-4'));
  if (!vanishes) return { slope: closer, infinite: false };
  return { slope: ZERO, infinite: false, surelyFlat: !closer.isZero() };
}

const SETTLED = twoTo(-66);
/** The second distance, as a part of the first. */
export const SMALLER: Real = twoTo(-27);
/** A slope that grows like this when the step shrinks so is no slope: the value jumps. */
const JUMP = new Real('1e7');

/** Whether all values are the same infinity: a function that does not move. */
function constant(...samples: readonly Sampled[]): boolean {
  const [{ value: first }] = samples as readonly [Sampled];
  return !first.isNaN() && !first.isFinite() && samples.every(({ value }) => value.eq(first));
}
