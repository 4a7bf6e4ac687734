import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  arange,
  array,
  bind,
  concatenate,
  flip,
  stopGradient,
  transpose,
  zeros,
  type Tensor,
} from '../../src/index.js';
import {
  concatPrimitive,
  dynamicSlicePrimitive,
  dynamicUpdateSlicePrimitive,
  gatherPrimitive,
  padPrimitive,
  scatterAddPrimitive,
  slicePrimitive,
} from '../../src/primitives.js';
import { grad } from '@gradus/autodiff';

const shapes = fc.array(fc.nat(4), { maxLength: 3 });

/** The element at an index, by row-major arithmetic alone. */
const at = (x: Tensor, index: readonly number[]): number =>
  x.data()[index.reduce((flat, i, axis) => flat * x.shape[axis]! + i, 0)]!;

/** All indices of a shape. */
const indices = (shape: readonly number[]): number[][] =>
  shape.reduce<number[][]>(
    (list, n) => list.flatMap((index) => Array.from({ length: n }, (_, i) => [...index, i])),
    [[]],
  );
const counted = (shape: readonly number[]): Tensor =>
  arange(1, shape.reduce((n, m) => n * m, 1) + 1).reshape([...shape]);

describe('data movement equals naive index loops', () => {
  it('slice', () => {
    const bounds = shapes.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.tuple(
          ...shape.map((n) => fc.tuple(fc.nat(n), fc.nat(n), fc.integer({ min: 1, max: 3 }))),
        ),
      ),
    );
    fc.assert(
      fc.property(bounds, ([shape, triples]) => {
        const start = triples.map(([a, b]) => Math.min(a, b));
        const limit = triples.map(([a, b]) => Math.max(a, b));
        const step = triples.map(([, , s]) => s);
        const x = counted(shape);
        const y = bind(slicePrimitive, [x], { start, limit, step })[0]!;
        const lengths = shape.map((_, i) => Math.ceil((limit[i]! - start[i]!) / step[i]!));
        expect(y.shape).toEqual(lengths);
        for (const index of indices(y.shape)) {
          expect(at(y, index)).toBe(
            at(
              x,
              index.map((k, i) => start[i]! + k * step[i]!),
            ),
          );
        }
      }),
    );
  });

  it('pad, also in between', () => {
    const widths = shapes.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.tuple(...shape.map(() => fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)))),
      ),
    );
    fc.assert(
      fc.property(widths, ([shape, triples]) => {
        const [lo, hi, interior] = [0, 1, 2].map((k) => triples.map((t) => t[k]!));
        const x = counted(shape);
        const y = bind(padPrimitive, [x], { lo: lo!, hi: hi!, interior: interior! })[0]!;
        const home = new Map(
          indices(shape).map((index) => [
            index.map((k, i) => lo![i]! + k * (interior![i]! + 1)).join(),
            at(x, index),
          ]),
        );
        for (const index of indices(y.shape))
          expect(at(y, index)).toBe(home.get(index.join()) ?? 0);
        expect(y.sum().item()).toBe(x.sum().item());
      }),
    );
  });

  it('flip', () => {
    const axes = shapes.chain((shape) =>
      fc.tuple(fc.constant(shape), fc.subarray([...shape.keys()])),
    );
    fc.assert(
      fc.property(axes, ([shape, turned]) => {
        const x = counted(shape);
        const y = flip(x, turned);
        for (const index of indices(shape)) {
          const from = index.map((k, i) => (turned.includes(i) ? shape[i]! - 1 - k : k));
          expect(at(y, index)).toBe(at(x, from));
        }
      }),
    );
  });

  it('transpose', () => {
    const orders = shapes.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }),
      ),
    );
    fc.assert(
      fc.property(orders, ([shape, order]) => {
        const x = counted(shape);
        const y = transpose(x, order);
        for (const index of indices(y.shape)) {
          const from = order.map((_, axis) => index[order.indexOf(axis)]!);
          expect(at(y, index)).toBe(at(x, from));
        }
      }),
    );
  });

  it('concatenate', () => {
    const parts = fc.tuple(
      fc.nat(2),
      fc.nat(2),
      fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(parts, ([before, after, lengths]) => {
        const xs = lengths.map((n, k) => counted([before, n, after]).add(100 * k));
        const y = concatenate(xs, 1);
        const starts = lengths.map((_, k) => lengths.slice(0, k).reduce((a, b) => a + b, 0));
        xs.forEach((x, k) => {
          for (const [i, j, l] of indices(x.shape) as [number, number, number][]) {
            expect(at(y, [i, j + starts[k]!, l])).toBe(at(x, [i, j, l]));
          }
        });
        expect(y.shape[1]).toBe(lengths.reduce((a, b) => a + b, 0));
      }),
    );
  });
});

