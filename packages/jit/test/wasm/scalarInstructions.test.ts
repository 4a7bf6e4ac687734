/** Instructions on single numbers, run by the engine: is each name the operation it says? */
import { describe, expect, it } from '@jest/globals';
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type { MnemonicOf, NumberType } from '../../src/wasm/assembler.js';
import { plainEffect } from '../../src/wasm/effect.js';
import { link } from './instance.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

type Value = number | bigint;
type Case = readonly [op: MnemonicOf<'none'>, operands: readonly Value[], result: Value];

function run(op: MnemonicOf<'none'>, operands: readonly Value[]): Value | undefined {
  const { takes, leaves } = plainEffect(op);
  const module = moduleBuilder({ check: stackCheck });
  const f = module.function('f', {}, leaves as NumberType[]);
  for (const [i, value] of operands.entries()) f.const(takes[i] as NumberType, value);
  f.op(op);
  module.export(f);
  return link(module, 'f')();
}

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

const INTEGERS: readonly Case[] = [
  ['i32.add', [0x7fffffff, 1], -0x80000000],
  ['i32.sub', [3, 5], -2],
  ['i32.mul', [0x10001, 0x10001], 0x20001],
  ['i32.div_s', [-7, 2], -3],
  ['i32.div_u', [-1, 2], 0x7fffffff],
  ['i32.rem_s', [-7, 2], -1],
  ['i32.rem_u', [-1, 10], 5],
  ['i32.and', [12, 10], 8],
  ['i32.or', [12, 10], 14],
  ['i32.xor', [12, 10], 6],
  ['i32.shl', [1, 33], 2],
  ['i32.shr_s', [-8, 1], -4],
  ['i32.shr_u', [-8, 28], 15],
  ['i32.rotl', [0x40000001, 2], 5],
  ['i32.rotr', [5, 1], -0x7ffffffe],
  ['i32.eqz', [0], 1],
  ['i32.eq', [4, 4], 1],
  ['i32.ne', [4, 4], 0],
  ['i32.lt_s', [-1, 1], 1],
  ['i32.lt_u', [-1, 1], 0],
  ['i32.gt_s', [-1, 1], 0],
  ['i32.gt_u', [-1, 1], 1],
  ['i32.le_s', [1, 1], 1],
  ['i32.le_u', [-1, 1], 0],
  ['i32.ge_s', [-1, 1], 0],
  ['i32.ge_u', [1, 1], 1],
  ['i64.add', [2n ** 62n, 2n ** 62n], -(2n ** 63n)],
  ['i64.mul', [3n, -5n], -15n],
  ['i64.shl', [1n, 63n], -(2n ** 63n)],
  ['i64.shr_u', [-1n, 63n], 1n],
  ['i64.eqz', [1n], 0],
  ['i64.lt_u', [-1n, 1n], 0],
  ['i64.rem_s', [-7n, 4n], -3n],
];

const FLOATS: readonly Case[] = [
  ['f64.add', [0.1, 0.2], 0.30000000000000004],
  ['f64.sub', [1, 1e-16], 0.9999999999999999],
  ['f64.mul', [1.5, -2], -3],
  ['f64.div', [1, -0], -inf],
  ['f64.min', [-0, 0], -0],
  ['f64.max', [-0, 0], 0],
  ['f64.min', [nan, 1], nan],
  ['f64.copysign', [3, -0], -3],
  ['f64.abs', [-0], 0],
  ['f64.neg', [0], -0],
  ['f64.ceil', [-0.5], -0],
  ['f64.floor', [-0.5], -1],
  ['f64.trunc', [-1.9], -1],
  ['f64.nearest', [2.5], 2],
  ['f64.nearest', [3.5], 4],
  ['f64.sqrt', [2], Math.SQRT2],
  ['f64.sqrt', [-1], nan],
  ['f64.eq', [nan, nan], 0],
  ['f64.ne', [nan, nan], 1],
  ['f64.lt', [-0, 0], 0],
  ['f64.gt', [2, 1], 1],
  ['f64.le', [-0, 0], 1],
  ['f64.ge', [1, nan], 0],
  ['f32.add', [0.1, 0.2], Math.fround(Math.fround(0.1) + Math.fround(0.2))],
  ['f32.mul', [3e38, 10], inf],
  ['f32.div', [1, 3], Math.fround(1 / 3)],
  ['f32.sqrt', [2], Math.fround(Math.SQRT2)],
  ['f32.nearest', [-0.5], -0],
  ['f32.max', [1, nan], nan],
  ['f32.copysign', [-2, 5], 2],
  ['f32.lt', [1, 2], 1],
];

const CONVERSIONS: readonly Case[] = [
  ['i32.trunc_sat_f64_s', [1e300], 0x7fffffff],
  ['i32.trunc_sat_f64_s', [nan], 0],
  ['i32.trunc_sat_f64_u', [-5], 0],
  ['i32.trunc_sat_f32_s', [-inf], -0x80000000],
  ['i32.trunc_sat_f32_u', [inf], -1],
  ['i64.trunc_sat_f64_s', [-1e300], -(2n ** 63n)],
  ['i64.trunc_sat_f64_u', [inf], -1n],
  ['f32.convert_i32_s', [0x1000001], 0x1000000],
  ['f32.convert_i32_u', [-1], 2 ** 32],
  ['f64.convert_i32_u', [-1], 2 ** 32 - 1],
  ['f64.convert_i32_s', [-1], -1],
  ['f64.convert_i64_u', [-1n], 2 ** 64],
  ['f32.demote_f64', [0.1], Math.fround(0.1)],
  ['f64.promote_f32', [0.1], Math.fround(0.1)],
  ['i32.reinterpret_f32', [-0], -0x80000000],
  ['i64.reinterpret_f64', [1], 0x3ff0000000000000n],
  ['f32.reinterpret_i32', [0x3f800000], 1],
  ['f64.reinterpret_i64', [1n], Number.MIN_VALUE],
];

describe.each([
  ['integers', INTEGERS],
  ['floats', FLOATS],
  ['conversions', CONVERSIONS],
])('%s', (_, cases) => {
  it.each(cases)('%s of %p is %p', (op, operands, result) => {
    expect(run(op, operands)).toBe(result);
  });
});

describe('traps', () => {
  it.each<[MnemonicOf<'none'>, readonly Value[]]>([
    ['i32.div_s', [1, 0]],
    ['i32.div_s', [-0x80000000, -1]],
    ['i64.rem_u', [1n, 0n]],
    ['unreachable', []],
  ])('%s of %p', (op, operands) => {
    expect(() => run(op, operands)).toThrow(WebAssembly.RuntimeError);
  });
});
