// What is asked about a random program: its text in Python, inputs, a tangent for each of them and a
// cotangent of the result. Directions are short binary fractions, so that both sides read the same
// numbers in both float types, and none of them is 0.
import { toFunction, inputsOf, toJax } from '@gradus/testing';
import { fromData, sizeOf, typeOf } from '@gradus/tensor';

/** The k-th number of a direction: odd multiples of 1/8 between −11/8 and 11/8. */
const direction = (k) => (2 * ((7 * k + 3) % 12) - 11) / 8;

const filled = (shape, seed) => ({
  shape,
  values: Array.from({ length: sizeOf(shape) }, (_, k) => direction(k + seed)),
});

/** One tangent an input. */
export const directionsOf = (inputs) => inputs.map(({ shape }, k) => filled(shape, 5 * k + 1));

/** One tangent an input of a program. */
export const tangentsOf = ({ inputs }) => directionsOf(inputs);

/** A cotangent of a result. */
export const cotangentOf = (shape) => filled(shape, 2);

/** The inputs in reverse order of their entries: the second entry of the batch. */
export const backwards = (program) => ({
  ...program,
  inputs: program.inputs.map(({ shape, values }) => ({ shape, values: values.toReversed() })),
});

/** A tensor of data. */
export const tensorOf = ({ shape, values }, dtype) =>
  fromData(
    typeOf(dtype, shape),
    dtype === 'float32' ? Float32Array.from(values) : Float64Array.from(values),
  );

/** The question as `programs.py` reads it; `second` asks for tangents of the gradients as well. */
export function questionOf(program, dtype, second) {
  const { shape } = toFunction(program)(...inputsOf(program, dtype));
  return {
    source: toJax(program),
    inputs: program.inputs,
    tangents: tangentsOf(program),
    cotangent: cotangentOf(shape),
    dtype,
    second,
  };
}
