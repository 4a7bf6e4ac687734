/**
 * The reverse pass: entries backwards; where a cotangent arrived, the primitive's transpose rule hands it
 * on to the slots among the arguments, and what arrives at one slot is added up. The tape is not changed,
 * so it can be pulled many times. Cotangents are added by `add`, which is traced like everything else.
 */
import {
  add,
  bind,
  isLinear,
  printType,
  sameType,
  unreachable,
  zerosOf,
  type Tensor,
  type TransposeArg,
} from '@gradus/tensor';
import type { CallParams, Program, TransposeToolbox } from '@gradus/ir';
import { isSlot, type Entry, type Slot, type Tape } from './tape.js';

/** Told of every entry on the way back: what arrived, and what left for each argument. */
export type BackwardObserver = (
  entry: Entry,
  arrived: readonly (Tensor | null)[],
  left: readonly (Tensor | null)[],
) => void;

/** How programs inside operations are transposed; given, since it needs the backward pass itself. */
export type ProgramTransposer = TransposeToolbox['transposeProgram'];

/** What else the backward pass is given. */
export interface BackwardOptions {
  readonly transposeProgram: ProgramTransposer;
  /** Told of every entry, for diagnosis. */
  readonly observe?: BackwardObserver;
}

/**
 * Pulls cotangents of the outputs back to the inputs.
 *
 * @param tape - a tape
 * @param cotangents - one an output, null for zero
 * @param options - how programs are transposed, and who is told of every entry
 * @returns one cotangent an input, null for zero
 */
export function pullBack(
  tape: Tape,
  cotangents: readonly (Tensor | null)[],
  options: BackwardOptions,
): (Tensor | null)[] {
  const held: (Tensor | null)[] = Array.from({ length: tape.size }, () => null);
  const give = (slot: Slot, cotangent: Tensor | null): void => {
    if (cotangent === null) return;
    if (!sameType(cotangent.type, slot.type)) mistyped(slot, cotangent);
    const before = held[slot.index]!;
    held[slot.index] = before === null ? cotangent : add(before, cotangent);
  };
  tape.outputs.forEach((slot, i) => slot !== null && give(slot, cotangents[i] ?? null));
  for (let i = tape.entries.length - 1; i >= 0; i--) {
    const entry = tape.entries[i]!;
    const arrived = entry.results.map((r) => held[r.index]!);
    if (arrived.every((c) => c === null)) continue;
    for (const r of entry.results) held[r.index] = null;
    const left = transposeEntry(entry, arrived, options.transposeProgram);
    entry.args.forEach((arg, k) => isSlot(arg) && give(arg, left[k] ?? null));
    options.observe?.(entry, arrived, left);
  }
  return tape.inputs.map((slot) => held[slot.index]!);
}

function mistyped(slot: Slot, cotangent: Tensor): never {
  return unreachable(
    `a cotangent has the type of its primal, not ${printType(cotangent.type)} for ${printType(slot.type)}`,
  );
}

function transposeEntry(
  entry: Entry,
  arrived: readonly (Tensor | null)[],
  transposeProgram: ProgramTransposer,
): readonly (Tensor | null)[] {
  const { primitive, params } = entry;
  const args = entry.args.map((a): TransposeArg => (isSlot(a) ? { linear: a.type } : a));
  if (primitive.transpose !== undefined) {
    const toolbox: TransposeToolbox = { kind: 'transpose', transposeProgram };
    return primitive.transpose(arrived, args, params, toolbox);
  }
  if (primitive.callsProgram === true) {
    const { programs } = params as CallParams;
    return transposeCall(entry, arrived, transposeProgram(programs.body, args.map(isLinear)));
  }
  return unreachable(`the linear primitive ${primitive.name} has a transpose rule`);
}

/** Generic clause for calls: transpose the program, call again. */
function transposeCall(
  { primitive, args, params, results }: Entry,
  arrived: readonly (Tensor | null)[],
  body: Program,
): (Tensor | null)[] {
  const known = args.filter((a): a is Tensor => !isSlot(a));
  const cotangents = arrived.map((c, i) => c ?? zerosOf(results[i]!.type));
  const out = bind(primitive, [...known, ...cotangents], { ...params, programs: { body } });
  let next = 0;
  return args.map((arg) => (isSlot(arg) ? out[next++]! : null));
}
