/**
 * Lists of operands: what `map` makes, without places that may be empty, whether an engine has compiled the
 * caller or not. A list of another sort makes it throw away what it had compiled: the gradient of a short
 * function took three times as long then.
 */
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { grad } from '@gradus/autodiff';
import { array, bind, elementwise, linear, mapped, type Tensor } from '../src/index.js';

type Question = (list: readonly unknown[]) => boolean;
let mayBeEmpty: Question;

beforeAll(() => {
  setFlagsFromString('--allow-natives-syntax');
  mayBeEmpty = runInThisContext('(list) => %HasHoleyElements(list)') as Question;
  mayBeEmpty([]); // an engine reads a function when it is called first
  setFlagsFromString('--no-allow-natives-syntax');
});

/** Often enough for an engine to compile what it is about. */
const HOT = 20_000;

describe('mapped', () => {
  it('gives what map gives, and leaves the list alone', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), fc.string()), { maxLength: 6 }), (list) => {
        const before = [...list];
        expect(mapped(list, (x, i) => [x, i])).toEqual(list.map((x, i) => [x, i]));
        expect(list).toEqual(before);
      }),
    );
    expect(mapped(Object.freeze([1, 2, 3]), String)).toEqual(['1', '2', '3']);
  });

  it('makes lists without empty places, when it is hot as well', () => {
    const lists = [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5]];
    for (let i = 0; i < HOT; i++) for (const list of lists) mapped(list, String);
    for (const list of lists) expect(mayBeEmpty(mapped(list, String))).toBe(false);
    expect(mayBeEmpty(['one', , 'three'])).toBe(true); // oxlint-disable-line no-sparse-arrays -- the other answer
  });
});

describe('a primitive', () => {
  it('is given lists without empty places, by every way to it', () => {
    const given: (readonly unknown[])[] = [];
    const probe = elementwise({
      name: 'probe',
      scalar: (e, [x, y]) => e.add(x!, y!),
      type: (types) => (given.push(types), [types[0]!]),
      run: (inputs, _, types) => (given.push(inputs, types), [inputs[0]!]),
      samples: [],
    });
    const [x, y] = [array([1, 2]), array([3, 4])];
    for (let i = 0; i < HOT; i++) {
      given.length = 0;
      bind(probe, [x, y]);
      bind(probe, [x.add(y), y.mul(x)]);
    }
    expect(given).toHaveLength(6);
    expect(given.map(mayBeEmpty)).toEqual(given.map(() => false));
  });

  it('is given them under a gradient, too, forwards and backwards', () => {
    const given: (readonly unknown[])[] = [];
    const twice = linear({
      name: 'twice',
      type: (types) => (given.push(types), [types[0]!]),
      run: (inputs) => (given.push(inputs), [inputs[0]!.add(inputs[0]!)]),
      transpose: (cotangents, args) => (given.push(cotangents, args), [cotangents[0]!.mul(2)]),
      batch: (inputs) => inputs,
      samples: [],
    });
    const slope = grad((x: Tensor) => bind(twice, [x.mul(x)])[0]!.add(bind(twice, [x])[0]!));
    for (let i = 0; i < HOT / 4; i++) {
      given.length = 0;
      slope(3);
    }
    expect(slope(3).item()).toBe(14);
    expect(given.length).toBeGreaterThan(8);
    expect(given.map(mayBeEmpty)).toEqual(given.map(() => false));
  });
});
