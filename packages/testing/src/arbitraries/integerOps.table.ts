/**
 * Operations of random programs on integers and booleans: places of elements, what is read and written at
 * them, arithmetic, logic. JAX's integers are cast to int32, the widest that gradus has.
 */
import {
  add,
  argmax,
  argmin,
  argsort,
  astype,
  bitwiseXor,
  dynamicSlice,
  equal,
  floor,
  floorDivide,
  leftShift,
  less,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  maximum,
  mod,
  multiply,
  scatterAdd,
  scatterSet,
  subtract,
  sum,
  take,
  takeAlongAxis,
  type Shape,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { fromMultiples } from './elementwiseOp.js';
import { jaxName } from './jaxText.js';
import {
  chosen,
  closestPair,
  corners,
  discrete,
  float,
  together,
  type Interval,
  type Known,
  type ProgramOp,
} from './programOp.js';
import { anAxis } from './shapedOp.js';

type Join = (x: TensorLike, y: TensorLike) => Tensor;
const INT = '.astype(jnp.int32)';

/** Where along an axis: `argmax` and its kind. */
function place(
  name: string,
  f: (x: Tensor, axis: number) => Tensor,
  shapeOf: (shape: Shape, axis: number) => Shape,
): ProgramOp {
  return {
    name,
    takes: ['float'],
    params: ([x], knob) => anAxis(x!, knob),
    result: ([x], { axis }) => {
      const last = x!.shape[axis as number]! - 1;
      return discrete('int', shapeOf(x!.shape, axis as number), [0, last]);
    },
    run: ([x], { axis }) => f(x!, axis as number),
    source: ([x], { axis }) => `${name}(${x}, ${String(axis)})`,
    jax: ([x], { axis }) => `${jaxName(name)}(${x}, axis=${String(axis)})${INT}`,
    gap: ([x], { axis }) => closestPair(x!, axis as number),
  };
}

const withoutAxis = (shape: Shape, axis: number): Shape => shape.toSpliced(axis, 1);

/** Two integers, or two booleans. */
function joined(
  kind: 'int' | 'bool',
  name: string,
  f: Join,
  range: (xs: readonly Known[]) => Interval = () => [0, 1],
): ProgramOp {
  return {
    name: kind === 'int' ? `${name}Integers` : name,
    takes: [kind, kind],
    result: (xs) => discrete(kind, together(xs[0]!.shape, xs[1]!.shape), range(xs)),
    run: ([x, y]) => f(x!, y!),
    source: ([x, y]) => `${name}(${x}, ${y})`,
    jax: ([x, y]) => `${jaxName(name)}(${x}, ${y})`,
  };
}

/** An integer with a number. */
function withInteger(name: string, f: Join, numbers: readonly number[]): ProgramOp {
  const results: Record<string, (range: Interval, value: number) => Interval> = {
    mod: (_, value) => [0, value - 1],
    floorDivide: ([low, high], value) => [Math.floor(low / value), Math.floor(high / value)],
    leftShift: ([low, high], value) => [low * 2 ** value, high * 2 ** value],
  };
  return {
    name: `${name}Integer`,
    takes: ['int'],
    params: (_, knob) => ({ value: chosen(numbers, knob)! }),
    result: ([x], { value }) =>
      discrete('int', x!.shape, results[name]!(x!.range, value as number)),
    run: ([x], { value }) => f(x!, value as number),
    source: ([x], { value }) => `${name}(${x}, ${String(value)})`,
    jax: ([x], { value }) => `${jaxName(name)}(${x}, ${String(value)})`,
  };
}

/** A comparison of integers, ties and all. */
function compared(name: string, f: Join): ProgramOp {
  return {
    name: `${name}Integers`,
    takes: ['int', 'int'],
    result: ([x, y]) => discrete('bool', together(x!.shape, y!.shape)),
    run: ([x, y]) => f(x!, y!),
    source: ([x, y]) => `${name}(${x}, ${y})`,
    jax: ([x, y]) => `${jaxName(name)}(${x}, ${y})`,
  };
}

/** A conversion to integers. */
const whole: ProgramOp = {
  name: 'toInteger',
  takes: ['float'],
  result: ([x]) => discrete('int', x!.shape, [Math.floor(x!.range[0]), Math.floor(x!.range[1])]),
  run: ([x]) => astype(floor(x!), 'int32'),
  source: ([x]) => `astype(floor(${x}), 'int32')`,
  jax: ([x]) => `jnp.floor(${x})${INT}`,
  gap: ([x]) => fromMultiples(x!, 1),
};

const zeroOrOne: ProgramOp = {
  name: 'booleanToInteger',
  takes: ['bool'],
  result: ([x]) => discrete('int', x!.shape),
  run: ([x]) => astype(x!, 'int32'),
  source: ([x]) => `astype(${x}, 'int32')`,
  jax: ([x]) => `${x}${INT}`,
};

const negated: ProgramOp = {
  name: 'logicalNot',
  takes: ['bool'],
  result: ([x]) => x!,
  run: ([x]) => logicalNot(x!),
  source: ([x]) => `logicalNot(${x})`,
  jax: ([x]) => `jnp.logical_not(${x})`,
};

const total: ProgramOp = {
  name: 'sumIntegers',
  takes: ['int'],
  params: ([x], knob) => anAxis(x!, knob),
  result: ([x], { axis }) => {
    const n = x!.shape[axis as number]!;
    const [low, high] = x!.range;
    return discrete('int', withoutAxis(x!.shape, axis as number), [
      Math.min(low, n * low),
      Math.max(high, n * high),
    ]);
  },
  run: ([x], { axis }) => sum(x!, axis as number),
  source: ([x], { axis }) => `sum(${x}, ${String(axis)})`,
  jax: ([x], { axis }) => `jnp.sum(${x}, ${String(axis)})${INT}`,
};

/** Integers with floats: what is promoted, and back among the numbers that have slopes. */
function scaled(name: string, f: Join, g: (a: number, b: number) => number): ProgramOp {
  return {
    name: `${name}IntegerAndFloat`,
    takes: ['int', 'float'],
    result: (xs) => float(together(xs[0]!.shape, xs[1]!.shape), corners(g, xs)),
    run: ([x, y]) => f(x!, y!),
    source: ([x, y]) => `${name}(${x}, ${y})`,
    jax: ([x, y]) => `${jaxName(name)}(${x}, ${y})`,
  };
}

/** Whether integers are places along an axis. */
const within = ({ range: [low, high] }: Known, length: number): boolean =>
  low >= -length && high < length;

const picked: ProgramOp = {
  name: 'takeIntegers',
  takes: ['float', 'int'],
  result: ([x, i]) => {
    if (x!.shape.length === 0 || !within(i!, x!.shape[0]!)) return null;
    return float([...i!.shape, ...x!.shape.slice(1)], x!.range);
  },
  run: ([x, i]) => take(x!, i!, 0),
  source: ([x, i]) => `take(${x}, ${i}, 0)`,
  jax: ([x, i]) => `jnp.take(${x}, ${i}, 0)`,
};

const pickedAlong: ProgramOp = {
  name: 'takeAlongAxis',
  takes: ['float', 'int'],
  params: ([x], knob) => anAxis(x!, knob),
  result: ([x, i], { axis }) => {
    const fits = x!.shape.join() === i!.shape.join() && within(i!, x!.shape[axis as number]!);
    return fits ? float(x!.shape, x!.range) : null;
  },
  run: ([x, i], { axis }) => takeAlongAxis(x!, i!, axis as number),
  source: ([x, i], { axis }) => `takeAlongAxis(${x}, ${i}, ${String(axis)})`,
  jax: ([x, i], { axis }) => `jnp.take_along_axis(${x}, ${i}, ${String(axis)})`,
};

/** Reads two rows from a place that is moved inside where it would reach over the edge. */
const window: ProgramOp = {
  name: 'dynamicSlice',
  takes: ['float', 'int'],
  result: ([x, i]) => {
    const fits = i!.shape.length === 0 && (x!.shape[0] ?? 0) >= 2 && i!.range[0] >= 0;
    return fits ? float([2, ...x!.shape.slice(1)], x!.range) : null;
  },
  run: ([x, i]) => dynamicSlice(x!, startsOf(x!, i!), [2, ...x!.shape.slice(1)]),
  source: ([x, i]) =>
    `dynamicSlice(${x}, ${x}.shape.map((_, k) => (k === 0 ? ${i} : 0)), [2, ...${x}.shape.slice(1)])`,
  jax: ([x, i]) =>
    `lax.dynamic_slice(${x}, [${i}] + [jnp.int32(0)] * (${x}.ndim - 1), (2, ) + ${x}.shape[1:])`,
};

const startsOf = (x: Tensor, first: Tensor): (Tensor | number)[] =>
  x.shape.map((_, k) => (k === 0 ? first : 0));

/** Adds to the rows at two fixed places, which may be one, or replaces a row. */
function written(
  name: 'scatterAdd' | 'scatterSet',
  f: typeof scatterAdd,
  method: 'add' | 'set',
): ProgramOp {
  return {
    name,
    takes: ['float', 'float'],
    params: ([x], knob) => {
      const n = x!.shape[0] ?? 0;
      const places = [knob % n, (knob * 2 + 1) % n];
      // Which of two updates for one place wins is left open by JAX.
      return n === 0 || (method === 'set' && places[0] === places[1]) ? null : { places };
    },
    result: ([x, y]) => {
      const fits = [2, ...x!.shape.slice(1)].join() === y!.shape.join();
      const [[a, b], [c, d]] = [x!.range, y!.range];
      const adds = method === 'add';
      const low = adds ? a + Math.min(0, 2 * c) : Math.min(a, c);
      return fits ? float(x!.shape, [low, adds ? b + Math.max(0, 2 * d) : Math.max(b, d)]) : null;
    },
    run: ([x, y], { places }) => f(x!, places as number[], y!, 0),
    source: ([x, y], { places }) => `${name}(${x}, [${String(places)}], ${y}, 0)`,
    jax: ([x, y], { places }) => `${x}.at[jnp.array([${String(places)}])].${method}(${y})`,
  };
}

/** Operations with integers and booleans. */
export const integerOps: readonly ProgramOp[] = [
  place('argmax', argmax, withoutAxis),
  place('argmin', argmin, withoutAxis),
  place('argsort', argsort, (shape) => shape),
  whole,
  zeroOrOne,
  scaled('multiply', multiply, (a, b) => a * b),
  scaled('add', add, (a, b) => a + b),
  joined('int', 'add', add, (xs) => corners((a, b) => a + b, xs)),
  joined('int', 'subtract', subtract, (xs) => corners((a, b) => a - b, xs)),
  joined('int', 'multiply', multiply, (xs) => corners((a, b) => a * b, xs)),
  joined('int', 'maximum', maximum, (xs) => corners(Math.max, xs)),
  joined('int', 'bitwiseXor', bitwiseXor, (xs) => {
    const bound =
      2 ** Math.ceil(Math.log2(1 + Math.max(...xs.flatMap(({ range }) => range.map(Math.abs)))));
    return [-bound, bound];
  }),
  joined('bool', 'logicalAnd', logicalAnd),
  joined('bool', 'logicalOr', logicalOr),
  joined('bool', 'logicalXor', logicalXor),
  negated,
  compared('less', less),
  compared('equal', equal),
  withInteger('mod', mod, [2, 3]),
  withInteger('floorDivide', floorDivide, [2, 3]),
  withInteger('leftShift', leftShift, [1, 2]),
  total,
  picked,
  pickedAlong,
  window,
  written('scatterAdd', scatterAdd, 'add'),
  written('scatterSet', scatterSet, 'set'),
];
