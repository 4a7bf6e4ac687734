import { describe, expect, it } from '@jest/globals';
import {
  allocate,
  any,
  all,
  contiguous,
  convert,
  fromData,
  isFloat,
  max,
  min,
  sizeOf,
  sum,
  typeOf,
  withSettings,
  type DType,
  type Tensor,
} from '@gradus/tensor';
import { stageFunction, type TreeFunction } from '@gradus/ir';
import { compile } from '../../src/compile.js';
import { interpreterMachine } from '../../src/control/interpreter.js';
import { wasmMachine } from '../../src/machine.js';
import { jit } from '../../src/index.js';

const FLOATS = [0, -0, 1, -1.5, 0.1, 1e30, -1e30, 1e-40, 7.25, -0.3];
const INTEGERS = [0, 1, -1, 2 ** 31 - 1, 5, -(2 ** 31), 77, 2 ** 32 - 1];
const SHAPES = [[8], [19], [67], [3, 11], [16, 40], [70, 5], [2, 9, 33], [4, 17, 17], [8, 1]];

/** Numbers that cancel and overflow; of kind 1 with one NaN, of kind 2 zeros of both signs. */
function filled(dtype: DType, shape: readonly number[], kind: number): Tensor {
  const list = isFloat(dtype) ? FLOATS : INTEGERS;
  const data = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < data.length; i++) {
    const any = list[(i * 7 + i * i) % list.length]!;
    data[i] = convert(kind === 2 ? [-0, 0, -0, -1][(i * i) % 4]! : any, dtype);
  }
  if (kind === 1) data[data.length >> 1] = convert(NaN, dtype);
  return fromData(typeOf(dtype, shape), data);
}

describe('reductions by vectors give the bits of eager ones', () => {
  const operations = { sum, max, min, any, all };
  it.each(['float32', 'float64', 'int32', 'uint32', 'bool'] as const)('of %s', (dtype) => {
    for (const shape of SHAPES) {
      for (const kind of [0, 1, 2]) {
        const x = filled(dtype, shape, kind);
        const reduced = (a: Tensor): Tensor[] =>
          [undefined, ...shape.keys()].flatMap((axis) =>
            Object.entries(operations)
              .filter(([name]) => dtype !== 'bool' || name.startsWith('a'))
              .flatMap(([, f]) => [f(a, axis), f(a.transpose(), axis)]),
          );
        const bits = (xs: readonly Tensor[]): number[][] => xs.map((y) => [...contiguous(y)]);
        const { program } = withSettings({ warn: () => {} }, () =>
          stageFunction(reduced as TreeFunction, [x], 'test'),
        );
        const wanted = bits(reduced(x));
        expect(bits(compile(program, wasmMachine).run([x]))).toEqual(wanted);
        if (sizeOf(shape) < 70) {
          expect(bits(compile(program, interpreterMachine).run([x]))).toEqual(wanted);
        }
      }
    }
  });
  it.each(['float32', 'float64', 'int32', 'uint32', 'bool'] as const)(
    'of %s in pieces, with elements that fill none',
    (dtype) => {
      for (const kind of [0, 1, 2]) {
        const x = filled(dtype, [8 * 0x2000 + 37], kind);
        const reduced = (a: Tensor): Tensor[] =>
          dtype === 'bool' ? [any(a), all(a)] : [sum(a), max(a), sum(a.mul(a))];
        const { program } = stageFunction(reduced, [x], 'test');
        const wanted = reduced(x).map((y) => [...contiguous(y)]);
        // The interpreter, which takes its time, sees one case of every dtype.
        const machines = kind === 2 ? [wasmMachine, interpreterMachine] : [wasmMachine];
        for (const machine of machines) {
          const got = compile(program, machine).run([x]);
          expect(got.map((y) => [...contiguous(y)])).toEqual(wanted);
        }
      }
    },
  );
  it('sums of float32 rows are right however much of them cancels', () => {
    for (const [n, power] of [64, 1003, 4096, 4100].flatMap((n) =>
      [0, 4, 9, 14, 40].map((p) => [n, p]),
    )) {
      const data = new Float32Array(4 * n!);
      for (let i = 0; i < data.length; i++) {
        // every other term takes back the one before, but for a rest 2^power times smaller
        const size = 1 + Math.abs(Math.sin(i >> 1));
        data[i] = i % 2 === 0 ? size : -data[i - 1]! + Math.fround(size / 2 ** power!);
      }
      const x = fromData(typeOf('float32', [4, n!]), data);
      const rows = (a: Tensor): Tensor => sum(a, -1);
      const { program } = stageFunction(rows, [x], 'rows');
      const wanted = contiguous(rows(x));
      for (const machine of [wasmMachine, interpreterMachine]) {
        const [got] = compile(program, machine).run([x]);
        expect([...contiguous(got!)]).toEqual([...wanted]);
      }
    }
  });
  it('ten million tenths in float32 are a million, within 1e-6', () => {
    const n = 10_000_000;
    const x = fromData(typeOf('float32', [n]), new Float32Array(n).fill(0.1));
    expect(Math.abs(jit(sum)(x).item() / 1e6 - 1)).toBeLessThan(1e-6);
    const columns = jit((a: Tensor) => sum(a, 0))(x.reshape([n / 10, 10]));
    for (const total of contiguous(columns)) expect(Math.abs(total / 1e5 - 1)).toBeLessThan(1e-6);
  });
});
