/**
 * A walk as loops: axes joined where memory allows it, values computed, then stored.
 */
import { collapse, indicesFor, placeOf } from './axes.js';
import type { MapKernel, Nest } from '../kernels/kernel.js';
import { loopOver, type LoopFunction, type Place, type Statement } from './loop.js';
import { bodyOf } from './loopBody.js';

/**
 * Lowers a walk.
 *
 * @param kernel - the kernel
 * @returns its loops, one nest after the other
 */
export function lowerMap({ name, nests }: MapKernel): LoopFunction {
  return { name, body: nests.flatMap(lowerNest) };
}

function lowerNest({ shape, scalars, stores }: Nest): readonly Statement[] {
  const loads = scalars.flatMap((s) => (s.kind === 'load' ? [s.access] : []));
  const accesses = [...loads, ...stores.map((s) => s.access)];
  const { lengths, strides } = collapse(
    shape,
    accesses.map((a) => a.strides),
  );
  const indices = indicesFor(lengths);
  const places = new Map(accesses.map((a, i) => [a, placeOf(a, strides[i]!, indices)]));
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
