/**
 * How far apart two doubles are, and the committed truths of tools/oracle to compare with. A truth
 * is a decimal string of 20 digits; reading it rounds it to the nearest double.
 */
import { readFileSync } from 'node:fs';

/** One point of the fixture; its fields are described in tools/oracle/README.md. */
export interface Point {
  readonly x: readonly (number | string)[];
  readonly only?: 'float64';
  readonly value: string | readonly string[];
  readonly slopes?: readonly (string | null)[];
  readonly conventions?: readonly (string | null)[];
  readonly scale?: string;
  readonly slopeScales?: readonly string[];
}

const file = new URL('../../../../tools/oracle/fixtures/accuracy.json', import.meta.url);
const entries = JSON.parse(readFileSync(file, 'utf8')) as { op: string; points: Point[] }[];

/** Operation → its points. */
export const fixture: ReadonlyMap<string, readonly Point[]> = new Map(
  entries.map(({ op, points }) => [op, points]),
);

/** A number of the fixture: "inf", "-inf", "nan" or decimal digits. */
export function read(text: string | number): number {
  return typeof text === 'number' ? text : Number(text.replace('inf', 'Infinity'));
}

const bits = new DataView(new ArrayBuffer(8));

/** Position of a double among all doubles in increasing order; both zeros are at 0. */
function position(x: number): bigint {
  bits.setFloat64(0, x);
  const magnitude = bits.getBigInt64(0) & 0x7fffffffffffffffn;
  return x < 0 ? -magnitude : magnitude;
}

/** The number of doubles from a to b: 0 for equal ones and for two NaN, ∞ for one NaN. */
export function ulpDistance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  const distance = position(a) - position(b);
  return Number(distance < 0n ? -distance : distance);
}

/**
 * The error of `actual` in units in the last place; where terms of size `scale` cancel, in units of
 * ε·scale if that is less.
 */
export function errorOf(actual: number, truth: string, scale?: string): number {
  const expected = read(truth);
  const ulps = ulpDistance(actual, expected);
  if (scale === undefined || ulps === 0) return ulps;
  return Math.min(ulps, Math.abs(actual - expected) / (Number.EPSILON * read(scale)));
}
