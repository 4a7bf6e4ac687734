/**
 * How the methods of a function builder make their instructions: they check what the types cannot say
 * (ranges of lanes and offsets, whose local it is, which blocks are open) and hand one instruction to
 * the draft. Grouped by what they speak of, since each group needs something else of the draft.
 */
import { unreachable } from '../unreachable.js';
import { bitsImmediate, numberImmediate, vectorImmediate } from './constant.js';
import type { BlockOptions, FunctionBuilder, ParamTypes } from './functionBuilder.js';
import type { FunctionType, Immediate, Label, Local, Mnemonic, MnemonicOf } from './instruction.js';
import { opcode } from './opcode.js';
import type { Draft, OpenBlock } from './wasmFunction.js';

type Emit = (op: Mnemonic, immediate: Immediate) => FunctionBuilder;
type Group<K extends keyof FunctionBuilder> = Pick<FunctionBuilder, K>;

function inRange(what: string, value: number, end: number): number {
  if (Number.isInteger(value) && value >= 0 && value < end) return value;
  return unreachable(`${what} ${value}, want 0 … ${end - 1}`);
}

type ValueGroup = Group<'op' | 'const' | 'constBits' | 'constLanes' | 'lane' | 'shuffle'>;

function values(emit: Emit): ValueGroup {
  return {
    op(op) {
      const { kind, size } = opcode(op);
      return emit(op, kind === 'memories' ? { kind, count: size } : { kind: 'none' });
    },
    const: (type, value) => emit(`${type}.const`, numberImmediate(type, value)),
    constBits: (type, bits) => emit(`${type}.const`, bitsImmediate(type, bits)),
    constLanes: (shape, lanes) => emit('v128.const', vectorImmediate(shape, lanes)),
    lane: (op, lane) => emit(op, { kind: 'lane', lane: inRange(op, lane, opcode(op).size) }),
    shuffle(lanes) {
      if (lanes.length !== 16) unreachable(`a shuffle of ${lanes.length} lanes, want 16`);
      for (const lane of lanes) inRange('i8x16.shuffle', lane, 32);
      return emit('i8x16.shuffle', { kind: 'lanes', lanes: [...lanes] });
    },
  };
}

type VariableGroup = Group<'localGet' | 'localSet' | 'localTee' | 'globalGet' | 'globalSet'>;

function variables(emit: Emit, { definition }: Draft): VariableGroup {
  const use = (op: MnemonicOf<'local'>, local: Local): FunctionBuilder => {
    const own = definition.locals[local.index] === local;
    if (!own) unreachable(`local $${local.name} is not one of $${definition.name}`);
    return emit(op, { kind: 'local', local });
  };
  return {
    localGet: (local) => use('local.get', local),
    localSet: (local) => use('local.set', local),
    localTee: (local) => use('local.tee', local),
    globalGet: (global) => emit('global.get', { kind: 'global', global }),
    globalSet(global) {
      if (!global.mutable) unreachable(`global $${global.name} is constant`);
      return emit('global.set', { kind: 'global', global });
    },
  };
}

type MemoryGroup = Group<'load' | 'store' | 'access' | 'accessLane'>;

function memory(emit: Emit): MemoryGroup {
  const place = (
    op: Mnemonic,
    offset: number,
    align: number,
  ): { offset: number; align: number } => {
    const { size } = opcode(op);
    const power = Number.isInteger(Math.log2(align)) && align >= 1;
    if (!power || align > size)
      unreachable(`${op} aligned to ${align}, want a power of 2 ≤ ${size}`);
    return { offset: inRange(`${op} at offset`, offset, 2 ** 32), align };
  };
  const access: MemoryGroup['access'] = (op, offset = 0, align = opcode(op).size) =>
    emit(op, { kind: 'memory', ...place(op, offset, align) });
  return {
    load: (type, offset) => access(`${type}.load`, offset),
    store: (type, offset) => access(`${type}.store`, offset),
    access,
    accessLane(op, lane, offset = 0) {
      const { size } = opcode(op);
      inRange(op, lane, 16 / size);
      return emit(op, { kind: 'memoryLane', lane, ...place(op, offset, size) });
    },
  };
}

type BlockGroup = Group<'block' | 'loop' | 'if' | 'else' | 'end'>;

function structure(emit: Emit, draft: Draft): BlockGroup {
  const open = (op: MnemonicOf<'block'>, options: BlockOptions): Label => {
    const type: FunctionType = { params: options.params ?? [], results: options.results ?? [] };
    const label = draft.label(options.name ?? op, op === 'loop' ? type.params : type.results);
    emit(op, { kind: 'block', label, type });
    draft.open({ op, label });
    return label;
  };
  const close = (wanted?: OpenBlock['op']): OpenBlock => {
    const block = draft.close();
    if (wanted && block.op !== wanted) unreachable(`an else in a ${block.op}`);
    return block;
  };
  return {
    block: (options = {}) => open('block', options),
    loop: (options = {}) => open('loop', options),
    if: (options = {}) => open('if', options),
    else() {
      const { label } = close('if');
      draft.open({ op: 'else', label });
      return emit('else', { kind: 'mark' });
    },
    end() {
      close();
      return emit('end', { kind: 'mark' });
    },
  };
}

type JumpGroup = Group<'br' | 'brIf' | 'brTable' | 'call' | 'callIndirect'>;

function jumps(emit: Emit, { target }: Draft): JumpGroup {
  return {
    br: (label) => emit('br', { kind: 'label', target: target(label) }),
    brIf: (label) => emit('br_if', { kind: 'label', target: target(label) }),
    brTable: (labels, otherwise) =>
      emit('br_table', {
        kind: 'labels',
        targets: labels.map((label) => target(label)),
        otherwise: target(otherwise),
      }),
    call: (callee) => emit('call', { kind: 'function', callee }),
    callIndirect: (type) => emit('call_indirect', { kind: 'type', type }),
  };
}

/**
 * The methods that add to a draft, together with the function they build.
 *
 * @param draft - the function, still without instructions
 * @param names - the names of its parameters, in order
 * @returns the builder
 */
export function buildFunction<P extends ParamTypes>(
  draft: Draft,
  names: readonly (keyof P & string)[],
): FunctionBuilder<P> {
  const { definition } = draft;
  const params = Object.fromEntries(names.map((name, i) => [name, definition.locals[i]]));
  const emit: Emit = (op, immediate) => {
    draft.append({ op, immediate });
    return builder;
  };
  const builder: FunctionBuilder<P> = {
    ...definition,
    params: params as FunctionBuilder<P>['params'], // each name has the local made for it
    local: (type, name = 'local') => draft.declare(type, name),
    again(from, to) {
      for (const instruction of definition.body.slice(from, to)) draft.append(instruction);
      return builder;
    },
    ...values(emit),
    ...variables(emit, draft),
    ...memory(emit),
    ...structure(emit, draft),
    ...jumps(emit, draft),
  };
  return builder;
}
