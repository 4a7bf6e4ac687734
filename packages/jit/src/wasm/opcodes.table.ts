/**
 * The instructions of WebAssembly 2.0 that gradus uses, by their names in the specification, each with its
 * neighbours. Whoever needs another adds its row.
 *
 * The specification numbers instructions of one kind one after the other, and a row is such a run:
 * `[prefix, first code, names, operands, results, immediate, size]`; rows without an immediate stop after the
 * results. A code over 0xff is a prefix byte and an index: `0xfd_e4` is instruction 0xe4 behind
 * prefix 0xfd. Operands and results are lists of types, the last one on top of the stack. What
 * `size` counts is said above each group that has one. A table and not a set of methods, so that
 * the encoder, the checker, the printer and the tests all read the same facts.
 *
 * Reference: index of instructions, WebAssembly core specification.
 */
export const OPCODES = [
  // Control. The operands of these depend on labels and callees: effect.ts knows them.
  ['', 0x00, 'unreachable nop', '', ''],
  ['', 0x02, 'block loop if', '', '', 'block'],
  ['', 0x05, 'else', '', '', 'mark'],
  ['', 0x0b, 'end', '', '', 'mark'],
  ['', 0x0c, 'br br_if', '', '', 'label'],
  ['', 0x0e, 'br_table', '', '', 'labels'],
  ['', 0x0f, 'return', '', ''],
  ['', 0x10, 'call', '', '', 'function'],

  // Any type: every '?' of one instruction is the same type.
  ['', 0x1a, 'drop', '?', ''],
  ['', 0x1b, 'select', '? ? i32', '?'],

  // Variables
  ['local.', 0x20, 'get set tee', '', '', 'local'],

  // Memory: the size is the number of bytes read or written
  ['i32.', 0x28, 'load', 'i32', 'i32', 'memory', 4],
  ['i64.', 0x29, 'load', 'i32', 'i64', 'memory', 8],
  ['f32.', 0x2a, 'load', 'i32', 'f32', 'memory', 4],
  ['f64.', 0x2b, 'load', 'i32', 'f64', 'memory', 8],
  ['i32.', 0x2c, 'load8_s load8_u', 'i32', 'i32', 'memory', 1],
  ['i32.', 0x36, 'store', 'i32 i32', '', 'memory', 4],
  ['i64.', 0x37, 'store', 'i32 i64', '', 'memory', 8],
  ['f32.', 0x38, 'store', 'i32 f32', '', 'memory', 4],
  ['f64.', 0x39, 'store', 'i32 f64', '', 'memory', 8],
  ['i32.', 0x3a, 'store8', 'i32 i32', '', 'memory', 1],

  // Whole memory: the size is the number of memory indices, all zero
  ['memory.', 0xfc_0a, 'copy', 'i32 i32 i32', '', 'memories', 2],

  // Constants
  ['i32.', 0x41, 'const', '', 'i32', 'i32'],
  ['i64.', 0x42, 'const', '', 'i64', 'i64'],
  ['f32.', 0x43, 'const', '', 'f32', 'f32'],
  ['f64.', 0x44, 'const', '', 'f64', 'f64'],
  ['v128.', 0xfd_0c, 'const', '', 'v128', 'v128'],

  // Comparisons of numbers
  ['i32.', 0x45, 'eqz', 'i32', 'i32'],
  ['i32.', 0x46, 'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u', 'i32 i32', 'i32'],
  ['i64.', 0x50, 'eqz', 'i64', 'i32'],
  ['i64.', 0x51, 'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u', 'i64 i64', 'i32'],
  ['f32.', 0x5b, 'eq ne lt gt le ge', 'f32 f32', 'i32'],
  ['f64.', 0x61, 'eq ne lt gt le ge', 'f64 f64', 'i32'],

  // Arithmetic of integers
  [
    'i32.',
    0x6a,
    'add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr',
    'i32 i32',
    'i32',
  ],
  [
    'i64.',
    0x7c,
    'add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr',
    'i64 i64',
    'i64',
  ],

  // Arithmetic of floats
  ['f32.', 0x8b, 'abs neg ceil floor trunc nearest sqrt', 'f32', 'f32'],
  ['f32.', 0x92, 'add sub mul div min max copysign', 'f32 f32', 'f32'],
  ['f64.', 0x99, 'abs neg ceil floor trunc nearest sqrt', 'f64', 'f64'],
  ['f64.', 0xa0, 'add sub mul div min max copysign', 'f64 f64', 'f64'],

  // Conversions of numbers
  ['f32.', 0xb2, 'convert_i32_s convert_i32_u', 'i32', 'f32'],
  ['f32.', 0xb6, 'demote_f64', 'f64', 'f32'],
  ['f64.', 0xb7, 'convert_i32_s convert_i32_u', 'i32', 'f64'],
  ['f64.', 0xb9, 'convert_i64_s convert_i64_u', 'i64', 'f64'],
  ['f64.', 0xbb, 'promote_f32', 'f32', 'f64'],
  ['i32.', 0xbc, 'reinterpret_f32', 'f32', 'i32'],
  ['i64.', 0xbd, 'reinterpret_f64', 'f64', 'i64'],
  ['f32.', 0xbe, 'reinterpret_i32', 'i32', 'f32'],
  ['f64.', 0xbf, 'reinterpret_i64', 'i64', 'f64'],
  ['i32.', 0xfc_00, 'trunc_sat_f32_s trunc_sat_f32_u', 'f32', 'i32'],
  ['i32.', 0xfc_02, 'trunc_sat_f64_s trunc_sat_f64_u', 'f64', 'i32'],
  ['i64.', 0xfc_06, 'trunc_sat_f64_s trunc_sat_f64_u', 'f64', 'i64'],

  // Vector memory
  ['v128.', 0xfd_00, 'load', 'i32', 'v128', 'memory', 16],
  ['v128.', 0xfd_09, 'load32_splat', 'i32', 'v128', 'memory', 4],
  ['v128.', 0xfd_0a, 'load64_splat', 'i32', 'v128', 'memory', 8],
  ['v128.', 0xfd_5c, 'load32_zero', 'i32', 'v128', 'memory', 4],
  ['v128.', 0xfd_0b, 'store', 'i32 v128', '', 'memory', 16],
  ['v128.', 0xfd_5a, 'store32_lane', 'i32 v128', '', 'memoryLane', 4],

  // Lanes: the size is the number of lanes
  ['i8x16.', 0xfd_0d, 'shuffle', 'v128 v128', 'v128', 'lanes', 32],
  ['i32x4.', 0xfd_11, 'splat', 'i32', 'v128'],
  ['f32x4.', 0xfd_13, 'splat', 'f32', 'v128'],
  ['f64x2.', 0xfd_14, 'splat', 'f64', 'v128'],
  ['i32x4.', 0xfd_1b, 'extract_lane', 'v128', 'i32', 'lane', 4],
  ['i32x4.', 0xfd_1c, 'replace_lane', 'v128 i32', 'v128', 'lane', 4],
  ['f32x4.', 0xfd_1f, 'extract_lane', 'v128', 'f32', 'lane', 4],
  ['f32x4.', 0xfd_20, 'replace_lane', 'v128 f32', 'v128', 'lane', 4],
  ['f64x2.', 0xfd_21, 'extract_lane', 'v128', 'f64', 'lane', 2],
  ['f64x2.', 0xfd_22, 'replace_lane', 'v128 f64', 'v128', 'lane', 2],

  // Vector bits
  ['v128.', 0xfd_4d, 'not', 'v128', 'v128'],
  ['v128.', 0xfd_4e, 'and andnot or xor', 'v128 v128', 'v128'],
  ['v128.', 0xfd_52, 'bitselect', 'v128 v128 v128', 'v128'],
  ['v128.', 0xfd_53, 'any_true', 'v128', 'i32'],

  // Vector comparisons: a lane becomes all ones or all zeros
  ['i32x4.', 0xfd_37, 'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u', 'v128 v128', 'v128'],
  ['f32x4.', 0xfd_41, 'eq ne lt gt le ge', 'v128 v128', 'v128'],
  ['f64x2.', 0xfd_47, 'eq ne lt gt le ge', 'v128 v128', 'v128'],

  // Vector arithmetic of integers
  ['i32x4.', 0xfd_a0, 'abs neg', 'v128', 'v128'],
  ['i32x4.', 0xfd_ab, 'shl shr_s shr_u', 'v128 i32', 'v128'],
  ['i32x4.', 0xfd_ae, 'add', 'v128 v128', 'v128'],
  ['i32x4.', 0xfd_b1, 'sub', 'v128 v128', 'v128'],
  ['i32x4.', 0xfd_b5, 'mul', 'v128 v128', 'v128'],
  ['i64x2.', 0xfd_cb, 'shl shr_s shr_u', 'v128 i32', 'v128'],
  ['i32x4.', 0xfd_b6, 'min_s min_u max_s max_u dot_i16x8_s', 'v128 v128', 'v128'],

  // Vector arithmetic of floats
  ['f32x4.', 0xfd_67, 'ceil floor trunc nearest', 'v128', 'v128'],
  ['f64x2.', 0xfd_74, 'ceil floor', 'v128', 'v128'],
  ['f64x2.', 0xfd_7a, 'trunc', 'v128', 'v128'],
  ['f64x2.', 0xfd_94, 'nearest', 'v128', 'v128'],
  ['f32x4.', 0xfd_e0, 'abs neg', 'v128', 'v128'],
  ['f32x4.', 0xfd_e3, 'sqrt', 'v128', 'v128'],
  ['f32x4.', 0xfd_e4, 'add sub mul div min max pmin pmax', 'v128 v128', 'v128'],
  ['f64x2.', 0xfd_ec, 'abs neg', 'v128', 'v128'],
  ['f64x2.', 0xfd_ef, 'sqrt', 'v128', 'v128'],
  ['f64x2.', 0xfd_f0, 'add sub mul div min max pmin pmax', 'v128 v128', 'v128'],

  // Vector conversions
  ['i8x16.', 0xfd_65, 'narrow_i16x8_s narrow_i16x8_u', 'v128 v128', 'v128'],
  ['i16x8.', 0xfd_85, 'narrow_i32x4_s narrow_i32x4_u', 'v128 v128', 'v128'],
  [
    'i16x8.',
    0xfd_87,
    'extend_low_i8x16_s extend_high_i8x16_s extend_low_i8x16_u extend_high_i8x16_u',
    'v128',
    'v128',
  ],
  [
    'i32x4.',
    0xfd_a7,
    'extend_low_i16x8_s extend_high_i16x8_s extend_low_i16x8_u extend_high_i16x8_u',
    'v128',
    'v128',
  ],
  ['i32x4.', 0xfd_f8, 'trunc_sat_f32x4_s trunc_sat_f32x4_u', 'v128', 'v128'],
  ['f32x4.', 0xfd_fa, 'convert_i32x4_s convert_i32x4_u', 'v128', 'v128'],
  ['i32x4.', 0xfd_fc, 'trunc_sat_f64x2_s_zero trunc_sat_f64x2_u_zero', 'v128', 'v128'],
  ['f64x2.', 0xfd_fe, 'convert_low_i32x4_s convert_low_i32x4_u', 'v128', 'v128'],
  ['f32x4.', 0xfd_5e, 'demote_f64x2_zero', 'v128', 'v128'],
  ['f64x2.', 0xfd_5f, 'promote_low_f32x4', 'v128', 'v128'],
] as const;
