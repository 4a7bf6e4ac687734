/**
 * Reals as people write them: so many significant decimal digits, whatever the exponent is.
 */
import { shifted } from './binary.js';
import * as fixed from './fixed.js';
import type { Real } from './real.js';

/** Beyond this exponent of two the power of ten is found by logarithms. */
const FAR = 40_000;

/** A number as digits · 10^power. */
interface Scientific {
  /** As many as are asked, the first one not 0. */
  readonly digits: string;
  /** Of the first digit. */
  readonly power: number;
}

/**
 * The digits of a number.
 *
 * @param x - any real
 * @param digits - significant ones
 * @returns its text, such as `1.1354838653147361e-4340`
 */
export function decimalText(x: Real, digits: number): string {
  if (!x.isFinite()) return String(x.special);
  if (x.isZero()) return '0';
  const found = Math.abs(x.magnitude()) > FAR ? byLogarithm(x, digits) : byPower(x, digits);
  return (x.isNegative() ? '-' : '') + written(found);
}

/** ⌊m·2^by⌋ of a size. */
const sizeShifted = (m: bigint, by: number): bigint => shifted(m < 0n ? -m : m, by);

/** x / 10^(power + 1 − digits) as a whole number. */
function byPower({ mantissa, exponent, length }: Real, digits: number): Scientific {
  let power = Math.floor((exponent + length - 1) * Math.log10(2));
  for (;;) {
    const tens = power + 1 - digits;
    const scale = 10n ** BigInt(Math.abs(tens));
    const up = Math.max(0, -exponent) + 64;
    const size = sizeShifted(mantissa, exponent + up);
    const text = rounded(tens >= 0 ? size / scale : size * scale, up).toString();
    if (text.length === digits) return { digits: text, power };
    power += text.length - digits;
  }
}

/** From log₁₀ x: its whole part is the power, the rest makes the digits. */
function byLogarithm({ mantissa, exponent, length }: Real, digits: number): Scientific {
  const bits = Math.ceil(digits * 3.4) + 128;
  const first = sizeShifted(mantissa, bits - length + 1) - (1n << BigInt(bits)); // of [0, 1)
  const ln10 = fixed.ln10(bits);
  const logarithm = fixed.log1p(first, bits) + BigInt(exponent + length - 1) * fixed.ln2(bits);
  let power = Number(logarithm / ln10) - (logarithm < 0n ? 1 : 0);
  const rest = fixed.expm1(logarithm - BigInt(power) * ln10, bits) + (1n << BigInt(bits));
  let text = rounded(rest * 10n ** BigInt(digits - 1), bits).toString();
  if (text.length > digits) [text, power] = [text.slice(0, digits), power + 1];
  return { digits: text, power };
}

const rounded = (x: bigint, bits: number): bigint => (x + (1n << BigInt(bits - 1))) >> BigInt(bits);

/** As JavaScript writes numbers: without an exponent where that is short. */
function written({ digits, power }: Scientific): string {
  const kept = digits.replace(/0+$/, '');
  if (power >= 21 || power <= -7) {
    const part = kept.length > 1 ? `.${kept.slice(1)}` : '';
    return `${kept[0]!}${part}e${power < 0 ? '' : '+'}${power}`;
  }
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${kept}`;
  if (kept.length <= power + 1) return kept.padEnd(power + 1, '0');
  return `${kept.slice(0, power + 1)}.${kept.slice(power + 1)}`;
}

/**
 * 17 significant digits, which tell every float64 from its neighbours.
 *
 * @param x - a real
 * @returns its text
 */
export const digits17 = (x: Real): string => decimalText(x, 17);
