// The operations that JAX differentiates in its own tests (tests/lax_autodiff_test.py of jax-v0.10.2: LAX_GRAD_OPS, the
// special values, the tests by name; tests/lax_numpy_test.py: GRAD_TEST_RECORDS), operation by operation: what gradus calls it, a function
// and inputs to check it at, or the reason why it is not there.
import * as tensor from '@gradus/tensor';
import * as numerics from '@gradus/numerics';
import { where } from '@gradus/control-flow';

const g = { ...tensor, ...numerics, where };

/** Numbers between the ends, spread out, all of them different. */
const between = (low, high) =>
  Array.from({ length: 6 }, (_, k) => low + (high - low) * (((k + 1) * 0.618034) % 1));
const matrix = (low = -1.5, high = 1.5) => ({ shape: [2, 3], values: between(low, high) });

/** An operation of one or two operands by name. */
const elementwise = (jax, name, { count = 1, range } = {}) => ({
  jax,
  gradus: name,
  f: g[name],
  inputs: Array.from({ length: count }, (_, k) => {
    const { shape, values } = matrix(...(range ?? []));
    return { shape, values: k === 0 ? values : values.toReversed() };
  }),
});

const shown = (jax, gradus, f, ...inputs) => ({
  jax,
  gradus,
  f,
  inputs: inputs.length === 0 ? [matrix()] : inputs,
});

const missing = (jax, why) => ({ jax, gradus: null, why });
const POSITIVE = { range: [0.3, 2.5] };
const SMALL = { range: [0.1, 0.4] };
const INSIDE = { range: [-0.9, 0.9] };
const square = (values) => ({ shape: [3, 3], values });
const COMPLEX = 'gradus has no complex numbers';
const WIDTH = 'gradus has no other width of floats to round to';
const PLACES = [0, 1, 0];

/** LAX_GRAD_OPS. */
export const gradOps = [
  elementwise('lax.neg', 'negative'),
  elementwise('lax.floor', 'floor', SMALL),
  elementwise('lax.ceil', 'ceil', SMALL),
  elementwise('lax.round', 'round', SMALL),
  elementwise('lax.exp', 'exp'),
  elementwise('lax.exp2', 'exp2'),
  elementwise('lax.expm1', 'expm1'),
  elementwise('lax.log', 'log', POSITIVE),
  elementwise('lax.log1p', 'log1p', POSITIVE),
  elementwise('lax.sinh', 'sinh'),
  elementwise('lax.cosh', 'cosh'),
  elementwise('lax.tanh', 'tanh'),
  elementwise('lax.sin', 'sin'),
  elementwise('lax.cos', 'cos'),
  elementwise('lax.tan', 'tan', { range: [-1.2, 1.2] }),
  elementwise('lax.asin', 'arcsin', INSIDE),
  elementwise('lax.acos', 'arccos', INSIDE),
  elementwise('lax.atan2', 'arctan2', { count: 2 }),
  elementwise('lax.erf', 'erf'),
  elementwise('lax.erfc', 'erfc'),
  elementwise('lax.erf_inv', 'erfinv', INSIDE),
  elementwise('lax.bessel_i0e', 'i0e'),
  elementwise('lax.bessel_i1e', 'i1e'),
  missing('lax.real', COMPLEX),
  missing('lax.imag', COMPLEX),
  missing('lax.complex', COMPLEX),
  missing('lax.conj', COMPLEX),
  elementwise('lax.abs', 'abs', POSITIVE),
  elementwise('lax.pow', 'power', { count: 2, ...POSITIVE }),
  elementwise('lax.sqrt', 'sqrt', POSITIVE),
  elementwise('lax.rsqrt', 'rsqrt', POSITIVE),
  elementwise('lax.cbrt', 'cbrt', POSITIVE),
  elementwise('lax.logistic', 'sigmoid'),
  elementwise('lax.add', 'add', { count: 2 }),
  elementwise('lax.sub', 'subtract', { count: 2 }),
  elementwise('lax.mul', 'multiply', { count: 2 }),
  elementwise('lax.div', 'divide', { count: 2, ...POSITIVE }),
  elementwise('lax.max', 'maximum', { count: 2 }),
  elementwise('lax.min', 'minimum', { count: 2 }),
];

const vector = (values) => ({ shape: [values.length], values });

/** An operation at numbers where a formula may fail. */
const special = (name, gradus, values) =>
  shown(`${name} at ${values.join(', ')}`, gradus, g[gradus], vector(values.map(numberOf)));
