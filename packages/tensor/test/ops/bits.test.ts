import { describe, expect, it } from '@jest/globals';
import {
  array,
  bitwiseAnd,
  bitwiseNot,
  bitwiseOr,
  bitwiseXor,
  leftShift,
  rightShift,
} from '../../src/index.js';

const ints = (values: number[]) => array(values, { dtype: 'int32' });
const uints = (values: number[]) => array(values, { dtype: 'uint32' });

describe('bits', () => {
  it('are combined', () => {
    expect(bitwiseAnd(ints([12, -1]), 10).tolist()).toEqual([8, 10]);
    expect(bitwiseOr(ints([12, -1]), 10).tolist()).toEqual([14, -1]);
    expect(bitwiseXor(ints([12, -1]), 10).tolist()).toEqual([6, -11]);
    expect(bitwiseNot(ints([0, 5])).tolist()).toEqual([-1, -6]);
  });

  it('of uint32 stay above 0', () => {
    expect(bitwiseNot(uints([0])).item()).toBe(4294967295);
    expect(bitwiseOr(uints([0x80000000]), 1).item()).toBe(0x80000001);
    expect(bitwiseXor(uints([0xffffffff]), 1).item()).toBe(0xfffffffe);
  });

  it('of bool are logic', () => {
    expect(bitwiseNot(array([true, false])).tolist()).toEqual([false, true]);
    expect(bitwiseAnd(array([true, true]), array([true, false])).tolist()).toEqual([true, false]);
  });

  it('are not asked of floats', () => {
    expect(() => bitwiseAnd(array([1.5]), 1)).toThrow(/GR111: and does not take float32\[1\]/);
    expect(() => leftShift(array([1.5]), 1)).toThrow(/GR111/);
  });
});

describe('shifts', () => {
  it('to the left lose the upper bits', () => {
    expect(leftShift(ints([1, 3, 1]), ints([4, 30, 31])).tolist()).toEqual([
      16, -1073741824, -2147483648,
    ]);
    expect(leftShift(uints([3]), 30).item()).toBe(3221225472);
  });

  it('to the right keep the sign of int32', () => {
    expect(rightShift(ints([-8, -1, 9]), ints([1, 31, 2])).tolist()).toEqual([-4, -1, 2]);
    expect(rightShift(uints([0x80000000]), 31).item()).toBe(1);
  });

  it('by 32 and more, or by less than 0, leave nothing but the sign', () => {
    expect(leftShift(ints([1, 1, 1]), ints([32, 33, -1])).tolist()).toEqual([0, 0, 0]);
    expect(rightShift(ints([-5, 5, -5]), ints([32, 40, -1])).tolist()).toEqual([-1, 0, -1]);
    expect(rightShift(uints([0xffffffff]), 32).item()).toBe(0);
  });
});
