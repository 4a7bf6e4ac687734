// The tolerances of JAX's own checks of derivatives, relative and absolute alike, read in jax-ml/jax at jax-v0.10.2:
// `check_grads` takes those of `default_gradient_tolerance` (jax/_src/public_test_util.py) where a test names none.
// Names are those of jaxOperations.mjs. Where JAX runs float32 with another one, both stand here.

/** default_gradient_tolerance. */
const DEFAULT = { float64: 1e-5, float32: 2e-3 };
/** testOpGrad of tests/lax_autodiff_test.py: 0.15 or more in float32, for every operation of LAX_GRAD_OPS. */
const GRAD_OPS = { float64: 1e-5, float32: 1.5e-1 };
/** testOpGrad of tests/lax_numpy_test.py, for GRAD_TEST_RECORDS, which has float64 alone. */
const NUMPY_OPS = { float64: 1e-3, float32: 1e-1 };
const REDUCE = { float64: 1e-3, float32: 1e-1 };
const HUNDREDTH = { float64: 1e-2, float32: 1e-2 };

/** What an operation has of its own. */
const OWN = {
  'lax.tanh': { float64: 2e-4, float32: 1.5e-1 },
  'lax.sin': { float64: 1e-5, float32: 5e-1 },
  'lax.tan': { float64: 1e-3, float32: 1.5e-1 },
  'lax.asin': { float64: 1e-3, float32: 1.5e-1 },
  'lax.acos': { float64: 2e-2, float32: 1.5e-1 },
  'lax.pow': { float64: 1e-5, float32: 3e-1 },
  'lax.cbrt': { float64: 5e-3, float32: 1.5e-1 },
  'tanh at 0, 1000': { float64: 5e-3, float32: 5e-3 },
  dot: { float64: 1e-5, float32: 1e-4 },
  rev: { float64: 1e-5, float32: 3e-3 },
  'conv, conv_with_general_padding, conv_general_dilated': { float64: 1e-5, float32: 1e-3 },
  'reduce: sum': REDUCE,
  'reduce: prod': REDUCE,
  'reduce: max': REDUCE,
  'reduce: min': REDUCE,
  'reduce of several arrays with a function': { float64: 1e-4, float32: 1e-2 },
  'reduce_window: sum, max, min': { float64: 1e-5, float32: 2e-3 },
  sort_key_val: HUNDREDTH,
  gather: HUNDREDTH,
  scatter: HUNDREDTH,
  scatter_add: HUNDREDTH,
  'scatter_min, scatter_max': HUNDREDTH,
  'jnp.arcsinh': NUMPY_OPS,
  'jnp.arccosh': NUMPY_OPS,
  'jnp.arctanh': NUMPY_OPS,
  'jnp.logaddexp': NUMPY_OPS,
  'jnp.logaddexp2': NUMPY_OPS,
};

/** JAX's tolerances for an operation by its name there. */
export const toleranceOf = (jax) => OWN[jax] ?? (jax.startsWith('lax.') ? GRAD_OPS : DEFAULT);

/** Those of gradus: ten times tighter than the tightest of JAX, for all operations alike. */
export const TOLERANCE = { float64: 1e-6, float32: 1e-6 };
