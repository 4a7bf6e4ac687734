// Operations on integers and booleans that are compared with JAX: values and dtypes, at the ends of the
// ranges, where results wrap around, where a quotient is rounded, and where dtypes meet. As JAX comes, without
// x64: its integers are int32 and its floats float32 then, as gradus's are.
import * as tensor from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { spelled } from './spelling.mjs';

const g = { ...tensor, where };

const NUMBERS = {
  int32: [0, 1, -1, 2, 3, -3, 7, -7, 31, 46341, 2147483647, -2147483648],
  uint32: [0, 1, 2, 3, 7, 31, 65537, 2147483647, 2147483648, 4294967295],
  bool: [0, 1],
  float32: [0, 1, -1, 2.5, -2.5, 1e10],
};

/** Every number of one dtype with every one of another. */
function pairs(left, right) {
  const first = NUMBERS[left].flatMap((x) => NUMBERS[right].map(() => x));
  const second = NUMBERS[left].flatMap(() => NUMBERS[right]);
  return [vector(first, left), vector(second, right)];
}

const vector = (values, dtype) => ({ shape: [values.length], values, dtype });
const matrix = (values, dtype) => ({ shape: [2, values.length / 2], values, dtype });

const entry = (name, gradus, jax, inputs) => ({ name, family: 'whole', gradus, jax, inputs });

const unary = (name, dtype) =>
  entry(`${name} of ${dtype}`, (x) => g[name](x), `${spelled(name)}(x0)`, [
    vector(NUMBERS[dtype], dtype),
  ]);

const binary = (name, left, right) =>
  entry(
    `${name} of ${left}, ${right}`,
    (x, y) => g[name](x, y),
    `${spelled(name)}(x0, x1)`,
    pairs(left, right),
  );

const along = (name, dtype) => ({
  ...entry(
    `${name} along an axis of ${dtype}`,
    (x) => g[name](x, 1),
    `${spelled(name)}(x0, axis=1)`,
    [matrix(NUMBERS[dtype], dtype)],
  ),
  sums: true,
});

const converted = (from, to, values) =>
  entry(`astype from ${from} to ${to}`, (x) => x.astype(to), `x0.astype('${to}')`, [
    vector(values, from),
  ]);

const withNumber = (name, dtype, number) =>
  entry(
    `${name} of ${dtype} and ${number}`,
    (x) => g[name](x, number),
    `${spelled(name)}(x0, ${number})`,
    [vector(NUMBERS[dtype], dtype)],
  );

const KINDS = ['int32', 'uint32', 'bool'];
const FROM_FLOATS = [0, -0, 0.5, -0.5, 1.5, -1.5, 2.5, 3e9, -3e9, 5e9, 1e20, -1e20, Infinity, -Infinity, NaN]; // prettier-ignore
const ARITHMETIC = 'add subtract multiply floorDivide mod fmod maximum minimum divide';
const BITS = 'bitwiseAnd bitwiseOr bitwiseXor leftShift rightShift';
const TESTS = 'equal notEqual less lessEqual greater greaterEqual logicalAnd logicalOr logicalXor';
const UNARY =
  'abs negative sign square logicalNot bitwiseNot floor ceil round trunc sqrt exp reciprocal';
const ALONG = 'sum prod mean max min argmax argmin cumsum cumprod cummax sort argsort any all';
const words = (text) => text.split(' ');

/** Every operation with its inputs. */
export const wholeFunctions = [
  ...words(ARITHMETIC).flatMap((name) => [
    ...KINDS.map((dtype) => binary(name, dtype, dtype)),
    binary(name, 'bool', 'int32'),
    binary(name, 'uint32', 'bool'),
    binary(name, 'int32', 'float32'),
    binary(name, 'float32', 'bool'),
  ]),
  ...words(BITS).flatMap((name) => KINDS.map((dtype) => binary(name, dtype, dtype))),
  ...words(TESTS).flatMap((name) => [
    ...KINDS.map((dtype) => binary(name, dtype, dtype)),
    binary(name, 'bool', 'int32'),
    binary(name, 'int32', 'float32'),
  ]),
  ...words(UNARY).flatMap((name) => KINDS.map((dtype) => unary(name, dtype))),
  ...words(ALONG).flatMap((name) => KINDS.map((dtype) => along(name, dtype))),
  ...KINDS.flatMap((from) =>
    [...KINDS, 'float32'].map((to) => converted(from, to, NUMBERS[from])),
  ),
  ...KINDS.map((to) => converted('float32', to, FROM_FLOATS)),
  ...KINDS.flatMap((dtype) => ['add', 'multiply', 'mod'].map((name) => withNumber(name, dtype, 3))),
  withNumber('add', 'bool', 2.5),
  withNumber('add', 'int32', 2.5),
  withNumber('subtract', 'uint32', -1),
  ...[0, 1, 2, 5, 31].map((n) => withNumber('power', 'int32', n)),
  withNumber('power', 'uint32', 3),
  entry('power of int32 by int32', (x, y) => g.power(x, y), 'jnp.power(x0, x1)', [
    vector([0, 1, -1, 2, -2, 3, 7, 46341], 'int32'),
    vector([0, 5, 3, 31, 31, 20, 40, 2], 'int32'),
  ]),
  entry('where of int32, float32', (x, y) => where(g.greater(x, 0), x, y), 'jnp.where(x0 > 0, x0, x1)', pairs('int32', 'float32')),
  entry('where of bool, int32', (x, y) => where(x, x, y), 'jnp.where(x0, x0, x1)', pairs('bool', 'int32')),
  entry('clip of int32', (x) => g.clip(x, -3, 7), 'jnp.clip(x0, -3, 7)', [vector(NUMBERS.int32, 'int32')]),
  entry('matmul of int32', (x) => g.matmul(x, g.transpose(x)), 'jnp.matmul(x0, x0.T)', [matrix(NUMBERS.int32, 'int32')]),
  entry('take of int32', (x) => g.take(x, [0, -1, 1], 0), 'jnp.take(x0, jnp.array([0, -1, 1]), 0)', [matrix(NUMBERS.int32, 'int32')]),
]; // prettier-ignore
