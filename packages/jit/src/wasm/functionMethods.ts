/**
 * How the methods of a function builder write their instructions: as bytes, at once. A class, since thousands
 * of instructions are made by methods of one shape. What they were given goes as data to the log of whoever reads
 * or checks the function; a compiled program has none, and the engine checks its bytes.
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
  Target,
  ValueType,
} from './instruction.js';
import type { InstructionLog } from './instructionLog.js';
import { opcode } from './opcode.js';
import type { DraftOptions } from './wasmFunction.js';

class DraftBuilder<P extends ParamTypes> implements FunctionBuilder<P> {
  readonly kind = 'definition';
  readonly name: string;
  readonly type: FunctionType;
  readonly locals: Local[] = [];
  readonly code: Code;
  readonly params: FunctionBuilder<P>['params'];
  readonly #bytes: ByteWriter;
  readonly #open: Label[] = [];
  readonly #log: InstructionLog | null;

  constructor(name: string, params: P, results: readonly ValueType[], options: DraftOptions) {
    this.name = name;
    this.type = { params: Object.values(params), results };
    this.code = new Code(options.types);
    this.#bytes = this.code.bytes;
    this.#log = options.log && options.log.of(this);
    const locals = Object.entries(params).map(([param, type]) => [param, this.local(type, param)]);
    this.params = Object.fromEntries(locals) as FunctionBuilder<P>['params']; // each has its local
  }

  get body(): readonly Instruction[] | null {
    return this.#log && this.#log.instructions;
  }

  local(type: ValueType, wanted = 'local'): Local {
    const name = this.#log?.nameOfLocal(wanted) ?? wanted;
    const local = { name, type, index: this.locals.length };
    this.locals.push(local);
    return local;
  }

  get place(): number {
    return this.#bytes.length;
  }

  again(from: number, to: number): FunctionBuilder {
    this.#log?.repeat(from, to, this.place - from);
    this.code.repeat(from, to);
    return this;
  }

  op(op: MnemonicOf<'none'> | MnemonicOf<'memories'>): FunctionBuilder {
    this.#log?.add(op, this.place);
    const { code, size } = opcode(op);
    writeOpcode(this.#bytes, code);
    for (let i = 0; i < size; i++) this.#bytes.byte(0); // the number of a memory: there is one
    return this;
  }

  const(type: NumberType, value: number | bigint): FunctionBuilder {
    const op = `${type}.const` as const;
    this.#log?.add(op, this.place, { value });
    this.#begin(op);
    if (type === 'f32') this.#bytes.all(f32Bytes(value as number));
    else if (type === 'f64') this.#bytes.all(f64Bytes(value as number));
    else this.#bytes.signed(wrapped(value, type === 'i32' ? 32 : 64));
    return this;
  }

  constLanes(shape: LaneShape, values: readonly (number | bigint)[]): FunctionBuilder {
    this.#log?.add('v128.const', this.place, { shape, values });
    this.#begin('v128.const');
    this.#bytes.all(laneBytes(shape, values));
    return this;
  }

  lane(op: MnemonicOf<'lane'>, lane: number): FunctionBuilder {
    this.#log?.add(op, this.place, { lane });
    this.#begin(op);
    this.#bytes.byte(lane);
    return this;
  }

  shuffle(lanes: readonly number[]): FunctionBuilder {
    this.#log?.add('i8x16.shuffle', this.place, { lanes });
    this.#begin('i8x16.shuffle');
    this.#bytes.all(lanes);
    return this;
  }

  localGet(local: Local): FunctionBuilder {
    return this.#use('local.get', 0x20, local); // half of all instructions are on locals
  }

  localSet(local: Local): FunctionBuilder {
    return this.#use('local.set', 0x21, local);
  }

  localTee(local: Local): FunctionBuilder {
    return this.#use('local.tee', 0x22, local);
  }

  load(type: ValueType, offset?: number): FunctionBuilder {
    return this.access(`${type}.load`, offset);
  }

  store(type: ValueType, offset?: number): FunctionBuilder {
    return this.access(`${type}.store`, offset);
  }

  access(op: MnemonicOf<'memory'>, offset = 0, align = opcode(op).size): FunctionBuilder {
    this.#log?.add(op, this.place, { offset, align });
    return this.#place(op, offset, align);
  }

  accessLane(op: MnemonicOf<'memoryLane'>, lane: number, offset = 0): FunctionBuilder {
    const align = opcode(op).size;
    this.#log?.add(op, this.place, { lane, offset, align });
    this.#place(op, offset, align);
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
    this.#log?.add('else', this.place);
    return this.#begin('else');
  }

  end(): FunctionBuilder {
    this.#log?.add('end', this.place);
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
    const [targets, last] = [labels.map((label) => this.#target(label)), this.#target(otherwise)];
    this.#log?.add('br_table', this.place, { targets, otherwise: last });
    this.#begin('br_table');
    this.#bytes.unsigned(targets.length);
    for (const { depth } of [...targets, last]) this.#bytes.unsigned(depth);
    return this;
  }

  call(callee: Callable): FunctionBuilder {
    this.#log?.add('call', this.place, { callee });
    this.#begin('call');
    this.code.refer(callee);
    return this;
  }

  #begin(op: Mnemonic): FunctionBuilder {
    writeOpcode(this.#bytes, opcode(op).code);
    return this;
  }

  #use(op: MnemonicOf<'local'>, code: number, local: Local): FunctionBuilder {
    this.#log?.add(op, this.place, { local });
    this.#bytes.byte(code);
    this.#bytes.unsigned(local.index);
    return this;
  }

  #place(op: Mnemonic, offset: number, align: number): FunctionBuilder {
    this.#begin(op);
    this.#bytes.byte(Math.log2(align));
    this.#bytes.unsigned(offset);
    return this;
  }

  #block(op: MnemonicOf<'block'>, { name = op, params = [], results = [] }: BlockOptions): Label {
    const type: FunctionType = { params, results };
    const carried = op === 'loop' ? params : results;
    const label = { name: this.#log?.nameOfLabel(name) ?? name, carried };
    this.#log?.add(op, this.place, { label, type });
    this.#begin(op);
    blockType(this.code, type);
    this.#open.push(label);
    return label;
  }

  #branch(op: MnemonicOf<'label'>, label: Label): FunctionBuilder {
    const target = this.#target(label);
    this.#log?.add(op, this.place, { target });
    this.#begin(op);
    this.#bytes.unsigned(target.depth);
    return this;
  }

  #target(label: Label): Target {
    return { label, depth: this.#open.length - 1 - this.#open.lastIndexOf(label) };
  }
}

/**
 * Starts a function without instructions.
 *
 * @param name - its name, unique in its module where it is read
 * @param params - the names and types of its parameters, in order
 * @param results - the types of its results
 * @param options - what becomes of instructions beside their bytes
 * @returns the builder
 */
export function buildFunction<P extends ParamTypes>(
  name: string,
  params: P,
  results: readonly ValueType[],
  options: DraftOptions,
): FunctionBuilder<P> {
  return new DraftBuilder(name, params, results, options);
}
