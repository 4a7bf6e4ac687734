/** Random small programs over all dtypes and awkward numbers, as functions that can be run and staged. */
import fc from 'fast-check';
import {
  abs,
  astype,
  broadcastTo,
  bitwiseAnd,
  bitwiseXor,
  cbrt,
  ceil,
  concatenate,
  contractAxes,
  cumsum,
  divide,
  flip,
  floor,
  floorDivide,
  fmod,
  fromData,
  isFloat,
  less,
  lessEqual,
  logicalNot,
  matmul,
  maximum,
  minimum,
  mod,
  padWithZeros,
  round,
  select,
  sign,
  sliceAxis,
  sort,
  sqrt,
  tan,
  transpose,
  typeOf,
  allocate,
  convert,
  sizeOf,
  type DType,
  type Tensor,
} from '@gradus/tensor';

type Step = readonly [op: number, a: number, b: number, c: number];

/** A random program: types and numbers of the inputs, and what to do with them. */
export interface Recipe {
  readonly inputs: readonly Tensor[];
  readonly run: (...inputs: Tensor[]) => Tensor[];
  readonly text: string;
}

const FLOATS = [0, -0, 1, -1, 0.5, -2.5, 3, 1e-40, 1e30, -7.25, NaN, Infinity, -Infinity, 0.1];
const INTEGERS = [0, 1, -1, 2, 3, -5, 7, 100, -(2 ** 31), 2 ** 31 - 1, 2 ** 32 - 1, 65537];
const SHAPES = [
  [],
  [1],
  [3],
  [4],
  [2, 3],
  [3, 2],
  [1, 3],
  [2, 1],
  [2, 2, 2],
  [0],
  [3, 0],
  [5, 1, 2],
  // enough for vectors, with and without a rest
  [8],
  [19],
  [3, 11],
  [9, 2],
  [2, 2, 9],
];
const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'uint32', 'bool'];

function tensorOf(dtype: DType, shape: readonly number[], seed: number): Tensor {
  const numbers = isFloat(dtype) ? FLOATS : INTEGERS;
  const data = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < data.length; i++) {
    data[i] = convert(numbers[(seed * 7 + i * 5 + i * i) % numbers.length]!, dtype);
  }
  return fromData(typeOf(dtype, shape), data);
}

const isNumber = (x: Tensor): boolean => x.dtype !== 'bool';
const isWhole = (x: Tensor): boolean => isNumber(x) && !isFloat(x.dtype);

/** Makes a value from values, or nothing where it does not apply. */
type Operation = (x: Tensor, y: Tensor, z: Tensor, c: number) => Tensor | null;

/** An operand of the dtype and shape of the first, made of another one where that goes. */
function fitted(x: Tensor, y: Tensor): Tensor {
  const same = astype(y, x.dtype);
  if (same.shape.join() === x.shape.join()) return same;
  const fits =
    same.ndim <= x.ndim &&
    same.shape.every((n, i) => n === 1 || n === x.shape[i + x.ndim - same.ndim]);
  return fits ? broadcastTo(same, x.shape) : x;
}

const onNumbers =
  (f: (x: Tensor, y: Tensor) => Tensor): Operation =>
  (x, y) =>
    isNumber(x) ? f(x, fitted(x, y)) : null;
const onFloats =
  (f: (x: Tensor, y: Tensor) => Tensor): Operation =>
  (x, y) =>
    isFloat(x.dtype) ? f(x, fitted(x, y)) : null;
const onWhole =
  (f: (x: Tensor, y: Tensor) => Tensor): Operation =>
  (x, y) =>
    isWhole(x) ? f(x, fitted(x, y)) : null;
const axisOf = (x: Tensor, c: number): number => c % Math.max(1, x.ndim);

