/**
 * The way of the gradient for a terminal: one line an operation, from the value back to the inputs, with a
 * bar for the size of the cotangent that it sends on, on a logarithmic scale. Of a long way the stations
 * where something happens are shown with their neighbours.
 */
import type { Paint } from '../report.js';
import { shortPath } from '../report.js';
import { strengthOfAll, type Station, type Strength } from './gradientWay.js';

/** Lines at most. */
const LINES = 14;
const WIDTH = 12;
/** Powers of ten that the shortest bar is below the longest, at least: small changes shall look small. */
const DECADES = 4;

/**
 * Draws the way.
 *
 * @param stations - newest first
 * @param paint - colours
 * @returns lines
 */
export function drawWay(stations: readonly Station[], paint: Paint): string[] {
  const shown = choose(stations);
  const scale = scaleOf(stations);
  const width = Math.max(...shown.map((k) => stations[k]!.op.length));
  const lines: string[] = [];
  let next = 0;
  for (const k of shown) {
    if (k > next) lines.push(paint.dim(`    … ${k - next} more`));
    lines.push(`    ${lineOf(stations[k]!, { width, scale, paint })}`);
    next = k + 1;
  }
  if (next < stations.length) lines.push(paint.dim(`    … ${stations.length - next} more`));
  return lines;
}

/** The ends of the way, and where it turns, until the lines are used up. */
function choose(stations: readonly Station[]): number[] {
  if (stations.length <= LINES) return stations.map((_, k) => k);
  const turns = stations.flatMap(({ turns: turn }, k) => (turn === null ? [] : [k]));
  const wanted = [...turns.flatMap((k) => [k, k - 1, k + 1]), 0, stations.length - 1];
  const chosen = new Set(wanted.filter((k) => k >= 0 && k < stations.length).slice(0, LINES));
  for (let k = 0; chosen.size < LINES; k++) chosen.add(k);
  return [...chosen].toSorted((a, b) => a - b);
}

/** Smallest and largest exponent that occur. */
interface Scale {
  readonly low: number;
  readonly high: number;
}

function scaleOf(stations: readonly Station[]): Scale {
  const exponents = stations
    .map(({ sent }) => strengthOfAll(sent).largest)
    .filter((x) => x > 0)
    .map(Math.log10);
  const high = Math.max(0, ...exponents);
  return { low: Math.min(0, high - DECADES, ...exponents), high };
}

interface Style {
  readonly width: number;
  readonly scale: Scale;
  readonly paint: Paint;
}

function lineOf({ op, place, sent, turns }: Station, { width, scale, paint }: Style): string {
  const strength = strengthOfAll(sent);
  const where = place === null ? '' : `${shortPath(place.file)}:${place.line}:${place.column}`;
  const bar = barOf(strength, scale).padEnd(WIDTH);
  const colour = strength.condition === 'flows' ? paint.good : paint.bad;
  const here = turns === null ? '' : `  ${paint.bad(HERE[turns])}`;
  return `${op.padEnd(width)}  ${colour(`${bar} ${sizeOf(strength).padEnd(9)}`)} ${paint.dim(where)}${here}`;
}

const HERE = {
  flows: '',
  zero: '← it dies here',
  nan: '← it turns NaN here',
  inf: '← it turns infinite here',
};

function barOf({ condition, largest }: Strength, { low, high }: Scale): string {
  if (condition === 'zero') return '·';
  if (condition !== 'flows') return '×'.repeat(WIDTH);
  const share = (Math.log10(largest) - low) / (high - low);
  return '█'.repeat(1 + Math.round(share * (WIDTH - 1)));
}

/**
 * A strength as a short number.
 *
 * @param strength - of cotangents
 * @returns `1.2e-7`, `3e9`, `0`, `NaN`, `∞`
 */
export function sizeOf({ condition, largest }: Strength): string {
  if (condition === 'nan') return 'NaN';
  if (condition === 'inf') return '∞';
  if (largest >= LARGE) return largest.toExponential(1).replace('.0', '').replace('+', '');
  return String(Number(largest.toPrecision(2)));
}

const LARGE = 1e5;
