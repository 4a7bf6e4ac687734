/**
 * The instructions of WebAssembly 2.0 that gradus uses, by their names in the specification, each with its
 * neighbours. Whoever needs another adds its row.
 *
 * The specification numbers instructions one after the other, and a row is such a run:
 * `[prefix, first code, names, immediate, size]`; rows without an immediate stop after the names. A code over
 * 0xff is a prefix byte and an index: `0xfd_e4` is instruction 0xe4 behind prefix 0xfd. What `size` counts is said
 * above each group that has one. A table and not a set of methods, so that the encoder, the printer and the
 * tests all read the same facts; what instructions take and leave, which only checkers and printers ask, is in
 * `effects.table.ts`.
 *
 * Reference: index of instructions, WebAssembly core specification.
 */
export const OPCODES = [
  // Control
  ['', 0x00, 'unreachable nop'],
  ['', 0x02, 'block loop if', 'block'],
  ['', 0x05, 'else', 'mark'],
  ['', 0x0b, 'end', 'mark'],
  ['', 0x0c, 'br br_if', 'label'],
  ['', 0x0e, 'br_table', 'labels'],
  ['', 0x0f, 'return'],
  ['', 0x10, 'call', 'function'],
  ['', 0x1a, 'drop select'],

  // Variables
  ['local.', 0x20, 'get set tee', 'local'],

  // Memory: the size is the number of bytes read or written
  ['i32.', 0x28, 'load', 'memory', 4],
  ['i64.', 0x29, 'load', 'memory', 8],
  ['f32.', 0x2a, 'load', 'memory', 4],
  ['f64.', 0x2b, 'load', 'memory', 8],
  ['i32.', 0x2c, 'load8_s load8_u', 'memory', 1],
  ['i32.', 0x36, 'store', 'memory', 4],
  ['i64.', 0x37, 'store', 'memory', 8],
  ['f32.', 0x38, 'store', 'memory', 4],
  ['f64.', 0x39, 'store', 'memory', 8],
  ['i32.', 0x3a, 'store8', 'memory', 1],

  // Whole memory: the size is the number of memory indices, all zero
  ['memory.', 0xfc_0a, 'copy', 'memories', 2],

  // Constants
  ['i32.', 0x41, 'const', 'i32'],
  ['i64.', 0x42, 'const', 'i64'],
  ['f32.', 0x43, 'const', 'f32'],
  ['f64.', 0x44, 'const', 'f64'],
  ['v128.', 0xfd_0c, 'const', 'v128'],

  // Numbers
  ['i32.', 0x45, 'eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'],
  ['i64.', 0x50, 'eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'],
  ['f32.', 0x5b, 'eq ne lt gt le ge'],
  ['f64.', 0x61, 'eq ne lt gt le ge'],
  ['i32.', 0x6a, 'add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'],
  ['i64.', 0x7c, 'add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'],
  ['f32.', 0x8b, 'abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign'],
  ['f64.', 0x99, 'abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign'],

  // Conversions of numbers
  ['f32.', 0xb2, 'convert_i32_s convert_i32_u'],
  ['f32.', 0xb6, 'demote_f64'],
  ['f64.', 0xb7, 'convert_i32_s convert_i32_u convert_i64_s convert_i64_u promote_f32'],
  ['i32.', 0xbc, 'reinterpret_f32'],
  ['i64.', 0xbd, 'reinterpret_f64'],
  ['f32.', 0xbe, 'reinterpret_i32'],
  ['f64.', 0xbf, 'reinterpret_i64'],
  ['i32.', 0xfc_00, 'trunc_sat_f32_s trunc_sat_f32_u trunc_sat_f64_s trunc_sat_f64_u'],
  ['i64.', 0xfc_06, 'trunc_sat_f64_s trunc_sat_f64_u'],

  // Vector memory
  ['v128.', 0xfd_00, 'load', 'memory', 16],
  ['v128.', 0xfd_09, 'load32_splat', 'memory', 4],
  ['v128.', 0xfd_0a, 'load64_splat', 'memory', 8],
  ['v128.', 0xfd_5c, 'load32_zero', 'memory', 4],
  ['v128.', 0xfd_0b, 'store', 'memory', 16],
  ['v128.', 0xfd_5a, 'store32_lane', 'memoryLane', 4],

  // Lanes: the size is the number of lanes
  ['i8x16.', 0xfd_0d, 'shuffle', 'lanes', 32],
  ['i32x4.', 0xfd_11, 'splat'],
  ['f32x4.', 0xfd_13, 'splat'],
  ['f64x2.', 0xfd_14, 'splat'],
  ['i32x4.', 0xfd_1b, 'extract_lane replace_lane', 'lane', 4],
  ['f32x4.', 0xfd_1f, 'extract_lane replace_lane', 'lane', 4],
  ['f64x2.', 0xfd_21, 'extract_lane replace_lane', 'lane', 2],

  // Vectors; in a comparison a lane becomes all ones or all zeros
  ['v128.', 0xfd_4d, 'not and andnot or xor bitselect any_true'],
  ['i32x4.', 0xfd_37, 'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'],
  ['f32x4.', 0xfd_41, 'eq ne lt gt le ge'],
  ['f64x2.', 0xfd_47, 'eq ne lt gt le ge'],
  ['i32x4.', 0xfd_a0, 'abs neg'],
  ['i32x4.', 0xfd_ab, 'shl shr_s shr_u add'],
  ['i32x4.', 0xfd_b1, 'sub'],
  ['i32x4.', 0xfd_b5, 'mul min_s min_u max_s max_u dot_i16x8_s'],
  ['i64x2.', 0xfd_cb, 'shl shr_s shr_u'],
  ['f32x4.', 0xfd_67, 'ceil floor trunc nearest'],
  ['f32x4.', 0xfd_e0, 'abs neg'],
  ['f32x4.', 0xfd_e3, 'sqrt add sub mul div min max pmin pmax'],
  ['f64x2.', 0xfd_74, 'ceil floor'],
  ['f64x2.', 0xfd_7a, 'trunc'],
  ['f64x2.', 0xfd_94, 'nearest'],
  ['f64x2.', 0xfd_ec, 'abs neg'],
  ['f64x2.', 0xfd_ef, 'sqrt add sub mul div min max pmin pmax'],

  // Vector conversions
  ['i8x16.', 0xfd_65, 'narrow_i16x8_s narrow_i16x8_u'],
  ['i16x8.', 0xfd_85, 'narrow_i32x4_s narrow_i32x4_u'],
  [
    'i16x8.',
    0xfd_87,
    'extend_low_i8x16_s extend_high_i8x16_s extend_low_i8x16_u extend_high_i8x16_u',
  ],
  [
    'i32x4.',
    0xfd_a7,
    'extend_low_i16x8_s extend_high_i16x8_s extend_low_i16x8_u extend_high_i16x8_u',
  ],
  ['i32x4.', 0xfd_f8, 'trunc_sat_f32x4_s trunc_sat_f32x4_u'],
  ['f32x4.', 0xfd_fa, 'convert_i32x4_s convert_i32x4_u'],
  ['i32x4.', 0xfd_fc, 'trunc_sat_f64x2_s_zero trunc_sat_f64x2_u_zero'],
  ['f64x2.', 0xfd_fe, 'convert_low_i32x4_s convert_low_i32x4_u'],
  ['f32x4.', 0xfd_5e, 'demote_f64x2_zero'],
  ['f64x2.', 0xfd_5f, 'promote_low_f32x4'],
] as const;
