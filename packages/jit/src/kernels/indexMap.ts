/**
 * Where an element of a value is found, as a function of loop indices. Views only change this map, so a
 * chain of views costs no memory and, once composed, no time either. Every axis of the value follows at
 * most one loop index: offset + step·index. Row-major strides then make one affine address of it.
 */
import { sameShape, stridesOf, type AxisMap, type Shape } from '@gradus/tensor';
import type { Equation } from '@gradus/ir';
import type { Access, Buffer } from './kernel.js';

/** One entry an axis of the value; `key` is equal for equal maps. */
export interface IndexMap {
  readonly axes: readonly AxisMap[];
  readonly key: string;
}

function indexMap(axes: readonly AxisMap[]): IndexMap {
  const key = axes.map(({ axis, offset, step }) => `${axis ?? ''}:${offset}:${step}`).join();
  return { axes, key };
}

/**
 * The map of a value that is walked in its own order.
 *
 * @param rank - number of axes
 * @returns axis k follows loop k
 */
export function identityMap(rank: number): IndexMap {
  return indexMap(Array.from({ length: rank }, (_, axis) => ({ axis, offset: 0, step: 1 })));
}

/**
 * The map of the operand of a view, from the map of its result.
 *
 * @param source - operand axes as functions of result indices
 * @param result - result axes as functions of loop indices
 * @returns operand axes as functions of loop indices
 */
export function compose(source: readonly AxisMap[], result: IndexMap): IndexMap {
  return indexMap(
    source.map(({ axis, offset, step }) => {
      if (axis === null) return { axis: null, offset, step: 0 };
      const inner = result.axes[axis]!;
      return { axis: inner.axis, offset: offset + step * inner.offset, step: step * inner.step };
    }),
  );
}

/**
 * How an equation that only moves elements finds them.
 *
 * @param equation - any equation
 * @returns operand axes as functions of result indices; null when it does more than that, or when a
 *   reshape cuts or joins axes
 */
export function sourceOf({
  primitive,
  args,
  results,
  params,
}: Equation): readonly AxisMap[] | null {
  const { lower } = primitive;
  if (lower.kind !== 'view' && lower.kind !== 'reshape') return null;
  const [from, to] = [args[0]!.type.shape, results[0]!.type.shape];
  return lower.kind === 'view' ? lower.source(from, to, params) : unitReshape(from, to);
}

/** A reshape that adds and drops axes of length 1 keeps the others in their order. */
function unitReshape(from: Shape, to: Shape): readonly AxisMap[] | null {
  const long = [...to.keys()].filter((axis) => to[axis] !== 1);
  const same = sameShape(
    from.filter((n) => n !== 1),
    long.map((axis) => to[axis]!),
  );
  if (!same) return null;
  let next = 0;
  return from.map((n) => ({ axis: n === 1 ? null : long[next++]!, offset: 0, step: 1 }));
}

/**
 * The address of an element of a value in its buffer.
 *
 * @param buffer - holds the value in row-major order
 * @param shape - shape of the value
 * @param map - where its axes are in the loops
 * @param rank - number of loops
 * @returns offset and strides over the loops
 */
export function accessOf(buffer: Buffer, shape: Shape, map: IndexMap, rank: number): Access {
  const strides = Array.from({ length: rank }, () => 0);
  let offset = 0;
  stridesOf(shape).forEach((stride, i) => {
    const { axis, offset: first, step } = map.axes[i]!;
    offset += stride * first;
    if (axis !== null) strides[axis]! += stride * step;
  });
  return { buffer, offset, strides };
}
