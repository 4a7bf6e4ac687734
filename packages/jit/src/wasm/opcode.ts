/**
 * Reads the table of instructions. The table is written for people, in runs of neighbours, with names as words in
 * a string; here it becomes a map, once.
 */
import type { ImmediateKind, Mnemonic } from './instruction.js';
import { OPCODES } from './opcodes.table.js';

/** An instruction of the table. */
export interface Opcode {
  readonly code: number;
  readonly kind: ImmediateKind;
  /** Bytes of a memory access, or number of lanes: see the group in the table. */
  readonly size: number;
}

type Row = readonly [prefix: string, runs: string, kind?: ImmediateKind, size?: number];

const known = new Map<Mnemonic, Opcode>();

/**
 * What the table says of an instruction.
 *
 * @param op - the instruction's name
 * @returns its code and kind of immediate
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
    const [prefix, runs, kind = 'none', size = 0]: Row = row;
    let code = 0;
    for (const word of runs.split(' ')) {
      if (word.startsWith('0x')) code = Number(word);
      else known.set(`${prefix}${word}` as Mnemonic, { code: code++, kind, size });
    }
  }
  return known;
}