export const EXACT: Readonly<Record<string, Operation>> = {
  add: onNumbers((x, y) => x.add(y)),
  sub: onNumbers((x, y) => x.sub(y)),
  mul: onNumbers((x, y) => x.mul(y)),
  addNumber: onNumbers((x) => x.add(2)),
  neg: onNumbers((x) => x.neg()),
  abs: onNumbers((x) => abs(x)),
  sign: onNumbers((x) => sign(x)),
  max: onNumbers(maximum),
  min: onNumbers(minimum),
  mod: onNumbers(mod),
  fmod: onNumbers(fmod),
  div: onFloats(divide),
  sqrt: onFloats((x) => sqrt(x)),
  floor: onFloats((x) => floor(x)),
  ceil: onFloats((x) => ceil(x)),
  round: onFloats((x) => round(x)),
  // functions without a formula of their own: the host computes them
  tan: onFloats((x) => tan(x)),
  cbrt: onFloats((x) => cbrt(x)),
  floorDivide: onWhole(floorDivide),
  and: onWhole(bitwiseAnd),
  xor: onWhole(bitwiseXor),
  less: (x, y) => less(x, fitted(x, y)),
  lessEqual: (x, y) => lessEqual(x, fitted(x, y)),
  not: (x) => logicalNot(x),
  select: (x, y, z) => select(astype(fitted(x, z), 'bool'), x, fitted(x, y)),
  cast: (x, _, __, c) => astype(x, DTYPES[c % DTYPES.length]!),
  transpose: (x) => transpose(x),
  reshape: (x, _, __, c) => x.reshape([[x.size], [1, x.size], [x.size, 1]][c % 3]!),
  joinAxes: (x) => (x.ndim === 3 ? x.reshape([x.shape[0]!, x.shape[1]! * x.shape[2]!]) : null),
  broadcast: (x) => broadcastTo(x, [2, ...x.shape]),
  flip: (x) => flip(x),
  slice: (x, _, __, c) =>
    x.ndim === 0 || x.shape[axisOf(x, c)]! < 2
      ? null
      : sliceAxis(x, axisOf(x, c), 1, x.shape[axisOf(x, c)]!),
  pad: (x) =>
    padWithZeros(x, {
      lo: x.shape.map(() => 1),
      hi: x.shape.map(() => 0),
      interior: x.shape.map(() => 1),
    }),
  concat: (x, y) => (x.ndim === 0 ? null : concatenate([x, fitted(x, y)], 0)),
  maxOver: (x, _, __, c) => (isNumber(x) && x.size > 0 && x.ndim > 0 ? x.max(axisOf(x, c)) : null),
  sort: (x) => (isNumber(x) && x.ndim > 0 ? sort(x) : null),
};

/** Operations whose order of additions is free. */
export const SUMS: Readonly<Record<string, Operation>> = {
  sum: (x, _, __, c) => (isNumber(x) && x.ndim > 0 ? x.sum(axisOf(x, c)) : null),
  sumAll: (x) => (isNumber(x) ? x.sum() : null),
  prod: (x, _, __, c) => (isNumber(x) && x.ndim > 0 ? x.prod(axisOf(x, c)) : null),
  cumsum: (x) => (isNumber(x) && x.ndim > 0 ? cumsum(x, 0) : null),
  matmul: (x) => (isNumber(x) && x.ndim === 2 ? matmul(x, transpose(x)) : null),
  batched: (x) =>
    isNumber(x) && x.ndim === 3
      ? contractAxes(x, flip(x), {
          contract: [
            [2, 1],
            [2, 1],
          ],
          batch: [[0], [0]],
        })
      : null,
};

const LARGEST = 200;

function build(
  steps: readonly Step[],
  operations: Readonly<Record<string, Operation>>,
): Recipe['run'] {
  const list = Object.values(operations);
  return (...inputs) => {
    const pool = [...inputs];
    for (const [op, a, b, c] of steps) {
      // Late values are likelier, so that programs grow deep.
      const pick = (k: number): Tensor => pool[pool.length - 1 - (k % pool.length)]!;
      const made = list[op % list.length]!(pick(a), pick(b), pick(c), c);
      if (made !== null && made.size <= LARGEST) pool.push(made);
    }
    return pool.slice(inputs.length).filter((_, i, made) => i % 3 === 2 || i >= made.length - 2);
  };
}

/** Random programs of some operations. */
export function recipes(operations: Readonly<Record<string, Operation>>): fc.Arbitrary<Recipe> {
  const names = Object.keys(operations);
  const input = fc.tuple(fc.constantFrom(...DTYPES), fc.constantFrom(...SHAPES), fc.nat(20));
  const small = fc.nat(30);
  const step = fc.tuple(fc.nat(names.length - 1), fc.nat(4), small, small);
  return fc
    .record({
      inputs: fc.array(input, { minLength: 1, maxLength: 3 }),
      steps: fc.array(step, { minLength: 1, maxLength: 14 }),
    })
    .map(({ inputs, steps }) => ({
      inputs: inputs.map(([dtype, shape, seed]) => tensorOf(dtype, shape, seed)),
      run: build(steps, operations),
      text: steps.map(([op, a, b, c]) => `${names[op]}(${a}, ${b}, ${c})`).join('; '),
    }));
}
