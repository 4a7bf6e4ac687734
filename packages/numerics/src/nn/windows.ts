/**
 * Windows that move over a tensor: what convolutions and reductions of windows share. Every axis has a window
 * length (1 where nothing moves), a stride, a dilation and zeros around. All windows are looked at at once: for
 * each place inside of a window, one strided slice has what every window holds there.
 */
import { GradusError, stridedSlice, type Tensor, shown } from '@gradus/tensor';

/** How much is put around: nothing, as much as keeps ⌈length/stride⌉ places, or pairs, one an axis. */
export type WindowPadding = 'VALID' | 'SAME' | readonly (readonly [number, number])[];

/** Widths before and after, one pair an axis. */
export type Widths = readonly (readonly [number, number])[];

/** One number an axis each. */
export interface Windows {
  readonly window: readonly number[];
  readonly strides: readonly number[];
  readonly dilation: readonly number[];
}

/** How far a dilated window reaches along an axis. */
const reach = ({ window, dilation }: Windows, axis: number): number =>
  (window[axis]! - 1) * dilation[axis]! + 1;

/**
 * The widths that a padding means. `SAME` puts the larger half behind, as JAX does.
 *
 * @param padding - the padding
 * @param lengths - of the axes
 * @param windows - the windows
 * @param op - whose padding it is, for the error
 * @returns a pair an axis; throws GR126 for pairs that do not fit
 */
export function widthsOf(
  padding: WindowPadding,
  lengths: readonly number[],
  windows: Windows,
  op: string,
): Widths {
  if (padding === 'VALID') return lengths.map(() => [0, 0]);
  if (padding !== 'SAME') return checkedWidths(padding, lengths.length, op);
  return lengths.map((length, axis) => {
    const stride = windows.strides[axis]!;
    const last = (Math.ceil(length / stride) - 1) * stride;
    const missing = Math.max(0, last + reach(windows, axis) - length);
    return [Math.floor(missing / 2), missing - Math.floor(missing / 2)];
  });
}

/**
 * How many windows there are along every axis.
 *
 * @param lengths - of the padded axes
 * @param windows - the windows
 * @returns counts, 0 where none fits
 */
export function countsOf(lengths: readonly number[], windows: Windows): number[] {
  return lengths.map((length, axis) => {
    const room = length - reach(windows, axis);
    return room < 0 ? 0 : Math.floor(room / windows.strides[axis]!) + 1;
  });
}

/**
 * What the windows hold, place by place inside of them, in row-major order.
 *
 * @param x - a padded tensor
 * @param windows - the windows
 * @returns one tensor a place, each with an entry a window
 */
export function heldBy(x: Tensor, windows: Windows): Tensor[] {
  const { strides, dilation } = windows;
  const counts = countsOf(x.shape, windows);
  return placesIn(windows.window).map((place) => {
    const start = place.map((k, axis) => k * dilation[axis]!);
    const limit = start.map((from, axis) =>
      counts[axis] === 0 ? from : from + (counts[axis]! - 1) * strides[axis]! + 1,
    );
    return stridedSlice(x, { start, limit, step: strides });
  });
}

/** All indices into a shape, in row-major order. */
function placesIn(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (found, length) => found.flatMap((at) => Array.from({ length }, (_, k) => [...at, k])),
    [[]],
  );
}

function checkedWidths(widths: Widths, axes: number, op: string): Widths {
  const whole = widths.flat().every((n) => Number.isInteger(n) && n >= 0);
  if (widths.length === axes && whole) return widths;
  throw new GradusError('GR126', {
    what: `${op} was given padding ${JSON.stringify(widths)} for ${axes} axes.`,
    why: 'Every axis has some entries before and after it, whole numbers of them.',
    instead: "Give a pair an axis, such as `[[1, 1], [0, 2]]`, or 'SAME' or 'VALID'.",
  });
}

/**
 * Throws GR126 unless every axis has a step of its own, a whole number from 1.
 *
 * @param op - whose steps they are
 * @param axes - how many axes there are
 * @param all - steps by name
 */
export function requireSteps(
  op: string,
  axes: number,
  all: Readonly<Record<string, readonly number[]>>,
): void {
  for (const [name, steps] of Object.entries(all)) {
    const list = Array.isArray(steps) && steps.length === axes;
    if (list && steps.every((n) => Number.isInteger(n) && n >= 1)) continue;
    throw new GradusError('GR126', {
      what: `${op} was given ${name} ${shown(steps)} for ${axes} axes.`,
      why: 'Every axis has a step of its own, a whole number from 1.',
      instead: `Give ${axes} of them, such as [${Array.from({ length: axes }, () => 1).join(', ')}].`,
    });
  }
}
