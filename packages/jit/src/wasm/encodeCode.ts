/**
 * Instructions as bytes, written one behind the other as soon as they are added. Functions have numbers that their
 * module gives at last, so calls are written down beside them. Reference: the core specification, chapter
 * "Binary Format", sections "Instructions" and "Code Section".
 */
import { ByteWriter } from './byteWriter.js';
import type { Callable, FunctionType, ValueType } from './instruction.js';
import { typeNumber, VALUE_TYPE, type Types } from './numbers.js';
import type { FunctionDefinition } from './wasmFunction.js';

const EMPTY_BLOCK = 0x40;

/** The byte that ends a body. */
const END = 0x0b;

/** Where the number of a function belongs. */
export interface Reference {
  /** How many bytes are before it. */
  readonly at: number;
  readonly to: Callable;
}

/** Room for the bytes of a short function. */
const SHORT = 0x100;

/** The instructions of one function. */
export class Code {
  readonly bytes: ByteWriter = new ByteWriter(SHORT);
  readonly references: Reference[] = [];
  /** The types of its module, by structure. */
  readonly types: Types;

  /** @param types - the types of its module */
  constructor(types: Types) {
    this.types = types;
  }

  /** Notes that the number of a function belongs here. */
  refer(to: Callable): void {
    this.references.push({ at: this.bytes.length, to });
  }

  /** Appends what was written from one place to another once more. */
  repeat(from: number, to: number): void {
    const shift = this.bytes.length - from;
    for (const r of this.references.filter(({ at }) => at >= from && at < to)) {
      this.references.push({ at: r.at + shift, to: r.to });
    }
    this.bytes.repeat(from, to);
  }
}

/**
 * Writes what a block takes and leaves.
 *
 * @param code - what it is appended to
 * @param type - the block's type
 */
export function blockType({ bytes, types }: Code, type: FunctionType): void {
  const [result] = type.results;
  if (type.params.length > 0 || type.results.length > 1) bytes.signed(typeNumber(types, type));
  else bytes.byte(result === undefined ? EMPTY_BLOCK : VALUE_TYPE[result]);
}

/**
 * Writes what an instruction begins with: one byte, or a prefix and an index.
 *
 * @param out - what it is appended to
 * @param code - as the table has it
 */
export function writeOpcode(out: ByteWriter, code: number): void {
  if (code > 0xff) {
    out.byte(code >> 8);
    out.unsigned(code & 0xff);
  } else out.byte(code);
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
 * @param numberOf - the number of a function in its module
 */
export function writeBody(
  out: ByteWriter,
  definition: FunctionDefinition,
  numberOf: (callee: Callable) => number,
): void {
  writeLocals(out, definition);
  const written = definition.code.bytes.written();
  let done = 0;
  for (const { at, to } of definition.code.references) {
    out.many(written.subarray(done, at));
    out.unsigned(numberOf(to));
    done = at;
  }
  out.many(written.subarray(done));
  out.byte(END);
}