const numberOf = (value) => (typeof value === 'number' ? value : QUARTERS[value] * (Math.PI / 4));
const QUARTERS = { π: 4, 'π/2': 2, 'π/4': 1 };

/** LAX_GRAD_SPECIAL_VALUE_TESTS, and GRAD_SPECIAL_VALUE_TEST_RECORDS of lax_numpy_test.py. */
export const specialValues = [
  special('sinh', 'sinh', [0]),
  special('cosh', 'cosh', [0]),
  special('tanh', 'tanh', [0, 1000]),
  special('sin', 'sin', [0, 'π', 'π/2', 'π/4']),
  special('cos', 'cos', [0, 'π', 'π/2', 'π/4']),
  special('tan', 'tan', [0]),
  special('asin', 'arcsin', [0]),
  special('acos', 'arccos', [0]),
  special('atan', 'arctan', [0, 1000]),
  special('erf', 'erf', [0, 10]),
  special('erfc', 'erfc', [0, 10]),
  special('arcsinh', 'arcsinh', [0, 1000]),
  special('arccosh', 'arccosh', [1000]),
  special('arctanh', 'arctanh', [0]),
  special('sinc', 'sinc', [0]),
];

const flat = (f) => (x) => f(g.ravel(x));

/** The tests of lax_autodiff_test.py by name. */
export const namedTests = [
  missing(
    'convert_element_type',
    'tested by dtype: `astype` passes the gradient between float32 and float64',
  ),
  shown('clamp', 'clip', (x) => g.clip(x, -1.2, 1.2)),
  shown('concatenate', 'concatenate', (x, y) => g.concatenate([x, y], 0), matrix(), matrix(-1, 1)),
  shown('split', 'split', (x) => g.multiply(...g.split(g.transpose(g.reshape(x, [3, 2])), 2, 0))),
  shown(
    'conv, conv_with_general_padding, conv_general_dilated',
    'conv, convGeneralDilated',
    (x, w) =>
      g.add(
        g.sum(g.conv(x, w, [1], 'SAME')),
        g.convGeneralDilated(x, w, [2], { padding: [[1, 2]], lhsDilation: [2], rhsDilation: [2] }),
      ),
    { shape: [1, 2, 3], values: between(-1.5, 1.5) },
    { shape: [1, 2, 3], values: between(-1, 1) },
  ),
  shown('dot', 'dot', (x, y) => g.dot(x, g.transpose(y)), matrix(), matrix(-1, 1)),
  shown(
    'dot_general (contract and batch)',
    'einsum',
    (x, y) => g.einsum('ij,ik->ijk', x, y),
    matrix(),
    matrix(-1, 1),
  ),
  shown('broadcast, broadcast_in_dim', 'broadcastTo', (x) => g.broadcastTo(x, [4, 2, 3])),
  shown('reshape', 'reshape', (x) => g.reshape(x, [3, 2])),
  shown('pad', 'pad', (x) =>
    g.pad(x, [
      [1, 0],
      [2, 1],
    ]),
  ),
  shown('rev', 'flip', (x) => g.flip(x, 1)),
  shown('select', 'where', (x, y) => where(g.greater(x, 0), x, y), matrix(), matrix(-1, 1)),
  shown('slice', 'slice', (x) => g.slice(x, [0, 2], [1, 3])),
  shown('dynamic_slice', 'dynamicSlice', (x) => g.dynamicSlice(x, [0, 1], [2, 2])),
  shown(
    'dynamic_update_slice',
    'dynamicUpdateSlice',
    (x, y) => g.dynamicUpdateSlice(x, g.slice(y, [0, 1], [0, 2]), [1, 1]),
    matrix(),
    matrix(-1, 1),
  ),
  shown('transpose', 'transpose', (x) => g.transpose(x)),
  shown('reduce: sum', 'sum', (x) => g.sum(x, 1)),
  shown('reduce: prod', 'prod', (x) => g.prod(x, 1)),
  shown('reduce: max', 'max', (x) => g.max(x, 1)),
  shown('reduce: min', 'min', (x) => g.min(x, 1)),
  missing(
    'reduce of several arrays with a function',
    'only named reductions; `scan` and `associativeScan` take any function',
  ),
  shown('reduce_window: sum, max, min', 'reduceWindow', (x) =>
    [
      [0, g.add],
      [-Infinity, g.maximum],
      [Infinity, g.minimum],
    ]
      .map(([initial, f]) => g.reduceWindow(x, initial, f, { windowDimensions: [1, 2] }))
      .reduce(g.multiply),
  ),
  shown('cumsum', 'cumsum', (x) => g.cumsum(x, 1)),
  shown('cumprod', 'cumprod', (x) => g.cumprod(x, 1)),
  shown('cummax', 'cummax', (x) => g.cummax(x, 1)),
  shown('cummin', 'cummin', (x) => g.cummin(x, 1)),
  shown('cumlogsumexp', 'cumlogsumexp', (x) => g.cumlogsumexp(x, 1)),
  shown('sort', 'sort', (x) => g.sort(x, 1)),
  shown(
    'sort_key_val',
    'argsort, takeAlongAxis',
    (x, y) => g.takeAlongAxis(y, g.argsort(x, 1), 1),
    matrix(),
    matrix(-1, 1),
  ),
  shown(
    'top_k',
    'topK',
    flat((x) => g.topK(x, 3)[0]),
  ),
  shown('gather', 'take', (x) => g.take(x, PLACES, 0)),
  shown('scatter', 'scatterSet', (x, y) => g.scatterSet(x, [1, 0], y, 0), matrix(), matrix(-1, 1)),
  shown(
    'scatter_add',
    'scatterAdd',
    (x, y) => g.scatterAdd(x, [1, 1], y, 0),
    matrix(),
    matrix(-1, 1),
  ),
  shown(
    'scatter_mul',
    'scatterMul',
    (x, y) => g.scatterMul(x, [1, 0], y, 0),
    matrix(),
    matrix(-1, 1),
  ),
  shown(
    'scatter_min, scatter_max',
    'scatterMin, scatterMax',
    (x, y) => g.add(g.scatterMin(x, [1, 1], y, 0), g.scatterMax(x, [0, 1], y, 0)),
    matrix(),
    matrix(-1.1, 1.3),
  ),
  missing('reduce_precision', WIDTH),
  shown('rem', 'fmod', (x) => g.fmod(x, 2.1)),
  shown('integer_pow', 'power', (x) => g.power(x, 3)),
  shown('reciprocal, to higher order', 'reciprocal', (x) => g.reciprocal(x), matrix(0.3, 2.5)),
  shown('tile', 'tile', (x) => g.tile(x, [2, 1, 3])),
  shown('stop_gradient', 'stopGradient', (x) => g.multiply(g.stopGradient(g.multiply(x, 0)), x)),
];

