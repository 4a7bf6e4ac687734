/**
 * The truth about one entry of a gradient: the slope of the recorded function itself, by differences of
 * its values with 100 digits, independent of every derivative rule. One-sided slopes tell smooth points,
 * kinks, jumps and infinite slopes apart; of two sides the one that keeps all comparisons as they were is
 * the one the program computes on.
 */
import { once } from '../notes.js';
import { isCutOff, TRUTH_BUDGET, type ShadowProgram } from './program.js';
import { noiseAt, scaleOf } from './sample.js';
import { digitsBelow, twoTo } from './powersOfTwo.js';
import { DIGITS, Real, withDigits, ZERO } from './real.js';
import { NoShadow } from './scalars.js';
import { side, SMALLER, witnessed, type Side } from './side.js';
import { Known, UNKNOWN, type Truth } from './truth.js';
import { isLastDigit, isSmooth, probesAt, witness, type Probes } from './witness.js';

/**
 * The true slope of the value with respect to one element of an input.
 *
 * @param program - steps between the input and the value
 * @param entry - which element, in row-major order
 * @returns what is known of the slope; `unknown` where an operation has no exact counterpart
 */
export function trueSlope(program: ShadowProgram, entry: number): Truth {
  const known = truthsOf(program);
  const found = known.get(entry) ?? findSlope(program, entry);
  known.set(entry, found);
  return found;
}

/** Truths found so far: judges and repairs ask for the same ones. */
const truthsOf: (program: ShadowProgram) => Map<number, Truth> = /* @__PURE__ */ once(
  () => new Map<number, Truth>(),
);

function findSlope(program: ShadowProgram, entry: number): Truth {
  if (program.cost > TRUTH_BUDGET) return UNKNOWN;
  if (isCutOff(program)) return new Known('smooth', ZERO, ZERO, ZERO);
  try {
    const first = withDigits(DIGITS, () => probesAt(program, entry));
    return (
      withDigits(DIGITS, () => witness(program, entry, first)) ?? bySteps(program, entry, first)
    );
  } catch (reason) {
    if (reason instanceof NoShadow) return UNKNOWN;
    throw reason;
  }
}

/** More digits, until the differences stand out of what they are differences of, or shrink as noise does. */
function bySteps(program: ShadowProgram, entry: number, first: Probes): Truth {
  let before: Measured | null = null;
  for (let digits = DIGITS; ;) {
    const measured = withDigits(digits, () =>
      measure(program, entry, before === null ? first : probesAt(program, entry)),
    );
    const found = withDigits(digits, () => decided(program, entry, { measured, before }));
    if (found !== null) return conclude(found);
    before = measured;
    digits = moreDigits(program, entry, measured);
  }
}

/** What was measured now, and with fewer digits. */
interface Series {
  readonly measured: Measured;
  readonly before: Measured | null;
}

/** What to conclude from; null where more digits are needed. */
function decided(
  program: ShadowProgram,
  entry: number,
  { measured, before }: Series,
): Measured | null {
  const isFirst = before === null;
  if (isSeen(program, entry, { measured, isFirst })) return measured;
  if (measured.isSettled && isCertain({ measured, before })) return measured;
  if (isFirst) return isAgreedFlat(program, entry, measured) ? measured : null;
  const settled = withoutNoise(before, measured);
  const staysFlat = measured.isSettled && isFlat(settled);
  return staysFlat || measured.digits >= MOST_DIGITS ? settled : null;
}

/** Whether more digits would show nothing else: nothing moves, or the function ends in two different values, still. */
function isCertain({ measured: { left, right }, before }: Series): boolean {
  if (left.surelyFlat === true && right.surelyFlat === true) return true;
  return before !== null && isGap(left, right) && isGap(before.left, before.right);
}

/** Whether differences are seen, and are no noise. */
function isSeen(
  program: ShadowProgram,
  entry: number,
  { measured, isFirst }: { readonly measured: Measured; readonly isFirst: boolean },
): boolean {
  if (isFlat(measured) || (isFirst && isDoubtful(program, entry, measured))) return false;
  return !drowns(program, entry, measured);
}

/** Noise grows as the step shrinks, as an infinite slope does: where the rules know of none, more digits tell. */
function isDoubtful(program: ShadowProgram, entry: number, { left, right }: Measured): boolean {
  const ruled = program.ruleSlope?.(entry) ?? null;
  if (left.infinite || right.infinite) return ruled === null || ruled.isNaN() || ruled.isFinite();
  return isDisputed(left, ruled) && isDisputed(right, ruled);
}

