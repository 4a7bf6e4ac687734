/** Instructions on vectors, run by the engine; results are read lane by lane from memory. */
import { describe, expect, it } from '@jest/globals';
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type { FunctionBuilder, LaneShape, MnemonicOf } from '../../src/wasm/assembler.js';
import { link } from './instance.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

type Lanes = readonly number[];

const VIEWS = {
  i8x16: Int8Array,
  i16x8: Int16Array,
  i32x4: Int32Array,
  f32x4: Float32Array,
  f64x2: Float64Array,
};
type Shape = keyof typeof VIEWS;

/** Runs code that leaves one vector, with given bytes at 64 in memory; returns its lanes. */
function lanesOf(shape: Shape, emit: (f: FunctionBuilder) => void, data: Lanes = []): number[] {
  const module = moduleBuilder({ check: stackCheck });
  module.importMemory({ module: 'env', name: 'memory', initial: 1 });
  const f = module.function('f', {});
  f.const('i32', 0);
  emit(f);
  f.store('v128');
  module.export(f);
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Uint8Array(memory.buffer, 64).set(data);
  link(module, 'f', { env: { memory } })();
  return [...new VIEWS[shape](memory.buffer, 0, 16 / VIEWS[shape].BYTES_PER_ELEMENT)];
}

/** The result of an instruction on vectors of one shape, read in another. */
function apply(
  op: MnemonicOf<'none'>,
  shape: LaneShape,
  operands: readonly Lanes[],
  out: Shape,
): number[] {
  return lanesOf(out, (f) => {
    for (const lanes of operands) f.constLanes(shape, lanes);
    f.op(op);
  });
}

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const a32 = [1, -2, 0.5, inf];
const b32 = [3, -0.25, nan, 1];

describe('floats', () => {
  it.each<[MnemonicOf<'none'>, Lanes]>([
    ['f32x4.add', [4, -2.25, nan, inf]],
    ['f32x4.sub', [-2, -1.75, nan, inf]],
    ['f32x4.mul', [3, 0.5, nan, inf]],
    ['f32x4.div', [Math.fround(1 / 3), 8, nan, inf]],
    ['f32x4.min', [1, -2, nan, 1]],
    ['f32x4.max', [3, -0.25, nan, inf]],
    ['f32x4.pmin', [1, -2, 0.5, 1]], // b < a ? b : a
    ['f32x4.pmax', [3, -0.25, 0.5, inf]], // a < b ? b : a
  ])('%s', (op, result) => {
    expect(apply(op, 'f32x4', [a32, b32], 'f32x4')).toEqual(result);
  });

  it.each<[MnemonicOf<'none'>, Lanes]>([
    ['f64x2.add', [0.30000000000000004, nan]],
    ['f64x2.sub', [-0.1, nan]],
    ['f64x2.mul', [0.020000000000000004, nan]],
    ['f64x2.div', [0.5, nan]],
    ['f64x2.min', [0.1, nan]],
    ['f64x2.max', [0.2, nan]],
    ['f64x2.pmin', [0.1, -1]],
    ['f64x2.pmax', [0.2, -1]],
  ])('%s', (op, result) => {
    const [x, y] = [
      [0.1, -1],
      [0.2, nan],
    ];
    expect(apply(op, 'f64x2', [x, y], 'f64x2')).toEqual(result);
  });

  it.each<[MnemonicOf<'none'>, Lanes]>([
    ['f32x4.abs', [0, 2.5, 3.5, 1.25]],
    ['f32x4.neg', [0, -2.5, 3.5, -1.25]],
    ['f32x4.sqrt', [-0, Math.fround(Math.sqrt(2.5)), nan, Math.fround(Math.sqrt(1.25))]],
    ['f32x4.ceil', [-0, 3, -3, 2]],
    ['f32x4.floor', [-0, 2, -4, 1]],
    ['f32x4.trunc', [-0, 2, -3, 1]],
    ['f32x4.nearest', [-0, 2, -4, 1]],
  ])('%s', (op, result) => {
    expect(apply(op, 'f32x4', [[-0, 2.5, -3.5, 1.25]], 'f32x4')).toEqual(result);
  });

  it.each<[MnemonicOf<'none'>, Lanes]>([
    ['f64x2.abs', [2.5, 3.5]],
    ['f64x2.neg', [-2.5, 3.5]],
    ['f64x2.sqrt', [Math.sqrt(2.5), nan]],
    ['f64x2.ceil', [3, -3]],
    ['f64x2.floor', [2, -4]],
    ['f64x2.trunc', [2, -3]],
    ['f64x2.nearest', [2, -4]],
  ])('%s', (op, result) => {
    expect(apply(op, 'f64x2', [[2.5, -3.5]], 'f64x2')).toEqual(result);
  });

  it.each<[MnemonicOf<'none'>, Lanes]>([
    ['f32x4.eq', [0, -1, 0, 0]],
    ['f32x4.ne', [-1, 0, -1, -1]],
    ['f32x4.lt', [-1, 0, 0, 0]],
    ['f32x4.gt', [0, 0, 0, -1]],
    ['f32x4.le', [-1, -1, 0, 0]],
    ['f32x4.ge', [0, -1, 0, -1]],
  ])('%s gives masks', (op, result) => {
    const operands = [
      [1, -0, nan, inf],
      [2, 0, nan, 1],
    ];
    expect(apply(op, 'f32x4', operands, 'i32x4')).toEqual(result);
  });
});

