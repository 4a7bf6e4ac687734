/**
 * How the methods of a function builder make their instructions: they check what the types cannot say
 * (ranges of lanes and offsets, whose local it is, which blocks are open) and hand one instruction to
 * the draft. A class, since thousands of instructions are made by methods of one shape. Code is written at once;
 * instructions as data are made for whoever watches.
 */
import { unreachable } from '@gradus/tensor';
import { bitsImmediate, numberImmediate, vectorImmediate } from './constant.js';
import type { ByteWriter } from './byteWriter.js';
import { writeInstruction, writeOpcode, type Code } from './encodeCode.js';
import type { BlockOptions, FunctionBuilder, ParamTypes } from './functionBuilder.js';
import type {
  Callable,
  FunctionType,
  Immediate,
  Instruction,
  Label,
  LaneShape,
  Local,
  Mnemonic,
  MnemonicOf,
  NumberType,
  ValueType,
} from './instruction.js';
import { opcode } from './opcode.js';
import type { Draft } from './wasmFunction.js';

function inRange(what: string, value: number, end: number): number {
  if (Number.isInteger(value) && value >= 0 && value < end) return value;
  return unreachable(`${what} ${value}, want 0 … ${end - 1}`);
}

const PLAIN: Immediate = { kind: 'none' };

/** The codes of instructions on locals, which half of all instructions are. */
const ON_LOCAL = { 'local.get': 0x20, 'local.set': 0x21, 'local.tee': 0x22 } as const;

function isPower(align: number): boolean {
  return align === 1 || align === 2 || align === 4 || align === 8 || align === 16;
}

class DraftBuilder<P extends ParamTypes> implements FunctionBuilder<P> {
  readonly kind = 'definition';
  readonly name: string;
  readonly type: FunctionType;
  readonly locals: readonly Local[];
  readonly body: readonly Instruction[] | null;
  readonly code: Code;
  readonly params: FunctionBuilder<P>['params'];
  readonly #draft: Draft;
  readonly #bytes: ByteWriter;
  readonly #watch: Draft['watch'];

  constructor(draft: Draft, names: readonly (keyof P & string)[]) {
    const { name, type, locals, body, code } = draft.definition;
    this.#draft = draft;
    this.#bytes = code.bytes;
    this.#watch = draft.watch;
    this.name = name;
    this.type = type;
    this.locals = locals;
    this.body = body;
    this.code = code;
    const params = Object.fromEntries(names.map((param, i) => [param, locals[i]]));
    this.params = params as FunctionBuilder<P>['params']; // each name has the local made for it
  }

  local(type: ValueType, name = 'local'): Local {
    return this.#draft.declare(type, name);
  }

  get place(): number {
    return this.#bytes.length;
  }

  again(from: number, to: number): FunctionBuilder {
    this.#draft.repeat(from, to);
    return this;
  }