/** Whether a slope is nearly what the rules say, and not quite: a part of it may be below the last digit. */
function isDisputed({ slope }: Side, ruled: Real | null): boolean {
  if (ruled === null || slope === null || !ruled.isFinite() || !slope.isFinite()) return false;
  const apart = slope.minus(ruled).abs();
  return apart.gt(ruled.abs().times('1e-15')) && apart.lt(ruled.abs().times('0.5'));
}

const MOST_DIGITS = 1800;
/** Half of the way to them, as time goes. */
const MANY_DIGITS = 425;
/** Digits are asked for by so many. */
const LOT = 50;
const AGREE = new Real('1e-18');
/** Digits that a difference has to have. */
export const WANTED = 20;

/** Slopes on both sides, and how far they were looked for. */
interface Measured {
  readonly left: Side;
  readonly right: Side;
  readonly h: Real;
  /** ⌊log₂⌋ of the largest number that was met. */
  readonly scale: number;
  readonly digits: number;
  /** Whether it has a finite value at the point, or none for certain: an infinity may be a number with more digits. */
  readonly isSettled: boolean;
}

function measure(program: ShadowProgram, entry: number, probes: Probes): Measured {
  const { up: h, probe } = probes;
  const ruled = program.ruleSlope?.(entry) ?? null;
  const isAsked = Real.precision > DIGITS; // with fewer digits it did not agree
  const slope = isAsked ? witnessed(probe, [probes.down, h], ruled) : null;
  const [left, right] =
    slope === null ? bothSides(probes, isSmooth(program)) : [settledAt(slope), settledAt(slope)];
  const { value } = probe.here;
  const isSettled = value.isFinite() || !value.rounded;
  const digits = Real.precision;
  return { left, right, h, scale: scaleOf(program), digits, isSettled };
}

/** Where the function is smooth, a slope that has settled on one side is that of the other. */
function bothSides({ probe, down, up }: Probes, smooth: boolean): [Side, Side] {
  const right = side(probe, up);
  const isBoth = smooth && right.settled === true && !right.infinite && right.sameBranch;
  return [isBoth ? right : side(probe, down, right), right];
}

/** A side of a smooth point. */
function settledAt(slope: Real): Side {
  return { slope, infinite: false, sameBranch: true, wide: slope, settled: true };
}

/** What the value changes by over the smaller of the two steps, and what a bend at the point makes of it. */
function changesIn({ left, right, h }: Measured): Real[] {
  const [a, b] = [(left.slope ?? ZERO).times(h), (right.slope ?? ZERO).times(h)];
  const size = Real.max(a.abs(), b.abs()).times(SMALLER);
  const bend = a.minus(b).abs().times(SMALLER);
  return left.slope === null || right.slope === null || close(a, b) ? [size] : [size, bend];
}

/**
 * Whether differences have too few digits: the larger the numbers are that they are of, the fewer are left. Where that
 * may be so, the same value with more digits shows how many are.
 */
function drowns(program: ShadowProgram, entry: number, measured: Measured): boolean {
  const { left, right, h, scale } = measured;
  if ([left, right].every((side) => side.settled === true && !mayBeNoise(side.slope, measured)))
    return false;
  if (left.slope === null && right.slope === null) return false;
  const smallest = changesIn(measured).reduce((x, y) => Real.min(x, y));
  if (!smallest.isFinite()) return false;
  const enough = smallest.times(digitsBelow(WANTED));
  if (twoTo(scale).times(digitsBelow(Real.precision)).lt(enough)) return false;
  const near = h.times(SMALLER);
  const points = [ZERO, h, h.neg(), near, near.neg()];
  return points.some((step) => noiseAt(program, entry, step).gt(enough));
}

/** Whether a slope may be made of the last digits of larger numbers, though it settled. */
function mayBeNoise(slope: Real | null, { h, scale, digits }: Measured): boolean {
  if (slope === null || !slope.isFinite()) return false;
  return isLastDigit(slope.times(h).times(SMALLER), scale, digits);
}

/**
 * As many as would show the change that the rules speak of; where they do not help all there are, in two steps. Elements that
 * need about as many share the run at the point itself.
 */
