/**
 * The truth about one entry of a gradient: the slope of the recorded function itself, by differences of
 * its values with 100 digits, independent of every derivative rule. One-sided slopes tell smooth points,
 * kinks, jumps and infinite slopes apart; of two sides the one that keeps all comparisons as they were is
 * the one the program computes on.
 */
import { contiguous } from '@gradus/tensor';
import { sample, TRUTH_BUDGET, type ShadowProgram } from './program.js';
import { digits17 } from './decimalText.js';
import { digitsBelow, DIGITS, Real, twoTo, withDigits, ZERO } from './real.js';
import { NoShadow } from './scalars.js';
import { side, type Side } from './side.js';

/** What is known of a slope. */
export interface Truth {
  /** `smooth`: both sides agree; `kink`: they differ; `edge`: only one side exists; `unknown`: none. */
  readonly kind: 'smooth' | 'kink' | 'edge' | 'infinite' | 'undefined' | 'unknown';
  /** The slope on the side of the branch taken; null where there is none. */
  readonly slope: Real | null;
  readonly left: Real | null;
  readonly right: Real | null;
  /** The slope with 17 digits. */
  readonly text: string | null;
}

const UNKNOWN: Truth = { kind: 'unknown', slope: null, left: null, right: null, text: null };
/**
 * The true slope of the value with respect to one element of an input.
 *
 * @param program - steps between the input and the value
 * @param entry - which element, in row-major order
 * @returns what is known of the slope; `unknown` where an operation has no exact counterpart
 */
export function trueSlope(program: ShadowProgram, entry: number): Truth {
  const known = truths.get(program) ?? new Map<number, Truth>();
  truths.set(program, known);
  const found = known.get(entry) ?? findSlope(program, entry);
  known.set(entry, found);
  return found;
}

/** Truths found so far: judges and repairs ask for the same ones. */
const truths = new WeakMap<ShadowProgram, Map<number, Truth>>();

function findSlope(program: ShadowProgram, entry: number): Truth {
  if (program.cost > TRUTH_BUDGET) return UNKNOWN;
  try {
    return bySteps(program, entry);
  } catch (reason) {
    if (reason instanceof NoShadow) return UNKNOWN;
    throw reason;
  }
}

/** More digits, until the differences stand out of what they are differences of. */
function bySteps(program: ShadowProgram, entry: number): Truth {
  let before: Measured | null = null;
  for (const digits of PRECISIONS) {
    const measured = withDigits(digits, () => measure(program, entry));
    const isFirst = before === null;
    if (isFirst ? isAgreedFlat(program, entry, measured) : isFlat(measured))
      return conclude(measured);
    if (!measured.drowned) {
      const truth = conclude(measured);
      // Of two sides that differ the cause may be the last digits of a number that cancelled.
      if (!isFirst || truth.kind !== 'kink') return truth;
    }
    if (digits === PRECISIONS.at(-1)) return conclude(withoutNoise(before!, measured));
    before = measured;
  }
  return UNKNOWN;
}

const PRECISIONS = [DIGITS, 450, 900, 1800] as const;
const STEP = twoTo(-106);
const AGREE = new Real('1e-18');
/** A slope that shrinks so much when digits are added consists of the last digits of larger numbers. */
const SHRUNK = new Real('1e-100');

/** Slopes on both sides and across, and whether differences were too small beside the numbers they are of. */
interface Measured {
  readonly left: Side;
  readonly right: Side;
  readonly central: Real;
  readonly drowned: boolean;
}

function measure(program: ShadowProgram, entry: number): Measured {
  const x = Math.abs(contiguous(program.input)[entry]!);
  const h = STEP.times(x > 0 && Number.isFinite(x) ? x : 1);
  const here = sample(program, entry, ZERO);
  const right = side(program, entry, { here, h });
  const left = side(program, entry, { here, h: h.neg() });
  const change = Real.max((right.slope ?? ZERO).abs(), (left.slope ?? ZERO).abs()).times(h);
  const digits = digitsBelow(0.6 * Real.precision);
  const isNowhere = right.slope === null && left.slope === null;
  const drowned = !isNowhere && change.lt(here.scale.times(digits));
  const central = right.value.minus(left.value).div(h.times(2));
  return { left, right, central, drowned };
}

/** Differences see no change, and the rules say 0: two witnesses, so more digits are not asked for. */
function isAgreedFlat(program: ShadowProgram, entry: number, measured: Measured): boolean {
  return isFlat(measured) && program.ruleSlope?.(entry)?.isZero() === true;
}

const isFlat = ({ left, right }: Measured): boolean =>
  left.slope?.isZero() === true && right.slope?.isZero() === true;

/** With more digits noise shrinks and slopes stay. */
function withoutNoise(fewer: Measured, more: Measured): Measured {
  const settle = (a: Real | null, b: Real | null): Real | null =>
    a !== null && b !== null && b.abs().lte(a.abs().times(SHRUNK)) ? ZERO : a;
  const side = (a: Side, b: Side): Side => ({ ...a, slope: settle(a.slope, b.slope) });
  return {
    ...fewer,
    left: side(fewer.left, more.left),
    right: side(fewer.right, more.right),
    central: settle(fewer.central, more.central)!,
  };
}

function conclude(measured: Measured): Truth {
  const { central } = measured;
  const [left, right] = [measured.left, measured.right].map(withoutJump) as [Side, Side];
  if (isGap(left, right)) return known('undefined', null, left, right);
  if (isFlat({ ...measured, left, right })) return known('smooth', ZERO, left, right);
  if (right.slope === null || left.slope === null || !close(right.slope, left.slope)) {
    return oneSided(left, right);
  }
  const same = right.sameBranch === left.sameBranch;
  return known('smooth', same ? central : (right.sameBranch ? right : left).slope, left, right);
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
  if (only === undefined) return known('undefined', null, left, right);
  if (only.infinite) {
    return { ...known('infinite', only.slope, left, right), text: digits17(only.slope!) };
  }
  return known('edge', only.slope, left, right);
}

function known(kind: Truth['kind'], slope: Real | null, left: Side, right: Side): Truth {
  const text = slope === null ? null : digits17(slope);
  return { kind, slope, left: left.slope, right: right.slope, text };
}

function close(a: Real, b: Real): boolean {
  const scale = Real.max(a.abs(), b.abs());
  return scale.isZero() || a.minus(b).abs().div(scale).lt(AGREE);
}
