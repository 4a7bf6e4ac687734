/**
 * Elements around a tensor: a constant, or the tensor's own elements continued. What continues a tensor is a
 * list of places an axis, so its slope is that of `take`: cotangents of the copies are added.
 */
import { listOf, optionsOf, toTensor, wrongKind, type TensorLike } from '../arguments.js';
import { filled } from '../concrete.js';
import { GradusError } from '../errors/GradusError.js';
import { shown } from '../errors/shown.js';
import { broadcastTo } from '../ops/broadcast.js';
import { gatherAt } from '../ops/gather.js';
import { padWithZeros } from '../ops/pad.js';
import { select } from '../ops/select.js';
import { asDType } from '../promote.js';
import type { Tensor } from '../tensor.js';
import { toIndices } from './indexing.js';

/** Widths of `pad`: one number, one pair for all axes, or one pair an axis. */
export type PadWidth = number | readonly [number, number] | readonly (readonly [number, number])[];

/** Which element of an axis of length n stands at place i, also outside of 0 … n−1. */
type Continuation = (i: number, n: number) => number;

const modulo = (i: number, n: number): number => ((i % n) + n) % n;

/** A walk up and down again, over `period` places, the turning points once or twice. */
function folded(i: number, n: number, period: number): number {
  const step = modulo(i, period);
  return step < n ? step : period - step - (period === 2 * n ? 1 : 0);
}

/** How a tensor is continued beyond its axes. */
export type PadMode = 'edge' | 'reflect' | 'symmetric' | 'wrap';

const CONTINUATIONS: Readonly<Record<PadMode, Continuation>> = {
  /** The outermost element again: 1 1 [1 2 3] 3 3. */
  edge: (i, n) => Math.min(n - 1, Math.max(0, i)),
  /** Mirrored at the outermost element: 3 2 [1 2 3] 2 1. */
  reflect: (i, n) => (n === 1 ? 0 : folded(i, n, 2 * n - 2)),
  /** Mirrored beside the outermost element: 2 1 [1 2 3] 3 2. */
  symmetric: (i, n) => folded(i, n, 2 * n),
  /** From the other end: 2 3 [1 2 3] 1 2. */
  wrap: modulo,
};

/** Options of `pad`. */
export interface PadOptions {
  /** What stands around: a constant (when left out), or the tensor continued. */
  readonly mode?: 'constant' | PadMode;
  /** The constant of mode `constant`; 0 when left out. */
  readonly constantValues?: TensorLike;
}

/**
 * `x` with elements before and after its own, as NumPy's `pad`. Mode `constant` writes a constant, `edge`
 * repeats the outermost element, `reflect` and `symmetric` mirror, `wrap` begins at the other end.
 * Slopes: of an element, the sum of the cotangents of its copies.
 *
 * @param x - a tensor
 * @param width - how many before and after: one number, one pair for all axes, or one pair an axis
 * @param options - `mode`, `constant` when left out; `constantValues`, 0 when left out
 * @returns the padded tensor; throws GR126 for widths that do not fit, GR132 for a mode that is unknown
 *
 * @example
 * ```ts
 * import { array, pad } from '@gradus/tensor';
 * console.log(pad(array([1, 2]), [1, 2]).tolist()); // => [0, 1, 2, 0, 0]
 * console.log(pad(array([1, 2, 3]), 2, { mode: 'reflect' }).tolist()); // => [3, 2, 1, 2, 3, 2, 1]
 * ```
 */
export function pad(x: TensorLike, width: PadWidth, options: PadOptions = {}): Tensor {
  const value = toTensor(x, 'pad');
  const { mode = 'constant', constantValues } = optionsOf(
    options,
    ['mode', 'constantValues'],
    'pad',
  );
  const pairs = widthsOf(width, value.ndim);
  if (mode === 'constant') return surrounded(value, pairs, constantValues);
  if (!Object.hasOwn(CONTINUATIONS, mode)) throw unknownMode(mode);
  return pairs.reduce((out, pair, axis) => continued(out, axis, pair, CONTINUATIONS[mode]), value);
}

type Pair = readonly [number, number];

function surrounded(x: Tensor, pairs: readonly Pair[], constant: TensorLike | undefined): Tensor {
  const params = {
    lo: pairs.map((p) => p[0]),
    hi: pairs.map((p) => p[1]),
    interior: pairs.map(() => 0),
  };
  const padded = padWithZeros(x, params);
  if (constant === undefined) return padded;
  const around = asDType(constant, x.dtype, 'pad');
  const inside = padWithZeros(filled(1, 'bool', x.shape), params);
  return select(inside, padded, broadcastTo(around, padded.shape));
}

function continued(x: Tensor, axis: number, [lo, hi]: Pair, placeAt: Continuation): Tensor {
  const length = x.shape[axis]!;
  if (lo + hi === 0) return x;
  if (length === 0) throw badWidths([lo, hi]);
  const places = Array.from({ length: lo + length + hi }, (_, i) => placeAt(i - lo, length));
  return gatherAt(x, toIndices(places, 'pad'), { axis, batch: 0, outside: 'nan' });
}

function widthsOf(width: PadWidth, rank: number): readonly Pair[] {
  const list = listOf<unknown>(width, 'pad', 'a width, a pair, or a list of pairs');
  const one = typeof width === 'number' ? [width, width] : list;
  const single = typeof one[0] === 'number';
  const pairs = single ? Array.from({ length: rank }, () => one) : one;
  if (pairs.length !== rank || !pairs.every(isPair)) throw badWidths(width);
  return pairs;
}

function isPair(given: unknown): given is Pair {
  return (
    Array.isArray(given) && given.length === 2 && given.every((n) => Number.isInteger(n) && n >= 0)
  );
}

function badWidths(given: unknown): GradusError {
  return new GradusError('GR126', {
    what: `pad was given the widths ${shown(given)}.`,
    why: 'Widths are whole numbers from 0; where elements continue a tensor, its axis has at least one.',
    instead: 'Give one width, a pair `[before, after]` for all axes, or one pair for every axis.',
  });
}

function unknownMode(mode: unknown): GradusError {
  const modes = ['constant', ...Object.keys(CONTINUATIONS)].map((name) => `'${name}'`);
  return wrongKind('pad', `the mode ${shown(mode)}`, `one of the modes ${modes.join(', ')}`);
}
