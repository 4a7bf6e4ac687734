/**
 * Operations of random programs that work element by element, or join two values.
 */
import {
  add,
  arcsinh,
  arctan,
  abs,
  cos,
  divide,
  erf,
  exp,
  expm1,
  greaterEqual,
  less,
  log,
  log1p,
  maximum,
  minimum,
  multiply,
  negative,
  power,
  reciprocal,
  sigmoid,
  sin,
  sqrt,
  square,
  subtract,
  tanh,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import {
  chosen,
  corners,
  float,
  smallest,
  together,
  type Interval,
  type Known,
  type ProgramOp,
} from './programOp.js';

const ANYWHERE: Interval = [-Infinity, Infinity];
const UNIT: Interval = [-1, 1];

/** How an operation of one operand changes an interval. */
interface Unary {
  /** Where it may be applied; anywhere when left out. */
  readonly domain?: Interval;
  readonly range: (x: Interval) => Interval;
  readonly gap?: (x: Tensor) => number;
}

function unary(name: string, f: (x: TensorLike) => Tensor, rules: Unary): ProgramOp {
  const [low, high] = rules.domain ?? ANYWHERE;
  const { gap } = rules;
  return {
    name,
    takes: ['float'],
    result: ([x]) => {
      const inside = x!.range[0] >= low && x!.range[1] <= high;
      return inside ? float(x!.shape, rules.range(x!.range)) : null;
    },
    run: ([x]) => f(x!),
    source: ([x]) => `${name}(${x})`,
    ...(gap === undefined ? {} : { gap: ([x]: readonly Tensor[]) => gap(x!) }),
  };
}

const rising =
  (f: (x: number) => number) =>
  ([low, high]: Interval): Interval => [f(low), f(high)];
const within = (range: Interval) => (): Interval => range;

type Binary = (x: TensorLike, y: TensorLike) => Tensor;

/** An operation of two operands, broadcast to one shape. */
function binary(
  name: string,
  f: Binary,
  range: (xs: readonly Known[]) => Interval | null,
  gap?: ProgramOp['gap'],
): ProgramOp {
  return {
    name,
    takes: ['float', 'float'],
    result: (xs) => {
      const interval = range(xs);
      return interval && float(together(xs[0]!.shape, xs[1]!.shape), interval);
    },
    run: ([x, y]) => f(x!, y!),
    source: ([x, y]) => `${name}(${x}, ${y})`,
    ...(gap === undefined ? {} : { gap }),
  };
}

/** Distance of two operands from one another. */
const distance = ([x, y]: readonly Tensor[]): number => smallest(subtract(x!, y!));

/** An operation with a number: x + 2. */
function withNumber(
  name: string,
  f: Binary,
  g: (x: number, y: number) => number,
  numbers: readonly number[],
): ProgramOp {
  return {
    name,
    takes: ['float'],
    params: (_, knob) => ({ value: chosen(numbers, knob)! }),
    result: ([x], { value }) => {
      const ends = x!.range.map((u) => g(u, value as number));
      return float(x!.shape, [Math.min(...ends), Math.max(...ends)]);
    },
    run: ([x], { value }) => f(x!, value as number),
    source: ([x], { value }) => `${name}(${x}, ${String(value)})`,
  };
}

/** A comparison: its result chooses in `where`. */
function comparison(name: string, f: Binary): ProgramOp {
  return {
    name,
    takes: ['float', 'float'],
    result: ([x, y]) => {
      const found = float(together(x!.shape, y!.shape), [0, 1]);
      return found && { ...found, kind: 'bool' };
    },
    run: ([x, y]) => f(x!, y!),
    source: ([x, y]) => `${name}(${x}, ${y})`,
    gap: distance,
  };
}

const choice: ProgramOp = {
  name: 'where',
  takes: ['bool', 'float', 'float'],
  result: ([c, x, y]) => {
    const shape = together(x!.shape, y!.shape);
    const all = shape && together(c!.shape, shape);
    const [a, b] = [x!.range, y!.range];
    return float(all, [Math.min(a[0], b[0]), Math.max(a[1], b[1])]);
  },
  run: ([c, x, y]) => where(c!, x!, y!),
  source: ([c, x, y]) => `where(${c}, ${x}, ${y})`,
};

const awayFrom0 = ([low, high]: Interval): boolean => low >= 0.3 || high <= -0.3;

/** Operations by elements; the simplest first, since programs shrink towards the beginning. */
export const elementOps: readonly ProgramOp[] = [
  binary('add', add, (xs) => corners((a, b) => a + b, xs)),
  binary('multiply', multiply, (xs) => corners((a, b) => a * b, xs)),
  unary('negative', negative, { range: ([low, high]) => [-high, -low] }),
  unary('sin', sin, { range: within(UNIT) }),
  binary('subtract', subtract, (xs) => corners((a, b) => a - b, xs)),
  unary('cos', cos, { range: within(UNIT) }),
  withNumber('add', add, (a, b) => a + b, [1, 0.5, 2, -1, 3, 4]),
  withNumber('multiply', multiply, (a, b) => a * b, [2, 0.5, -1.5, 0.25]),
  unary('exp', exp, { domain: [-Infinity, 2.5], range: rising(Math.exp) }),
  unary('tanh', tanh, { range: rising(Math.tanh) }),
  comparison('less', less),
  choice,
  binary('divide', divide, (xs) => (awayFrom0(xs[1]!.range) ? corners((a, b) => a / b, xs) : null)),
  unary('sigmoid', sigmoid, { range: within([0, 1]) }),
  unary('log', log, { domain: [0.2, Infinity], range: rising(Math.log) }),
  unary('sqrt', sqrt, { domain: [0.2, Infinity], range: rising(Math.sqrt) }),
  unary('square', square, { range: ([low, high]) => [0, Math.max(low * low, high * high)] }),
  binary('maximum', maximum, (xs) => corners(Math.max, xs), distance),
  unary('arctan', arctan, { range: rising(Math.atan) }),
  unary('abs', abs, {
    range: ([low, high]) => [0, Math.max(-low, high)],
    gap: smallest,
  }),
  comparison('greaterEqual', greaterEqual),
  binary('minimum', minimum, (xs) => corners(Math.min, xs), distance),
  unary('log1p', log1p, { domain: [-0.6, Infinity], range: rising(Math.log1p) }),
  unary('expm1', expm1, { domain: [-Infinity, 2.5], range: rising(Math.expm1) }),
  unary('reciprocal', reciprocal, {
    domain: [0.3, Infinity],
    range: ([low, high]) => [1 / high, 1 / low],
  }),
  unary('erf', erf, { range: within(UNIT) }),
  unary('arcsinh', arcsinh, { range: rising(Math.asinh) }),
  binary('power', power, (xs) => (xs[0]!.range[0] >= 0.3 ? corners(Math.pow, xs) : null)),
];
