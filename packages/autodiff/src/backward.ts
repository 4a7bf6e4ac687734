/**
 * The reverse pass: entries backwards; where a cotangent arrived, the primitive's transpose rule hands it
 * on to the slots among the arguments, and what arrives at one slot is added up. The tape is not changed,
 * so it can be pulled many times. Cotangents are added by `add`, which is traced like everything else.
 */
import {
  add,
  context,
  isLinear,
  mapped,
  printType,
  sameType,
  unreachable,
  withTrace,
  zerosOf,
  type Tensor,
  type TransposeArg,
} from '@gradus/tensor';
import type { RunToPull, TransposeToolbox } from '@gradus/ir';
import { isSlot, type Entry, type OwnTape, type Slot, type Tape } from './tape.js';
import { TapeTrace } from './tapeTrace.js';

/** Told of every entry on the way back: what arrived, and what left for each argument. */
export type BackwardObserver = (
  entry: Entry,
  arrived: readonly (Tensor | null)[],
  left: readonly (Tensor | null)[],
) => void;

/**
 * Pulls cotangents of the outputs of a tape back to its inputs.
 *
 * @param tape - a tape
 * @param cotangents - one an output, null for zero
 * @param observe - told of every entry, for diagnosis
 * @returns one cotangent an input, null for zero
 */
export function backward(
  tape: Tape,
  cotangents: readonly (Tensor | null)[],
  observe?: BackwardObserver,
): (Tensor | null)[] {
  return walkBack({ ...tape, entries: [...tape.entries] }, cotangents, observe);
}

/**
 * As `backward`, for a tape that nobody needs any more: entries are taken off as they are passed, so that
 * the memory of their coefficients is free again before the walk ends.
 *
 * @param tape - a tape, which has no entries afterwards
 * @param cotangents - one an output, null for zero
 * @param observe - told of every entry, for diagnosis
 * @returns one cotangent an input, null for zero
 */
export function walkBack(
  tape: OwnTape,
  cotangents: readonly (Tensor | null)[],
  observe?: BackwardObserver,
): (Tensor | null)[] {
  const held: Held = [];
  for (let i = 0; i < tape.size; i++) held.push(null);
  tape.outputs.forEach((slot, i) => slot !== null && give(held, slot, cotangents[i] ?? null));
  for (let entry = tape.entries.pop(); entry !== undefined; entry = tape.entries.pop()) {
    const arrived = take(held, entry.results);
    if (arrived === null) continue;
    const left = transposeEntry(entry, arrived);
    for (let k = 0; k < entry.args.length; k++) {
      const arg = entry.args[k]!;
      if (isSlot(arg)) give(held, arg, left[k] ?? null);
    }
    observe?.(entry, arrived, left);
  }
  return mapped(tape.inputs, (slot) => held[slot.index]!);
}

/** The cotangent that has arrived at every slot so far; null for zero. */
type Held = (Tensor | null)[];

function give(held: Held, slot: Slot, cotangent: Tensor | null): void {
  if (cotangent === null) return;
  if (!sameType(cotangent.type, slot.type)) mistyped(slot, cotangent);
  const before = held[slot.index]!;
  held[slot.index] = before === null ? cotangent : add(before, cotangent);
}

/** What has arrived at some slots, which then hold nothing; null where nothing arrived at any. */
function take(held: Held, slots: readonly Slot[]): Held | null {
  let any = false;
  const arrived = mapped(slots, ({ index }) => {
    const cotangent = held[index]!;
    any ||= cotangent !== null;
    held[index] = null;
    return cotangent;
  });
  return any ? arrived : null;
}

function mistyped(slot: Slot, cotangent: Tensor): never {
  return unreachable(
    `a cotangent has the type of its primal, not ${printType(cotangent.type)} for ${printType(slot.type)}`,
  );
}

function transposeEntry(
  { primitive, args, params }: Entry,
  arrived: readonly (Tensor | null)[],
): readonly (Tensor | null)[] {
  const given = mapped(args, (arg): TransposeArg => (isSlot(arg) ? { linear: arg.type } : arg));
  return (
    primitive.transpose?.(arrived, given, params, TOOLBOX) ??
    unreachable(`the linear primitive ${primitive.name} has a transpose rule`)
  );
}

/** Handed to every transpose rule. */
const TOOLBOX: TransposeToolbox = { kind: 'transpose', pullRun };

function pullRun({ title, args, run, cotangents }: RunToPull): Tensor[] {
  const tape = new TapeTrace(context.current, title, true);
  const values = args.map((a) => (isLinear(a) ? tape.newTangent(a.linear) : a));
  const outputs = withTrace(tape, () => run(values, (origin) => (tape.origin = origin)));
  const recorded = tape.finish(
    values.filter((v) => tape.owns(v)),
    outputs,
  );
  const back = walkBack(recorded, cotangents);
  return back.map((c, i) => c ?? zerosOf(recorded.inputs[i]!.type));
}
