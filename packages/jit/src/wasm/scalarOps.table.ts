/**
 * Operations on one element that are one instruction, by operation and dtype of the operands. What is
 * missing here is a few instructions (`emitScalar.ts`) or a function (`helpers.ts`).
 */
import type { DType } from '@gradus/tensor';
import type { Operation } from '../kernels/kernel.js';
import type { MnemonicOf } from './assembler.js';

type Row = Readonly<Partial<Record<DType, MnemonicOf<'none'>>>>;

const floats = <const A extends string>(name: A): { float32: `f32.${A}`; float64: `f64.${A}` } => ({
  float32: `f32.${name}`,
  float64: `f64.${name}`,
});
const whole = <const A extends string>(name: A): { int32: `i32.${A}`; uint32: `i32.${A}` } => ({
  int32: `i32.${name}`,
  uint32: `i32.${name}`,
});
const signed = <const A extends string>(
  name: A,
): { int32: `i32.${A}_s`; uint32: `i32.${A}_u`; bool: `i32.${A}_u` } => ({
  int32: `i32.${name}_s`,
  uint32: `i32.${name}_u`,
  bool: `i32.${name}_u`,
});

/** One instruction on one or two elements. */
export const INSTRUCTIONS: Readonly<Partial<Record<Operation, Row>>> = {
  add: { ...floats('add'), ...whole('add') },
  sub: { ...floats('sub'), ...whole('sub') },
  mul: { ...floats('mul'), ...whole('mul') },
  div: floats('div'),
  neg: floats('neg'),
  abs: floats('abs'),
  sqrt: floats('sqrt'),
  floor: floats('floor'),
  ceil: floats('ceil'),
  round: floats('nearest'),
  trunc: floats('trunc'),
  min: floats('min'),
  max: floats('max'),
  equal: { ...floats('eq'), ...whole('eq'), bool: 'i32.eq' },
  less: { ...floats('lt'), ...signed('lt') },
  lessEqual: { ...floats('le'), ...signed('le') },
  and: { ...whole('and'), bool: 'i32.and' },
  or: { ...whole('or'), bool: 'i32.or' },
  xor: { ...whole('xor'), bool: 'i32.xor' },
  not: { bool: 'i32.eqz' },
  shiftLeft: whole('shl'),
  shiftRight: { int32: 'i32.shr_s', uint32: 'i32.shr_u' },
};

/** Operations that leave an integer as it is. */
export const UNCHANGED: Readonly<Partial<Record<Operation, readonly DType[]>>> = {
  floor: ['int32', 'uint32', 'bool'],
  ceil: ['int32', 'uint32', 'bool'],
  round: ['int32', 'uint32', 'bool'],
  trunc: ['int32', 'uint32', 'bool'],
  abs: ['uint32', 'bool'],
};

/** Conversions that are one instruction: from, then to. To bool there is a comparison, see `emitScalar.ts`. */
export const CONVERSIONS: Readonly<Partial<Record<DType, Row>>> = {
  float32: {
    float64: 'f64.promote_f32',
    int32: 'i32.trunc_sat_f32_s',
    uint32: 'i32.trunc_sat_f32_u',
  },
  float64: {
    float32: 'f32.demote_f64',
    int32: 'i32.trunc_sat_f64_s',
    uint32: 'i32.trunc_sat_f64_u',
  },
  int32: { float32: 'f32.convert_i32_s', float64: 'f64.convert_i32_s' },
  uint32: { float32: 'f32.convert_i32_u', float64: 'f64.convert_i32_u' },
  bool: { float32: 'f32.convert_i32_u', float64: 'f64.convert_i32_u' },
};
