/**
 * Every nesting of grad, jvp, vmap and jit up to a depth, as functions from a function of one number to a
 * function of one number.
 */
import { array, withSettings, type Tensor } from '@gradus/tensor';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { jit } from '@gradus/jit';

/** A function of one number. */
export type Scalar = (x: Tensor) => Tensor;

const STEPS: Readonly<Record<string, (f: Scalar) => Scalar>> = {
  grad: (f) => (x) => grad(f)(x),
  jvp: (f) => (x) => jvp(f, [x], [array(1, { dtype: x.dtype })])[1],
  vmap: (f) => (x) => vmap(f)(array([x, x])).slice(1),
  jit: (f) => jit(f),
};

/**
 * All nestings up to a depth.
 *
 * @param depth - how many transformations
 * @returns names, and what makes a plain function of numbers
 */
export function nestings(depth: number): [string, (f: Scalar) => (x: number) => number][] {
  let all: string[][] = [[]];
  let last = all;
  for (let i = 0; i < depth; i++) {
    last = last.flatMap((names) => Object.keys(STEPS).map((name) => [...names, name]));
    all = [...all, ...last];
  }
  return all.slice(1).map((names) => [
    names.join('('),
    (f) => {
      const transformed = names.toReversed().reduce((g, name) => STEPS[name]!(g), f);
      const quiet = { warn: () => undefined }; // of functions that are traced again and again
      return (x) => withSettings(quiet, () => transformed(array(x)).item());
    },
  ]);
}
