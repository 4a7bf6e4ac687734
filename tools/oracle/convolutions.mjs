// Convolutions and reductions of windows that are compared with JAX: one, two and no spatial axes, strides,
// paddings, dilations of both operands, groups, windows that do not fit.
import { convGeneralDilated, reduceWindow } from '@gradus/numerics';
import { add, maximum, minimum } from '@gradus/tensor';

/** Numbers that differ, of both signs. */
const filled = (shape, seed) => ({
  shape,
  values: Array.from(
    { length: shape.reduce((a, b) => a * b, 1) },
    (_, k) => ((7 * k + seed) % 13) / 4 - 1.5,
  ),
});

const kwargs = ({ lhsDilation, rhsDilation, featureGroupCount }) =>
  [
    lhsDilation && `lhs_dilation=(${lhsDilation.join(', ')},)`,
    rhsDilation && `rhs_dilation=(${rhsDilation.join(', ')},)`,
    featureGroupCount && `feature_group_count=${featureGroupCount}`,
  ]
    .filter(Boolean)
    .map((text) => `, ${text}`)
    .join('');

const spelledPadding = (padding) =>
  typeof padding === 'string'
    ? `'${padding}'`
    : `[${padding.map((pair) => `(${pair.join(', ')})`).join(', ')}]`;

const one = (label, [left, right], strides, padding, options = {}) => ({
  name: `convGeneralDilated ${label}`,
  family: 'control', // batched and compiled too
  compiled: label === 'of two axes',
  gradus: (x, w) => convGeneralDilated(x, w, strides, { padding, ...options }),
  jax: `lax.conv_general_dilated(x0, x1, (${strides.map((n) => `${n}, `).join('')}), ${spelledPadding(padding)}${kwargs(options)})`,
  inputs: [filled(left, 3), filled(right, 5)],
});

const COMBINATIONS = {
  add: [add, 0, '0.0', 'lax.add'],
  maximum: [maximum, -Infinity, '-jnp.inf', 'lax.max'],
  minimum: [minimum, Infinity, 'jnp.inf', 'lax.min'],
};

const ties = { name: 'reduceWindow of ties', family: 'arrays', gradus: (x) => reduceWindow(x, -Infinity, maximum, { windowDimensions: [3] }), jax: 'lax.reduce_window(x0, -jnp.inf, lax.max, (3,), (1,), "VALID")', inputs: [{ shape: [4], values: [2, 1, 2, 2] }] }; // prettier-ignore

const pooled = (name, label, shape, windowDimensions, { windowStrides, padding }) => {
  const [combine, initial, jaxInitial, jaxCombine] = COMBINATIONS[name];
  return {
    name: `reduceWindow by ${name} ${label}`,
    family: 'control',
    compiled: label === 'with strides',
    gradus: (x) => reduceWindow(x, initial, combine, { windowDimensions, windowStrides, padding }),
    jax: `lax.reduce_window(x0, ${jaxInitial}, ${jaxCombine}, (${windowDimensions.join(', ')},), (${windowStrides.join(', ')},), ${spelledPadding(padding)})`,
    inputs: [filled(shape, 4)],
  };
};

/** Everything that moves windows, with its inputs. */
export const convolutions = [
  one('of one axis', [[1, 2, 5], [3, 2, 2]], [1], 'VALID'),
  one('with a stride and zeros', [[2, 1, 6], [1, 1, 3]], [2], 'SAME'),
  one('of two axes', [[1, 2, 3, 4], [2, 2, 2, 3]], [1, 2], [[1, 0], [0, 2]]),
  one('dilated', [[1, 1, 7], [2, 1, 2]], [1], 'VALID', { rhsDilation: [3] }),
  one('transposed', [[1, 1, 3], [1, 1, 3]], [1], [[2, 2]], { lhsDilation: [2] }),
  one('in groups', [[1, 4, 4], [2, 2, 2]], [1], 'SAME', { featureGroupCount: 2 }),
  one('without space', [[2, 3], [2, 3]], [], 'VALID'),
  one('without room', [[1, 1, 2], [1, 1, 3]], [1], 'VALID'),
  ties,
  ...Object.keys(COMBINATIONS).flatMap((name) => [
    pooled(name, 'of two axes', [3, 4], [2, 3], { windowStrides: [1, 1], padding: 'VALID' }),
    pooled(name, 'with strides', [7], [3], { windowStrides: [2], padding: 'SAME' }),
    pooled(name, 'with pairs', [2, 4], [1, 3], { windowStrides: [2, 2], padding: [[1, 0], [0, 2]] }),
  ]),
]; // prettier-ignore
