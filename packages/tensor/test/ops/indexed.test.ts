import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  arange,
  array,
  bind,
  dynamicIndexInDim,
  dynamicSlice,
  dynamicUpdateIndexInDim,
  dynamicUpdateSlice,
  scatterAdd,
  scatterMax,
  scatterMin,
  scatterMul,
  scatterSet,
  take,
  zeros,
  type Tensor,
} from '../../src/index.js';
import { gatherPrimitive, scatterAddPrimitive } from '../../src/primitives.js';
import { grad } from '@gradus/autodiff';

const ints = (values: readonly number[]): Tensor => array([...values], { dtype: 'int32' });

describe('gather and scatter equal naive index loops', () => {
  const cases = fc
    .record({
      batch: fc.integer({ min: 1, max: 2 }),
      before: fc.integer({ min: 1, max: 2 }),
      length: fc.integer({ min: 1, max: 4 }),
      after: fc.integer({ min: 1, max: 2 }),
      count: fc.nat(3),
    })
    .chain((s) =>
      fc.tuple(
        fc.constant(s),
        fc.array(fc.integer({ min: -6, max: 6 }), {
          minLength: s.batch * s.count,
          maxLength: s.batch * s.count,
        }),
      ),
    );

  it('gather', () => {
    fc.assert(
      fc.property(cases, ([{ batch, before, length, after, count }, places]) => {
        const x = arange(1, batch * before * length * after + 1)
          .astype('float64')
          .reshape([batch, before, length, after]);
        const index = ints(places).reshape([batch, count]);
        const params = { axis: 2, batch: 1, outside: 'nan' } as const;
        const y = bind(gatherPrimitive, [x, index], params)[0]!;
        const truth: number[] = [];
        for (let b = 0; b < batch; b++)
          for (let p = 0; p < before; p++)
            for (let i = 0; i < count; i++)
              for (let q = 0; q < after; q++) {
                const given = places[b * count + i]!;
                const k = given < 0 ? given + length : given;
                const flat = ((b * before + p) * length + k) * after + q + 1;
                truth.push(k >= 0 && k < length ? flat : NaN);
              }
        expect([...y.data()]).toEqual(truth);
      }),
    );
  });

  it('scatterAdd', () => {
    fc.assert(
      fc.property(cases, ([{ batch, before, length, after, count }, places]) => {
        const x = zeros([batch, before, length, after], { dtype: 'float64' });
        const updates = arange(1, batch * before * count * after + 1)
          .astype('float64')
          .reshape([batch, before, count, after]);
        const index = ints(places).reshape([batch, count]);
        const y = bind(scatterAddPrimitive, [x, index, updates], { axis: 2, batch: 1 })[0]!;
        const truth = Array.from<number>({ length: x.size }).fill(0);
        let n = 0;
        for (let b = 0; b < batch; b++)
          for (let p = 0; p < before; p++)
            for (let i = 0; i < count; i++)
              for (let q = 0; q < after; q++) {
                n++;
                const given = places[b * count + i]!;
                const k = given < 0 ? given + length : given;
                if (k < 0 || k >= length) continue;
                truth[((b * before + p) * length + k) * after + q]! += n;
              }
        expect([...y.data()]).toEqual(truth);
      }),
    );
  });
});

