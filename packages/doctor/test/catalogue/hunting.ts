/**
 * Hunts in the cases of the catalogue: the domain holds all points of a case, the start is where it is healthy.
 */
import {
  contiguous,
  toTensor,
  tree,
  withDefaultDtype,
  type FloatDType,
  type Tensor,
} from '@gradus/tensor';
import { hunt, type Catch, type Domain, type HuntOptions } from '@gradus/doctor';
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
  const from = points.filter(
    (args, i) => test.at[i]!.healthy === true && shapesOf(args) === shapesOf(at),
  );
  const f = test[which] as (...args: never[]) => unknown;
  return withDefaultDtype(sick.dtype, () => hunt(f, domainOf(at, points), { ...options, from }));
}
