// The functions that are compared with JAX at tricky points, as data: how gradus computes each, how JAX
// spells it, and at which inputs. Points stand together in arrays, since elementwise functions treat each
// on its own; reductions and movements get arrays with ties, NaN, and axes of length 0 and 1.
import * as tensor from '@gradus/tensor';
import * as numerics from '@gradus/numerics';
import { where } from '@gradus/control-flow';
import { controlFunctions } from './controlFunctions.mjs';
import { convolutions } from './convolutions.mjs';
import { spelled } from './spelling.mjs';

const { Infinity: INF } = globalThis;
const g = { ...tensor, ...numerics, where };

/** Zeros, small and large numbers, tails, halves, infinities, NaN. */
const ONE = [
  0, -0, 1, -1, 0.5, -0.5, 2, -2, 1.5, 2.5, -2.5, 3, 1e-8, -1e-8, 1e-30, 1e-5, 10, -10, 20, -20, 40, -40, 90, -90, 800,
  -800, 1e10, -1e10, 1e30, -1e30, INF, -INF, NaN,
]; // prettier-ignore
const SIDES = [0, -0, 1, -1, 2, -2.5, 1e-25, 1e25, -1e25, INF, -INF, NaN];
const FIRST = SIDES.flatMap((x) => SIDES.map(() => x));
const SECOND = SIDES.flatMap(() => SIDES);

const vector = (values) => ({ shape: [values.length], values });

const unary = (name) => ({
  name,
  family: 'unary',
  gradus: (x) => g[name](x),
  jax: `${spelled(name)}(x0)`,
  inputs: [vector(ONE)],
});

const binary = (name) => ({
  name,
  family: 'binary',
  gradus: (x, y) => g[name](x, y),
  jax: `${spelled(name)}(x0, x1)`,
  inputs: [vector(FIRST), vector(SECOND)],
});

/** One function of one array and further arguments, at several arrays. */
const whole = (name, gradus, jax, arrays) =>
  arrays.map(([label, shape, values]) => ({
    name: `${name} ${label}`,
    family: 'arrays',
    gradus,
    jax,
    inputs: [{ shape, values }],
  }));

const TIES = ['of ties', [2, 3], [1, 2, 2, 0, 0, 0]];
const ZEROS = ['with zeros', [2, 3], [0, 2, 3, 0, 0, 5]];
const LARGE = ['of large numbers', [2, 3], [800, 801, -800, 1e30, -1e30, 3]];
const SICK = ['with NaN and infinities', [3, 2], [NaN, 1, INF, 2, -INF, -INF]];
const SINGLE = ['of one', [2, 1], [3, -0]];
const EMPTY = ['of none', [2, 0], []];

const FILLED = [TIES, ZEROS, LARGE, SICK, SINGLE];

const reduction = (name, arrays) =>
  whole(name, (x) => g[name](x, 1), `${spelled(name)}(x0, axis=1)`, arrays);

const UNARY =
  'abs arccos arccosh arcsin arcsinh arctan arctanh cbrt ceil cos cosh deg2rad elu erf erfc exp exp2 expm1 floor leakyRelu log log10 log1p log2 logSigmoid negative nanToNum reciprocal relu round rsqrt sigmoid sign silu sin sinc sinh softplus sqrt square tan tanh trunc';
const BINARY =
  'add arctan2 divide floorDivide fmod hypot logaddexp logaddexp2 maximum minimum mod multiply power subtract xlog1py xlogy copysign';

/** Probabilities: of terms that both distributions have, or neither; and of terms that one of them lacks. */
const SHARES = [
  [0.25, 0, 1, 3, 0.001, 1],
  [0.5, 0, 1, 2, 0.9, 1e-5],
];
const LACKING = [
  [0, 0, 0.25, 1],
  [0.5, 1e-20, 0, 0],
];

