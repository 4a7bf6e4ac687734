import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bind, elementwise, array, numbers, type DType } from '../src/index.js';

const LEAST = -(2 ** 31);

describe('float32', () => {
  const e = numbers('float32');

  it('rounds after every operation, as a machine with floats does', () => {
    const x = fc.float({ noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => {
        for (const op of ['add', 'sub', 'mul', 'div'] as const) {
          const result = e[op](a, b);
          expect(Math.fround(result)).toBe(result);
        }
        expect(e.add(e.mul(a, b), a)).toBe(Math.fround(Math.fround(a * b) + a));
      }),
    );
  });

  it('rounds constants and results of functions', () => {
    expect(e.like(0.1, 1)).toBe(Math.fround(0.1));
    expect(e.call(Math.exp, 1)).toBe(Math.fround(Math.E));
    expect(e.sqrt(2)).toBe(Math.fround(Math.SQRT2));
  });
});

describe('integers', () => {
  const kinds: readonly (readonly [DType, number, number])[] = [
    ['int32', LEAST, 2 ** 31 - 1],
    ['uint32', 0, 2 ** 32 - 1],
  ];

  it.each(kinds)('%s stays in its range', (dtype, min, max) => {
    const e = numbers(dtype);
    const value = fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max, 0, 1));
    const binary = ['add', 'sub', 'mul', 'quotient', 'remainder', 'and', 'or', 'xor'] as const;
    fc.assert(
      fc.property(value, value, (x, y) => {
        const results = [
          ...binary.map((op) => e[op](x, y)),
          ...(['neg', 'abs', 'not'] as const).map((op) => e[op](x)),
          ...(['shiftLeft', 'shiftRight'] as const).map((op) => e[op](x, y & 31)),
        ];
        for (const result of results) {
          expect(Number.isInteger(result) && result >= min && result <= max).toBe(true);
          expect(Object.is(result, -0)).toBe(false);
        }
      }),
    );
  });

  it('divide towards 0, and give 0 by 0', () => {
    const e = numbers('int32');
    expect([e.quotient(-7, 2), e.remainder(-7, 2)]).toEqual([-3, -1]);
    expect([e.quotient(7, 0), e.remainder(7, 0)]).toEqual([0, 0]);
    expect([e.quotient(LEAST, -1), e.remainder(LEAST, -1)]).toEqual([LEAST, 0]);
  });

  it('saturate what a real function gives', () => {
    const e = numbers('uint32');
    expect([e.call(Math.exp, 100), e.call(Math.log, 0), e.call(Math.sqrt, -1)]).toEqual([
      2 ** 32 - 1,
      0,
      0,
    ]);
  });
});

describe('an eager loop made of a description', () => {
  const samples = [{ inputs: [{ shape: [2], values: [1, 2] }] }];

  it('takes one operation as it stands, and composes several', () => {
    const root = elementwise({ name: 'root', scalar: (e, [x]) => e.call(Math.sqrt, x!), samples });
    const twice = elementwise({ name: 'twice', scalar: (e, [x]) => e.add(x!, x!), samples });
    expect(bind(root, [array([4, 9])])[0]!.tolist()).toEqual([2, 3]);
    expect(bind(twice, [array([4, 9])])[0]!.tolist()).toEqual([8, 18]);
  });

  it('heeds the order of operands', () => {
    const pair = [{ inputs: [...samples[0]!.inputs, ...samples[0]!.inputs] }];
    const minus = elementwise({
      name: 'minus',
      scalar: (e, [x, y]) => e.sub(y!, x!),
      samples: pair,
    });
    expect(bind(minus, [array([1, 2]), array([10, 20])])[0]!.tolist()).toEqual([9, 18]);
  });

  it('follows parameters from call to call, and other numbers of operands', () => {
    const scale = elementwise<{ by: number }>({
      name: 'scale',
      scalar: (e, [x], { by }) => e.mul(x!, e.like(by, x!)),
      samples: [{ ...samples[0]!, params: { by: 2 } }],
    });
    const x = array([1, 2]);
    const by = [2, 3, 3].map((factor) => bind(scale, [x], { by: factor })[0]!.tolist());
    expect(by).toEqual([
      [2, 4],
      [3, 6],
      [3, 6],
    ]);
    const blend = elementwise({
      name: 'blend',
      scalar: (e, [a, b, c]) => e.add(e.mul(a!, b!), c!),
      samples: [],
    });
    expect(bind(blend, [x, x, x])[0]!.tolist()).toEqual([2, 6]);
  });
});
