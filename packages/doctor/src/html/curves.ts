/**
 * The function and its gradient around a sick input, with the true slope beside it: every point is a run of
 * its own under observation, from the input outwards until the time is up.
 */
import { contiguous, fromData, type Tensor } from '@gradus/tensor';
import { chooseArguments, type Argnums } from '@gradus/autodiff';
import type { Finding, Report } from '../finding.js';
import { failed, gradientOf, observe } from '../observation.js';
import { trueSlope } from '../shadow/derivative.js';
import { shadowProgram } from '../shadow/program.js';
import type { Real } from '../shadow/real.js';

/** Numbers along one input; null where there is none. */
export interface Curve {
  /** Which element: `args[0] at [2]`. */
  readonly label: string;
  /** The input that was examined. */
  readonly at: number;
  readonly x: readonly number[];
  readonly value: readonly (number | null)[];
  readonly gradient: readonly (number | null)[];
  readonly truth: readonly (number | null)[];
  /** Where the gradient is NaN or infinite. */
  readonly sick: readonly boolean[];
}

/** What is examined. */
export interface CurveRequest {
  readonly f: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
  readonly argnums: Argnums;
  readonly report: Report;
}

const POINTS = 61;
/** Milliseconds for the runs of one curve, and as many for its truth. */
const TIME = 600;
const CURVES = 2;

/**
 * Curves through the first sick entries of a report, one an input.
 *
 * @param request - function, arguments, and what was found
 * @returns at most two
 */
export function curvesOf(request: CurveRequest): Curve[] {
  const { gradient, findings } = request.report;
  const first = new Map<number, Finding>();
  for (const finding of findings) {
    const index = gradient.findIndex(({ path }) => path === finding.path);
    if (index >= 0 && !first.has(index)) first.set(index, finding);
  }
  return [...first].slice(0, CURVES).map(([index, finding]) => curve(request, index, finding));
}

/** One point of a curve. */
interface Point {
  readonly x: number;
  readonly value: number;
  readonly gradient: number;
  /** The true slope; costs far more than the run. */
  truth(): number | null;
}

function curve(request: CurveRequest, index: number, finding: Finding): Curve {
  const { shape } = request.report.gradient[index]!.gradient;
  const entry = (finding.entries[0] ?? []).reduce((flat, i, axis) => flat * shape[axis]! + i, 0);
  const chosen = chooseArguments([...request.args], request.argnums, 'curve');
  const leaf = chosen.leaves.flatMap((_, i) => (chosen.active[i] ? [i] : []))[index]!;
  const x = chosen.leaves[leaf]!;
  const at = contiguous(x)[entry]!;
  const pointAt = (place: number): Point | null => {
    const leaves = chosen.leaves.with(leaf, replaced(x, entry, place));
    const run = observe({ f: request.f, ...chosen, leaves, title: 'curve', sites: false });
    if (failed(run)) return null;
    return {
      x: place,
      value: contiguous(run.value)[0]!,
      gradient: contiguous(gradientOf(run, index))[entry]!,
      truth: () => finite(trueSlope(shadowProgram(run, index), entry).slope),
    };
  };
  const label =
    shape.length === 0 ? finding.path : `${finding.path} at [${finding.entries[0]!.join(', ')}]`;
  return drawn(label, at, measured(at, pointAt));
}

/** Points from the middle outwards. */
function measured(at: number, pointAt: (x: number) => Point | null): Point[] {
  const reach = at === 0 ? 1 : 1.5 * Math.abs(at);
  const half = (POINTS - 1) / 2;
  return inTime(POINTS, (k) => {
    const step = (k % 2 === 0 ? 1 : -1) * Math.ceil(k / 2);
    return pointAt(at + (step / half) * reach);
  });
}

/** What there is time for, in order. */
function inTime<T>(count: number, compute: (k: number) => T | null): T[] {
  const end = performance.now() + TIME;
  const found: T[] = [];
  for (let k = 0; k < count && performance.now() < end; k++) {
    const next = compute(k);
    if (next !== null) found.push(next);
  }
  return found;
}

function drawn(label: string, at: number, points: readonly Point[]): Curve {
  const truths = new Map(inTime(points.length, (k) => [points[k]!, points[k]!.truth()] as const));
  const inOrder = points.toSorted((a, b) => a.x - b.x);
  return {
    label,
    at,
    x: inOrder.map(({ x }) => x),
    value: inOrder.map(({ value }) => finite(value)),
    gradient: inOrder.map(({ gradient }) => finite(gradient)),
    truth: inOrder.map((point) => truths.get(point) ?? null),
    sick: inOrder.map(({ gradient }) => !Number.isFinite(gradient)),
  };
}

/** A number that can be drawn. */
function finite(x: Real | number | null): number | null {
  return x !== null && Number.isFinite(Number(x)) ? Number(x) : null;
}

function replaced(x: Tensor, entry: number, value: number): Tensor {
  const data = contiguous(x).slice();
  data[entry] = value;
  return fromData(x.type, data);
}
