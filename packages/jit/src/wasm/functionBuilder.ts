/**
 * The methods by which code is emitted. There is one method for each *kind of immediate*, not one for
 * each instruction: which instructions exist is data in the table, so `f.op('f64.add')` is typed by
 * it, and a misspelt name or a missing immediate does not compile. Each method appends one instruction
 * and returns the builder, except those that open a block: they return its label.
 */
import type {
  Callable,
  Label,
  LaneShape,
  Local,
  MnemonicOf,
  NumberType,
  ValueType,
} from './instruction.js';
import type { FunctionDefinition } from './wasmFunction.js';

/** Names and types of parameters, in order. */
export type ParamTypes = Readonly<Record<string, ValueType>>;

/** What a block is called, takes and leaves; by default it takes and leaves nothing. */
export interface BlockOptions {
  readonly name?: string;
  readonly params?: readonly ValueType[];
  readonly results?: readonly ValueType[];
}

/** A function to which instructions are added. Throws where operands do not fit. */
export interface FunctionBuilder<P extends ParamTypes = ParamTypes> extends FunctionDefinition {
  /** The parameters by name. */
  readonly params: { readonly [K in keyof P]: Local };
  /** Declares a local variable, zero at the start. */
  local(type: ValueType, name?: string): Local;

  /** An instruction without immediates: `f.op('f64.add')`. */
  op(op: MnemonicOf<'none'> | MnemonicOf<'memories'>): FunctionBuilder;
  /** A constant; a float is rounded to its type. */
  const(type: NumberType, value: number | bigint): FunctionBuilder;
  /** A vector constant, one value a lane. */
  constLanes(shape: LaneShape, values: readonly (number | bigint)[]): FunctionBuilder;
  /** Extracts or replaces a lane. */
  lane(op: MnemonicOf<'lane'>, lane: number): FunctionBuilder;
  /** Picks 16 bytes out of the 32 of two vectors. */
  shuffle(lanes: readonly number[]): FunctionBuilder;

  /** The place of the next instruction. */
  readonly place: number;
  /** Appends the instructions between two places once more; they may not open blocks. */
  again(from: number, to: number): FunctionBuilder;

  localGet(local: Local): FunctionBuilder;
  localSet(local: Local): FunctionBuilder;
  localTee(local: Local): FunctionBuilder;

  /** Reads a whole value from the address on the stack plus `offset`. */
  load(type: ValueType, offset?: number): FunctionBuilder;
  /** Writes the value on top of the stack to the address below it plus `offset`. */
  store(type: ValueType, offset?: number): FunctionBuilder;
  /** Any access to memory: narrow, splatting, extending. `align` defaults to the access's size. */
  access(op: MnemonicOf<'memory'>, offset?: number, align?: number): FunctionBuilder;
  /** Reads or writes one lane. */
  accessLane(op: MnemonicOf<'memoryLane'>, lane: number, offset?: number): FunctionBuilder;

  /** Opens a block; a branch to its label goes to its end. */
  block(options?: BlockOptions): Label;
  /** Opens a loop; a branch to its label goes to its start. */
  loop(options?: BlockOptions): Label;
  /** Takes an i32 and opens a block that is entered when it is not zero. */
  if(options?: BlockOptions): Label;
  /** Opens the other branch of the innermost `if`. */
  else(): FunctionBuilder;
  /** Closes the innermost block. The function's own end is added by itself. */
  end(): FunctionBuilder;
  br(label: Label): FunctionBuilder;
  brIf(label: Label): FunctionBuilder;
  /** Branches to `labels[i]`, or to `otherwise` when there is no such label. */
  brTable(labels: readonly Label[], otherwise: Label): FunctionBuilder;
  call(callee: Callable): FunctionBuilder;
}
