/**
 * Many elementwise operations write their eager loop out beside the scalar description that every other
 * machine reads. The two must be the same function: bit for bit, on every dtype that the operation takes,
 * through views and broadcast scalars, at the edges of the range. A scalar is a number without an array and
 * takes a way of its own, which must lead to the same.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allocate,
  array,
  broadcastTo,
  dtypes,
  numbers,
  takes,
  transpose,
  type DType,
  type Primitive,
  type Tensor,
} from '../src/index.js';
import type { Elementwise } from '../src/lowering.js';
import { primitives } from '../src/primitives.js';

const elementwise = primitives.filter((p) => p.lower.kind === 'elementwise');
const names = Object.keys(dtypes) as DType[];
const edges = [
  0,
  -0,
  0.5,
  1,
  -1,
  2,
  31,
  32,
  1e-42,
  3e38,
  2 ** 31,
  -(2 ** 31),
  NaN,
  Infinity,
  -Infinity,
];
const COUNT = 6;

/** Rows of numbers, one an input, edges among them. */
function rows(count: number): fc.Arbitrary<number[][]> {
  const value = fc.oneof(fc.constantFrom(...edges), fc.double(), fc.integer());
  const row = fc.array(value, { minLength: COUNT, maxLength: COUNT });
  return fc.array(row, { minLength: count, maxLength: count });
}

/** Each result element by the scalar description alone. */
function described(p: Primitive, inputs: readonly Tensor[], params: object): number[] {
  const type = p.type(
    inputs.map((x) => x.type),
    params as never,
  )[0]!;
  const out = allocate(type.dtype, inputs[0]!.size);
  const e = numbers(inputs.at(-1)!.dtype);
  const columns = inputs.map((x) => x.data());
  const { scalar } = p.lower as Elementwise;
  out.forEach((_, i) => {
    out[i] = scalar(
      e,
      columns.map((c) => c[i]!),
      params as never,
    );
  });
  return [...out];
}

function ran(p: Primitive, inputs: readonly Tensor[], params: object): number[] {
  const types = p.type(
    inputs.map((x) => x.type),
    params as never,
  );
  return [...p.run(inputs, params as never, types)[0]!.data()];
}

/** The same elements: in a row, as a transposed view, and the first one repeated. */
function layouts(x: Tensor): Tensor[] {
  const turned = transpose(transpose(x.reshape([2, COUNT / 2])).reshape([2, COUNT / 2]));
  return [x, turned, broadcastTo(x.reshape([2, COUNT / 2]).slice(0, 0), [COUNT])];
}

/** Element by element: the first half as elements of an array, the second as numbers by themselves. */
function ranAlone(p: Primitive, inputs: readonly Tensor[], params: object): number[] {
  const scalar = (x: Tensor, i: number): Tensor =>
    i < COUNT / 2 ? x.slice(i) : array(x.data()[i]!, { dtype: x.dtype });
  return Array.from({ length: COUNT }).flatMap((_, i) => ran(p, inputs.map((x) => scalar(x, i)), params)); // prettier-ignore
}

describe.each(elementwise.map((p) => [p.name, p] as const))('%s', (_, p) => {
  const samples = p.samples;
  it.each(names.filter((dtype) => takes(p.accepts, dtype)))('of %s runs as described', (dtype) => {
    const params = samples.map((sample) => sample.params ?? {});
    const kinds = samples[0]!.inputs.map((input) => input.dtype ?? dtype);
    const drawn = fc.tuple(fc.constantFrom(...params), rows(kinds.length), fc.nat(3));
    fc.assert(
      fc.property(drawn, ([chosen, values, layout]) => {
        const columns = values.map((row, k) => array(row, { dtype: 'float64' }).astype(kinds[k]!));
        const inputs = columns.map((x) => layouts(x)[layout] ?? x);
        const isAlone = layout >= layouts(columns[0]!).length;
        const found = isAlone ? ranAlone(p, inputs, chosen) : ran(p, inputs, chosen);
        expect(found).toEqual(described(p, inputs, chosen));
      }),
    );
  });
});
