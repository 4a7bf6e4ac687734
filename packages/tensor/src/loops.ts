/**
 * Eager loops over elements. An engine compiles a loop for the kinds of typed array that it has
 * seen; at the fifth kind it gives up, and an element costs 80 ns instead of 3. So each loop here
 * exists three times, for float32, for float64 and for the rest, and none of them ever sees more
 * than four. The call of `f`, which differs from use to use, costs some 8 ns; hot operations write
 * loops of their own.
 */
import { isFloat, type DType, type TypedArray } from './dtype.js';
import type { Operand } from './view.js';

/** One element of the result from one element of each operand. */
export type ElementFunction = (...xs: number[]) => number;

type UnaryLoop = (f: ElementFunction, a: Operand, out: TypedArray) => void;
type BinaryLoop = (f: ElementFunction, a: Operand, b: Operand, out: TypedArray) => void;
type Kind = 'float32' | 'float64' | 'discrete';

const unary: Readonly<Record<Kind, UnaryLoop>> = {
  float32: (f, { data, offset, step }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = f(data[offset + i * step]!);
  },
  float64: (f, { data, offset, step }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = f(data[offset + i * step]!);
  },
  discrete: (f, { data, offset, step }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = f(data[offset + i * step]!);
  },
};

const binary: Readonly<Record<Kind, BinaryLoop>> = {
  float32: (f, { data, offset, step }, b, out) => {
    const { data: other, offset: start, step: stride } = b;
    for (let i = 0; i < out.length; i++)
      out[i] = f(data[offset + i * step]!, other[start + i * stride]!);
  },
  float64: (f, { data, offset, step }, b, out) => {
    const { data: other, offset: start, step: stride } = b;
    for (let i = 0; i < out.length; i++)
      out[i] = f(data[offset + i * step]!, other[start + i * stride]!);
  },
  discrete: (f, { data, offset, step }, b, out) => {
    const { data: other, offset: start, step: stride } = b;
    for (let i = 0; i < out.length; i++)
      out[i] = f(data[offset + i * step]!, other[start + i * stride]!);
  },
};

/** Any number of operands, of any dtypes: slow, so the operands are read as doubles. */
function general(f: ElementFunction, operands: readonly Operand[], out: TypedArray): void {
  const doubles = operands.map(({ data, offset, step }) => ({
    data: step === 0 ? Float64Array.of(data[offset] ?? 0) : Float64Array.from(data),
    step,
  }));
  const xs = doubles.map(() => 0);
  for (let i = 0; i < out.length; i++) {
    for (let k = 0; k < xs.length; k++) xs[k] = doubles[k]!.data[i * doubles[k]!.step]!;
    out[i] = f(...xs);
  }
}

/**
 * Fills `out` element by element.
 *
 * @param f - one element of the result from one element of each operand
 * @param operands - as many as `f` takes
 * @param dtype - dtype of the operands
 * @param out - filled in row-major order
 */
export function fill(
  f: ElementFunction,
  operands: readonly Operand[],
  dtype: DType,
  out: TypedArray,
): void {
  const kind = isFloat(dtype) ? dtype : 'discrete';
  const [a, b] = operands;
  if (operands.length === 1) unary[kind](f, a!, out);
  else if (operands.length === 2) binary[kind](f, a!, b!, out);
  else general(f, operands, out);
}