describe('primitives bound to what they do not take', () => {
  const x = zeros([2, 3]);
  const index = array([0], { dtype: 'int32' });
  const bound: [string, () => unknown][] = [
    ['slice', () => bind(slicePrimitive, [x], { start: [0, 2], limit: [2, 4], step: [1, 1] })],
    ['slice', () => bind(slicePrimitive, [x], { start: [0], limit: [2], step: [1] })],
    ['pad', () => bind(padPrimitive, [x], { lo: [0, -1], hi: [0, 0], interior: [0, 0] })],
    ['gather', () => bind(gatherPrimitive, [x, index], { axis: 2, batch: 0, outside: 'nan' })],
    ['gather', () => bind(gatherPrimitive, [x, index], { axis: 1, batch: 1, outside: 'nan' })],
    ['scatterAdd', () => bind(scatterAddPrimitive, [x, index, x], { axis: 0, batch: 0 })],
    ['dynamicSlice', () => bind(dynamicSlicePrimitive, [x, index], { axis: 0, batch: 0, size: 1 })],
    [
      'dynamicUpdateSlice',
      () =>
        bind(dynamicUpdateSlicePrimitive, [x, zeros([3, 3]), index.reshape([])], {
          axis: 0,
          batch: 0,
        }),
    ],
  ];
  it.each(bound)('%s says so', (name, run) => {
    expect(run).toThrow(new RegExp(`GR103: the primitive ${name} was bound to float32\\[2,3\\]`));
  });
  it('concat says which tensors do not fit', () => {
    const wrong = (): unknown =>
      bind(concatPrimitive, [x, zeros([2, 3], { dtype: 'float64' })], { axis: 0 });
    expect(wrong).toThrow(/GR121.*float32\[2,3\].*float64\[2,3\]/s);
    expect(() => bind(concatPrimitive, [x, x], { axis: 2 })).toThrow(/GR121/);
  });
});

describe('concatenate', () => {
  it('joins along an axis and promotes', () => {
    const y = concatenate([array([1, 2], { dtype: 'int32' }), array([0.5], { dtype: 'float64' })]);
    expect([y.dtype, y.tolist()]).toEqual(['float64', [1, 2, 0.5]]);
    expect(concatenate([zeros([2, 1]), zeros([2, 3])], -1).shape).toEqual([2, 4]);
    expect(concatenate([array([1])]).tolist()).toEqual([1]);
  });
  it('cuts the cotangent at the seams', () => {
    const f = (x: Tensor, y: Tensor): Tensor =>
      concatenate([x, y, x])
        .mul(array([1, 2, 3, 4, 5]))
        .sum();
    const [gx, gy] = grad(f, { argnums: [0, 1] })(array([1, 1]), array([1]));
    expect([gx.tolist(), gy.tolist()]).toEqual([[5, 7], [3]]);
  });
  it('refuses shapes that do not fit, scalars and empty lists', () => {
    expect(() => concatenate([zeros([2, 1]), zeros([3, 1])], 1)).toThrow(/GR121/);
    expect(() => concatenate([zeros([2]), zeros([2, 1])])).toThrow(/GR121/);
    expect(() => concatenate([1, 2])).toThrow(/GR102/);
    expect(() => concatenate([])).toThrow(/GR121/);
  });
});

describe('stopGradient', () => {
  it('keeps the value and stops the gradient, leaf by leaf', () => {
    expect(grad((x: Tensor) => stopGradient(x).mul(x))(3).item()).toBe(3);
    const tree = stopGradient({ a: array([1, 2]), b: [3] });
    expect([tree.a.tolist(), tree.b[0]!.item()]).toEqual([[1, 2], 3]);
    expect(stopGradient(array([true])).dtype).toBe('bool');
  });
});