describe('outside of the axis', () => {
  // jnp.take, default mode; integers give their smallest or largest value
  it('gather fills', () => {
    expect(take(array([1, 2, 3]), [3, -4, -1]).tolist()).toEqual([NaN, NaN, 3]);
    expect(take(ints([1, 2, 3]), [3]).tolist()).toEqual([-2147483648]);
    expect(take(array([1], { dtype: 'uint32' }), [3]).tolist()).toEqual([4294967295]);
    expect(take(array([false]), [3]).tolist()).toEqual([true]);
    expect(take(zeros([0]), [0]).tolist()).toEqual([NaN]);
  });
  it('no gradient passes, as nothing was read', () => {
    const g = grad((x: Tensor) => take(x, [3, -4, -1, 0, 0]).sum())(array([1, 2, 3]));
    expect(g.tolist()).toEqual([2, 0, 1]);
  });
  it('scatterAdd drops, forwards and backwards', () => {
    expect(scatterAdd(zeros(3), [0, 5, -1, 0, -4], array([1, 2, 3, 4, 5])).tolist()).toEqual([
      5, 0, 3,
    ]);
    const f = (u: Tensor): Tensor =>
      scatterAdd(zeros(3), [0, 5, -1, 0, -4], u)
        .mul(array([1, 2, 3]))
        .sum();
    expect(grad(f)(array([1, 1, 1, 1, 1])).tolist()).toEqual([1, 0, 3, 1, 0]);
  });
  it('blocks are moved inside, forwards and backwards', () => {
    // lax.dynamic_slice, lax.dynamic_update_slice
    const x = arange(5);
    expect(dynamicSlice(x, [4], [3]).tolist()).toEqual([2, 3, 4]);
    expect(dynamicSlice(x, [-2], [2]).tolist()).toEqual([3, 4]);
    expect(dynamicSlice(x, [ints([-9]).reshape([])], [2]).tolist()).toEqual([0, 1]);
    expect(dynamicUpdateSlice(x, ints([7, 8]), [4]).tolist()).toEqual([0, 1, 2, 7, 8]);
    expect(dynamicUpdateSlice(x, ints([7, 8]), [-1]).tolist()).toEqual([0, 1, 2, 7, 8]);
    const g = grad((v: Tensor) =>
      dynamicSlice(v, [9], [2])
        .mul(array([1, 2]))
        .sum(),
    )(zeros(4));
    expect(g.tolist()).toEqual([0, 0, 1, 2]);
  });
});

describe('scatterAdd', () => {
  it('adds rows along any axis, duplicates included', () => {
    const y = scatterAdd(
      zeros([2, 3]),
      [2, 2],
      array([
        [1, 2],
        [3, 4],
      ]),
      1,
    );
    expect(y.tolist()).toEqual([
      [0, 0, 3],
      [0, 0, 7],
    ]);
    expect(scatterAdd(zeros(3), 1, 5).tolist()).toEqual([0, 5, 0]);
  });
  it('does not pile up roundings in float32', () => {
    const places = Array.from({ length: 100000 }, () => 0);
    const updates = array(new Float32Array(100000).fill(0.1));
    expect(scatterAdd(zeros(1), places, updates).item()).toBe(Math.fround(10000.000149011612));
  });
  it('gives x the cotangent and every update that of its place', () => {
    const f = (x: Tensor, u: Tensor): Tensor =>
      scatterAdd(x, [0, 2, 0], u)
        .mul(array([1, 2, 3]))
        .sum();
    const [gx, gu] = grad(f, { argnums: [0, 1] })(zeros(3), array([10, 20, 30]));
    expect([gx.tolist(), gu.tolist()]).toEqual([
      [1, 2, 3],
      [1, 3, 1],
    ]);
  });
  it('refuses updates and indices that do not fit', () => {
    expect(() => scatterAdd(zeros(3), [0, 1], array([1, 2, 3]))).toThrow(/GR124/);
    expect(() => scatterAdd(zeros(3), array([0, 1]), array([1, 2]))).toThrow(/GR122/);
    expect(() => scatterAdd(zeros(3), [0], array([1]), 1)).toThrow(/GR102/);
  });
});

describe('scatterMul, scatterMin and scatterMax', () => {
  const x = array([1, 2, 3]);

  it('join what is meant for one place, and drop what is meant for none', () => {
    const updates = array([5, -2, 0.5, 9]);
    const at = [0, -1, 2, 7];
    expect(scatterMul(x, at, updates).tolist()).toEqual([5, 2, -3]);
    expect(scatterMin(x, at, updates).tolist()).toEqual([1, 2, -2]);
    expect(scatterMax(x, at, updates).tolist()).toEqual([5, 2, 3]);
    expect(scatterMul(x, [], array([])).tolist()).toEqual([1, 2, 3]);
  });

  it('work along any axis, and on integers', () => {
    const table = array([[1, 2], [3, 4]], { dtype: 'int32' }); // prettier-ignore
    const updates = array([[5], [1]], { dtype: 'int32' });
    expect(scatterMin(table, [1], updates, 1).tolist()).toEqual([[1, 2], [3, 1]]); // prettier-ignore
    expect(scatterMax(table, [1], updates, 1).tolist()).toEqual([[1, 5], [3, 4]]); // prettier-ignore
  });

  it('refuse updates of another shape', () => {
    expect(() => scatterMul(x, [0], array([1, 2]))).toThrow('GR124');
  });
});

