/**
 * Convolutions of any number of spatial axes, as `lax.conv_general_dilated`: channels before space, no flipping
 * of the kernel. What the windows hold is joined along the channels and multiplied with the kernel in one
 * product ("im2col", Chellapilla, Puri and Simard 2006): as much memory as the kernel has places times the
 * input. Slices and products are all there is, so derivatives of every order, batches and compilation follow.
 */
import {
  concatenate,
  GradusError,
  moveaxis,
  padWithZeros,
  promote,
  reshape,
  sliceAxis,
  tensordot,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';
import {
  heldBy,
  requireSteps,
  widthsOf,
  type Widths,
  type WindowPadding,
  type Windows,
} from './windows.js';

/** Options of a convolution. */
export interface ConvOptions {
  /** Zeros around: 'VALID' (none, when left out), 'SAME', or pairs, one a spatial axis. */
  readonly padding?: WindowPadding;
  /** Steps between entries of the input: lhsDilation − 1 zeros between them, for transposed convolutions. */
  readonly lhsDilation?: readonly number[];
  /** Steps between entries of the kernel. */
  readonly rhsDilation?: readonly number[];
  /** Groups of channels that are convolved apart; each output channel sees one group. */
  readonly featureGroupCount?: number;
}

const OP = 'convGeneralDilated';
const KNOWN: readonly (keyof ConvOptions)[] = [
  'padding',
  'lhsDilation',
  'rhsDilation',
  'featureGroupCount',
];

/**
 * yₙₒₛ = Σ w[o, c, k] · x[n, c, s·stride + k·dilation] over c and k, with zeros around x as `padding` says.
 *
 * @param lhs - the input, [batch, channels, …space]
 * @param rhs - the kernel, [channels out, channels/featureGroupCount, …window]
 * @param windowStrides - steps between windows, one a spatial axis
 * @param options - `padding`, `lhsDilation`, `rhsDilation`, `featureGroupCount`
 * @returns [batch, channels out, …places]; throws GR120 where channels or axes do not fit, GR126 for counts,
 *   steps or widths that do not
 *
 * @example
 * ```ts
 * import { convGeneralDilated } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * const x = array([[[1, 2, 3, 4]]]);
 * console.log(convGeneralDilated(x, array([[[1, -1]]]), [1]).tolist()); // => [[[-1, -1, -1]]]
 * ```
 */
export function convGeneralDilated(
  lhs: TensorLike,
  rhs: TensorLike,
  windowStrides: readonly number[],
  options: ConvOptions = {},
): Tensor {
  const [x, w] = promote([lhs, rhs], OP) as [Tensor, Tensor];
  const { featureGroupCount: groups = 1, padding = 'VALID' } = optionsOf(options, KNOWN, OP);
  requireFit(x, w, groups);
  const space = w.shape.slice(2);
  const ones = space.map(() => 1);
  const { lhsDilation = ones, rhsDilation = ones } = options;
  requireSteps(OP, space.length, { windowStrides, lhsDilation, rhsDilation });
  const windows = {
    window: [1, 1, ...space],
    strides: [1, 1, ...windowStrides],
    dilation: [1, 1, ...rhsDilation],
  };
  const padded = withZeros(x, padding, { windows, lhsDilation });
  const [inputs, kernels] = [parts(padded, 1, groups), parts(w, 0, groups)];
  return concatenate(
    inputs.map((input, i) => convolved(input, kernels[i]!, windows)),
    1,
  );
}

/**
 * `convGeneralDilated` without its options, as `lax.conv`.
 *
 * @param lhs - the input, [batch, channels, …space]
 * @param rhs - the kernel, [channels out, channels, …window]
 * @param windowStrides - steps between windows, one a spatial axis
 * @param padding - zeros around
 * @returns [batch, channels out, …places]; throws as `convGeneralDilated` does
 */
export function conv(
  lhs: TensorLike,
  rhs: TensorLike,
  windowStrides: readonly number[],
  padding: WindowPadding,
): Tensor {
  return convGeneralDilated(lhs, rhs, windowStrides, { padding });
}

/** One product of all windows with the kernel. */
function convolved(x: Tensor, w: Tensor, windows: Windows): Tensor {
  const held = concatenate(heldBy(x, windows), 1);
  const kernel = reshape(moveaxis(w, 1, -1), [w.shape[0]!, held.shape[1]!]);
  return moveaxis(tensordot(kernel, held, [[1], [1]]), 0, 1);
}

/** The input with zeros between its entries, and then around them. */
function withZeros(
  x: Tensor,
  padding: WindowPadding,
  { windows, lhsDilation }: { readonly windows: Windows; readonly lhsDilation: readonly number[] },
): Tensor {
  const none = x.shape.map(() => 0);
  const interior = [0, 0, ...lhsDilation.map((d) => d - 1)];
  const wide = padWithZeros(x, { lo: none, hi: none, interior });
  const given = typeof padding === 'string' ? padding : [...NOT_PADDED, ...padding];
  const widths = widthsOf(given, wide.shape, windows, OP);
  const [lo, hi] = [widths.map(([before]) => before), widths.map(([, after]) => after)];
  return padWithZeros(wide, { lo, hi, interior: none });
}

/** Batch and channels. */
const NOT_PADDED: Widths = [
  [0, 0],
  [0, 0],
];

/** Consecutive parts of equal length along an axis. */
function parts(x: Tensor, axis: number, count: number): Tensor[] {
  const length = x.shape[axis]! / count;
  return Array.from({ length: count }, (_, i) => sliceAxis(x, axis, i * length, (i + 1) * length));
}

function requireFit(x: Tensor, w: Tensor, groups: number): void {
  const axes = x.ndim >= 2 && x.ndim === w.ndim;
  if (axes && x.shape[1] === w.shape[1]! * groups && w.shape[0]! % groups === 0) return;
  throw new GradusError('GR120', {
    what: `${OP} cannot join an input [${x.shape.join(', ')}] and a kernel [${w.shape.join(', ')}] in ${groups} groups.`,
    why: 'The input is [batch, channels, …space], the kernel [channels out, channels/groups, …window], and all groups have as many channels.',
    instead: 'Reshape or transpose one of them; `featureGroupCount` is the number of groups.',
  });
}
