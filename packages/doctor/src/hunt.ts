/**
 * hunt(f, domain): looks for an input at which the value or the gradient is sick, steered by what the function
 * does, shrinks it to a small example and diagnoses it.
 */
import { contiguous, isFloat, shown, toTensor, tree, wrongKind } from '@gradus/tensor';
import { chooseArguments } from '@gradus/autodiff';
import { randomFrom } from '@gradus/numerics';
import { diagnoseRun } from './diagnose.js';
import { JUDGES, WITHOUT_REPAIRS, type Judges } from './findings/judges.table.js';
import type { Report } from './finding.js';
import { failed, gradientOf, observe, type Observation } from './observation.js';
import { firstPoints, randomPoint, uniformPoint, type Random } from './hunt/candidates.js';
import { argumentsAt, rangesOf, type Domain, type Point, type Range } from './hunt/domain.js';
import { simplest } from './hunt/shrink.js';
import { between, distances, passages } from './hunt/steering.js';

/** How to hunt. */
export interface HuntOptions {
  /** Lists of arguments to start from. */
  readonly from?: readonly (readonly unknown[])[];
  /** Milliseconds after which nothing was found; 2000 when left out. */
  readonly timeLimit?: number;
  /** Runs of the function after which nothing was found; no limit when left out. */
  readonly maxRuns?: number;
  /** Start of the random points. */
  readonly seed?: number;
}

/** An input that makes the gradient sick. */
export interface Catch {
  readonly args: readonly unknown[];
  readonly report: Report;
  /** Runs of the function that it took. */
  readonly runs: number;
}

interface Hunt {
  readonly f: (...args: never[]) => unknown;
  readonly domain: readonly Domain[];
  readonly ranges: readonly Range[];
  readonly random: Random;
  readonly deadline: number;
  maxRuns: number;
  runs: number;
}

/**
 * Searches a domain for an input at which the value or a gradient of `f` is NaN or infinite although it should
 * not be. First the ends of the ranges, zeros and ties; then lines through the domain, on which the operands
 * of logarithms, roots, divisions and exponentials are driven to where they hurt.
 *
 * @param f - a function of trees that returns one float
 * @param domain - one range, or tree of ranges, an argument: `[{ min: -1, max: 1, shape: [3] }]`
 * @param options - `from`, `timeLimit`, `maxRuns`, `seed`
 * @returns the simplest sick input that was found, with its diagnosis; null where none was. Throws GR801 for
 *   a domain that is no list of ranges
 *
 * @example
 * ```ts
 * import { hunt } from '@gradus/doctor';
 * import { sqrt, subtract, type Tensor } from '@gradus/tensor';
 * const distance = (x: Tensor, y: Tensor) => sqrt(subtract(x, y).mul(subtract(x, y)));
 * const found = hunt(distance, [{ min: 1, max: 2 }, { min: 1, max: 3 }]);
 * console.log(found!.args.map((x) => (x as Tensor).item()), found!.report.findings[0]!.op); // => [ 1, 1 ] sqrt
 * ```
 */
export function hunt(
  f: (...args: never[]) => unknown,
  domain: readonly Domain[],
  { from = [], timeLimit = 2000, maxRuns = Infinity, seed = 1 }: HuntOptions = {},
): Catch | null {
  if (typeof f !== 'function') throw wrongKind('hunt', shown(f), 'a function');
  if (!Array.isArray(domain)) {
    throw wrongKind(
      'hunt',
      shown(domain),
      'a list of ranges, one an argument: [{ min: -1, max: 1 }]',
    );
  }
  const ranges = domain.flatMap(rangesOf);
  const deadline = performance.now() + timeLimit;
  const random = randomFrom(seed);
  const state: Hunt = { f, domain, ranges, random, deadline, maxRuns, runs: 0 };
  const caught = search(state, from.map(pointOf));
  if (caught === null) return null;
  state.maxRuns = state.runs + SHRINKING;
  const small = simplest(ranges, caught, (point) => !isOver(state) && isSick(state, point));
  const args = argumentsAt(domain, small);
  return { args, report: diagnosed(state, args, JUDGES), runs: state.runs };
}

