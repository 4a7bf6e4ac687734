/**
 * How the methods of a function builder write their instructions: as bytes, at once. A class, since thousands
 * of instructions are made by methods of one shape. Nothing is checked, the engine checks the bytes; who
 * wants to read a function, or to check it while it is built, has `ReadableBuilder`, which goes by this one.
 * Reference: the core specification, chapter "Binary Format", section "Instructions".
 */
import type { ByteWriter } from './byteWriter.js';
import { laneBytes, wrapped } from './constant.js';
import { f32Bytes, f64Bytes } from './encode.js';
import { blockType, Code, writeOpcode } from './encodeCode.js';
import type { BlockOptions, FunctionBuilder, ParamTypes } from './functionBuilder.js';
import type {
  Callable,
  FunctionType,
  Instruction,
  Label,
  LaneShape,
  Local,
  Mnemonic,
  MnemonicOf,
  NumberType,
  ValueType,
} from './instruction.js';
import type { Types } from './numbers.js';
import { opcode } from './opcode.js';

/** A function being built, of which only the bytes are kept. */
export class BytesBuilder<P extends ParamTypes> implements FunctionBuilder<P> {
  readonly kind = 'definition';
  readonly name: string;
  readonly type: FunctionType;
  readonly locals: Local[] = [];
  readonly code: Code;
  readonly params: FunctionBuilder<P>['params'];
  readonly #bytes: ByteWriter;
  readonly #open: Label[] = [];

  /**
   * @param name - what it is called
   * @param params - the names and types of its parameters, in order
   * @param results - the types of its results
   * @param types - the types of its module
   */
  constructor(name: string, params: P, results: readonly ValueType[], types: Types) {
    this.name = name;
    this.type = { params: Object.values(params), results };
    this.code = new Code(types);
    this.#bytes = this.code.bytes;
    const locals = Object.entries(params).map(([param, type]) => [
      param,
      this.#declare(type, param),
    ]);
    this.params = Object.fromEntries(locals) as FunctionBuilder<P>['params']; // each has its local
  }

  /** None are kept. */
  get body(): readonly Instruction[] | null {
    return null;
  }

  local(type: ValueType, name = 'local'): Local {
    return this.#declare(type, name);
  }

  get place(): number {
    return this.#bytes.length;
  }

  again(from: number, to: number): FunctionBuilder {
    this.code.repeat(from, to);
    return this;
  }

  op(op: MnemonicOf<'none'> | MnemonicOf<'memories'>): FunctionBuilder {
    const { code, size } = opcode(op);
    writeOpcode(this.#bytes, code);
    for (let i = 0; i < size; i++) this.#bytes.byte(0); // the number of a memory: there is one
    return this;
  }

  const(type: NumberType, value: number | bigint): FunctionBuilder {
    this.#begin(`${type}.const`);
    if (type === 'f32') this.#bytes.all(f32Bytes(value as number));
    else if (type === 'f64') this.#bytes.all(f64Bytes(value as number));
    else this.#bytes.signed(wrapped(value, type === 'i32' ? 32 : 64));
    return this;
  }

  constLanes(shape: LaneShape, values: readonly (number | bigint)[]): FunctionBuilder {
    this.#begin('v128.const');
    this.#bytes.all(laneBytes(shape, values));
    return this;
  }

  lane(op: MnemonicOf<'lane'>, lane: number): FunctionBuilder {
    this.#begin(op);
    this.#bytes.byte(lane);
    return this;
  }

  shuffle(lanes: readonly number[]): FunctionBuilder {
    this.#begin('i8x16.shuffle');
    this.#bytes.all(lanes);
    return this;
  }

  localGet(local: Local): FunctionBuilder {
    return this.#use(0x20, local); // the codes of what half of all instructions are
  }

  localSet(local: Local): FunctionBuilder {
    return this.#use(0x21, local);
  }

  localTee(local: Local): FunctionBuilder {
    return this.#use(0x22, local);
  }

  load(type: ValueType, offset?: number): FunctionBuilder {
    return this.access(`${type}.load`, offset);
  }

  store(type: ValueType, offset?: number): FunctionBuilder {
    return this.access(`${type}.store`, offset);
  }

  access(op: MnemonicOf<'memory'>, offset?: number, align?: number): FunctionBuilder {
    return this.#access(op, offset, align);
  }

  accessLane(op: MnemonicOf<'memoryLane'>, lane: number, offset?: number): FunctionBuilder {
    this.#access(op, offset);
    this.#bytes.byte(lane);
    return this;
  }

  block(options: BlockOptions = {}): Label {
    return this.#block('block', options);
  }

  loop(options: BlockOptions = {}): Label {
    return this.#block('loop', options);
  }

  if(options: BlockOptions = {}): Label {
    return this.#block('if', options);
  }

  else(): FunctionBuilder {
    return this.#begin('else');
  }

  end(): FunctionBuilder {
    this.#open.pop();
    return this.#begin('end');
  }

  br(label: Label): FunctionBuilder {
    return this.#branch('br', label);
  }

  brIf(label: Label): FunctionBuilder {
    return this.#branch('br_if', label);
  }

  brTable(labels: readonly Label[], otherwise: Label): FunctionBuilder {
    this.#begin('br_table');
    this.#bytes.unsigned(labels.length);
    for (const label of [...labels, otherwise]) this.#bytes.unsigned(this.depthOf(label));
    return this;
  }

  call(callee: Callable): FunctionBuilder {
    this.#begin('call');
    this.code.refer(callee);
    return this;
  }

  #declare(type: ValueType, name: string): Local {
    const local = { name, type, index: this.locals.length };
    this.locals.push(local);
    return local;
  }

  #begin(op: Mnemonic): FunctionBuilder {
    writeOpcode(this.#bytes, opcode(op).code);
    return this;
  }

  #use(code: number, local: Local): FunctionBuilder {
    this.#bytes.byte(code);
    this.#bytes.unsigned(local.index);
    return this;
  }

  #access(op: Mnemonic, offset = 0, align = opcode(op).size): FunctionBuilder {
    this.#begin(op);
    this.#bytes.byte(Math.log2(align));
    this.#bytes.unsigned(offset);
    return this;
  }

  #block(op: MnemonicOf<'block'>, { name = op, params = [], results = [] }: BlockOptions): Label {
    const label = { name, carried: op === 'loop' ? params : results };
    this.#begin(op);
    blockType(this.code, { params, results });
    this.#open.push(label);
    return label;
  }

  #branch(op: MnemonicOf<'label'>, label: Label): FunctionBuilder {
    this.#begin(op);
    this.#bytes.unsigned(this.depthOf(label));
    return this;
  }

  /** How many blocks lie between here and a label that is open. */
  depthOf(label: Label): number {
    return this.#open.length - 1 - this.#open.lastIndexOf(label);
  }
}
