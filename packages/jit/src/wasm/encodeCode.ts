/**
 * Instructions as bytes, written one behind the other. Reference: the core specification, chapter "Binary
 * Format", sections "Instructions" and "Code Section".
 */
import { unreachable } from '../unreachable.js';
import type { ByteWriter } from './byteWriter.js';
import type {
  FunctionType,
  Immediate,
  ImmediateKind,
  ImmediateOf,
  Instruction,
  ValueType,
} from './instruction.js';
import { numberOf, typeNumber, VALUE_TYPE, type Numbers } from './numbers.js';
import { opcode, opcodeBytes } from './opcode.js';
import type { FunctionDefinition } from './wasmFunction.js';

const EMPTY_BLOCK = 0x40;

/** The byte that ends a body or an expression. */
export const END = 0x0b;

function blockType(out: ByteWriter, numbers: Numbers, type: FunctionType): void {
  const [result] = type.results;
  if (type.params.length > 0 || type.results.length > 1) out.signed(typeNumber(numbers, type));
  else out.byte(result === undefined ? EMPTY_BLOCK : VALUE_TYPE[result]);
}

function memoryArgument(out: ByteWriter, { hasMemory }: Numbers, place: Place): void {
  if (!hasMemory) unreachable('an access to memory in a module that imports none');
  out.byte(Math.log2(place.align));
  out.unsigned(place.offset);
}

interface Place {
  readonly align: number;
  readonly offset: number;
}

type Writers = {
  readonly [K in ImmediateKind]: (
    out: ByteWriter,
    immediate: ImmediateOf<K>,
    numbers: Numbers,
  ) => void;
};

const nothing = (): void => {};
const bytes = (out: ByteWriter, immediate: ImmediateOf<'f32' | 'f64' | 'v128'>): void =>
  out.all(immediate.bytes);

const WRITERS: Writers = {
  none: nothing,
  mark: nothing,
  block: (out, { type }, numbers) => blockType(out, numbers, type),
  label: (out, { target }) => out.unsigned(target.depth),
  labels(out, { targets, otherwise }) {
    out.unsigned(targets.length);
    for (const { depth } of targets) out.unsigned(depth);
    out.unsigned(otherwise.depth);
  },
  function: (out, { callee }, numbers) => out.unsigned(numberOf(numbers.functions, callee)),
  type(out, { type }, numbers) {
    out.unsigned(typeNumber(numbers, type));
    out.byte(0);
  },
  local: (out, { local }) => out.unsigned(local.index),
  global: (out, { global }, numbers) => out.unsigned(numberOf(numbers.globals, global)),
  memory: (out, place, numbers) => memoryArgument(out, numbers, place),
  memoryLane(out, place, numbers) {
    memoryArgument(out, numbers, place);
    out.byte(place.lane);
  },
  memories(out, { count }) {
    for (let i = 0; i < count; i++) out.byte(0);
  },
  lane: (out, { lane }) => out.byte(lane),
  lanes: (out, { lanes }) => out.all(lanes),
  i32: (out, { value }) => out.signed(value),
  i64: (out, { value }) => out.signed(value),
  f32: bytes,
  f64: bytes,
  v128: bytes,
};

/**
 * Writes an instruction.
 *
 * @param out - what it is appended to
 * @param instruction - the instruction
 * @param numbers - of the module
 */
export function writeInstruction(
  out: ByteWriter,
  { op, immediate, code }: Instruction,
  numbers: Numbers,
): void {
  if (code !== undefined) return out.all(code); // most instructions
  out.all(opcodeBytes(opcode(op).code));
  const write = WRITERS[immediate.kind] as (
    to: ByteWriter,
    immediate: Immediate,
    numbers: Numbers,
  ) => void; // same kind
  write(out, immediate, numbers);
}

/** Locals are declared in runs of equal type; parameters are not declared again. */
function writeLocals(out: ByteWriter, { type, locals }: FunctionDefinition): void {
  const runs: { count: number; type: ValueType }[] = [];
  for (const local of locals.slice(type.params.length)) {
    const last = runs.at(-1);
    if (last?.type === local.type) last.count += 1;
    else runs.push({ count: 1, type: local.type });
  }
  out.unsigned(runs.length);
  for (const run of runs) {
    out.unsigned(run.count);
    out.byte(VALUE_TYPE[run.type]);
  }
}

/**
 * Writes what a function declares and does.
 *
 * @param out - what it is appended to
 * @param definition - the function
 * @param numbers - of the module
 */
export function writeBody(out: ByteWriter, definition: FunctionDefinition, numbers: Numbers): void {
  writeLocals(out, definition);
  for (const instruction of definition.body) writeInstruction(out, instruction, numbers);
  out.byte(END);
}