const pointOf = (args: readonly unknown[]): Point =>
  tree.leaves(args).map((leaf) => Float64Array.from(contiguous(toTensor(leaf, 'from'))));

function search(state: Hunt, starts: readonly Point[]): Point | null {
  for (const point of firstPoints(state.ranges, starts)) {
    if (isSick(state, point)) return point;
    if (isOver(state)) return null;
  }
  while (!isOver(state)) {
    const found = alongLine(state, ...ends(state, starts));
    if (found !== null) return found;
  }
  return null;
}

/** Runs that a simpler example may cost. */
const SHRINKING = 1000;

const isOver = ({ deadline, maxRuns, runs }: Hunt): boolean =>
  runs >= maxRuns || performance.now() > deadline;

/** Two points, of which often only one leaf or one element differs. */
function ends({ ranges, random }: Hunt, starts: readonly Point[]): [Point, Point] {
  const known = starts[Math.floor(random() * starts.length)];
  const a = known !== undefined && random() < 0.5 ? known : randomPoint(ranges, random);
  const b = randomPoint(ranges, random);
  const kind = random();
  if (kind < 0.4) return [a, b];
  const leaf = Math.floor(random() * ranges.length);
  if (kind < 0.7 || a[leaf]!.length === 0) return [a, a.with(leaf, b[leaf]!)];
  const k = Math.floor(random() * a[leaf]!.length);
  return [a, a.with(leaf, a[leaf]!.with(k, b[leaf]![k]!))];
}

function alongLine(state: Hunt, a: Point, b: Point): Point | null {
  const probe = (t: number): ReadonlyMap<string, number> => {
    const run = observed(state, between(a, b, t));
    return run === null ? new Map() : distances(run.steps);
  };
  if (isSick(state, b)) return b;
  for (const t of passages(probe)) {
    const point = between(a, b, t);
    if (isSick(state, point)) return point;
    if (isOver(state)) return null;
  }
  return null;
}

function observed(state: Hunt, point: Point): Observation | null {
  state.runs++;
  const args = argumentsAt(state.domain, point);
  const chosen = chooseArguments(args, floatArguments(args), 'hunt');
  const run = observe({ f: state.f, ...chosen, title: 'hunt', sites: false });
  return failed(run) ? null : run;
}

/** Arguments whose leaves are all floats. */
function floatArguments(args: readonly unknown[]): number[] {
  return args.flatMap((arg, i) => {
    const leaves = tree.leaves(arg).map((leaf) => toTensor(leaf, 'hunt'));
    return leaves.length > 0 && leaves.every((x) => isFloat(x.dtype)) ? [i] : [];
  });
}

function isSick(state: Hunt, point: Point): boolean {
  const run = observed(state, point);
  if (run === null || isHealthy(run)) return false;
  const { findings } = diagnosed(state, argumentsAt(state.domain, point), WITHOUT_REPAIRS);
  return findings.some(({ symptom, verdict }) => {
    if (verdict === 'bug' || (verdict === 'not-representable' && symptom === 'inf')) return true;
    const seen = symptom === 'nan' || symptom === 'inf';
    return seen && (hasValue(run) || isAlone(state, point));
  });
}

const hasValue = (run: Observation): boolean => contiguous(run.value).every(Number.isFinite);

/** Points around one that has no value. */
const AROUND = 4;

/**
 * Whether the function has values everywhere around a point: then the point is a hole, as 0/0, and not the outside of
 * where the function is defined, as the logarithm of a negative number.
 */
function isAlone(state: Hunt, point: Point): boolean {
  const { ranges, random } = state;
  for (let i = 0; i < AROUND; i++) {
    const run = observed(state, between(point, uniformPoint(ranges, random), 1e-3));
    if (run === null || !hasValue(run)) return false;
  }
  return true;
}

function isHealthy(run: Observation): boolean {
  return (
    hasValue(run) &&
    run.inputs.every((_, i) => contiguous(gradientOf(run, i)).every(Number.isFinite))
  );
}

function diagnosed(state: Hunt, args: readonly unknown[], judges: Judges): Report {
  const f = state.f as (...all: unknown[]) => unknown;
  return diagnoseRun(f, [...args], floatArguments(args), judges).report;
}
