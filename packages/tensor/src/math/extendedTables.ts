/**
 * The tables behind logarithm and exponential in extended precision, made at the first power by series in
 * integers of 120 bits after the point: that takes a millisecond once, where the numbers written out would
 * be the largest part of a small page. Every entry equals the one that tools/oracle/tables.py computes with
 * 60 digits.
 */

/** A number as the sum of two doubles. */
export type Split = readonly [high: number, low: number];

const BITS = 120n;
const UNIT = 2 ** 120;

/** log 2 as a multiple of 2⁻⁴² and the rest; (log 2) / 16 as a multiple of 2⁻³⁸ and the rest. */
export const LOG_2: Split = [0.6931471805598903, 5.497923018708371e-14];
export const STEP: Split = [0.043321698783984175, 1.012406886666035e-12];

/** The first j of `minusLogs`. */
export const FIRST_J = 45;

/** −log(j / 64) as 2 artanh((64 − j) / (64 + j)). */
function minusLog(j: number): bigint {
  const square = (x: bigint): bigint => (x * x) >> BITS;
  let power = (BigInt(64 - j) << BITS) / BigInt(64 + j);
  const ratio = square(power);
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = (power * ratio) / (1n << BITS);
  }
  return 2n * sum;
}

/** eˣ by its series. */
function exponential(x: bigint): bigint {
  let term = 1n << BITS;
  let sum = 0n;
  for (let k = 1n; term !== 0n; k++) {
    sum += term;
    term = ((term * x) >> BITS) / k;
  }
  return sum;
}

function double(x: bigint): number {
  return Number(x) / UNIT;
}

function split(x: bigint, high: number): Split {
  return [high, double(x - BigInt(high * UNIT))];
}

let logs: readonly Split[] | undefined;
let powers: readonly Split[] | undefined;

/**
 * −log(j / 64) for j = 45 … 91, the high part a multiple of 2⁻⁴², so that sums with multiples of log 2
 * are exact.
 *
 * @returns the table
 */
export function minusLogs(): readonly Split[] {
  logs ??= Array.from({ length: 47 }, (_, i) => {
    const x = minusLog(FIRST_J + i);
    return split(x, Math.round(double(x) * 2 ** 42) / 2 ** 42);
  });
  return logs;
}

/**
 * 2^(i / 16) for i = 0 … 15 as the nearest double and the rest.
 *
 * @returns the table
 */
export function sixteenths(): readonly Split[] {
  powers ??= Array.from({ length: 16 }, (_, i) => {
    const x = exponential((minusLog(32) * BigInt(i)) / 16n);
    return split(x, double(x));
  });
  return powers;
}
