/**
 * The same elements in the same row-major order under another shape. Shares data where elements lie in a
 * row. Linear; its transpose is the reshape back.
 */
import { listOf, toTensor, type TensorLike } from '../arguments.js';
import { bind1 } from '../bind.js';
import { fromData, viewOf } from '../concrete.js';
import { GradusError } from '../errors/GradusError.js';
import { isLinear, linear, type Primitive } from '../primitive.js';
import { sameShape, sizeOf, type Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { contiguous } from '../view.js';
import { shaped } from '../samples.js';

/** Shape of the result. */
export type ReshapeParams = Readonly<{ shape: Shape }>;

/** Another shape for the same elements. */
export const reshapePrimitive: Primitive<ReshapeParams> = /* @__PURE__ */ linear<ReshapeParams>({
  name: 'reshape',
  type: ([x], { shape }) => [{ dtype: x!.dtype, shape, weak: x!.weak }],
  run: ([x], _, [type]) => [
    x!.block.layout === null ? viewOf(x!, type!, null) : fromData(type!, contiguous(x!)),
  ],
  transpose: ([c], [x]) => [isLinear(x) ? reshape(c!, x.linear.shape) : null],
  batch: ([x], _, size, { shape }) => [reshape(x!, [size, ...shape])],
  compose: (outer) => outer,
  lower: { kind: 'reshape' },
  samples: [
    shaped({ shape: [3, 2] }, [2, 3]),
    shaped({ shape: [] }, [1]),
    shaped({ shape: [3, 0] }, [0, 2]),
  ],
});

/**
 * `x` under another shape; one length may be −1 and is worked out from the rest.
 *
 * @param x - a tensor
 * @param shape - new lengths, their product as before
 * @returns the reshaped tensor; throws GR106 when the elements do not fit
 *
 * @example
 * ```ts
 * import { array, reshape } from '@gradus/tensor';
 * console.log(reshape(array([1, 2, 3, 4]), [2, -1]).tolist()); // => [[1, 2], [3, 4]]
 * ```
 */
export function reshape(x: TensorLike, shape: Shape | number): Tensor {
  const value = toTensor(x, 'reshape');
  const target = fillIn(value.shape, listOf(shape, 'reshape', 'a shape'));
  if (sameShape(value.shape, target)) return value;
  return bind1(reshapePrimitive, [value], { shape: target });
}

function fillIn(from: Shape, to: Shape): Shape {
  const size = sizeOf(from);
  const open = to.indexOf(-1);
  if (open < 0 && sizeOf(to) === size) return to;
  const rest = sizeOf(to.filter((n) => n !== -1));
  const one = to.filter((n) => n === -1).length === 1;
  if (one && rest > 0 && size % rest === 0) return to.with(open, size / rest);
  throw new GradusError('GR106', {
    what: `reshape cannot turn [${from.join(', ')}] (${size} elements) into [${to.join(', ')}].`,
    why: 'A reshape keeps every element; one length may be −1 to be worked out.',
    instead: `Choose lengths whose product is ${size}.`,
  });
}
