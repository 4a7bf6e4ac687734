/**
 * What commands need of an assembler for WebAssembly. Compilers hand theirs over, so that this package holds none.
 */
import type { Buffer } from '@gradus/tensor/code';

/** A local variable, a block or a function of an assembler: whatever it is, it goes back as it came. */
export type Mark = object;

/** Instructions of WebAssembly, by their names in its specification. */
export type ControlInstruction = 'i32.add' | 'i32.ne' | 'i32.eqz' | 'i32.lt_u' | 'memory.copy';

/** Accesses to memory that are narrower than a number, or of any kind. */
export type ControlAccess = 'i32.load' | 'i32.load8_u' | 'i32.store8';

/** Types of values. */
export type ControlType = 'i32' | 'f32' | 'f64';

/** A function to which instructions are added. */
export interface Assembler {
  /** A variable of its own, 0 at the start. */
  local(type: ControlType, name?: string): Mark;
  localGet(local: Mark): Assembler;
  localSet(local: Mark): Assembler;
  localTee(local: Mark): Assembler;
  const(type: ControlType, value: number): Assembler;
  op(op: ControlInstruction): Assembler;
  access(op: ControlAccess): Assembler;
  store(type: ControlType): Assembler;
  /** Open a block, and answer its label. */
  block(options?: { readonly name?: string }): Mark;
  loop(options?: { readonly name?: string }): Mark;
  if(options?: { readonly name?: string }): Mark;
  /** Closes the innermost block. */
  end(): Assembler;
  br(label: Mark): Assembler;
  brIf(label: Mark): Assembler;
  brTable(labels: readonly Mark[], otherwise: Mark): Assembler;
  call(callee: Mark): Assembler;
}

/** The function of commands while it is written. */
export interface ControlFrame<F extends Assembler> {
  readonly f: F;
  /** The address of its arena. */
  readonly arena: Mark;
  /** Where buffers begin that are not in the arena. */
  readonly begins: Map<Buffer, Mark>;
}

/** What a compiler hands over. */
export interface ControlEmission<C, F extends Assembler = Assembler> {
  /** Begins the function of the commands; the functions that it calls are there by then. */
  begin(): ControlFrame<F>;
  /** Where a buffer begins in the arena; null for those that are elsewhere. */
  offsetOf(buffer: Buffer): number | null;
  /** Adds the function of what is called. */
  emit(code: C): Mark;
}
