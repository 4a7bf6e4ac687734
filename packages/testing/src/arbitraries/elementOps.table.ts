/**
 * Operations of random programs that work element by element, or join two values.
 */
import {
  add,
  arccos,
  arccosh,
  arcsin,
  arcsinh,
  arctan,
  arctan2,
  arctanh,
  abs,
  cbrt,
  cos,
  cosh,
  divide,
  erf,
  erfc,
  exp,
  exp2,
  expm1,
  floor,
  greaterEqual,
  less,
  log,
  log10,
  log1p,
  log2,
  maximum,
  minimum,
  mod,
  multiply,
  negative,
  power,
  reciprocal,
  rsqrt,
  sigmoid,
  sign,
  sin,
  sinh,
  sqrt,
  square,
  subtract,
  tan,
  tanh,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import {
  elu,
  hypot,
  leakyRelu,
  logaddexp,
  logSigmoid,
  relu,
  silu,
  sinc,
  softplus,
  xlogy,
} from '@gradus/numerics';
import {
  binary,
  comparison,
  distance,
  fromMultiples,
  rising,
  unary,
  within,
  withNumber,
} from './elementwiseOp.js';
import {
  corners,
  float,
  smallest,
  together,
  type Interval,
  type Known,
  type ProgramOp,
} from './programOp.js';

const UNIT: Interval = [-1, 1];

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
  jax: ([c, x, y]) => `jnp.where(${c}, ${x}, ${y})`,
};

const awayFrom0 = ([low, high]: Interval): boolean => low >= 0.3 || high <= -0.3;

/** The sizes of the entries, from the least to the largest. */
function span(x: Known): Known {
  const [low, high] = x.range;
  const least = low > 0 ? low : Math.max(0, -high);
  return { ...x, range: [least, Math.max(-low, high)] };
}

/** Operations by elements; the simplest first, since programs shrink towards the beginning. */
export const elementOps: readonly ProgramOp[] = [
  binary('add', add, (xs) => corners((a, b) => a + b, xs)),
  binary('multiply', multiply, (xs) => corners((a, b) => a * b, xs)),
  unary('negative', negative, { range: ([low, high]) => [-high, -low] }),
  unary('sin', sin, { range: within(UNIT) }),
  binary('subtract', subtract, (xs) => corners((a, b) => a - b, xs)),
  unary('cos', cos, { range: within(UNIT) }),
  withNumber('add', add, { range: (a, b) => a + b, numbers: [1, 0.5, 2, -1, 3, 4] }),
  withNumber('multiply', multiply, { range: (a, b) => a * b, numbers: [2, 0.5, -1.5, 0.25] }),
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
  unary('softplus', softplus, { range: rising((u) => Math.max(u, 0) + 0.7) }),
  unary('relu', relu, { range: rising((u) => Math.max(u, 0)), gap: smallest }),
  unary('silu', silu, { range: ([, high]) => [-0.3, Math.max(0, high)] }),
  unary('elu', elu, { range: rising((u) => (u > 0 ? u : Math.expm1(u))), gap: smallest }),
  unary('leakyRelu', leakyRelu, { range: rising((u) => Math.max(u, u / 100)), gap: smallest }),
  unary('logSigmoid', logSigmoid, { range: ([low]) => [Math.min(low, 0) - 0.7, 0] }),
  unary('sinc', sinc, { range: within([-0.25, 1]) }),
  unary('erfc', erfc, { range: within([0, 2]) }),
  unary('tan', tan, { domain: [-1.2, 1.2], range: rising(Math.tan) }),
  unary('arcsin', arcsin, { domain: [-0.9, 0.9], range: rising(Math.asin) }),
  unary('arccos', arccos, { domain: [-0.9, 0.9], range: within([0, Math.PI]) }),
  unary('arctanh', arctanh, { domain: [-0.9, 0.9], range: rising(Math.atanh) }),
  unary('arccosh', arccosh, { domain: [1.1, Infinity], range: rising(Math.acosh) }),
  unary('sinh', sinh, { domain: [-3, 3], range: rising(Math.sinh) }),
  unary('cosh', cosh, { domain: [-3, 3], range: within([1, Math.cosh(3)]) }),
  unary('cbrt', cbrt, { domain: [0.2, Infinity], range: rising(Math.cbrt) }),
  unary('exp2', exp2, { domain: [-Infinity, 4], range: rising((u) => 2 ** u) }),
  unary('log2', log2, { domain: [0.2, Infinity], range: rising(Math.log2) }),
  unary('log10', log10, { domain: [0.2, Infinity], range: rising(Math.log10) }),
  unary('rsqrt', rsqrt, {
    domain: [0.2, Infinity],
    range: ([low, high]) => [high ** -0.5, low ** -0.5],
  }),
  unary('floor', floor, { range: rising(Math.floor), gap: (x) => fromMultiples(x, 1) }),
  unary('sign', sign, { range: within(UNIT), gap: smallest }),
  binary('arctan2', arctan2, (xs) => (xs[1]!.range[0] >= 0.3 ? [-2, 2] : null)),
  binary('logaddexp', logaddexp, (xs) => {
    const [low, high] = corners(Math.max, xs);
    return [low, high + 0.7];
  }),
  binary('hypot', hypot, (xs) =>
    xs.some((x) => awayFrom0(x.range)) ? corners(Math.hypot, xs.map(span)) : null,
  ),
  binary('xlogy', xlogy, (xs) => {
    const logarithm = { ...xs[1]!, range: rising(Math.log)(xs[1]!.range) };
    return xs[1]!.range[0] >= 0.2 ? corners((a, b) => a * b, [xs[0]!, logarithm]) : null;
  }),
  withNumber('power', power, { range: [-8, 8], domain: [-2, 2], numbers: [2, 3] }),
  withNumber('power', power, { range: [0, 12], domain: [0.3, 2.5], numbers: [0.5, -1, 2.5, -2] }),
  withNumber('mod', mod, { range: [0, 1.5], numbers: [1.5, 1, 0.75], gap: fromMultiples }),
  withNumber('maximum', maximum, {
    range: Math.max,
    numbers: [0, 0.5],
    gap: (x, value) => smallest(x.sub(value)),
  }),
];
