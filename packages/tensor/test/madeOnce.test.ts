import { expect, it } from '@jest/globals';
import { madeOnce } from '../src/madeOnce.js';

it('makes once for every key, in maps of either kind', () => {
  const [a, b] = [{ n: 1 }, { n: 2 }];
  for (const made of [new Map<object, object>(), new WeakMap<object, object>()]) {
    const asked: object[] = [];
    const make = (key: object): object => {
      asked.push(key);
      return { key };
    };
    const first = madeOnce(made, a, make);
    expect(first).toEqual({ key: a });
    expect(madeOnce(made, b, make)).toEqual({ key: b });
    expect(madeOnce(made, a, make)).toBe(first);
    expect(asked).toEqual([a, b]);
  }
});

it('keeps what counts as nothing, and keeps nothing where making fails', () => {
  const made = new Map<string, number | null>();
  let asked = 0;
  for (const nothing of [0, null]) {
    const make = (): number | null => (asked++, nothing);
    expect(madeOnce(made, String(nothing), make)).toBe(nothing);
    expect(madeOnce(made, String(nothing), make)).toBe(nothing);
  }
  expect(asked).toBe(2);
  const fail = (): never => {
    throw new RangeError('no');
  };
  expect(() => madeOnce(made, 'x', fail)).toThrow(RangeError);
  expect(made.has('x')).toBe(false);
});
