/**
 * Operations that are one instruction, on an element or on each register of vectors of them. A bool is 0 or 1 as a
 * number, and a mask in a vector: all bits of its lane, or none. What is missing here is a few instructions
 * (`emitScalar.ts`, `emitVector.ts`), a function (`integerFunctions.ts`), or done lane by lane.
 */
import { isFloat, type DType } from '@gradus/tensor';
import type { Operation } from '../kernels/kernel.js';
import type { MnemonicOf } from './assembler.js';
import { allOpcodes } from './opcode.js';

type Word = MnemonicOf<'none'>;
type Names = readonly [float: string | null, integer?: string, bool?: string];

/** Their names for floats, integers and bools; one that ends in `_` says whether integers have a sign. */
const NAMES: Readonly<Partial<Record<Operation, Names>>> = {
  add: ['add', 'add'],
  sub: ['sub', 'sub'],
  mul: ['mul', 'mul'],
  div: ['div'],
  neg: ['neg', 'neg'],
  abs: ['abs', 'abs'],
  sqrt: ['sqrt'],
  floor: ['floor'],
  ceil: ['ceil'],
  round: ['nearest'],
  trunc: ['trunc'],
  min: ['min', 'min_'],
  max: ['max', 'max_'],
  equal: ['eq', 'eq', 'eq'],
  less: ['lt', 'lt_', 'lt_'],
  lessEqual: ['le', 'le_', 'le_'],
  and: [null, 'and', 'and'],
  or: [null, 'or', 'or'],
  xor: [null, 'xor', 'xor'],
  not: [null, 'not', 'not'],
  shiftLeft: [null, 'shl'],
  shiftRight: [null, 'shr_'],
};

/**
 * The instruction of an operation, if it is one.
 *
 * @param op - the operation
 * @param dtype - of its operands
 * @param prefixes - the types as which WebAssembly may have it
 * @returns its name; undefined where there is none
 */
export function instructionOf(
  op: Operation,
  dtype: DType,
  ...prefixes: readonly string[]
): Word | undefined {
  const [float, integer, bool] = NAMES[op] ?? [];
  const name = isFloat(dtype) ? float : dtype === 'bool' ? bool : integer;
  const sign = name?.endsWith('_') ? signOf(dtype) : '';
  for (const prefix of prefixes) {
    const word = `${prefix}.${name}${sign}` as Word;
    if (allOpcodes().has(word)) return word;
  }
  return undefined;
}

/** Operations that leave integers as they are. */
const ROUNDINGS: readonly Operation[] = ['floor', 'ceil', 'round', 'trunc'];

/**
 * Whether an operation leaves its operand as it is.
 *
 * @param op - the operation
 * @param dtype - of its operand
 * @returns true for an integer that is rounded, and the size of one without a sign
 */
export function isUnchanged(op: Operation, dtype: DType): boolean {
  return !isFloat(dtype) && (ROUNDINGS.includes(op) || (op === 'abs' && dtype !== 'int32'));
}

/**
 * The letter of instructions that depend on the sign.
 *
 * @param dtype - of integers, or bool
 * @returns s or u
 */
export function signOf(dtype: DType): 's' | 'u' {
  return dtype === 'int32' ? 's' : 'u';
}

/**
 * A conversion that is one instruction. To bool there is a comparison, see `emitScalar.ts`.
 *
 * @param from - the dtype of the operand
 * @param to - another dtype
 * @returns its name; undefined where there is none
 */
export function conversionOf(from: DType, to: DType): Word | undefined {
  if (isFloat(from) && isFloat(to)) return to === 'float64' ? 'f64.promote_f32' : 'f32.demote_f64';
  if (isFloat(to)) return `${to === 'float64' ? 'f64' : 'f32'}.convert_i32_${signOf(from)}`;
  if (!isFloat(from) || to === 'bool') return undefined;
  return `i32.trunc_sat_${from === 'float64' ? 'f64' : 'f32'}_${signOf(to)}`;
}
