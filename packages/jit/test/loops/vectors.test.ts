import { describe, expect, it } from '@jest/globals';
import { convert, isFloat, type DType } from '@gradus/tensor';
import type { Buffer, Operation } from '../../src/kernels/kernel.js';
import {
  apply,
  cast,
  compare,
  get,
  laneOf,
  number,
  set,
  splat,
  LANES,
  loopOver,
  type Expression,
  type Local,
  type Statement,
} from '@gradus/tensor/code';
import { printLoops } from '../../src/control/printCode.js';
import { bufferOf, runTwice } from './twoMachines.js';

const FLOATS = [
  0,
  -0,
  1,
  -1.5,
  0.5,
  2.5,
  -7.75,
  1e30,
  -3e38,
  1e-40,
  2 ** 31,
  NaN,
  Infinity,
  -Infinity,
];
const INTEGERS = [0, 1, -1, 2, 3, -5, 31, 32, 100, -(2 ** 31), 2 ** 31 - 1, 65537, 2 ** 32 - 1, 7];
const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'uint32', 'bool'];
const SIZE = 16;

/** Numbers of a dtype; other seeds give other pairs. */
const filled = (dtype: DType, seed: number): number[] =>
  Array.from({ length: SIZE }, (_, i) => {
    const list = isFloat(dtype) ? FLOATS : INTEGERS;
    return convert(list[(i * (2 * seed + 1) + seed) % list.length]!, dtype);
  });

const at = (buffer: Buffer, i: number, lanes?: typeof LANES): Expression => ({
  kind: 'load',
  dtype: buffer.dtype,
  place: { buffer, offset: i, terms: [] },
  ...(lanes && { lanes }),
});
const store = (buffer: Buffer, i: number, value: Expression): Statement => ({
  kind: 'store',
  place: { buffer, offset: i, terms: [] },
  value,
});

/** f lane by lane over vectors, and over single numbers: wasm and interpreter give one result. */
function checkLanewise(
  from: readonly DType[],
  to: DType,
  f: (...args: readonly Expression[]) => Expression,
): void {
  const inputs = from.map((dtype, i) => bufferOf(`x${i}`, dtype, SIZE));
  const [whole, single] = [bufferOf('whole', to, SIZE), bufferOf('single', to, SIZE)];
  const body: Statement[] = [];
  for (let i = 0; i < SIZE; i++) body.push(store(single, i, f(...inputs.map((b) => at(b, i)))));
  for (let i = 0; i + LANES <= SIZE - 1; i += LANES) {
    body.push(store(whole, i + 1, f(...inputs.map((b) => at(b, i + 1, LANES)))));
  }
  for (const seed of [1, 2]) {
    const contents = new Map<Buffer, number[]>(
      inputs.map((b, i) => [b, filled(b.dtype, seed * i + i)]),
    );
    contents.set(whole, filled(to, 0)).set(single, filled(to, 0));
    const [wasm, interpreted] = runTwice({ name: 'k0', body }, contents);
    expect(wasm).toEqual(interpreted);
    expect(wasm.at(-2)!.slice(1, 13)).toEqual(wasm.at(-1)!.slice(1, 13));
  }
}

const FLOAT_OPS: readonly Operation[] = [
  'div',
  'sqrt',
  'floor',
  'ceil',
  'round',
  'trunc',
  'remainder',
  'quotient',
];
const NUMBER_OPS: readonly Operation[] = ['add', 'sub', 'mul', 'neg', 'abs', 'min', 'max'];
const WHOLE_OPS: readonly Operation[] = [
  'quotient',
  'remainder',
  'and',
  'or',
  'xor',
  'not',
  'shiftLeft',
  'shiftRight',
];
const UNARY = new Set<Operation>(['neg', 'abs', 'sqrt', 'floor', 'ceil', 'round', 'trunc', 'not']);
const OPS: Readonly<Record<DType, readonly Operation[]>> = {
  float32: [...NUMBER_OPS, ...FLOAT_OPS],
  float64: [...NUMBER_OPS, ...FLOAT_OPS],
  int32: [...NUMBER_OPS, ...WHOLE_OPS],
  uint32: [...NUMBER_OPS, ...WHOLE_OPS],
  bool: ['and', 'or', 'xor', 'not'],
};

