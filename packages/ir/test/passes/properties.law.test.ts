// What primitives say of themselves, and passes believe: that it holds bit for bit, for every primitive
// that says it. A new primitive joins by existing.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { primitives } from '@gradus/tensor/primitives';
import {
  allocate,
  arange,
  bind1,
  broadcastAlong,
  dtypes,
  fromData,
  isFloat,
  takes,
  typeOf,
  type DType,
  type Primitive,
  type Tensor,
} from '@gradus/tensor';
import { makeProgram, optimize, runProgram } from '../../src/index.js';
import { bits } from '../randomProgram.js';

const all = Object.keys(dtypes) as DType[];

/** Values at the edges of a dtype. */
function edges(dtype: DType): number[] {
  const { kind, min, max, tiny, eps } = dtypes[dtype];
  if (kind === 'bool') return [0, 1];
  if (kind === 'integer') return [0, 1, 2, 7, min, min + 1, max - 1, max];
  return [0, -0, 1, -1, 0.1, 1 + eps, tiny, tiny / 4, -tiny, min, max, Infinity, -Infinity, NaN];
}

function vector(dtype: DType, values: readonly number[]): Tensor {
  const data = allocate(dtype, values.length);
  data.set(values);
  return fromData(typeOf(dtype, [values.length]), data);
}

const named = (has: (p: Primitive) => boolean): [string, Primitive][] =>
  primitives.filter(has).map((p) => [p.name, p]);

describe.each(named((p) => p.identity !== undefined))('%s and its identity', (_, primitive) => {
  it.each(all.filter((d) => takes(primitive.accepts, d)))('changes nothing: %s', (dtype) => {
    const x = vector(dtype, edges(dtype));
    const { left, right } = primitive.identity!;
    const full = (value: number): Tensor => vector(dtype, edges(dtype).map(() => value)); // prettier-ignore
    if (right !== undefined) expect(bits([bind1(primitive, [x, full(right)])])).toBe(bits([x]));
    if (left !== undefined) expect(bits([bind1(primitive, [full(left), x])])).toBe(bits([x]));
    expect(left ?? right).toBeDefined();
  });
});

describe.each(named((p) => p.commutative === true))('%s', (_, primitive) => {
  it.each(all.filter((d) => takes(primitive.accepts, d)))('is commutative: %s', (dtype) => {
    const pairs = edges(dtype).flatMap((a) => edges(dtype).map((b) => [a, b] as const));
    const [x, y] = [vector(dtype, pairs.map(([a]) => a)), vector(dtype, pairs.map(([, b]) => b))]; // prettier-ignore
    expect(bits([bind1(primitive, [x, y])])).toBe(bits([bind1(primitive, [y, x])]));
  });
});

/** Optimizes a function and compares it with itself; returns how many equations were left. */
function optimizedSize(f: (x: Tensor) => Tensor, x: Tensor): number {
  const program = optimize(makeProgram(f)(x));
  expect(bits(runProgram(program, [x]))).toBe(bits([f(x)]));
  return program.equations.length;
}

describe('compose', () => {
  const twofold = named((p) => p.compose !== undefined && p.lower.kind === 'elementwise');
  it.each(twofold.filter(([name]) => name !== 'cast'))('%s of itself', (_, primitive) => {
    for (const dtype of all.filter((d) => takes(primitive.accepts, d))) {
      const x = vector(dtype, edges(dtype));
      expect(optimizedSize((v) => bind1(primitive, [bind1(primitive, [v])]), x)).toBeLessThan(2);
    }
  });

  it('cast over every dtype', () => {
    let saved = 0;
    for (const from of all) for (const over of all) for (const to of all) {
      const x = vector(from, edges(from));
      saved += 2 - optimizedSize((v) => v.astype(over).astype(to), x);
    } // prettier-ignore
    expect(saved).toBeGreaterThan(60);
    const there = (dtype: DType) => (v: Tensor) => v.astype('float64').astype(dtype);
    for (const dtype of all.filter((d) => isFloat(d) || dtypes[d].kind === 'integer')) {
      expect(optimizedSize(there(dtype), vector(dtype, edges(dtype)))).toBe(0);
    }
  });

  const chains = fc.array(fc.record({ kind: fc.nat(2), seed: fc.nat(999) }), { maxLength: 5 });
  const view = (x: Tensor, kind: number, seed: number): Tensor => {
    const axes = x.shape.map((_, i) => (i + seed) % x.ndim);
    if (kind === 0) return x.transpose(seed % 2 === 0 ? axes : axes.toReversed());
    if (kind === 1) return x.reshape([[-1], [2, -1], [3, 1, -1], [-1, 2, 3]][seed % 4]!);
    const at = seed % (x.ndim + 1);
    const places = x.shape.map((_, i) => (i < at ? i : i + 1));
    return x.ndim > 4 ? x : broadcastAlong(x, x.shape.toSpliced(at, 0, 2), places);
  };
  it('views of views, any of them', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const f = (x: Tensor): Tensor =>
          chain.reduce((y, { kind, seed }) => view(y, kind, seed), x);
        const size = optimizedSize(f, arange(12).astype('float32').reshape([2, 3, 2]));
        expect(size).toBeLessThanOrEqual(chain.length);
      }),
    );
  });
});