/** GRAD_TEST_RECORDS and other checks of derivatives in lax_numpy_test.py. */
export const numpyOps = [
  elementwise('jnp.arcsinh', 'arcsinh'),
  elementwise('jnp.arccosh', 'arccosh', { range: [1.2, 3] }),
  elementwise('jnp.arctanh', 'arctanh', INSIDE),
  elementwise('jnp.logaddexp', 'logaddexp', { count: 2 }),
  elementwise('jnp.logaddexp2', 'logaddexp2', { count: 2 }),
  elementwise('jnp.sinc', 'sinc'),
  elementwise('jnp.hypot', 'hypot', { count: 2, ...POSITIVE }),
  shown('jnp.var, jnp.std', 'variance, std', (x) => g.add(g.variance(x, 1), g.std(x, 1))),
  shown('jnp.linalg.solve, inv', 'solve, inv', (a, b) => g.add(g.solve(a, b), g.inv(a)), square([4, 1, 0, 1, 3, 1, 0.5, 1, 5]), square([1, 2, 0, 1, 1, 1, 0, 3, 1])),
  shown('jnp.linalg.det', 'det', (a) => g.det(a), square([4, 1, 0, 1, 3, 1, 0.5, 1, 5])),
  shown('nn.softmax, nn.log_softmax', 'softmax, logSoftmax', (x) => g.add(g.softmax(x, 1), g.logSoftmax(x, 1))),
  shown('special.logsumexp', 'logsumexp', (x) => g.logsumexp(x, 1)),
  elementwise('special.ndtr', 'ndtr'),
  elementwise('special.log_ndtr', 'logNdtr'),
  elementwise('special.entr', 'entr', POSITIVE),
  elementwise('special.xlogy', 'xlogy', { count: 2, ...POSITIVE }),
  elementwise('special.xlog1py', 'xlog1py', { count: 2, ...POSITIVE }),
]; // prettier-ignore
