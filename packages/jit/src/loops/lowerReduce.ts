/**
 * A reduction as loops: outer loops over the axes that stay, inner ones over those that go, an accumulator
 * between them (`accumulation.ts`).
 */
import { loadsOf } from '../kernels/accesses.js';
import { collapse, indicesFor, placesOf } from './axes.js';
import { accumulated, accumulation } from './accumulation.js';
import {
  cast,
  loopOver,
  type Expression,
  type Index,
  type LoopFunction,
  type Place,
  type Statement,
} from '@gradus/tensor/code';
import type { Access, ReduceKernel } from '../kernels/kernel.js';
import { neverNegative } from '../kernels/signs.js';
import { bodyOf } from './loopBody.js';

type Body = readonly Statement[];

/**
 * Lowers a reduction.
 *
 * @param kernel - the kernel
 * @param rows - loops over its leading axes that are around it already
 * @returns its loops
 */
export function lowerReduce(kernel: ReduceKernel, rows: readonly Index[] = []): LoopFunction {
  const { name, shape, axes, scalars, value, result, stores = [] } = kernel;
  if (result.buffer.size === 0) return { name, body: [] };
  const accesses: Access[] = [...loadsOf(scalars), ...stores.map((s) => s.access), result];
  const inside = [...shape.keys()].slice(rows.length);
  const stay = inside.filter((axis) => !axes.includes(axis));
  const order = [...stay, ...axes];
  const { lengths, strides } = collapse(
    order.map((axis) => shape[axis]!),
    accesses.map((a) => order.map((axis) => a.strides[axis]!)),
  );
  // Axes that stay move the result, the others do not: so none of one kind was joined to the other.
  const outer = strides.at(-1)!.filter((stride) => stride !== 0).length;
  const indices = indicesFor(lengths);
  const places = placesOf(accesses, strides, { rows, indices });
  const placed = (a: Access): Place => places.get(a)!;
  const wanted = [value, ...stores.map((s) => s.value)];
  const { levels, values } = bodyOf({ scalars, wanted, indices, placeOf: placed });
  const writes = stores.map((s, i) => store(placed(s.access), values[i + 1]!));
  const sum = accumulation(kernel.combine, value.dtype, neverNegative(value));
  const last = indices.length - 1;
  /** Loops first … end − 1 around instructions, with what is set in each before the next begins. */
  const nested = (first: number, end: number, inner: Body): Body =>
    indices
      .slice(first, end)
      .reduceRight(
        (body, index, d) => loopOver(index, [...levels[first + d + 1]!, ...body]),
        inner,
      );
  const all =
    last < outer
      ? { body: [...sum.start, ...sum.step(values[0]!)], result: sum.result }
      : accumulated(sum, {
          index: indices[last]!,
          before: [...levels[last + 1]!, ...writes],
          value: values[0]!,
          terms: lengths.slice(outer).reduce((product, length) => product * length, 1),
          partial: kernel.partial ?? null,
          around: (inner) => nested(outer, last, inner),
        });
  const write = store(placed(result), cast(all.result, result.buffer.dtype));
  return { name, body: [...levels[0]!, ...nested(0, outer, [...all.body, write])] };
}

function store(place: Place, value: Expression): Statement {
  return { kind: 'store', place, value };
}
