/**
 * `array([...])` with tensors among the values: they are stacked by operations, so gradients pass to
 * every one of them. A bundle may have `noStacking.ts` in the place of this file.
 */
import type { DType } from './dtype.js';
import { GradusError } from './errors/GradusError.js';
import { astype } from './ops/cast.js';
import { concatAlong } from './ops/concat.js';
import { reshape } from './ops/reshape.js';
import { promote } from './promote.js';
import { sameShape, type Shape } from './shape.js';
import { Tensor } from './tensor.js';

/** What may stand among the values that `array` takes, beside numbers. */
export type Stackable = Tensor;

/**
 * A tensor from numbers and tensors.
 *
 * @param leaves - the values in row-major order; all tensors among them have one shape
 * @param shape - lengths of the lists around them
 * @param dtype - dtype of the result; that to which they promote when left out
 * @returns a tensor of the shape of the lists, then that of the tensors; throws GR105 where shapes differ
 */
export function stackNested(
  leaves: readonly (number | boolean | Tensor)[],
  shape: Shape,
  dtype?: DType,
): Tensor {
  const inner = Tensor.is(leaves[0]) ? leaves[0].shape : [];
  leaves.forEach((leaf, i) => {
    const found = Tensor.is(leaf) ? leaf.shape : [];
    if (!sameShape(found, inner)) throw ragged(inner, found, i);
  });
  const rows = promote(leaves, 'array').map((x) => reshape(x, [1, ...inner]));
  const stacked = reshape(concatAlong(rows, 0), [...shape, ...inner]);
  return astype(stacked, dtype ?? stacked.dtype);
}

function ragged(before: Shape, now: Shape, index: number): GradusError {
  return new GradusError('GR105', {
    what: `the values of an array have different shapes: number ${index + 1} has shape [${now.join(', ')}], the ones before it [${before.join(', ')}].`,
    why: 'Tensors and numbers side by side become rows of one tensor, so they have one shape.',
    instead: 'Reshape or broadcast them first (`broadcastTo`), or join them with `concatenate`.',
  });
}
