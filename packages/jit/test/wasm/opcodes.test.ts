/** The table against two outsiders: the codes of another assembler, and the engine's validation. */
import { describe, expect, it } from '@jest/globals';
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type {
  FunctionBuilder,
  Mnemonic,
  MnemonicOf,
  ModuleBuilder,
  ValueType,
} from '../../src/wasm/assembler.js';
import { plainEffect } from '../../src/wasm/effect.js';
import { allOpcodes, opcode } from '../../src/wasm/opcode.js';
import { stackCheck, type Checker } from '../../src/wasm/stackCheck.js';
import { REFERENCE_CODES } from './opcodes.reference.table.js';

const ALL = [...allOpcodes().keys()];
const MEMORY = { module: 'env', name: 'memory', initial: 1 };

/** Pushes a value of a type, or of i32 where any will do. */
function push(f: FunctionBuilder, type: ValueType | '?'): void {
  if (type === 'v128') f.constLanes('i32x4', [0, 0, 0, 0]);
  else f.const(type === '?' ? 'i32' : type, 0);
}

/** Emits an instruction whose operands and results the table knows. */
function emit(f: FunctionBuilder, op: Mnemonic): unknown {
  const { kind, size } = opcode(op);
  switch (kind) {
    case 'memory':
      return f.access(op as MnemonicOf<'memory'>, 8);
    case 'memoryLane':
      return f.accessLane(op as MnemonicOf<'memoryLane'>, 16 / size - 1);
    case 'lane':
      return f.lane(op as MnemonicOf<'lane'>, size - 1);
    case 'lanes':
      return f.shuffle(Array.from({ length: 16 }, (_, i) => 2 * i));
    case 'i32':
    case 'i64':
    case 'f32':
    case 'f64':
      return f.const(kind, 1);
    case 'v128':
      return f.constLanes('f64x2', [1, 2]);
    default:
      return f.op(op as MnemonicOf<'none'>);
  }
}

/** A function that supplies the operands, runs the instruction and drops its results. */
function moduleFor(
  op: Mnemonic,
  operands: readonly (ValueType | '?')[],
  check: Checker | null = stackCheck,
): ModuleBuilder {
  const module = moduleBuilder({ check });
  module.importMemory(MEMORY);
  const f = module.function('f', {});
  for (const type of operands) push(f, type);
  emit(f, op);
  for (const _ of plainEffect(op).leaves) f.op('drop');
  return module;
}

const CONTEXTUAL = ['block', 'mark', 'label', 'labels', 'function', 'local'];
const fromTable = ALL.filter((op) => !CONTEXTUAL.includes(opcode(op).kind));

describe('the table of instructions', () => {
  it('has the codes that another assembler gives', () => {
    const reference = new Map(
      REFERENCE_CODES.trim()
        .split(/\s+/)
        .map((entry) => entry.split(':') as [string, string]),
    );
    const alone = ALL.filter((op) => !['block', 'mark'].includes(opcode(op).kind));
    expect(alone.length).toBeGreaterThan(200);
    for (const op of alone) {
      expect([op, opcode(op).code]).toEqual([op, Number.parseInt(reference.get(op) ?? '', 16)]);
    }
  });

  it('uses no code twice', () => {
    expect(new Set(ALL.map((op) => opcode(op).code)).size).toBe(ALL.length);
  });

  it.each(fromTable)('%s: the engine accepts the operands and results of the table', (op) => {
    expect(WebAssembly.validate(moduleFor(op, plainEffect(op).takes).encode())).toBe(true);
  });

  it('any other operand is refused, by the engine and by the checker', () => {
    let tried = 0;
    for (const op of fromTable.filter(
      (name) => !['drop', 'select', 'return', 'unreachable'].includes(name),
    )) {
      const { takes } = plainEffect(op);
      for (const [i, type] of takes.entries()) {
        const wrong = takes.with(i, type === 'f32' ? 'i64' : 'f32');
        expect([op, i, WebAssembly.validate(moduleFor(op, wrong, null).encode())]).toEqual([
          op,
          i,
          false,
        ]);
        expect(() => moduleFor(op, wrong)).toThrow(`${op} takes (${takes.join(', ')})`);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(380);
  });

  it('any other result is refused by the engine', () => {
    for (const op of fromTable.filter((name) => name !== 'select')) {
      const { takes, leaves } = plainEffect(op);
      if (leaves.length === 0) continue;
      const module = moduleBuilder();
      module.importMemory(MEMORY);
      const f = module.function('f', {}, [leaves[0] === 'f32' ? 'i64' : 'f32']);
      for (const type of takes) push(f, type);
      emit(f, op);
      expect([op, WebAssembly.validate(module.encode())]).toEqual([op, false]);
    }
  });
});
