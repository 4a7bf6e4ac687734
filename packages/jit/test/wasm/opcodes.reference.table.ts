/**
 * The code of every instruction, in hexadecimal, as another assembler gives it: wat2wasm of wabt 1.0.39
 * was asked to assemble each one in a function of its own. A two-byte code is a prefix and an index.
 * Blocks and their ends are not here, since they do not stand alone.
 */
export const REFERENCE_CODES: string = `
unreachable:00 nop:01 br:0c br_if:0d br_table:0e return:0f call:10 call_indirect:11 drop:1a
select:1b local.get:20 local.set:21 local.tee:22 global.get:23 global.set:24 i32.load:28
i64.load:29 f32.load:2a f64.load:2b i32.load8_s:2c i32.load8_u:2d i32.load16_s:2e
i32.load16_u:2f i64.load8_s:30 i64.load8_u:31 i64.load16_s:32 i64.load16_u:33 i64.load32_s:34
i64.load32_u:35 i32.store:36 i64.store:37 f32.store:38 f64.store:39 i32.store8:3a
i32.store16:3b i64.store8:3c i64.store16:3d i64.store32:3e memory.size:3f memory.grow:40
memory.copy:fc0a memory.fill:fc0b i32.const:41 i64.const:42 f32.const:43 f64.const:44
v128.const:fd0c i32.eqz:45 i32.eq:46 i32.ne:47 i32.lt_s:48 i32.lt_u:49 i32.gt_s:4a i32.gt_u:4b
i32.le_s:4c i32.le_u:4d i32.ge_s:4e i32.ge_u:4f i64.eqz:50 i64.eq:51 i64.ne:52 i64.lt_s:53
i64.lt_u:54 i64.gt_s:55 i64.gt_u:56 i64.le_s:57 i64.le_u:58 i64.ge_s:59 i64.ge_u:5a f32.eq:5b
f32.ne:5c f32.lt:5d f32.gt:5e f32.le:5f f32.ge:60 f64.eq:61 f64.ne:62 f64.lt:63 f64.gt:64
f64.le:65 f64.ge:66 i32.clz:67 i32.ctz:68 i32.popcnt:69 i32.add:6a i32.sub:6b i32.mul:6c
i32.div_s:6d i32.div_u:6e i32.rem_s:6f i32.rem_u:70 i32.and:71 i32.or:72 i32.xor:73 i32.shl:74
i32.shr_s:75 i32.shr_u:76 i32.rotl:77 i32.rotr:78 i64.clz:79 i64.ctz:7a i64.popcnt:7b
i64.add:7c i64.sub:7d i64.mul:7e i64.div_s:7f i64.div_u:80 i64.rem_s:81 i64.rem_u:82
i64.and:83 i64.or:84 i64.xor:85 i64.shl:86 i64.shr_s:87 i64.shr_u:88 i64.rotl:89 i64.rotr:8a
i32.extend8_s:c0 i32.extend16_s:c1 i64.extend8_s:c2 i64.extend16_s:c3 i64.extend32_s:c4
f32.abs:8b f32.neg:8c f32.ceil:8d f32.floor:8e f32.trunc:8f f32.nearest:90 f32.sqrt:91
f32.add:92 f32.sub:93 f32.mul:94 f32.div:95 f32.min:96 f32.max:97 f32.copysign:98 f64.abs:99
f64.neg:9a f64.ceil:9b f64.floor:9c f64.trunc:9d f64.nearest:9e f64.sqrt:9f f64.add:a0
f64.sub:a1 f64.mul:a2 f64.div:a3 f64.min:a4 f64.max:a5 f64.copysign:a6 i32.wrap_i64:a7
i32.trunc_f32_s:a8 i32.trunc_f32_u:a9 i32.trunc_f64_s:aa i32.trunc_f64_u:ab
i64.extend_i32_s:ac i64.extend_i32_u:ad i64.trunc_f32_s:ae i64.trunc_f32_u:af
i64.trunc_f64_s:b0 i64.trunc_f64_u:b1 f32.convert_i32_s:b2 f32.convert_i32_u:b3
f32.convert_i64_s:b4 f32.convert_i64_u:b5 f32.demote_f64:b6 f64.convert_i32_s:b7
f64.convert_i32_u:b8 f64.convert_i64_s:b9 f64.convert_i64_u:ba f64.promote_f32:bb
i32.reinterpret_f32:bc i64.reinterpret_f64:bd f32.reinterpret_i32:be f64.reinterpret_i64:bf
i32.trunc_sat_f32_s:fc00 i32.trunc_sat_f32_u:fc01 i32.trunc_sat_f64_s:fc02
i32.trunc_sat_f64_u:fc03 i64.trunc_sat_f32_s:fc04 i64.trunc_sat_f32_u:fc05
i64.trunc_sat_f64_s:fc06 i64.trunc_sat_f64_u:fc07 v128.load:fd00 v128.load8x8_s:fd01
v128.load8x8_u:fd02 v128.load16x4_s:fd03 v128.load16x4_u:fd04 v128.load32x2_s:fd05
v128.load32x2_u:fd06 v128.load8_splat:fd07 v128.load16_splat:fd08 v128.load32_splat:fd09
v128.load64_splat:fd0a v128.load32_zero:fd5c v128.load64_zero:fd5d v128.store:fd0b
v128.load8_lane:fd54 v128.load16_lane:fd55 v128.load32_lane:fd56 v128.load64_lane:fd57
v128.store8_lane:fd58 v128.store16_lane:fd59 v128.store32_lane:fd5a v128.store64_lane:fd5b
i8x16.shuffle:fd0d i8x16.swizzle:fd0e i8x16.splat:fd0f i16x8.splat:fd10 i32x4.splat:fd11
i64x2.splat:fd12 f32x4.splat:fd13 f64x2.splat:fd14 i8x16.extract_lane_s:fd15
i8x16.extract_lane_u:fd16 i8x16.replace_lane:fd17 i16x8.extract_lane_s:fd18
i16x8.extract_lane_u:fd19 i16x8.replace_lane:fd1a i32x4.extract_lane:fd1b
i32x4.replace_lane:fd1c i64x2.extract_lane:fd1d i64x2.replace_lane:fd1e
f32x4.extract_lane:fd1f f32x4.replace_lane:fd20 f64x2.extract_lane:fd21
f64x2.replace_lane:fd22 v128.not:fd4d v128.and:fd4e v128.andnot:fd4f v128.or:fd50
v128.xor:fd51 v128.bitselect:fd52 v128.any_true:fd53 i8x16.all_true:fd63 i8x16.bitmask:fd64
i16x8.all_true:fd83 i16x8.bitmask:fd84 i32x4.all_true:fda3 i32x4.bitmask:fda4
i64x2.all_true:fdc3 i64x2.bitmask:fdc4 i8x16.eq:fd23 i8x16.ne:fd24 i8x16.lt_s:fd25
i8x16.lt_u:fd26 i8x16.gt_s:fd27 i8x16.gt_u:fd28 i8x16.le_s:fd29 i8x16.le_u:fd2a
i8x16.ge_s:fd2b i8x16.ge_u:fd2c i16x8.eq:fd2d i16x8.ne:fd2e i16x8.lt_s:fd2f i16x8.lt_u:fd30
i16x8.gt_s:fd31 i16x8.gt_u:fd32 i16x8.le_s:fd33 i16x8.le_u:fd34 i16x8.ge_s:fd35
i16x8.ge_u:fd36 i32x4.eq:fd37 i32x4.ne:fd38 i32x4.lt_s:fd39 i32x4.lt_u:fd3a i32x4.gt_s:fd3b
i32x4.gt_u:fd3c i32x4.le_s:fd3d i32x4.le_u:fd3e i32x4.ge_s:fd3f i32x4.ge_u:fd40 i64x2.eq:fdd6
i64x2.ne:fdd7 i64x2.lt_s:fdd8 i64x2.gt_s:fdd9 i64x2.le_s:fdda i64x2.ge_s:fddb f32x4.eq:fd41
f32x4.ne:fd42 f32x4.lt:fd43 f32x4.gt:fd44 f32x4.le:fd45 f32x4.ge:fd46 f64x2.eq:fd47
f64x2.ne:fd48 f64x2.lt:fd49 f64x2.gt:fd4a f64x2.le:fd4b f64x2.ge:fd4c i32x4.abs:fda0
i32x4.neg:fda1 i32x4.shl:fdab i32x4.shr_s:fdac i32x4.shr_u:fdad i32x4.add:fdae i32x4.sub:fdb1
i32x4.mul:fdb5 i64x2.abs:fdc0 i64x2.neg:fdc1 i64x2.shl:fdcb i64x2.shr_s:fdcc i64x2.shr_u:fdcd
i64x2.add:fdce i64x2.sub:fdd1 i64x2.mul:fdd5 i32x4.min_s:fdb6 i32x4.min_u:fdb7
i32x4.max_s:fdb8 i32x4.max_u:fdb9 i32x4.dot_i16x8_s:fdba i64x2.extmul_low_i32x4_s:fddc
i64x2.extmul_high_i32x4_s:fddd i64x2.extmul_low_i32x4_u:fdde i64x2.extmul_high_i32x4_u:fddf
f32x4.ceil:fd67 f32x4.floor:fd68 f32x4.trunc:fd69 f32x4.nearest:fd6a f64x2.ceil:fd74
f64x2.floor:fd75 f64x2.trunc:fd7a f64x2.nearest:fd94 f32x4.abs:fde0 f32x4.neg:fde1
f32x4.sqrt:fde3 f32x4.add:fde4 f32x4.sub:fde5 f32x4.mul:fde6 f32x4.div:fde7 f32x4.min:fde8
f32x4.max:fde9 f32x4.pmin:fdea f32x4.pmax:fdeb f64x2.abs:fdec f64x2.neg:fded f64x2.sqrt:fdef
f64x2.add:fdf0 f64x2.sub:fdf1 f64x2.mul:fdf2 f64x2.div:fdf3 f64x2.min:fdf4 f64x2.max:fdf5
f64x2.pmin:fdf6 f64x2.pmax:fdf7 i8x16.narrow_i16x8_s:fd65 i8x16.narrow_i16x8_u:fd66
i16x8.narrow_i32x4_s:fd85 i16x8.narrow_i32x4_u:fd86 i16x8.extend_low_i8x16_s:fd87
i16x8.extend_high_i8x16_s:fd88 i16x8.extend_low_i8x16_u:fd89 i16x8.extend_high_i8x16_u:fd8a
i32x4.extend_low_i16x8_s:fda7 i32x4.extend_high_i16x8_s:fda8 i32x4.extend_low_i16x8_u:fda9
i32x4.extend_high_i16x8_u:fdaa i64x2.extend_low_i32x4_s:fdc7 i64x2.extend_high_i32x4_s:fdc8
i64x2.extend_low_i32x4_u:fdc9 i64x2.extend_high_i32x4_u:fdca i32x4.trunc_sat_f32x4_s:fdf8
i32x4.trunc_sat_f32x4_u:fdf9 f32x4.convert_i32x4_s:fdfa f32x4.convert_i32x4_u:fdfb
i32x4.trunc_sat_f64x2_s_zero:fdfc i32x4.trunc_sat_f64x2_u_zero:fdfd
f64x2.convert_low_i32x4_s:fdfe f64x2.convert_low_i32x4_u:fdff f32x4.demote_f64x2_zero:fd5e
f64x2.promote_low_f32x4:fd5f
`;
