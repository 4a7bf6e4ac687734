/**
 * A function being built whose instructions are kept beside their bytes: for tests, which follow the types on its
 * stack and run the same loops by an interpreter, and for whoever reads it as text. It writes no bytes itself.
 */
import { BytesBuilder } from './bytesBuilder.js';
import type { BlockOptions, FunctionBuilder, ParamTypes } from './functionBuilder.js';
import type {
  Callable,
  Instruction,
  Label,
  LaneShape,
  Local,
  MnemonicOf,
  NumberType,
  Target,
  ValueType,
} from './instruction.js';
import { InstructionLog } from './instructionLog.js';
import type { Types } from './numbers.js';
import { opcode } from './opcode.js';
import type { Checker } from './stackCheck.js';

/** What is kept of the functions of a module. */
export interface Keeping {
  readonly types: Types;
  /** What follows the types on the stack of each function; null for nothing. */
  readonly check: Checker | null;
}

/** A function being built, bytes and instructions. */
export class ReadableBuilder<P extends ParamTypes> extends BytesBuilder<P> {
  /** What is kept of it. */
  readonly log: InstructionLog;

  /**
   * @param name - what it is called
   * @param params - the names and types of its parameters, in order
   * @param results - the types of its results
   * @param keeping - the types of its module, and what checks it
   */
  constructor(name: string, params: P, results: readonly ValueType[], keeping: Keeping) {
    super(name, params, results, keeping.types);
    this.log = new InstructionLog(this, keeping.check?.(this));
    for (const param in params) this.log.nameOfLocal(param);
  }

  override get body(): readonly Instruction[] {
    return this.log.instructions;
  }

  override local(type: ValueType, wanted = 'local'): Local {
    return super.local(type, this.log.nameOfLocal(wanted));
  }

  override again(from: number, to: number): FunctionBuilder {
    this.log.repeat(from, to, this.place - from);
    return super.again(from, to);
  }

  override op(op: MnemonicOf<'none'> | MnemonicOf<'memories'>): FunctionBuilder {
    this.log.add(op, this.place);
    return super.op(op);
  }

  override const(type: NumberType, value: number | bigint): FunctionBuilder {
    this.log.add(`${type}.const`, this.place, { value });
    return super.const(type, value);
  }

  override constLanes(shape: LaneShape, values: readonly (number | bigint)[]): FunctionBuilder {
    this.log.add('v128.const', this.place, { shape, values });
    return super.constLanes(shape, values);
  }

  override lane(op: MnemonicOf<'lane'>, lane: number): FunctionBuilder {
    this.log.add(op, this.place, { lane });
    return super.lane(op, lane);
  }

  override shuffle(lanes: readonly number[]): FunctionBuilder {
    this.log.add('i8x16.shuffle', this.place, { lanes: [...lanes] });
    return super.shuffle(lanes);
  }

  override localGet(local: Local): FunctionBuilder {
    this.log.add('local.get', this.place, { local });
    return super.localGet(local);
  }

  override localSet(local: Local): FunctionBuilder {
    this.log.add('local.set', this.place, { local });
    return super.localSet(local);
  }

  override localTee(local: Local): FunctionBuilder {
    this.log.add('local.tee', this.place, { local });
    return super.localTee(local);
  }

  override access(
    op: MnemonicOf<'memory'>,
    offset = 0,
    align: number = opcode(op).size,
  ): FunctionBuilder {
    this.log.add(op, this.place, { offset, align });
    return super.access(op, offset, align);
  }

  override accessLane(op: MnemonicOf<'memoryLane'>, lane: number, offset = 0): FunctionBuilder {
    this.log.add(op, this.place, { lane, offset, align: opcode(op).size });
    return super.accessLane(op, lane, offset);
  }

  override block(options: BlockOptions = {}): Label {
    return this.#opened('block', options, (named) => super.block(named));
  }

  override loop(options: BlockOptions = {}): Label {
    return this.#opened('loop', options, (named) => super.loop(named));
  }

  override if(options: BlockOptions = {}): Label {
    return this.#opened('if', options, (named) => super.if(named));
  }

  override else(): FunctionBuilder {
    this.log.add('else', this.place);
    return super.else();
  }

  override end(): FunctionBuilder {
    this.log.add('end', this.place);
    return super.end();
  }

  override br(label: Label): FunctionBuilder {
    this.log.add('br', this.place, { target: this.#target(label) });
    return super.br(label);
  }

  override brIf(label: Label): FunctionBuilder {
    this.log.add('br_if', this.place, { target: this.#target(label) });
    return super.brIf(label);
  }

  override brTable(labels: readonly Label[], last: Label): FunctionBuilder {
    const targets = labels.map((label) => this.#target(label));
    this.log.add('br_table', this.place, { targets, otherwise: this.#target(last) });
    return super.brTable(labels, last);
  }

  override call(callee: Callable): FunctionBuilder {
    this.log.add('call', this.place, { callee });
    return super.call(callee);
  }

  #opened(
    op: MnemonicOf<'block'>,
    { name = op, params = [], results = [] }: BlockOptions,
    open: (options: BlockOptions) => Label,
  ): Label {
    const { place } = this;
    const label = open({ name: this.log.nameOfLabel(name), params, results });
    this.log.add(op, place, { label, type: { params, results } });
    return label;
  }

  #target(label: Label): Target {
    return { label, depth: this.depthOf(label) };
  }
}