describe('scatterSet', () => {
  it('replaces, and the last of several updates counts', () => {
    // numpy: x[[0, 2, 0]] = …; what lies outside is dropped as in JAX
    expect(scatterSet(array([1, 2, 3]), [0, 2, 0], array([7, 8, 9])).tolist()).toEqual([9, 2, 8]);
    expect(scatterSet(array([1, 2, 3]), [3, -1], array([7, 8])).tolist()).toEqual([1, 2, 8]);
    expect(scatterSet(zeros([2, 2]), 1, array([5, 6]), 1).tolist()).toEqual([
      [0, 5],
      [0, 6],
    ]);
    expect(scatterSet(array([1, 2]), [], zeros([0])).tolist()).toEqual([1, 2]);
    expect(scatterSet(array([true, true]), [0], array([false])).tolist()).toEqual([false, true]);
    const index = ints([0, 2, 1, 0]).reshape([2, 2]);
    const u = array([1, 2, 3, 4]).reshape([2, 2]);
    expect(scatterSet(zeros([3]), index, u).tolist()).toEqual([4, 3, 2]);
  });
  it('gives a gradient to what is in the result alone', () => {
    const f = (x: Tensor, u: Tensor): Tensor =>
      scatterSet(x, [0, 2, 0], u)
        .mul(array([1, 2, 3]))
        .sum();
    const [gx, gu] = grad(f, { argnums: [0, 1] })(array([1, 2, 3]), array([7, 8, 9]));
    expect([gx.tolist(), gu.tolist()]).toEqual([
      [0, 2, 0],
      [0, 3, 1],
    ]);
  });
  it('refuses updates that do not fit', () => {
    expect(() => scatterSet(zeros(3), [0, 1], array([1]))).toThrow(/GR124/);
  });
});

describe('dynamic blocks', () => {
  const x = arange(12).reshape([3, 4]);
  it('move along several axes', () => {
    expect(dynamicSlice(x, [1, 3], [2, 2]).tolist()).toEqual([
      [6, 7],
      [10, 11],
    ]);
    expect(dynamicUpdateSlice(x, ints([70, 80]).reshape([1, 2]), [1, 3]).tolist()).toEqual([
      [0, 1, 2, 3],
      [4, 5, 70, 80],
      [8, 9, 10, 11],
    ]);
    expect(dynamicSlice(x, [0, 0], [3, 4]).tolist()).toEqual(x.tolist());
  });
  it('read and write one row', () => {
    const i = ints([1]).reshape([]);
    expect(dynamicIndexInDim(x, i).tolist()).toEqual([4, 5, 6, 7]);
    expect(dynamicIndexInDim(x, -1, 1).tolist()).toEqual([3, 7, 11]);
    expect(dynamicUpdateIndexInDim(zeros([2, 2]), array([1, 2]), i).tolist()).toEqual([
      [0, 0],
      [1, 2],
    ]);
    expect(dynamicUpdateIndexInDim(zeros([2, 2]), array([1, 2]), 0, 1).tolist()).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });
  it('hand the block its part of the cotangent, and x the rest', () => {
    const f = (v: Tensor, block: Tensor): Tensor =>
      dynamicUpdateSlice(v, block, [1])
        .mul(array([1, 2, 3, 4]))
        .sum();
    const [gv, gb] = grad(f, { argnums: [0, 1] })(zeros(4), zeros(2));
    expect([gv.tolist(), gb.tolist()]).toEqual([
      [1, 0, 0, 4],
      [2, 3],
    ]);
  });
  it('refuse what does not fit', () => {
    expect(() => dynamicSlice(x, [0, 0], [4, 1])).toThrow(/GR128/);
    expect(() => dynamicSlice(x, [0], [1, 1])).toThrow(/GR128/);
    expect(() => dynamicUpdateSlice(x, zeros([1, 5]), [0, 0])).toThrow(/GR128/);
    expect(() => dynamicSlice(x, [0.5, 0], [1, 1])).toThrow(/GR122/);
    expect(() => dynamicSlice(x, [array([0, 1], { dtype: 'int32' }), 0], [1, 1])).toThrow(/GR128/);
    expect(() => dynamicIndexInDim(zeros([0]), 0)).toThrow(/GR128/);
    expect(() => dynamicUpdateIndexInDim(x, zeros([3]), 0)).toThrow(/GR128/);
  });
});