describe('vectors give what their lanes give, in WebAssembly and in the interpreter', () => {
  it.each(DTYPES)('arithmetic of %s', (dtype) => {
    for (const op of OPS[dtype]) {
      const arity = UNARY.has(op) ? 1 : 2;
      checkLanewise(
        Array.from({ length: arity }, () => dtype),
        dtype,
        (...args) => apply(op, ...args),
      );
    }
  });
  it.each(DTYPES)('comparisons and choices of %s', (dtype) => {
    for (const op of ['equal', 'less', 'lessEqual'] as const) {
      checkLanewise([dtype, dtype], 'bool', (x, y) => compare(op, x, y));
      checkLanewise([dtype, dtype, 'bool'], dtype, (x, y, b) =>
        apply('select', apply('or', apply('not', compare(op, x, y)), b), x, y),
      );
    }
    checkLanewise([dtype, dtype, 'bool'], dtype, (x, y, b) => apply('select', b, x, y));
  });
  it.each(DTYPES)('conversions of %s', (dtype) => {
    for (const to of DTYPES) {
      if (to === dtype) continue;
      checkLanewise([dtype], to, (x) => cast(x, to));
      checkLanewise([dtype], dtype, (x) => cast(cast(x, to), dtype));
    }
  });
  it('shifts by one number, functions of the host', () => {
    for (const op of ['shiftLeft', 'shiftRight'] as const) {
      const by = (x: Expression): Expression => ({
        kind: 'constant',
        value: 33,
        dtype: x.dtype,
        ...(x.lanes && { lanes: LANES }),
      });
      checkLanewise(['int32'], 'int32', (x) => apply(op, x, by(x)));
      checkLanewise(['uint32'], 'uint32', (x) => apply(op, x, by(x)));
    }
    for (const dtype of ['float32', 'float64'] as const) {
      checkLanewise([dtype, dtype], dtype, (x, y) => {
        const args = [x, y];
        return { kind: 'call', f: Math.atan2, dtype, ...(x.lanes && { lanes: LANES }), args };
      });
    }
  });
});

describe('vectors and numbers', () => {
  it.each(DTYPES)(
    'one number in all lanes, four numbers as lanes, a lane as a number: %s',
    (dtype) => {
      const [x, y] = [bufferOf('x', dtype, SIZE), bufferOf('y', dtype, SIZE)];
      const v: Local = { name: 'v', dtype, lanes: LANES };
      const s: Local = { name: 's', dtype };
      const pack = (...args: Expression[]): Expression => ({
        kind: 'pack',
        dtype,
        lanes: LANES,
        args,
      });
      const body = [
        set(v, at(x, 3, LANES)),
        set(s, laneOf(get(v), 1)),
        set(v, pack(laneOf(get(v), 3), get(s), laneOf(at(x, 5, LANES), 0), laneOf(get(v), 0))),
        store(y, 1, get(v)),
        store(y, 5, splat(get(s))),
        store(y, 9, splat(at(x, 2))),
        store(y, 13, laneOf(get(v), 3)),
        store(y, 14, laneOf(splat(number(1, dtype)), 2)),
      ];
      const data = filled(dtype, 1);
      const [wasm, interpreted] = runTwice(
        { name: 'k0', body },
        new Map([
          [x, data],
          [y, filled(dtype, 0)],
        ]),
      );
      expect(wasm).toEqual(interpreted);
      const one = convert(1, dtype);
      expect(wasm[1]!.slice(1, 15)).toEqual([
        ...[data[6], data[4], data[5], data[3]],
        ...[data[4], data[4], data[4], data[4]],
        ...[data[2], data[2], data[2], data[2]],
        ...[data[3], one],
      ]);
    },
  );
  it('a tile of a product of matrices', () => {
    const [a, b, c] = [
      bufferOf('a', 'float64', 6),
      bufferOf('b', 'float64', 12),
      bufferOf('c', 'float64', 8),
    ];
    const k = { name: 'k', count: 3 };
    const row: Local = { name: 'row', dtype: 'float64', lanes: LANES };
    const sums = [0, 1].map((i): Local => ({ name: `sum${i}`, dtype: 'float64', lanes: LANES }));
    const left = (i: number): Expression =>
      splat({
        kind: 'load',
        dtype: 'float64',
        place: { buffer: a, offset: 3 * i, terms: [{ index: k, stride: 1 }] },
      });
    const body = [
      ...sums.map((s) => set(s, splat(number(0, 'float64')))),
      ...loopOver(k, [
        set(row, {
          kind: 'load',
          dtype: 'float64',
          lanes: LANES,
          place: { buffer: b, offset: 0, terms: [{ index: k, stride: 4 }] },
        }),
        ...sums.map((s, i) => set(s, apply('add', get(s), apply('mul', left(i), get(row))))),
      ]),
      ...sums.map((s, i) => store(c, 4 * i, get(s))),
    ];
    expect(printLoops([{ name: 'tile', body }])).toMatchInlineSnapshot(`
      "tile:
        sum0 = 0
        sum1 = 0
        for k < 3
          row = b[4k]:4
          sum0 = add(sum0, mul(splat(a[k]), row))
          sum1 = add(sum1, mul(splat(a[k + 3]), row))
        c[0]:4 = sum0
        c[4]:4 = sum1"
    `);
    const results = runTwice(
      { name: 'tile', body },
      new Map([
        [a, [1, 2, 3, 4, 5, 6]],
        [b, [1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1]],
        [c, Array.from({ length: 8 }, () => NaN)],
      ]),
    );
    for (const buffers of results) expect(buffers[2]).toEqual([1, 2, 3, 6, 4, 5, 6, 15]);
  });
});