  op(op: MnemonicOf<'none'> | MnemonicOf<'memories'>): FunctionBuilder {
    const { code, kind, size } = opcode(op);
    if (kind === 'memories') return this.#emit(op, { kind, count: size });
    this.#watch?.({ op, immediate: PLAIN });
    writeOpcode(this.#bytes, code);
    return this;
  }

  const(type: NumberType, value: number | bigint): FunctionBuilder {
    return this.#emit(`${type}.const`, numberImmediate(type, value));
  }

  constBits(type: 'f32' | 'f64', bits: bigint): FunctionBuilder {
    return this.#emit(`${type}.const`, bitsImmediate(type, bits));
  }

  constLanes(shape: LaneShape, lanes: readonly (number | bigint)[]): FunctionBuilder {
    return this.#emit('v128.const', vectorImmediate(shape, lanes));
  }

  lane(op: MnemonicOf<'lane'>, lane: number): FunctionBuilder {
    return this.#emit(op, { kind: 'lane', lane: inRange(op, lane, opcode(op).size) });
  }

  shuffle(lanes: readonly number[]): FunctionBuilder {
    if (lanes.length !== 16) unreachable(`a shuffle of ${lanes.length} lanes, want 16`);
    for (const lane of lanes) inRange('i8x16.shuffle', lane, 32);
    return this.#emit('i8x16.shuffle', { kind: 'lanes', lanes: [...lanes] });
  }

  localGet(local: Local): FunctionBuilder {
    return this.#use('local.get', local);
  }

  localSet(local: Local): FunctionBuilder {
    return this.#use('local.set', local);
  }

  localTee(local: Local): FunctionBuilder {
    return this.#use('local.tee', local);
  }

  load(type: ValueType, offset?: number): FunctionBuilder {
    return this.access(`${type}.load`, offset);
  }

  store(type: ValueType, offset?: number): FunctionBuilder {
    return this.access(`${type}.store`, offset);
  }

  access(op: MnemonicOf<'memory'>, offset = 0, align = opcode(op).size): FunctionBuilder {
    const { size } = opcode(op);
    if (!isPower(align) || align > size)
      unreachable(`${op} aligned to ${align}, want a power of 2 ≤ ${size}`);
    inRange(`${op} at offset`, offset, 2 ** 32);
    return this.#emit(op, { kind: 'memory', offset, align });
  }

  accessLane(op: MnemonicOf<'memoryLane'>, lane: number, offset = 0): FunctionBuilder {
    const { size } = opcode(op);
    inRange(op, lane, 16 / size);
    inRange(`${op} at offset`, offset, 2 ** 32);
    return this.#emit(op, { kind: 'memoryLane', lane, offset, align: size });
  }

  block(options: BlockOptions = {}): Label {
    return this.#open('block', options);
  }

  loop(options: BlockOptions = {}): Label {
    return this.#open('loop', options);
  }

  if(options: BlockOptions = {}): Label {
    return this.#open('if', options);
  }

  else(): FunctionBuilder {
    const { op, label } = this.#draft.close();
    if (op !== 'if') unreachable(`an else in a ${op}`);
    this.#draft.open({ op: 'else', label });
    return this.#emit('else', { kind: 'mark' });
  }

  end(): FunctionBuilder {
    this.#draft.close();
    return this.#emit('end', { kind: 'mark' });
  }

  br(label: Label): FunctionBuilder {
    return this.#emit('br', { kind: 'label', target: this.#draft.target(label) });
  }

  brIf(label: Label): FunctionBuilder {
    return this.#emit('br_if', { kind: 'label', target: this.#draft.target(label) });
  }

  brTable(labels: readonly Label[], otherwise: Label): FunctionBuilder {
    const { target } = this.#draft;
    return this.#emit('br_table', {
      kind: 'labels',
      targets: labels.map((label) => target(label)),
      otherwise: target(otherwise),
    });
  }

  call(callee: Callable): FunctionBuilder {
    return this.#emit('call', { kind: 'function', callee });
  }

  #emit(op: Mnemonic, immediate: Immediate): FunctionBuilder {
    const instruction = { op, immediate };
    this.#watch?.(instruction);
    writeInstruction(this.code, instruction);
    return this;
  }

  #use(op: MnemonicOf<'local'>, local: Local): FunctionBuilder {
    const own = this.locals[local.index] === local;
    if (!own) unreachable(`local $${local.name} is not one of $${this.name}`);
    this.#watch?.({ op, immediate: { kind: 'local', local } });
    this.#bytes.byte(ON_LOCAL[op]);
    this.#bytes.unsigned(local.index);
    return this;
  }

  #open(op: MnemonicOf<'block'>, options: BlockOptions): Label {
    const type: FunctionType = { params: options.params ?? [], results: options.results ?? [] };
    const carried = op === 'loop' ? type.params : type.results;
    const label = this.#draft.label(options.name ?? op, carried);
    this.#emit(op, { kind: 'block', label, type });
    this.#draft.open({ op, label });
    return label;
  }
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
  return new DraftBuilder(draft, names);
}
