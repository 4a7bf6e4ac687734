/**
 * Integers m that stand for m · 2^e: their lengths, and the ways from and to floats and decimal texts.
 */

const powers: bigint[] = [];

/**
 * 2^n, made once.
 *
 * @param n - a small whole number
 * @returns the power
 */
export function powerOf2(n: number): bigint {
  return (powers[n] ??= 1n << BigInt(n));
}

/**
 * The number of bits of |m|. A bound that is right or one too large spares writing the number down.
 *
 * @param m - any integer
 * @param bound - no number of bits below that of m; 0 where nothing is known
 * @returns its length, 0 for 0
 */
export function lengthOf(m: bigint, bound = 0): number {
  if (m === 0n) return 0;
  const size = m < 0n ? -m : m;
  if (bound > 1) {
    if (size >= powerOf2(bound - 1)) return bound;
    if (size >= powerOf2(bound - 2)) return bound - 1;
  }
  const text = size.toString(16);
  return 4 * text.length + 28 - Math.clz32(Number.parseInt(text[0]!, 16));
}

/**
 * m·2^by, to the nearest whole number, of two the even one.
 *
 * @param m - an integer that is not negative
 * @param by - places to the left; to the right where negative
 * @returns an integer
 */
function scaled(m: bigint, by: number): bigint {
  if (by >= 0) return m << BigInt(by);
  const below = m >> BigInt(-by);
  const rest = m - (below << BigInt(-by));
  const half = powerOf2(-by - 1);
  return rest > half || (rest === half && (below & 1n) === 1n) ? below + 1n : below;
}

/**
 * The nearest float of m·2^e, of two the even one.
 *
 * @param m - an integer
 * @param exponent - of two
 * @param length - bits of m
 * @returns a float; ±∞ beyond the largest one
 */
export function floatOf(m: bigint, exponent: number, length: number): number {
  const top = exponent + length;
  const sign = m < 0n ? -1 : 1;
  if (top > 1025) return sign * Infinity;
  if (m === 0n || top < -1074) return 0;
  const step = Math.max(top - 53, -1074);
  return sign * Number(scaled(m < 0n ? -m : m, exponent - step)) * 2 ** step;
}

/** An integer and an exponent of two; or what is no number. */
export interface Parts {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** NaN, ∞ or −∞; 0 for a number. */
  readonly special: number;
}

const bytes = new DataView(new ArrayBuffer(8));

/**
 * The very number that a float holds, or that a decimal text such as `-1.5e-400` stands for.
 *
 * @param value - any float, or digits with or without point and exponent
 * @param bits - how many of a text's number are right
 * @returns its parts
 */
export function partsOfValue(value: number | string, bits: number): Parts {
  if (typeof value === 'string') return partsOfText(value, bits);
  if (!Number.isFinite(value)) return { mantissa: 0n, exponent: 0, special: value };
  if (Number.isSafeInteger(value)) return { mantissa: BigInt(value), exponent: 0, special: 0 };
  bytes.setFloat64(0, value);
  const float = bytes.getBigUint64(0);
  const biased = Number((float >> 52n) & 0x7ffn);
  const fraction = float & 0xfffffffffffffn;
  const size = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: value < 0 ? -size : size, exponent: Math.max(biased, 1) - 1075, special: 0 };
}

function partsOfText(text: string, bits: number): Parts {
  const [, sign, whole, part = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(
    text,
  )!;
  const size = BigInt(sign! + whole! + part);
  const tens = Number(power) - part.length;
  if (tens >= 0) return { mantissa: size * 10n ** BigInt(tens), exponent: 0, special: 0 };
  const divisor = 10n ** BigInt(-tens);
  const up = bits + lengthOf(divisor);
  return { mantissa: (size << BigInt(up)) / divisor, exponent: -up, special: 0 };
}
