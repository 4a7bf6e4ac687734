/**
 * Drives the operands of dangerous operations to where they hurt: on the line between two points an operand
 * that passes its danger is followed by bisection until floats end.
 */
import { contiguous, dtypes, isFloat, type Tensor } from '@gradus/tensor';
import type { Step } from '../observation.js';
import type { Point } from './domain.js';

/** The operand of an operation, and the numbers it must not meet. */
interface Danger {
  readonly operand: number;
  at(x: Tensor, k: number): readonly number[];
}

/** Two numbers that meet: their difference is 0, or a comparison is about to turn. */
const MEETINGS = new Set(['sub', 'less', 'lessEqual', 'equal', 'max', 'min']);

const numbers = (...list: number[]): Danger => ({ operand: 0, at: () => list });
const divisor: Danger = { operand: 1, at: () => [0] };
const exponent: Danger = {
  operand: 0,
  at: (x) => {
    const { max, tiny } = dtypes[x.dtype];
    return [Math.log(max) + 0.1, Math.log(max) / 2 + 0.1, Math.log(tiny) - 1];
  },
};
const factor: Danger = {
  operand: 0,
  at: (x) => [Math.sqrt(dtypes[x.dtype].max) * 1.1, Math.sqrt(dtypes[x.dtype].tiny) / 1.1],
};

const DANGERS: Readonly<Record<string, Danger>> = {
  log: numbers(0),
  log2: numbers(0),
  log10: numbers(0),
  log1p: numbers(-1),
  sqrt: numbers(0),
  rsqrt: numbers(0),
  cbrt: numbers(0),
  pow: numbers(0, 1),
  div: divisor,
  mod: divisor,
  atan2: divisor,
  exp: exponent,
  expm1: exponent,
  sinh: exponent,
  cosh: exponent,
  square: factor,
  acos: numbers(1, -1),
  asin: numbers(1, -1),
  atanh: numbers(1, -1),
  acosh: numbers(1),
  tan: numbers(Math.PI / 2, -Math.PI / 2),
};

/** Elements of an operand that are watched. */
const WATCHED = 6;

/**
 * How far each dangerous operand of a run is from its danger, by what it is.
 *
 * @param steps - a recorded run
 * @returns signed distances
 */
export function distances(steps: readonly Step[]): Map<string, number> {
  const found = new Map<string, number>();
  steps.forEach((step, index) => {
    for (const [name, distance] of distancesAt(step)) found.set(`${index} ${name}`, distance);
  });
  return found;
}

function* distancesAt({ primitive, inputs }: Step): Generator<readonly [string, number]> {
  const { name } = primitive;
  const danger = MEETINGS.has(name) ? meetingOf(inputs) : DANGERS[name];
  if (danger === undefined) return;
  const x = inputs[danger.operand];
  if (x === undefined || !isFloat(x.dtype)) return;
  const data = contiguous(x);
  for (let k = 0; k < Math.min(data.length, WATCHED); k++) {
    for (const [i, target] of danger.at(x, k).entries()) {
      yield [`${name} ${k} ${i}`, data[k]! - target];
    }
  }
}

/** The number that an element of the first operand may meet: that of the second. */
function meetingOf([, y]: readonly Tensor[]): Danger {
  const data = contiguous(y!);
  return { operand: 0, at: (_, k) => [data[k]!] };
}

const SAMPLES = 6;
const HALVINGS = 70;

/** Measures the distances at a place of a line. */
export type Probe = (t: number) => ReadonlyMap<string, number>;

/**
 * Places of a line at which an operand meets its danger, as near as floats come.
 *
 * @param probe - distances at t of [0, 1]
 * @returns values of t, two for each passage
 */
export function* passages(probe: Probe): Generator<number> {
  let before = probe(0);
  for (let i = 1; i <= SAMPLES; i++) {
    const [from, to] = [(i - 1) / SAMPLES, i / SAMPLES];
    const after = probe(to);
    for (const [name, d] of before) {
      const other = after.get(name);
      if (other !== undefined && d * other < 0) yield* bisect(probe, name, { from, to, low: d });
    }
    before = after;
  }
}

interface Bracket {
  readonly from: number;
  readonly to: number;
  /** The distance at `from`. */
  readonly low: number;
}

function* bisect(probe: Probe, name: string, { from, to, low }: Bracket): Generator<number> {
  let [a, b] = [from, to];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (a + b) / 2;
    if (middle <= a || middle >= b) break;
    const d = probe(middle).get(name);
    if (d === undefined) break;
    if (d === 0) {
      yield middle;
      return;
    }
    if (d < 0 === low < 0) a = middle;
    else b = middle;
  }
  yield a;
  yield b;
}

/**
 * The point at a place of a line.
 *
 * @param a - where it begins
 * @param b - where it ends
 * @param t - of [0, 1]
 * @returns a + t (b − a)
 */
export function between(a: Point, b: Point, t: number): Point {
  return a.map((values, i) => values.map((v, k) => v + t * (b[i]![k]! - v)));
}
