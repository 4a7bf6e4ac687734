/**
 * Operations on vectors that are one instruction on each register, by operation and dtype of the operands.
 * A bool is a mask: all bits of its lane, or none. What is missing here is a few instructions
 * (`emitVector.ts`, `vectorCasts.ts`) or done lane by lane.
 */
import type { DType } from '@gradus/tensor';
import type { Operation } from '../kernels/kernel.js';
import type { MnemonicOf } from './assembler.js';

type Word = MnemonicOf<'none'>;
type Row = Readonly<Partial<Record<DType, Word>>>;

const floats = <const A extends string>(
  name: A,
): { float32: `f32x4.${A}`; float64: `f64x2.${A}` } => ({
  float32: `f32x4.${name}`,
  float64: `f64x2.${name}`,
});
const whole = <const A extends string>(name: A): { int32: `i32x4.${A}`; uint32: `i32x4.${A}` } => ({
  int32: `i32x4.${name}`,
  uint32: `i32x4.${name}`,
});
const signed = <const A extends string>(
  name: A,
): { int32: `i32x4.${A}_s`; uint32: `i32x4.${A}_u`; bool: `i32x4.${A}_u` } => ({
  int32: `i32x4.${name}_s`,
  uint32: `i32x4.${name}_u`,
  bool: `i32x4.${name}_u`,
});
const bits = <const A extends Word>(op: A): { int32: A; uint32: A; bool: A } => ({
  int32: op,
  uint32: op,
  bool: op,
});

/** One instruction on one or two vectors. */
export const VECTOR_INSTRUCTIONS: Readonly<Partial<Record<Operation, Row>>> = {
  add: { ...floats('add'), ...whole('add') },
  sub: { ...floats('sub'), ...whole('sub') },
  mul: { ...floats('mul'), ...whole('mul') },
  div: floats('div'),
  neg: { ...floats('neg'), ...whole('neg') },
  abs: { ...floats('abs'), int32: 'i32x4.abs' },
  sqrt: floats('sqrt'),
  floor: floats('floor'),
  ceil: floats('ceil'),
  round: floats('nearest'),
  trunc: floats('trunc'),
  min: { ...floats('min'), int32: 'i32x4.min_s', uint32: 'i32x4.min_u' },
  max: { ...floats('max'), int32: 'i32x4.max_s', uint32: 'i32x4.max_u' },
  equal: { ...floats('eq'), ...whole('eq'), bool: 'i32x4.eq' },
  less: { ...floats('lt'), ...signed('lt') },
  lessEqual: { ...floats('le'), ...signed('le') },
  and: bits('v128.and'),
  or: bits('v128.or'),
  xor: bits('v128.xor'),
  not: bits('v128.not'),
};