function moreDigits(program: ShadowProgram, entry: number, { digits, h, scale }: Measured): number {
  const ruled = program.ruleSlope?.(entry) ?? null;
  if (ruled === null || ruled.isZero() || !ruled.isFinite()) {
    return digits === DIGITS ? MANY_DIGITS : MOST_DIGITS;
  }
  const change = ruled.abs().times(h).times(SMALLER);
  const lost = (scale - change.magnitude()) * Math.log10(2);
  const enough = Math.max(digits + 100, Math.ceil(lost) + WANTED + 10);
  return Math.min(MOST_DIGITS, Math.ceil(enough / LOT) * LOT);
}

/** Differences see no change, and the rules say 0: two witnesses, so more digits are not asked for. */
function isAgreedFlat(program: ShadowProgram, entry: number, measured: Measured): boolean {
  return isFlat(measured) && program.ruleSlope?.(entry)?.isZero() === true;
}

const isFlat = ({ left, right }: Measured): boolean =>
  left.slope?.isZero() === true && right.slope?.isZero() === true;

/**
 * With more digits noise shrinks and slopes stay: by how much, says half of the digits that were added. What was not seen
 * with fewer digits, and is no more than the last one now, is noise, too.
 */
function withoutNoise(fewer: Measured, more: Measured): Measured {
  const shrunk = digitsBelow((more.digits - fewer.digits) / 2);
  const settle = (a: Real | null, b: Real | null): Real | null => {
    if (a === null || b === null) return b;
    const isNoise = a.isZero() ? mayBeNoise(b, more) : b.abs().lte(a.abs().times(shrunk));
    return isNoise ? ZERO : b;
  };
  const side = (a: Side, b: Side): Side => ({ ...b, slope: settle(a.slope, b.slope) });
  return {
    ...more,
    left: side(fewer.left, more.left),
    right: side(fewer.right, more.right),
  };
}

function conclude(measured: Measured): Truth {
  const [left, right] = [measured.left, measured.right].map(withoutJump) as [Side, Side];
  if (isGap(left, right)) return known('undefined', null, left, right);
  if (isFlat({ ...measured, left, right })) return known('smooth', ZERO, left, right);
  const [a, b] = [left.slope, right.slope];
  if (a === null || b === null) return oneSided(left, right);
  const isSame = close(a, b);
  if (!isSame && !meet(left, right)) return oneSided(left, right);
  if (right.sameBranch !== left.sameBranch)
    return known('smooth', right.sameBranch ? b : a, left, right);
  // Over the larger distance more digits are left, unless the slope changes there.
  const [from, to] = isSame ? [left.wide!, right.wide!] : [a, b];
  return known('smooth', from.plus(to).div(2), left, right);
}

/** Whether slopes of the two sides come together as the step shrinks: a curve, and no corner. */
function meet(left: Side, right: Side): boolean {
  const { wide: a, slope: c } = left;
  const { wide: b, slope: d } = right;
  if (!a?.isFinite() || !b?.isFinite() || !c?.isFinite() || !d?.isFinite()) return false;
  const size = Real.max(c.abs(), d.abs());
  const apart = c.minus(d).abs();
  return apart.lte(size.times('1e-9')) && apart.lte(a.minus(b).abs().times('1e-4'));
}

const withoutJump = (side: Side): Side =>
  side.jumps === true && side.slope?.isZero() === false ? { ...side, slope: null } : side;

/** Whether the function has no value at the point, and different ones on its two sides. */
function isGap({ limit: a }: Side, { limit: b }: Side): boolean {
  if (a === undefined || b === undefined) return false;
  return a.minus(b).abs().gt(Real.max(a.abs(), b.abs()).times('1e-6'));
}

function oneSided(left: Side, right: Side): Truth {
  const taken = [right, left].filter((s) => s.sameBranch && (s.slope !== null || s.infinite));
  if (taken.length === 2 && !left.infinite && !right.infinite)
    return known('kink', null, left, right);
  const [only] = taken;
  if (only === undefined && isContinuous(left) && isContinuous(right)) {
    return known('kink', null, left, right); // both sides take the other branch, and meet in this point
  }
  if (only === undefined) return known('undefined', null, left, right);
  if (only.infinite) {
    return known('infinite', only.slope, left, right);
  }
  return known('edge', only.slope, left, right);
}

const isContinuous = ({ slope, infinite, jumps, limit }: Side): boolean =>
  slope !== null && !infinite && jumps !== true && limit === undefined;

function known(kind: Truth['kind'], slope: Real | null, left: Side, right: Side): Truth {
  return new Known(kind, slope, left.slope, right.slope);
}

function close(a: Real, b: Real): boolean {
  const scale = Real.max(a.abs(), b.abs());
  return scale.isZero() || a.minus(b).abs().div(scale).lt(AGREE);
}
