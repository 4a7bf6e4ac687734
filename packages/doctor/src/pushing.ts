/**
 * One entry of a tape, read forwards. A pullback of the user's can only be read backwards: then every element of its
 * results is asked for what it takes of the arguments, which is the same matrix row by row.
 */
import {
  allocate,
  bind,
  contiguous,
  fromData,
  GradusError,
  zerosOf,
  type Tensor,
} from '@gradus/tensor';
import { backward, isSlot, type Entry, type Slot, type Tape } from '@gradus/autodiff';

type Tangents = readonly (Tensor | null)[];

/** Forward mode was asked of what has none. */
const NO_FORWARD_MODE = 'GR404';
/** Elements of results that are asked one by one; of more only NaN is known, which is not 0. */
const MOST_ASKED = 256;

/**
 * Pushes tangents through an entry.
 *
 * @param tape - the tape
 * @param entry - one of its entries
 * @param given - tangents of its arguments; null for zero, and for what is known
 * @returns tangents of its results
 */
export function pushEntry(tape: Tape, entry: Entry, given: Tangents): Tangents {
  const { primitive, args, params, results } = entry;
  if (given.every((t) => t === null)) return results.map(() => null);
  const inputs = args.map((a, i) => (isSlot(a) ? (given[i] ?? zerosOf(a.type)) : a));
  try {
    return bind(primitive, inputs, params);
  } catch (error) {
    if (error instanceof GradusError && error.code === NO_FORWARD_MODE) {
      return results.map((_, k) => askedBackwards(tape, { entry, given, k }));
    }
    throw error;
  }
}

interface Asked {
  readonly entry: Entry;
  readonly given: Tangents;
  /** Which result. */
  readonly k: number;
}

/** Σᵢ (Jᵀe)ᵢ·tᵢ for every unit vector e of a result. */
function askedBackwards(tape: Tape, { entry, given, k }: Asked): Tensor {
  const { type } = entry.results[k]!;
  const out = allocate(type.dtype, zerosOf(type).size);
  if (out.length > MOST_ASKED) return fromData(type, out.fill(Number.NaN));
  const moving = entry.args.flatMap((a, i) =>
    isSlot(a) && given[i] ? [[a, given[i]] as const] : [],
  );
  const alone = {
    ...tape,
    entries: [entry],
    inputs: moving.map(([slot]) => slot),
    outputs: entry.results,
  };
  for (let j = 0; j < out.length; j++) {
    const units = entry.results.map((slot, i) => (i === k ? unit(slot, j) : null));
    const rows = backward(alone, units);
    out[j] = moving.reduce((sum, [, t], i) => sum + product(rows[i]!, t), 0);
  }
  return fromData(type, out);
}

const unit = ({ type }: Slot, j: number): Tensor => basis(zerosOf(type), j);

function product(row: Tensor | null, t: Tensor): number {
  if (row === null) return 0;
  const b = contiguous(t);
  return [...contiguous(row)].reduce((sum, v, i) => sum + v * b[i]!, 0);
}

/**
 * A unit vector.
 *
 * @param x - of its type
 * @param entry - the element that is 1; none where it is negative
 * @returns zeros beside it
 */
export function basis(x: Tensor, entry: number): Tensor {
  const data = allocate(x.dtype, x.size);
  if (entry >= 0) data[entry] = 1;
  return fromData(x.type, data);
}