describe('integers', () => {
  const x = [1, -2, 0x7fffffff, 5];
  const y = [3, 4, 1, 5];
  it.each<[MnemonicOf<'none'>, Lanes]>([
    ['i32x4.add', [4, 2, -0x80000000, 10]],
    ['i32x4.sub', [-2, -6, 0x7ffffffe, 0]],
    ['i32x4.mul', [3, -8, 0x7fffffff, 25]],
    ['i32x4.min_s', [1, -2, 1, 5]],
    ['i32x4.min_u', [1, 4, 1, 5]],
    ['i32x4.max_s', [3, 4, 0x7fffffff, 5]],
    ['i32x4.max_u', [3, -2, 0x7fffffff, 5]],
    ['i32x4.eq', [0, 0, 0, -1]],
    ['i32x4.ne', [-1, -1, -1, 0]],
    ['i32x4.lt_s', [-1, -1, 0, 0]],
    ['i32x4.lt_u', [-1, 0, 0, 0]],
    ['i32x4.gt_u', [0, -1, -1, 0]],
    ['i32x4.ge_s', [0, 0, -1, -1]],
    ['v128.and', [1, 4, 1, 5]],
    ['v128.or', [3, -2, 0x7fffffff, 5]],
    ['v128.xor', [2, -6, 0x7ffffffe, 0]],
    ['v128.andnot', [0, -6, 0x7ffffffe, 0]],
  ])('%s', (op, result) => {
    expect(apply(op, 'i32x4', [x, y], 'i32x4')).toEqual(result);
  });

  it.each<[MnemonicOf<'none'>, Lanes]>([
    ['i32x4.shl', [2, -4, -2, 10]],
    ['i32x4.shr_s', [0, -1, 0x3fffffff, 2]],
    ['i32x4.shr_u', [0, 0x7fffffff, 0x3fffffff, 2]],
  ])('%s by 33 is by 1', (op, result) => {
    const shifted = lanesOf('i32x4', (f) => f.constLanes('i32x4', x).const('i32', 33).op(op));
    expect(shifted).toEqual(result);
  });

  it('bitselect takes bits of the first operand where the mask is one', () => {
    const mask = [-1, 0, 0xff, 0];
    expect(apply('v128.bitselect', 'i32x4', [x, y, mask], 'i32x4')).toEqual([1, 4, 0xff, 5]);
  });

  it('narrowing saturates', () => {
    const narrowed = apply('i16x8.narrow_i32x4_s', 'i32x4', [[70000, -70000, 1, -1], y], 'i16x8');
    expect(narrowed).toEqual([32767, -32768, 1, -1, 3, 4, 1, 5]);
  });
});

