/**
 * `x` with updates added at places along one axis; updates for the same place add up, and those for a
 * place outside of the axis are dropped. The other half of `gather`: shapes of axis, indices and updates
 * are those of its tensor, indices and result. Linear in `x` and the updates together; the transpose
 * gives `x` the cotangent, and every update the cotangent at its place.
 */
import { indexedCode } from '#methodCode';
import { bind1 } from '../bind.js';
import { blocksOf, eachIndex } from '../blocks.js';
import { zerosOf, fromData } from '../concrete.js';
import { requireDtype } from '../elementwise.js';
import { misbound } from '../errors/strict.js';
import { isLinear, type Primitive } from '../primitive.js';
import { repeated } from './broadcast.js';
import { gatherAt, pickedShape } from './gather.js';
import { picks } from '../samples.js';
import { sameShape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { TensorType } from '../type.js';
import { contiguous } from '../view.js';

/** Where updates are added. */
export type ScatterParams = Readonly<{
  axis: number;
  /** How many leading axes all three operands share. */
  batch: number;
}>;

/** Adding at places along an axis. */
export const scatterAddPrimitive: Primitive<ScatterParams> = {
  name: 'scatterAdd',
  accepts: 'number',
  type: (inputs, params) => {
    const [x, indices, updates] = inputs as [TensorType, TensorType, TensorType];
    requireDtype('scatterAdd', 'number', x);
    requireDtype('scatterAdd', 'integer', indices);
    const fits = sameShape(updates.shape, pickedShape('scatterAdd', inputs, params));
    if (!fits || updates.dtype !== x.dtype) {
      throw misbound('scatterAdd', inputs, 'updates have the dtype of x and the picked shape.');
    }
    return [{ ...x, weak: x.weak && updates.weak }];
  },
  run: ([x, indices, updates], params, [type]) => {
    // Many updates for one place must not pile up roundings: float32 adds in double precision.
    const single = type!.dtype === 'float32';
    const out = single ? new Float64Array(contiguous(x!)) : contiguous(x!).slice();
    const from = contiguous(updates!);
    const blocks = { ...blocksOf(x!.shape, params), indices: contiguous(indices!) };
    eachIndex(blocks, (at, picked) => {
      if (at < 0) return;
      for (let k = 0; k < blocks.after; k++) out[at + k]! += from[picked + k]!;
    });
    return [fromData(type!, single ? new Float32Array(out) : out)];
  },
  linearIn: [0, 2],
  tangent: ([dx, , du], { inputs: [x, indices, updates] }, params) => {
    if (!dx && !du) return [null];
    const base = dx ?? zerosOf(x!.type);
    return [du || !dx ? scatterAddAt(base, indices!, du ?? zerosOf(updates!.type), params) : dx];
  },
  transpose: ([c], [x, indices, updates], params) => [
    isLinear(x) ? c! : null,
    null,
    isLinear(updates) ? gatherAt(c!, indices as Tensor, { ...params, outside: 'zero' }) : null,
  ],
  batch: (inputs, mapped, size, { axis, batch }) => {
    const all = inputs.map((t, i) => (mapped[i] ? t : repeated(t, size)));
    return [scatterAddAt(all[0]!, all[1]!, all[2]!, { axis: axis + 1, batch: batch + 1 })];
  },
  lower: {
    kind: 'indexed',
    move: 'add',
    code: indexedCode,
    blocks: (shape, params) => blocksOf(shape, params as ScatterParams),
  },
  samples: picks((where) => where, true),
};

/**
 * Adds updates at places along an axis; see the head of this file.
 *
 * @param x - a tensor of numbers
 * @param indices - integers
 * @param updates - of the shape that `gatherAt` would pick, and the dtype of `x`
 * @param params - axis, and number of shared axes
 * @returns the sum
 */
export function scatterAddAt(
  x: Tensor,
  indices: Tensor,
  updates: Tensor,
  { axis, batch }: ScatterParams,
): Tensor {
  return bind1(scatterAddPrimitive, [x, indices, updates], { axis, batch });
}
