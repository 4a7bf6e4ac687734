/**
 * Reads rows of the table of instructions. The table is written for people, with types as words in a
 * string; here a row becomes lists of types, once for each instruction that is used.
 */
import type { ImmediateKind, Mnemonic, ValueType } from './instruction.js';
import { OPCODES } from './opcodes.table.js';

/** A type of value, or `?` for any: every `?` of one instruction stands for the same type. */
export type Operand = ValueType | '?';

/** A row of the table, read. */
export interface Opcode {
  readonly code: number;
  readonly takes: readonly Operand[];
  readonly leaves: readonly Operand[];
  readonly kind: ImmediateKind;
  /** Bytes of a memory access, or number of lanes: see the group in the table. */
  readonly size: number;
}

type Row = readonly [
  code: number,
  takes: string,
  leaves: string,
  kind?: ImmediateKind,
  size?: number,
];

const types = (list: string): Operand[] => (list === '' ? [] : (list.split(' ') as Operand[]));

const cache = new Map<Mnemonic, Opcode>(); // bounded by the table

/**
 * Reads one row of the table.
 *
 * @param op - the instruction's name
 * @returns its code, types and kind of immediate
 */
export function opcode(op: Mnemonic): Opcode {
  const known = cache.get(op);
  if (known !== undefined) return known;
  const [code, takes, leaves, kind = 'none', size = 0]: Row = OPCODES[op];
  const read: Opcode = { code, takes: types(takes), leaves: types(leaves), kind, size };
  cache.set(op, read);
  return read;
}
