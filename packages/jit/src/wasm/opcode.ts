/**
 * Reads the table of instructions. The table is written for people, in runs of neighbours, with names and types
 * as words in a string; here it becomes a map, once.
 */
import type { ImmediateKind, Mnemonic, ValueType } from './instruction.js';
import { OPCODES } from './opcodes.table.js';

/** A type of value, or `?` for any: every `?` of one instruction stands for the same type. */
export type Operand = ValueType | '?';

/** An instruction of the table. */
export interface Opcode {
  readonly code: number;
  readonly takes: readonly Operand[];
  readonly leaves: readonly Operand[];
  readonly kind: ImmediateKind;
  /** Bytes of a memory access, or number of lanes: see the group in the table. */
  readonly size: number;
}

type Row = readonly [
  prefix: string,
  first: number,
  names: string,
  takes: string,
  leaves: string,
  kind?: ImmediateKind,
  size?: number,
];

const types = (list: string): Operand[] => (list === '' ? [] : (list.split(' ') as Operand[]));

const known = new Map<Mnemonic, Opcode>();

/**
 * What the table says of an instruction.
 *
 * @param op - the instruction's name
 * @returns its code, types and kind of immediate
 */
export function opcode(op: Mnemonic): Opcode {
  return known.get(op) ?? allOpcodes().get(op)!;
}

/**
 * The whole table, read once.
 *
 * @returns every instruction by its name, in the order of the table
 */
export function allOpcodes(): ReadonlyMap<Mnemonic, Opcode> {
  if (known.size > 0) return known;
  for (const row of OPCODES) {
    const [prefix, first, names, takes, leaves, kind = 'none', size = 0]: Row = row;
    const shared = { takes: types(takes), leaves: types(leaves), kind, size };
    names.split(' ').forEach((name, i) => {
      known.set(`${prefix}${name}` as Mnemonic, { code: first + i, ...shared });
    });
  }
  return known;
}
