/**
 * What instructions take from the stack and leave there, by the name behind their prefix: lists of types, the last
 * one on top of the stack. `T` is the type that the prefix names, `L` that of one lane, `S` the one from which the name
 * says it converts; every `?` of one instruction is the same type. For those that depend on labels and callees
 * see `effect.ts`.
 */
export type EffectRow = readonly [names: string, takes: string, leaves: string];

/** Of instructions on numbers, and of any that are not among those on vectors. */
export const ON_NUMBERS: readonly EffectRow[] = [
  ['nop unreachable return', '', ''],
  ['drop', '?', ''],
  ['select', '? ? i32', '?'],
  ['copy', 'i32 i32 i32', ''],
  ['const', '', 'T'],
  ['load load8_s load8_u', 'i32', 'T'],
  ['store store8', 'i32 T', ''],
  ['eqz', 'T', 'i32'],
  ['eq ne lt gt le ge', 'T T', 'i32'],
  ['lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u', 'T T', 'i32'],
  ['add sub mul div min max copysign', 'T T', 'T'],
  ['div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr', 'T T', 'T'],
  ['abs neg ceil floor trunc nearest sqrt', 'T', 'T'],
  ['demote_f64 promote_f32 reinterpret_i32 reinterpret_i64', 'S', 'T'],
  ['reinterpret_f32 reinterpret_f64', 'S', 'T'],
  ['convert_i32_s convert_i32_u convert_i64_s convert_i64_u', 'S', 'T'],
  ['trunc_sat_f32_s trunc_sat_f32_u trunc_sat_f64_s trunc_sat_f64_u', 'S', 'T'],
];

/** Of instructions on vectors. */
export const ON_VECTORS: readonly EffectRow[] = [
  ['const', '', 'T'],
  ['load load32_splat load64_splat load32_zero', 'i32', 'T'],
  ['store store32_lane', 'i32 T', ''],
  ['splat', 'L', 'T'],
  ['extract_lane', 'T', 'L'],
  ['replace_lane', 'T L', 'T'],
  ['any_true', 'T', 'i32'],
  ['bitselect', 'T T T', 'T'],
  ['shl shr_s shr_u', 'T i32', 'T'],
  ['shuffle and andnot or xor', 'T T', 'T'],
  ['eq ne lt gt le ge', 'T T', 'T'],
  ['lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u', 'T T', 'T'],
  ['add sub mul div min max pmin pmax', 'T T', 'T'],
  ['min_s min_u max_s max_u dot_i16x8_s', 'T T', 'T'],
  ['narrow_i16x8_s narrow_i16x8_u narrow_i32x4_s narrow_i32x4_u', 'T T', 'T'],
  ['not abs neg sqrt ceil floor trunc nearest', 'T', 'T'],
  ['extend_low_i8x16_s extend_high_i8x16_s extend_low_i8x16_u extend_high_i8x16_u', 'T', 'T'],
  ['extend_low_i16x8_s extend_high_i16x8_s extend_low_i16x8_u extend_high_i16x8_u', 'T', 'T'],
  ['trunc_sat_f32x4_s trunc_sat_f32x4_u convert_i32x4_s convert_i32x4_u', 'T', 'T'],
  ['trunc_sat_f64x2_s_zero trunc_sat_f64x2_u_zero demote_f64x2_zero', 'T', 'T'],
  ['convert_low_i32x4_s convert_low_i32x4_u promote_low_f32x4', 'T', 'T'],
];
