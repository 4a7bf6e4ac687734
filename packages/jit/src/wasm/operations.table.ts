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
/** Instructions that have another name than the operation. */
const NAMES: Readonly<Partial<Record<Operation, string>>> = {
  round: 'nearest',
  equal: 'eq',
  less: 'lt',
  lessEqual: 'le',
  shiftLeft: 'shl',
  shiftRight: 'shr',
};

/** Operations whose instruction says whether integers have a sign. */
const SIGNED: readonly Operation[] = ['min', 'max', 'less', 'lessEqual', 'shiftRight'];

/** Operations on bits or truths, which floats do not have. */
export const LOGIC: readonly Operation[] = ['and', 'or', 'xor', 'not'];

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
  if (isFloat(dtype) && LOGIC.includes(op)) return undefined;
  const sign = !isFloat(dtype) && SIGNED.includes(op) ? `_${signOf(dtype)}` : '';
  for (const prefix of prefixes) {
    const word = `${prefix}.${NAMES[op] ?? op}${sign}` as Word;
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
