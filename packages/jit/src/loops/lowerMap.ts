/**
 * A walk as loops: axes joined where memory allows it, values computed, then stored.
 */
import { loadsOf } from '../kernels/accesses.js';
import { collapse, indicesFor, placesOf } from './axes.js';
import type { MapKernel, Nest } from '../kernels/kernel.js';
import {
  loopOver,
  type Index,
  type LoopFunction,
  type Place,
  type Statement,
} from '@gradus/tensor/code';
import { bodyOf } from './loopBody.js';

/**
 * Lowers a walk.
 *
 * @param kernel - the kernel
 * @param rows - loops over its leading axes that are around it already
 * @returns its loops, one nest after the other
 */
export function lowerMap({ name, nests }: MapKernel, rows: readonly Index[] = []): LoopFunction {
  return { name, body: nests.flatMap((nest) => lowerNest(nest, rows)) };
}

function lowerNest({ shape, scalars, stores }: Nest, rows: readonly Index[]): readonly Statement[] {
  const accesses = [...loadsOf(scalars), ...stores.map((s) => s.access)];
  const { lengths, strides } = collapse(
    shape.slice(rows.length),
    accesses.map((a) => a.strides.slice(rows.length)),
  );
  const indices = indicesFor(lengths);
  const places = placesOf(accesses, strides, { rows, indices });
  const wanted = stores.map((s) => s.value);
  const { levels, values } = bodyOf({ scalars, wanted, indices, placeOf: (a) => places.get(a)! });
  const writes = stores.map(({ access }, i): Statement => {
    const place: Place = places.get(access)!;
    return { kind: 'store', place, value: values[i]! };
  });
  return indices.reduceRight<readonly Statement[]>(
    (inner, index, d) => [...levels[d]!, ...loopOver(index, inner)],
    [...levels[indices.length]!, ...writes],
  );
}
