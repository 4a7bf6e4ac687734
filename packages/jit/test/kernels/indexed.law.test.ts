/**
 * Picking, reading and writing at places in memory: by WebAssembly, by the interpreter and eagerly the same
 * bits, for places inside and outside of the axis, counted from its end, signed and unsigned, one a batch or
 * one for all; inside of a loop and over an argument that was given away as well.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allocate,
  array,
  contiguous,
  convert,
  fromData,
  gatherAt,
  readBlock,
  scatterAddAt,
  sizeOf,
  sum,
  typeOf,
  writeBlock,
  zeros,
  type DType,
  type Shape,
  type Tensor,
} from '@gradus/tensor';
import { makeProgram, stageFunction } from '@gradus/ir';
import { scan } from '@gradus/control-flow';
import { compile } from '../../src/compile.js';
import { interpreterMachine } from '../../src/control/interpreter.js';
import { wasmMachine } from '../../src/machine.js';
import { jit, lowerProgram } from '../../src/index.js';

const DTYPES = ['float32', 'float64', 'int32', 'uint32', 'bool'] as const;

function filled(dtype: DType, shape: Shape, start = 0): Tensor {
  const data = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = convert(start + i * 0.75 - 3, dtype);
  return fromData(typeOf(dtype, shape), data);
}

/** Places below, inside and behind an axis; of unsigned ones also such as look negative. */
function places(shape: Shape, length: number, [signed, seed]: readonly [boolean, number]): Tensor {
  const data = allocate(signed ? 'int32' : 'uint32', sizeOf(shape));
  for (let i = 0; i < data.length; i++) {
    const any = ((i + seed) * 7) % (3 * length + 3);
    data[i] = signed ? any - length - 2 : i % 5 === 4 ? 2 ** 32 - any : any;
  }
  return fromData(typeOf(signed ? 'int32' : 'uint32', shape), data);
}

const bits = (xs: readonly Tensor[]): number[][] => xs.map((x) => [...contiguous(x)]);

/** A loop over places that changes a tensor step by step. */
function scanned(step: (x: Tensor, at: Tensor) => Tensor): (x: Tensor, at: Tensor) => Tensor {
  return (x, ats) => scan((kept, at) => [step(kept, at), null], x, ats)[0];
}

function expectEager(f: (...xs: Tensor[]) => Tensor, inputs: readonly Tensor[]): void {
  const { program } = stageFunction(f, inputs, 'moves');
  const wanted = bits([f(...inputs)]);
  expect(lowerProgram(program).kernels.map((k) => k.kind)).not.toContain('host');
  expect(bits(compile(program, wasmMachine).run(inputs))).toEqual(wanted);
  expect(bits(compile(program, interpreterMachine).run(inputs))).toEqual(wanted);
}

const small = fc.nat(3);
const cases = fc.record({
  batch: small,
  before: small,
  length: fc.integer({ min: 1, max: 6 }),
  after: fc.constantFrom(0, 1, 3, 8, 19),
  count: fc.nat(6),
  dtype: fc.constantFrom(...DTYPES),
  places: fc.tuple(fc.boolean(), fc.nat(50)),
  batched: fc.boolean(),
});

describe('moves at places in memory are those of eager code', () => {
  it('picking', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('nan', 'zero'), (c, outside) => {
        const own = c.batched ? [c.batch, c.count] : [c.count];
        const x = filled(c.dtype, [c.batch, c.before, c.length, c.after]);
        const where = { axis: 2, batch: c.batched ? 1 : 0, outside } as const;
        const at = places(own, c.length, c.places);
        expectEager((a, i) => gatherAt(a, i, where), [x, at]);
      }),
      { numRuns: 60 },
    );
  });

  it('adding, also what is computed of the tensor itself', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const dtype = c.dtype === 'bool' ? 'float32' : c.dtype;
        const own = (count: number): number[] => (c.batched ? [c.batch, count] : [count]);
        const where = { axis: 2, batch: c.batched ? 1 : 0 };
        const x = filled(dtype, [c.batch, c.before, c.length, c.after]);
        const updates = filled(dtype, [c.batch, c.before, c.count, c.after], 0.1);
        const at = places(own(c.count), c.length, c.places);
        expectEager((a, i, u) => scatterAddAt(a, i, u, where), [x, at, updates]);
        const all = places(own(c.length), c.length, c.places);
        expectEager((a, i) => scatterAddAt(a, i, a, where), [x, all]);
      }),
      { numRuns: 30 },
    );
  });

  it('adding one number at one place', () => {
    const x = filled('float32', [5]);
    const one = { axis: 0, batch: 0 };
    const at = fromData(typeOf('int32', []), new Int32Array([-2]));
    expectEager((a) => scatterAddAt(a, at, array(0.1), one), [x]);
    expectEager((a) => scatterAddAt(a, array(3, { dtype: 'int32' }), array(0.1), one), [x]);
    const each = scanned((total, i: Tensor) => scatterAddAt(total, i, array(0.5), one));
    expectEager(each, [x, places([7], 5, [true, 2])]);
  });

  it('many updates for one place are rounded once', () => {
    const [n, tenth] = [100_000, 0.1];
    const updates = fromData(typeOf('float32', [n]), new Float32Array(n).fill(tenth));
    const at = fromData(typeOf('int32', [n]), new Int32Array(n));
    const f = jit((u: Tensor, i: Tensor) => scatterAddAt(zeros([1]), i, u, { axis: 0, batch: 0 }));
    expect(f(updates, at).data()[0]).toBe(Math.fround(n * Math.fround(tenth)));
  });

  it('blocks', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const size = c.count % (c.length + 1);
        const where = { axis: 2, batch: c.batched ? 1 : 0 };
        const starts = places(c.batched ? [c.batch] : [], c.length, c.places);
        const x = filled(c.dtype, [c.batch, c.before, c.length, c.after]);
        const block = filled(c.dtype, [c.batch, c.before, size, c.after], 100);
        expectEager((a, i) => readBlock(a, i, { ...where, size }), [x, starts]);
        expectEager((a, b, i) => writeBlock(a, b, i, where), [x, block, starts]);
      }),
      { numRuns: 60 },
    );
  });

  it('a block over an argument that was given away', () => {
    const f = (x: Tensor, b: Tensor, i: Tensor): Tensor =>
      writeBlock(x, b, i, { axis: 0, batch: 0 });
    const [x, b] = [filled('float32', [200, 64]), filled('float32', [3, 64], 7)];
    const at = fromData(typeOf('int32', []), new Int32Array([150]));
    const wanted = bits([f(x, b, at)]);
    const given = jit(f, { donateArgnums: 0 });
    expect(bits([given(x.add(0), b, at)])).toEqual(wanted);
  });

  it('a loop with them runs without the host', () => {
    const table = filled('float32', [9, 16]);
    const words = places([12], 9, [true, 3]);
    const walk = (t: Tensor, ids: Tensor): Tensor => {
      const step = (kept: Tensor, id: Tensor): readonly [Tensor, Tensor] => {
        const row = gatherAt(t, id, { axis: 0, batch: 0, outside: 'zero' }).add(sum(kept, 0));
        return [writeBlock(kept, row.reshape([1, 16]), id, { axis: 0, batch: 0 }), row];
      };
      return scan(step, zeros([4, 16]), ids)[1];
    };
    expect(lowerProgram(makeProgram(walk)(table, words)).kernels.map((k) => k.kind)).toEqual(
      expect.not.arrayContaining(['host']),
    );
    expect(bits([jit(walk)(table, words)])).toEqual(bits([walk(table, words)]));
  });
});
