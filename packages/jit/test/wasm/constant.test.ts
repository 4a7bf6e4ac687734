import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { moduleBuilder } from '../../src/wasm/assembler.js';
import type { NumberType } from '../../src/wasm/assembler.js';
import { instantiate } from './instance.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

type Emit = (f: ReturnType<ReturnType<typeof moduleBuilder>['function']>) => void;

/** The bits that constants of one type have when the engine has read them back. */
function bitsOf(type: 'f32' | 'f64', emits: readonly Emit[]): bigint[] {
  const module = moduleBuilder({ check: stackCheck });
  const [integer, op] = (
    { f32: ['i32', 'i32.reinterpret_f32'], f64: ['i64', 'i64.reinterpret_f64'] } as const
  )[type];
  for (const [i, emit] of emits.entries()) {
    const f = module.function(`f${i}`, {}, [integer]);
    emit(f);
    f.op(op);
    module.export(f);
  }
  const exports = instantiate(module);
  const size = type === 'f32' ? 32 : 64;
  return emits.map((_, i) => {
    const read = exports[`f${i}`] as () => number | bigint;
    return BigInt.asUintN(size, BigInt(read()));
  });
}

const f64Bits = (value: number): bigint =>
  new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n;
const f32Bits = (value: number): bigint =>
  BigInt(new Uint32Array(Float32Array.of(value).buffer)[0] ?? 0);

const EDGES = [
  0,
  -0,
  1,
  -1,
  0.1,
  Infinity,
  -Infinity,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  Number.MAX_VALUE,
  2 ** -1022,
  2 ** -1022 - 2 ** -1074,
  2 ** -126,
  2 ** -149,
  2 ** -126 - 2 ** -149,
  3.4028234663852886e38,
  Number.EPSILON,
  Math.PI,
];

describe('float constants reach the engine bit for bit', () => {
  it('zeros, infinities, subnormals and limits', () => {
    expect(
      bitsOf(
        'f64',
        EDGES.map((value) => (f) => f.const('f64', value)),
      ),
    ).toEqual(EDGES.map(f64Bits));
    expect(
      bitsOf(
        'f32',
        EDGES.map((value) => (f) => f.const('f32', value)),
      ),
    ).toEqual(EDGES.map(f32Bits));
  });

  it('NaN is the canonical one', () => {
    expect(bitsOf('f64', [(f) => f.const('f64', Number.NaN)])).toEqual([0x7ff8000000000000n]);
    expect(bitsOf('f32', [(f) => f.const('f32', Number.NaN)])).toEqual([0x7fc00000n]);
  });

  it('any number, rounded to its type', () => {
    const numbers = fc.array(fc.double({ noNaN: true }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(numbers, (values) => {
        expect(
          bitsOf(
            'f64',
            values.map((x) => (f) => f.const('f64', x)),
          ),
        ).toEqual(values.map(f64Bits));
        expect(
          bitsOf(
            'f32',
            values.map((x) => (f) => f.const('f32', x)),
          ),
        ).toEqual(values.map(f32Bits));
      }),
    );
  });
});

describe('integer constants', () => {
  const read = (type: NumberType, value: number | bigint): unknown => {
    const module = moduleBuilder({ check: stackCheck });
    module.export(module.function('f', {}, [type]).const(type, value));
    return (instantiate(module)['f'] as () => unknown)();
  };

  it('may be given as signed or as unsigned', () => {
    expect(read('i32', -1)).toBe(-1);
    expect(read('i32', 0xffffffff)).toBe(-1);
    expect(read('i32', -0x80000000)).toBe(-0x80000000);
    expect(read('i64', 2n ** 64n - 1n)).toBe(-1n);
    expect(read('i64', -(2n ** 63n))).toBe(-(2n ** 63n));
    expect(read('i64', 42)).toBe(42n);
  });

  it.each<[NumberType, number | bigint]>([
    ['i32', 2 ** 32],
    ['i32', -(2 ** 31) - 1],
    ['i32', 0.5],
    ['i32', Number.NaN],
    ['i64', 2n ** 64n],
    ['i64', 2 ** 60],
    ['f64', 1n],
  ])('%s refuses %p', (type, value) => {
    expect(() => moduleBuilder({ check: stackCheck }).function('f', {}).const(type, value)).toThrow(
      String(value),
    );
  });

  it('a vector wants as many values as it has lanes', () => {
    const f = moduleBuilder({ check: stackCheck }).function('f', {});
    expect(() => f.constLanes('f64x2', [1])).toThrow('1 values for f64x2');
    expect(() => f.constLanes('i8x16', Array<number>(16).fill(256))).toThrow(
      '256 does not fit 8 bits',
    );
  });
});
