/**
 * The tape: a linear program recorded in execution order. Each entry applies a linear primitive to slots
 * (the flow of tangents) and to known values (the coefficients). Read forwards it pushes tangents, read
 * backwards it pulls cotangents. It is data: printed, inspected by the doctor, transposed.
 */
import {
  formatTensor,
  contiguous,
  printSite,
  printType,
  type Application,
  type Tensor,
} from '@gradus/tensor';
import {
  isSlot,
  type LinearEntry,
  type LinearTape,
  type Origin as EquationOrigin,
  type Slot,
} from '@gradus/ir';

export type { Slot } from '@gradus/ir';
export { isSlot } from '@gradus/ir';

/** The operation and the user's line that an entry comes from. */
export interface Origin extends EquationOrigin {
  /** Primal operands and results; kept only while sites are, for diagnosis. */
  readonly application?: Application;
}

/** results = primitive(args), linear in the slots among the args; tensors are coefficients. */
export interface Entry extends LinearEntry {
  readonly origin: Origin;
}

/** Why a tangent went no further. */
export type CutReason = 'zero derivative' | 'stopGradient' | 'integer' | 'left the tape';

/** A place where the flow of tangents ends; ops with zero derivative leave no entry, so it is kept. */
export interface Cut {
  readonly origin: Origin;
  readonly reason: CutReason;
  /** The primitive's own words for it. */
  readonly why: string;
  readonly inputs: readonly Slot[];
  /** Primal results that carry no tangent. */
  readonly outputs: readonly Tensor[];
}

/** A value and the slot of its tangent; null where it has none. */
export interface Carried {
  readonly primal: Tensor;
  readonly slot: Slot | null;
}

/** A call of a function whose derivative is a rule of the user's. */
export interface RuledCall {
  readonly origin: Origin;
  /** The name of the function. */
  readonly of: string;
  readonly inputs: readonly Carried[];
  readonly outputs: readonly Carried[];
}

/** A recorded linear program. */
export interface Tape extends LinearTape {
  readonly entries: readonly Entry[];
  readonly cuts: readonly Cut[];
  /** Kept only while lines are, for diagnosis. */
  readonly ruled: readonly RuledCall[];
  /** Number of slots. */
  readonly size: number;
}

/** A tape that its holder may take apart. */
export interface OwnTape extends Tape {
  readonly entries: Entry[];
}

/**
 * The tape without entries that no output needs: values computed beside the loss would hold memory.
 *
 * @param tape - a recorded tape
 * @returns a tape of the same meaning
 */
export function prune(tape: Tape): OwnTape {
  const needed = new Uint8Array(tape.size);
  for (const output of tape.outputs) if (output !== null) needed[output.index] = 1;
  const kept: Entry[] = [];
  for (let i = tape.entries.length - 1; i >= 0; i--) {
    const entry = tape.entries[i]!;
    if (!isNeeded(entry, needed)) continue;
    kept.push(entry);
    for (let k = 0; k < entry.args.length; k++) {
      const arg = entry.args[k]!;
      if (isSlot(arg)) needed[arg.index] = 1;
    }
  }
  return { ...tape, entries: kept.toReversed() };
}

function isNeeded({ results }: Entry, needed: Uint8Array): boolean {
  for (let k = 0; k < results.length; k++) if (needed[results[k]!.index] === 1) return true;
  return false;
}

/**
 * The tape as text, one line an entry with its coefficients, and the operation and line it comes from.
 *
 * @param tape - a tape
 * @returns the lines, joined
 */
export function printTape(tape: Tape): string {
  const name = (slot: Slot): string => `t${slot.index}`;
  const show = (arg: Slot | Tensor): string => (isSlot(arg) ? name(arg) : showCoefficient(arg));
  const rows = tape.entries.map(({ primitive, args, results, origin }) => {
    const left = results.map(name).join(', ');
    return [`${left} = ${primitive.name}(${args.map(show).join(', ')})`, showOrigin(origin)];
  });
  const cuts = tape.cuts.map(({ origin, reason }) => [`cut: ${reason}`, showOrigin(origin)]);
  const inputs = tape.inputs.map((s) => `${name(s)}: ${printType(s.type)}`).join(', ');
  const outputs = tape.outputs.map((s) => (s === null ? '0' : name(s))).join(', ');
  const width = Math.max(0, ...[...rows, ...cuts].map(([left]) => left!.length));
  const lines = [...rows, ...cuts].map(([left, right]) => `  ${left!.padEnd(width)}  ${right}`);
  return [`inputs ${inputs}`, ...lines.map((l) => l.trimEnd()), `outputs ${outputs}`].join('\n');
}

function showOrigin({ op, site }: Origin): string {
  return `${op}  ${printSite(site)}`.trimEnd();
}

const SHOWN = 6;

function showCoefficient(x: Tensor): string {
  if (x.trace !== null) return printType(x.type);
  return x.size > SHOWN ? printType(x.type) : formatTensor(contiguous(x), x.type);
}
