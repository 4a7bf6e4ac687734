/**
 * Whether any, or every, element along axes is true. Discrete: without a slope.
 */
import { bind1 } from '../bind.js';
import { requireDtype } from '../elementwise.js';
import { nonDifferentiable, type Primitive } from '../primitive.js';
import { reduceRuns } from '../reduction.js';
import { withoutAxes } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { AxesParams } from './reduceSum.js';

/** Whether any element along axes is true; false for none. */
export const reduceAnyPrimitive: Primitive<AxesParams> = /* @__PURE__ */ logical('any');

/** Whether every element along axes is true; true for none. */
export const reduceAllPrimitive: Primitive<AxesParams> = /* @__PURE__ */ logical('all');

function logical(combine: 'any' | 'all'): Primitive<AxesParams> {
  const name = combine === 'any' ? 'reduceAny' : 'reduceAll';
  const decisive = combine === 'any' ? 1 : 0;
  const self: Primitive<AxesParams> = nonDifferentiable<AxesParams>(
    'logic works on discrete values',
    {
      name,
      accepts: 'bool',
      type: ([x], { axes }) => {
        requireDtype(name, 'bool', x!);
        return [{ dtype: 'bool', shape: withoutAxes(x!.shape, axes), weak: false }];
      },
      run: ([x], { axes }, [type]) => [
        reduceRuns(x!, axes, type!, (data, from, to) => {
          for (let i = from; i < to; i++) if (data[i] === decisive) return decisive;
          return 1 - decisive;
        }),
      ],
      batch: ([x], _, __, { axes }) => [bind1(self, [x!], { axes: axes.map((a) => a + 1) })],
      lower: { kind: 'reduce', combine, axes: (params) => (params as AxesParams).axes },
      samples: [
        { inputs: [{ shape: [2, 2], values: [1, 0, 1, 1] }], params: { axes: [0] } },
        { inputs: [{ shape: [2, 2], values: [1, 0, 0, 0] }], params: { axes: [0, 1] } },
        { inputs: [{ shape: [0, 2], values: [] }], params: { axes: [0] } },
        { inputs: [{ shape: [1], values: [1] }], params: { axes: [0] } },
      ],
    },
  );
  return self;
}

/**
 * Whether any element along axes, which disappear, is true.
 *
 * @param x - a tensor of booleans
 * @param axes - sorted axes
 * @returns booleans
 */
export function anyOver(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : bind1(reduceAnyPrimitive, [x], { axes });
}

/**
 * Whether every element along axes, which disappear, is true.
 *
 * @param x - a tensor of booleans
 * @param axes - sorted axes
 * @returns booleans
 */
export function allOver(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : bind1(reduceAllPrimitive, [x], { axes });
}
