/**
 * Running sums along an axis: result[k] = x[0] + … + x[k], or from the other end when reversed. Rounding
 * errors are carried along, so they do not grow with the length. Linear; the transpose runs the other way.
 */
import { bind1 } from '../bind.js';
import { blocksOf } from '../blocks.js';
import { allocate, type TypedArray } from '../dtype.js';
import { fromData } from '../concrete.js';
import { requireDtype } from '../elementwise.js';
import { linear, type Primitive } from '../primitive.js';
import { toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { contiguous } from '../view.js';
import { castTo } from './cast.js';
import { reshape } from './reshape.js';
import { shaped } from '../samples.js';

/** The axis, and whether sums run from its end. */
export type CumSumParams = Readonly<{ axis: number; reverse: boolean }>;

/** Running sums. */
export const cumSumPrimitive: Primitive<CumSumParams> = /* @__PURE__ */ linear<CumSumParams>({
  name: 'cumSum',
  accepts: 'number',
  type: ([x]) => {
    requireDtype('cumSum', 'number', x!);
    return [x!];
  },
  run: ([x], { axis, reverse }, [type]) => {
    const { before, length, after } = blocksOf(x!.shape, { axis, batch: 0 });
    const [from, out] = [contiguous(x!), allocate(type!.dtype, x!.size)];
    for (let line = 0; line < (length === 0 ? 0 : before * after); line++) {
      const first = Math.floor(line / after) * length * after + (line % after);
      const last = first + (length - 1) * after;
      runningSum(from, out, {
        first: reverse ? last : first,
        length,
        step: reverse ? -after : after,
      });
    }
    return [fromData(type!, out)];
  },
  transpose: ([c], _, { axis, reverse }) => [cumSumAlong(c!, { axis, reverse: !reverse })],
  batch: ([x], _, __, { axis, reverse }) => [cumSumAlong(x!, { axis: axis + 1, reverse })],
  samples: [
    shaped({ axis: 0, reverse: false }, [4]),
    shaped({ axis: 1, reverse: true }, [2, 3, 2]),
    shaped({ axis: 0, reverse: false }, [1]),
    shaped({ axis: 1, reverse: false }, [2, 0]),
  ],
});

interface Line {
  readonly first: number;
  readonly length: number;
  readonly step: number;
}

/** Writes the running sums of one line; see `compensatedSum` in reduction.ts. */
function runningSum(from: TypedArray, out: TypedArray, { first, length, step }: Line): void {
  let total = 0;
  let error = 0;
  for (let i = 0, at = first; i < length; i++, at += step) {
    const x = from[at]!;
    const next = total + x;
    const part = next - total;
    error += total - (next - part) + (x - part);
    total = next;
    out[at] = Number.isFinite(total) ? total + error : total;
  }
}

/**
 * Running sums along an axis.
 *
 * @param x - a tensor of numbers
 * @param params - the axis from 0, and whether sums run from its end
 * @returns the running sums
 */
export function cumSumAlong(x: Tensor, params: CumSumParams): Tensor {
  return bind1(cumSumPrimitive, [x], params);
}

/**
 * Running sums along an axis, as NumPy's `cumsum`. Slope of result k in x[i]: 1 for i ≤ k, else 0.
 *
 * @param x - a tensor; booleans are counted
 * @param axis - the axis; null takes the flattened tensor
 * @returns the running sums; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, cumsum } from '@gradus/tensor';
 * console.log(cumsum(array([1, 2, 3])).tolist()); // => [1, 3, 6]
 * ```
 */
export function cumsum(x: TensorLike, axis: number | null = null): Tensor {
  const given = toTensor(x, 'cumsum');
  const value = given.dtype === 'bool' ? castTo(given, 'int32') : given;
  const from = axis === null ? reshape(value, [value.size]) : value;
  return cumSumAlong(from, { axis: normalizeAxis(axis ?? 0, from.ndim, 'cumsum'), reverse: false });
}
