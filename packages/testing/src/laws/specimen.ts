/**
 * From the samples of a primitive, which are data, to tensors: every dtype that it accepts, and for
 * elementwise primitives further shapes (scalars one by one, length 0, length 1, two axes).
 */
import {
  allocate,
  convert,
  fromData,
  sizeOf,
  takes,
  typeOf,
  type DType,
  type Params,
  type Primitive,
  type Sample,
  type SampleInput,
  type Shape,
  type Tensor,
} from '@gradus/tensor';
import { spread } from './directions.js';

/** A primitive with inputs to try it on. */
export interface Specimen {
  readonly primitive: Primitive;
  readonly inputs: readonly Tensor[];
  readonly params: Params;
  /** The dtype under test: that of inputs whose sample names none. */
  readonly dtype: DType;
}

const DTYPES: readonly DType[] = ['float64', 'float32', 'int32', 'uint32', 'bool'];
const FURTHER_SHAPES: readonly Shape[] = [[0], [1], [2, 3]];
/** Where a sample gives neither values nor a range. */
const RANGE = [-2, 2] as const;

/**
 * All inputs on which the laws try a primitive.
 *
 * @param primitive - a primitive with samples
 * @param dtypes - the dtypes to consider; all five when left out
 * @returns specimens of every dtype among them that the primitive accepts
 */
export function specimensOf(primitive: Primitive, dtypes: readonly DType[] = DTYPES): Specimen[] {
  const accepted = dtypes.filter((dtype) => takes(primitive.accepts, dtype));
  const samples = 'samples' in primitive ? primitive.samples : []; // production leaves them out
  return samples.flatMap((sample) =>
    accepted.flatMap((dtype) =>
      variants(primitive, sample).map((inputs): Specimen => ({
        primitive,
        inputs: inputs.map((input, k) => fill(input, dtype, k)),
        params: sample.params ?? {},
        dtype,
      })),
    ),
  );
}

/** The sample itself, and for an elementwise primitive the same values under further shapes. */
function variants(primitive: Primitive, { inputs }: Sample): (readonly SampleInput[])[] {
  const lists = inputs.every(({ values }) => values !== undefined && values.length > 0);
  if (primitive.lower.kind !== 'elementwise' || !lists) return [inputs];
  const count = Math.max(...inputs.map(({ values }) => values!.length));
  const scalars = Array.from({ length: count }, (_, i) => inputs.map((input) => cut(input, [], i)));
  const shapes = FURTHER_SHAPES.map((shape) => inputs.map((input) => cut(input, shape, 0)));
  return [inputs, ...scalars, ...shapes];
}

/** Values of an input from number `start` on, repeated to fill a shape. */
function cut(input: SampleInput, shape: Shape, start: number): SampleInput {
  const { length } = input.values!;
  const values = Array.from(
    { length: sizeOf(shape) },
    (_, i) => input.values![(start + i) % length]!,
  );
  return { ...input, shape, values };
}

function fill(input: SampleInput, underTest: DType, k: number): Tensor {
  const dtype = input.dtype ?? underTest;
  const size = sizeOf(input.shape);
  const data = allocate(dtype, size);
  for (let i = 0; i < size; i++) {
    const value = input.values?.[i] ?? spread(i + 19 * k, input.range ?? RANGE);
    data[i] = convert(
      dtype === 'bool' && input.values === undefined ? Number(value > 0) : value,
      dtype,
    );
  }
  return fromData(typeOf(dtype, input.shape), data);
}