const divergence = (name) =>
  Object.entries({ 'of shares': SHARES, 'of what one lacks': LACKING }).map(([label, [x, y]]) => ({
    ...binary(name),
    name: `${name} ${label}`,
    inputs: [vector(x), vector(y)],
  }));

/** Every function with its inputs. */
export const functions = [
  ...controlFunctions,
  ...convolutions,
  ...UNARY.split(' ').map(unary),
  ...BINARY.split(' ').map(binary),
  ...['relEntr', 'klDiv'].flatMap(divergence),
  ...['sum', 'mean', 'prod', 'logsumexp'].flatMap((name) => reduction(name, [...FILLED, EMPTY])),
  ...['max', 'min', 'median', 'ptp', 'var', 'std', 'softmax', 'logSoftmax', 'cumsum', 'cumprod', 'cummax', 'cummin', 'cumlogsumexp', 'sort'].flatMap((name) => reduction(name, FILLED)),
  ...['nansum', 'nanmax', 'nanmin', 'nanmean'].flatMap((name) => reduction(name, FILLED)),
  ...['cumsum', 'cumprod', 'sort', 'softmax', 'var'].flatMap((name) => reduction(name, [EMPTY])),
  ...whole('clip', (x) => g.clip(x, 0, 2), 'jnp.clip(x0, 0, 2)', [TIES, SICK, EMPTY]),
  ...whole('power by 0', (x) => g.power(x, 0), 'jnp.power(x0, 0)', [ZEROS, SICK]),
  ...whole('power by 2', (x) => g.power(x, 2), 'jnp.power(x0, 2)', [ZEROS, SICK]),
  ...whole('power by 0.5', (x) => g.power(x, 0.5), 'jnp.power(x0, 0.5)', [ZEROS, SICK]),
  ...whole('power by −1', (x) => g.power(x, -1), 'jnp.power(x0, -1)', [ZEROS, SICK]),
  ...whole('where of log', (x) => where(x.greater(0), g.log(x), 0), 'jnp.where(x0 > 0, jnp.log(x0), 0)', [ZEROS, SICK]),
  ...whole('take outside', (x) => g.take(x, [0, 5, -1], 0), 'jnp.take(x0, jnp.array([0, 5, -1]), 0)', FILLED),
  ...whole('scatterAdd twice', (x) => g.scatterAdd(x, [0, 0, 9], g.reshape(g.take(g.ravel(x), [0, 0, 0]), [3, 1]).mul(g.ones([1, x.shape[1]])), 0), 'x0.at[jnp.array([0, 0, 9])].add(jnp.reshape(jnp.take(jnp.ravel(x0), jnp.array([0, 0, 0])), (3, 1)) * jnp.ones((1, x0.shape[1]), x0.dtype))', [TIES, SICK, SINGLE]),
  ...['Mul', 'Min', 'Max'].flatMap((kind) => whole(`scatter${kind}`, (x) => g[`scatter${kind}`](x, [0, -1, 5], g.sin(g.take(g.flip(x, 0), [0, 0, 0], 0)), 0), `x0.at[jnp.array([0, -1, 5])].${kind === 'Mul' ? 'multiply' : kind.toLowerCase()}(jnp.sin(jnp.take(jnp.flip(x0, 0), jnp.array([0, 0, 0]), 0)), unique_indices=True)`, [ZEROS, SICK])),
  ...whole('matmul', (x) => g.matmul(x, g.transpose(x)), 'jnp.matmul(x0, jnp.transpose(x0))', [TIES, SICK, SINGLE, EMPTY]),
  ...whole('reshape', (x) => g.reshape(x, [-1]), 'jnp.reshape(x0, (-1,))', [TIES, SINGLE]),
  ...whole('concatenate', (x) => g.concatenate([x, x], 1), 'jnp.concatenate([x0, x0], 1)', [TIES, SINGLE, EMPTY]),
  ...whole('pad', (x) => g.pad(x, 1), 'jnp.pad(x0, 1)', [TIES, SINGLE, EMPTY]),
]; // prettier-ignore
