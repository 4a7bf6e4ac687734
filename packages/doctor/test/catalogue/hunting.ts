/**
 * Hunts in the cases of the catalogue: the domain holds all points of a case, the start is where it is healthy.
 */
import {
  array,
  contiguous,
  toTensor,
  tree,
  withDefaultDtype,
  type FloatDType,
  type Tensor,
} from '@gradus/tensor';
import { hunt, type Catch, type Domain, type HuntOptions, type Range } from '@gradus/doctor';
import { argumentOf, type CasePoint, type CollectedCase } from '@gradus/testing';

type Case = CollectedCase['test'];
type Which = 'broken' | 'fixed';

/**
 * Whether a hunt can be asked: the sickness is NaN or infinity, and the function takes its input as an argument.
 *
 * @param test - a case of the catalogue
 * @returns true where the gradient itself is sick somewhere
 */
export function isHuntable({ symptom, at, evaluates }: Case): boolean {
  const sick = at.some(({ healthy }) => healthy !== true);
  return (symptom === 'nan' || symptom === 'inf') && sick && evaluates !== 'gradient';
}

const argumentsAt = ({ x, args }: CasePoint, dtype: FloatDType): unknown[] =>
  (args ?? [x!]).map((input) => argumentOf(input, dtype));

const numbersIn = (leaf: unknown): number[] =>
  [...contiguous(toTensor(leaf as Tensor, 'domain'))].filter(Number.isFinite);

/** A range for every leaf, shaped as where the case fails: from the least to the largest number at any of its points. */
function domainOf(args: readonly unknown[], points: readonly unknown[][]): Domain[] {
  let next = 0;
  return args.map(
    (arg) =>
      tree.map((leaf: unknown) => {
        const { shape, dtype } = toTensor(leaf as Tensor, 'domain');
        const place = next++;
        const all = points.flatMap((point) => numbersIn(tree.leaves(point)[place]));
        return { min: Math.min(...all), max: Math.max(...all), shape, dtype };
      }, arg) as Domain,
  );
}

const shapesOf = (args: readonly unknown[]): string =>
  JSON.stringify(tree.leaves(args).map((leaf) => toTensor(leaf as Tensor, 'domain').shape));

/** A smaller domain, because the mended function itself has no gradient at some points of the larger one. */
interface Narrowed {
  readonly min?: number;
  /** Moves what is hunted for away from those points. */
  readonly through?: (x: Tensor) => Tensor;
}

/** Mended functions that are sick, or have no slope, elsewhere in the domain of their case, and why. */
const NARROWED: Readonly<Record<string, Narrowed>> = {
  // −log p is infinite where the class that came had the probability 0.
  'cross-entropy-zero-target': { min: 1e-3 },
  // The slope −log p − 1 is infinite at 0: what `entr` answers is right.
  'entropy-zero-probability': { min: 1e-3 },
  // The origin has no angle: atan2(h, h) is π/4 on one side of it and −3π/4 on the other.
  'where-arctan2-masked-origin': { min: 0.5 },
  // |a − b| has a corner where two points meet: slopes −1 and 1.
  'where-pairwise-distance-diagonal': { through: (x) => x.add(array([0, 10, 20])) },
  // At 1e-20 the slope e^(−1/x)/x² is 10^(−4.3e19), and is computed as 0 · ∞: 1/x² is no float any more.
  'where-smooth-bump': { min: 1e-3 },
};

type Anyhow = (...args: never[]) => unknown;

/**
 * Hunts in one function of a case, started from its healthy points alone.
 *
 * @param test - the case
 * @param which - the broken or the fixed function
 * @param options - `timeLimit`
 * @returns what was caught
 */
export function huntIn(test: Case, which: Which, options: HuntOptions = {}): Catch | null {
  const sick = test.at.find(({ healthy }) => healthy !== true)!;
  const at = argumentsAt(sick, sick.dtype);
  const points = test.at.map((point) => argumentsAt(point, sick.dtype));
  const { min, through } = (which === 'fixed' && NARROWED[test.id]) || {};
  const from = points.filter(
    (args, i) => test.at[i]!.healthy === true && shapesOf(args) === shapesOf(at),
  );
  const f = test[which] as Anyhow;
  const moved: Anyhow = through === undefined ? f : (x: Tensor) => f(through(x) as never);
  const narrowed = (range: Domain): Domain => ({ ...(range as Range), min: min! });
  const whole = domainOf(at, points);
  const domain = min === undefined ? whole : whole.map(narrowed);
  return withDefaultDtype(sick.dtype, () => hunt(moved, domain, { ...options, from }));
}
