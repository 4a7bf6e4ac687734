/**
 * The instructions of WebAssembly 2.0 that gradus uses, by their names in the specification, each with its
 * neighbours. Whoever needs another adds it.
 *
 * The specification numbers instructions one after the other, and a row has runs of such neighbours, each behind the
 * code of its first: `[prefix, runs, immediate, size]`; rows without an immediate stop after the runs. A code over
 * 0xff is a prefix byte and an index: `0xfde4` is instruction 0xe4 behind prefix 0xfd. What `size` counts is said
 * above each group that has one. A table and not a set of methods, so that the encoder, the printer and the
 * tests all read the same facts; what instructions take and leave, which only checkers and printers ask, is in
 * `effects.table.ts`.
 *
 * Reference: index of instructions, WebAssembly core specification.
 */
export const OPCODES = [
  // Control
  ['', '0x00 unreachable nop 0x0f return 0x1a drop select'],
  ['', '0x02 block loop if', 'block'],
  ['', '0x05 else 0x0b end', 'mark'],
  ['', '0x0c br br_if', 'label'],
  ['', '0x0e br_table', 'labels'],
  ['', '0x10 call', 'function'],

  // Variables
  ['local.', '0x20 get set tee', 'local'],

  // Memory: the size is the number of bytes read or written
  ['i32.', '0x28 load 0x36 store', 'memory', 4],
  ['i64.', '0x29 load 0x37 store', 'memory', 8],
  ['f32.', '0x2a load 0x38 store', 'memory', 4],
  ['f64.', '0x2b load 0x39 store', 'memory', 8],
  ['i32.', '0x2c load8_s load8_u 0x3a store8', 'memory', 1],
  ['v128.', '0xfd00 load 0xfd0b store', 'memory', 16],
  ['v128.', '0xfd09 load32_splat 0xfd5c load32_zero', 'memory', 4],
  ['v128.', '0xfd0a load64_splat', 'memory', 8],
  ['v128.', '0xfd5a store32_lane', 'memoryLane', 4],

  // Whole memory: the size is the number of memory indices, all zero
  ['memory.', '0xfc0a copy', 'memories', 2],

  // Constants
  ['i32.', '0x41 const', 'i32'],
  ['i64.', '0x42 const', 'i64'],
  ['f32.', '0x43 const', 'f32'],
  ['f64.', '0x44 const', 'f64'],
  ['v128.', '0xfd0c const', 'v128'],

  // Numbers
  ['i32.', '0x45 eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'],
  ['i64.', '0x50 eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'],
  ['f32.', '0x5b eq ne lt gt le ge'],
  ['f64.', '0x61 eq ne lt gt le ge'],
  ['i32.', '0x6a add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'],
  ['i64.', '0x7c add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'],
  ['f32.', '0x8b abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign'],
  ['f64.', '0x99 abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign'],

  // Conversions of numbers
  ['f32.', '0xb2 convert_i32_s convert_i32_u 0xb6 demote_f64 0xbe reinterpret_i32'],
  ['f64.', '0xb7 convert_i32_s convert_i32_u convert_i64_s convert_i64_u promote_f32'],
  ['f64.', '0xbf reinterpret_i64'],
  ['i32.', '0xbc reinterpret_f32'],
  ['i32.', '0xfc00 trunc_sat_f32_s trunc_sat_f32_u trunc_sat_f64_s trunc_sat_f64_u'],
  ['i64.', '0xbd reinterpret_f64 0xfc06 trunc_sat_f64_s trunc_sat_f64_u'],

  // Lanes: the size is the number of lanes
  ['i8x16.', '0xfd0d shuffle', 'lanes', 32],
  ['i32x4.', '0xfd1b extract_lane replace_lane', 'lane', 4],
  ['f32x4.', '0xfd1f extract_lane replace_lane', 'lane', 4],
  ['f64x2.', '0xfd21 extract_lane replace_lane', 'lane', 2],

  // Vectors; in a comparison a lane becomes all ones or all zeros
  ['v128.', '0xfd4d not and andnot or xor bitselect any_true'],
  ['i32x4.', '0xfd11 splat 0xfd37 eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'],
  ['f32x4.', '0xfd13 splat 0xfd41 eq ne lt gt le ge'],
  ['f64x2.', '0xfd14 splat 0xfd47 eq ne lt gt le ge'],
  ['i32x4.', '0xfda0 abs neg 0xfdab shl shr_s shr_u add 0xfdb1 sub'],
  ['i32x4.', '0xfdb5 mul min_s min_u max_s max_u dot_i16x8_s'],
  ['i64x2.', '0xfdcb shl shr_s shr_u'],
  ['f32x4.', '0xfd67 ceil floor trunc nearest 0xfde0 abs neg'],
  ['f32x4.', '0xfde3 sqrt add sub mul div min max pmin pmax'],
  ['f64x2.', '0xfd74 ceil floor 0xfd7a trunc 0xfd94 nearest 0xfdec abs neg'],
  ['f64x2.', '0xfdef sqrt add sub mul div min max pmin pmax'],

  // Vector conversions
  ['i8x16.', '0xfd65 narrow_i16x8_s narrow_i16x8_u'],
  ['i16x8.', '0xfd85 narrow_i32x4_s narrow_i32x4_u extend_low_i8x16_s extend_high_i8x16_s'],
  ['i16x8.', '0xfd89 extend_low_i8x16_u extend_high_i8x16_u'],
  [
    'i32x4.',
    '0xfda7 extend_low_i16x8_s extend_high_i16x8_s extend_low_i16x8_u extend_high_i16x8_u',
  ],
  ['i32x4.', '0xfdf8 trunc_sat_f32x4_s trunc_sat_f32x4_u'],
  ['i32x4.', '0xfdfc trunc_sat_f64x2_s_zero trunc_sat_f64x2_u_zero'],
  ['f32x4.', '0xfdfa convert_i32x4_s convert_i32x4_u 0xfd5e demote_f64x2_zero'],
  ['f64x2.', '0xfdfe convert_low_i32x4_s convert_low_i32x4_u 0xfd5f promote_low_f32x4'],
] as const;
