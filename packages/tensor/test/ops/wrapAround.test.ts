import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { abs, add, array, multiply, negative, square, subtract } from '../../src/index.js';

const [LEAST, MOST] = [-(2 ** 31), 2 ** 31 - 1];
const ints = (values: number[]) => array(values, { dtype: 'int32' });
const uints = (values: number[]) => array(values, { dtype: 'uint32' });

describe('int32 wraps around', () => {
  it('at its ends', () => {
    expect(add(ints([MOST]), 1).item()).toBe(LEAST);
    expect(subtract(ints([LEAST]), 1).item()).toBe(MOST);
    expect(negative(ints([LEAST])).item()).toBe(LEAST);
    expect(abs(ints([LEAST, -5])).tolist()).toEqual([LEAST, 5]);
    expect(square(ints([65537])).item()).toBe(131073);
  });

  it('in products beyond the digits of a double', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (x, y) => {
        const exact = Number(BigInt.asIntN(32, BigInt(x) * BigInt(y)));
        expect(multiply(ints([x]), ints([y])).item()).toBe(exact);
      }),
    );
  });
});

describe('uint32 wraps around', () => {
  it('at its ends', () => {
    expect(add(uints([2 ** 32 - 1]), 1).item()).toBe(0);
    expect(subtract(uints([0]), 1).item()).toBe(2 ** 32 - 1);
    expect(negative(uints([1])).item()).toBe(2 ** 32 - 1);
    expect(abs(uints([2 ** 32 - 1])).item()).toBe(2 ** 32 - 1);
  });

  it('in products beyond the digits of a double', () => {
    const whole = fc.nat(2 ** 32 - 1);
    fc.assert(
      fc.property(whole, whole, (x, y) => {
        const exact = Number(BigInt.asUintN(32, BigInt(x) * BigInt(y)));
        expect(multiply(uints([x]), uints([y])).item()).toBe(exact);
      }),
    );
  });
});
