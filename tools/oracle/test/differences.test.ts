/**
 * Where gradus and JAX differ: every number of the table of functions that is not JAX's has a row that
 * explains it, every row is needed, and every difference of behaviour is shown.
 */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { add, array, max, power, slice, zeros, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { whileLoop } from '@gradus/control-flow';
import { gelu, norm, squareplus } from '@gradus/numerics';
import { behaviours, rowOf, tableRows, wholeRowOf, wholeRows } from '../differences.mjs';
import { differencesPage, pageOfDifferences } from '../differencesPage.mjs';
import { allDifferences, readTable } from '../table.mjs';
import { readWhole, wholeDifferences } from '../wholeTable.mjs';

const found = allDifferences(readTable());
const foundWhole = wholeDifferences(readWhole());
const whole = (n: number, dtype: 'int32' | 'uint32' = 'int32'): Tensor => array(n, { dtype });

describe('functions at tricky points', () => {
  it('agree with JAX but for what a row explains', () => {
    expect(found.filter((each) => rowOf(each) === undefined)).toEqual([]);
  });

  it('need every row', () => {
    const used = new Set(found.map(rowOf));
    expect(tableRows.filter((row) => !used.has(row))).toEqual([]);
  });

  it('are told on the page, with how many numbers differ', () => {
    expect(readFileSync(pageOfDifferences, 'utf8')).toBe(differencesPage(found, foundWhole));
  });
});

describe('operations of integers and booleans', () => {
  it('agree with JAX but for what a row explains', () => {
    expect(foundWhole.filter((each) => wholeRowOf(each) === undefined)).toEqual([]);
  });

  it('need every row', () => {
    const used = new Set(foundWhole.map(wholeRowOf));
    expect(wholeRows.filter((row) => !used.has(row))).toEqual([]);
  });
});

describe('behaviour', () => {
  const shown: Readonly<Record<string, () => void>> = {
    'int32 and uint32 in one operation': () => {
      expect(() => add(whole(1), whole(1, 'uint32'))).toThrow('GR110');
    },
    'an index outside of an axis, as a number': () => {
      expect(() => slice(array([0, 1, 2]), 10)).toThrow('GR123');
    },
    'reverse mode of whileLoop': () => {
      const halved = (x: Tensor): Tensor =>
        whileLoop(
          (v) => v.greater(0.1),
          (v) => v.mul(0.5),
          x,
        );
      expect(grad(halved)(2).item()).toBe(2 ** -5);
    },
    'integers to negative powers': () => {
      expect(power(whole(2), whole(-1)).item()).toBe(0);
    },
    'the smallest and largest of nothing': () => {
      expect(() => max(zeros([0]))).toThrow('GR127');
    },
    'the slope of norm at tiny vectors (1e-30, float32)': () => {
      const slope = grad((x: Tensor) => norm(x))(array([1e-30, 1e-30])).tolist();
      expect((slope as number[])[0]).toBeCloseTo(Math.SQRT1_2, 6);
    },
    // mpmath: ½x(1 + tanh(√(2/π)(x + 0.044715x³))), (x + √(x² + 4))/2, and their derivatives
    'gelu in the lower tail (float32)': () => {
      expect(gelu(-5.5).item() / -5.92764026e-9).toBeCloseTo(1, 5);
      expect(grad((x: Tensor) => gelu(x))(-10).item() / -2.75763806e-36).toBeCloseTo(1, 4);
    },
    'squareplus at −10⁴ (float32)': () => {
      expect(squareplus(-1e4).item() / 9.9999999e-5).toBeCloseTo(1, 6);
      expect(grad((x: Tensor) => squareplus(x))(-1e4).item() / 9.9999997e-9).toBeCloseTo(1, 5);
    },
  };

  it.each(behaviours.map(({ what }) => what))('%s', (what) => {
    expect(Object.keys(shown)).toContain(what);
    shown[what]!();
  });
});