describe('conversions', () => {
  it.each<[MnemonicOf<'none'>, LaneShape, Lanes, Shape, Lanes]>([
    ['i32x4.trunc_sat_f32x4_s', 'f32x4', [-1.9, 3e9, nan, 2.5], 'i32x4', [-1, 0x7fffffff, 0, 2]],
    ['i32x4.trunc_sat_f32x4_u', 'f32x4', [-1.9, 3e9, nan, 2.5], 'i32x4', [0, -1294967296, 0, 2]],
    ['f32x4.convert_i32x4_s', 'i32x4', [-1, 2, 3, 0x1000001], 'f32x4', [-1, 2, 3, 0x1000000]],
    ['f32x4.convert_i32x4_u', 'i32x4', [-1, 2, 3, 4], 'f32x4', [2 ** 32, 2, 3, 4]],
    ['i32x4.trunc_sat_f64x2_s_zero', 'f64x2', [-1.9, 1e300], 'i32x4', [-1, 0x7fffffff, 0, 0]],
    ['f64x2.convert_low_i32x4_s', 'i32x4', [-1, 2, 3, 4], 'f64x2', [-1, 2]],
    ['f64x2.convert_low_i32x4_u', 'i32x4', [-1, 2, 3, 4], 'f64x2', [2 ** 32 - 1, 2]],
    ['f32x4.demote_f64x2_zero', 'f64x2', [0.1, 2], 'f32x4', [Math.fround(0.1), 2, 0, 0]],
    ['f64x2.promote_low_f32x4', 'f32x4', [0.5, 2, 3, 4], 'f64x2', [0.5, 2]],
    ['i32x4.extend_low_i16x8_s', 'i16x8', [-1, 2, 3, 4, 5, 6, 7, 8], 'i32x4', [-1, 2, 3, 4]],
    ['i32x4.extend_high_i16x8_u', 'i16x8', [1, 2, 3, 4, 5, 6, 7, -1], 'i32x4', [5, 6, 7, 65535]],
  ])('%s', (op, shape, lanes, out, result) => {
    expect(apply(op, shape, [lanes], out)).toEqual(result);
  });
});

describe('lanes and memory', () => {
  const bytes = [1, 2, 3, 4, 5, 6, 7, 0x88, 9, 10, 11, 12, 13, 14, 15, 16];

  it('splats a number', () => {
    expect(lanesOf('f32x4', (f) => f.const('f32', 1.5).op('f32x4.splat'))).toEqual([
      1.5, 1.5, 1.5, 1.5,
    ]);
    expect(lanesOf('f64x2', (f) => f.const('f64', 0.1).op('f64x2.splat'))).toEqual([0.1, 0.1]);
  });

  it('replaces and extracts a lane', () => {
    const moved = lanesOf('f32x4', (f) =>
      f
        .constLanes('f32x4', [1, 2, 3, 4])
        .constLanes('f32x4', [5, 6, 7, 8])
        .lane('f32x4.extract_lane', 2)
        .lane('f32x4.replace_lane', 1),
    );
    expect(moved).toEqual([1, 7, 3, 4]);
  });

  it('shuffles bytes of two vectors', () => {
    const interleave = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
    const mixed = lanesOf('i32x4', (f) =>
      f.constLanes('i32x4', [1, 2, 3, 4]).constLanes('i32x4', [5, 6, 7, 8]).shuffle(interleave),
    );
    expect(mixed).toEqual([1, 5, 2, 6]);
  });

  it.each<[MnemonicOf<'memory'>, Shape, Lanes]>([
    ['v128.load', 'i8x16', bytes.map((byte) => (byte << 24) >> 24)],
    ['v128.load32_splat', 'i32x4', Array<number>(4).fill(0x04030201)],
    ['v128.load32_zero', 'i32x4', [0x04030201, 0, 0, 0]],
  ])('%s', (op, shape, result) => {
    expect(lanesOf(shape, (f) => f.const('i32', 60).access(op, 4, 1), bytes)).toEqual(result);
  });

  it('writes one lane', () => {
    const written = lanesOf('i32x4', (f) => {
      f.const('i32', 64).constLanes('i32x4', [1, 2, 3, 4]).accessLane('v128.store32_lane', 2, 8);
      f.const('i32', 64).load('v128');
    });
    expect(written).toEqual([0, 0, 3, 0]);
  });

  it('any_true asks of all lanes at once', () => {
    const ask = (op: MnemonicOf<'none'>, lanes: Lanes): number =>
      lanesOf('i32x4', (f) => f.constLanes('i32x4', lanes).op(op).op('i32x4.splat'))[0] ?? -1;
    expect(ask('v128.any_true', [0, 0, 0, 0])).toBe(0);
    expect(ask('v128.any_true', [0, 2, 0, 0])).toBe(1);
  });
});
