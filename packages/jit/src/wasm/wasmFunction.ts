/**
 * What a function being built is made of, and the one road by which instructions enter it. Names of
 * locals and labels are made unique and printable here, so that emitters may call every counter `i`.
 */
import { unreachable } from '@gradus/tensor';
import { Code } from './encodeCode.js';
import type {
  Callable,
  FunctionType,
  Instruction,
  Label,
  Local,
  MnemonicOf,
  Target,
  ValueType,
} from './instruction.js';
import type { Types } from './numbers.js';
import type { InstructionLog } from './instructionLog.js';

/** A function with a body. `locals` begins with the parameters. */
export interface FunctionDefinition extends Callable {
  readonly kind: 'definition';
  readonly locals: readonly Local[];
  readonly code: Code;
  /** The instructions, for readers; null where none are to be kept. */
  readonly body: readonly Instruction[] | null;
}

/** How functions are built. */
export interface DraftOptions {
  /** What keeps instructions, and not their bytes alone; null for nothing. */
  readonly log: ((owner: Callable) => InstructionLog) | null;
  /** The types of the module. */
  readonly types: Types;
}

/** A block that is still open. */
export interface OpenBlock {
  readonly op: MnemonicOf<'block'> | 'else';
  readonly label: Label;
}

/** A function while it is built. */
export interface Draft {
  readonly definition: FunctionDefinition;
  /** Told of every instruction before its bytes are written; null where nobody checks or keeps them. */
  readonly watch: ((instruction: Instruction) => void) | null;
  /** Appends instructions between two places once more. */
  repeat(from: number, to: number): void;
  /** Adds a local; the name is made unique. */
  declare(type: ValueType, name: string): Local;
  /** Makes a label; the name is made unique. */
  label(name: string, carried: readonly ValueType[]): Label;
  /** Opens a block. */
  open(block: OpenBlock): void;
  /** Closes the innermost block. */
  close(): OpenBlock;
  /** Where a branch to the label must go from here. */
  target(label: Label): Target;
  /** Throws unless the function is complete. */
  finish(): void;
}

/**
 * A name fit for the text format and not used before; notes it as used.
 *
 * @param taken - the names used so far
 * @param wanted - the name asked for
 * @returns the name, with a number behind it where that is needed
 */
export function uniqueName(taken: Set<string>, wanted: string): string {
  const plain = wanted.replaceAll(/[^\w.$-]/g, '_') || '_';
  let name = plain;
  for (let i = 1; taken.has(name); i++) name = `${plain}_${i}`;
  taken.add(name);
  return name;
}

function targetOf(blocks: readonly OpenBlock[], label: Label): Target {
  const place = blocks.findLastIndex((block) => block.label === label);
  if (place < 0) unreachable(`a branch to $${label.name}, which is not open here`);
  return { label, depth: blocks.length - 1 - place };
}

/**
 * Starts a function without instructions.
 *
 * @param name - its name, already unique in its module
 * @param params - the names and types of its parameters
 * @param results - the types of its results
 * @param options - what becomes of instructions beside their bytes
 * @returns the function and the means to add to it
 */
export function draftFunction(
  name: string,
  params: Readonly<Record<string, ValueType>>,
  results: readonly ValueType[],
  { log: keep, types }: DraftOptions,
): Draft {
  const type: FunctionType = { params: Object.values(params), results };
  const locals: Local[] = [];
  const code = new Code(types);
  const log = keep?.({ name, type }) ?? null;
  const blocks: OpenBlock[] = [];
  const [taken, labels] = [new Set<string>(), new Set<string>()];
  const named = log === null ? (_: unknown, wanted: string) => wanted : uniqueName;
  const draft: Draft = {
    definition: { kind: 'definition', name, type, locals, code, body: log?.instructions ?? null },
    watch: log && ((instruction) => log.add(instruction, code.bytes.length)),
    repeat(from, to) {
      log?.repeat(from, to, code.bytes.length - from);
      code.repeat(from, to);
    },
    declare(valueType, wanted) {
      const local = { name: named(taken, wanted), type: valueType, index: locals.length };
      locals.push(local);
      return local;
    },
    label: (wanted, carried) => ({ name: named(labels, wanted), carried }),
    open: (block) => void blocks.push(block),
    close: () => blocks.pop() ?? unreachable(`$${name} has more ends than blocks`),
    target: (label) => targetOf(blocks, label),
    finish() {
      const left = blocks.at(-1);
      if (left) unreachable(`block $${left.label.name} of $${name} has no end`);
      log?.finish();
    },
  };
  for (const [param, valueType] of Object.entries(params)) draft.declare(valueType, param);
  return draft;
}
