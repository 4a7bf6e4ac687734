import { describe, expect, it } from '@jest/globals';
import { array, zeros } from '@gradus/tensor';
import { BITS, difference } from '../src/index.js';

const f32 = (values: number[]) => array(values, { dtype: 'float32' });
const f64 = (values: number[]) => array(values, { dtype: 'float64' });

describe('difference', () => {
  it('says nothing of equal tensors, NaN and infinities among them', () => {
    expect(difference(f64([1, Number.NaN, Infinity]), f64([1, Number.NaN, Infinity]))).toBeNull();
    expect(difference(zeros([0]), zeros([0]))).toBeNull();
  });

  it('tells −0 from 0 only bit by bit', () => {
    expect(difference(f64([-0]), f64([0]))).toBeNull();
    expect(difference(f64([-0]), f64([0]), BITS)).toMatch(/off by 0 ulps/);
  });

  it('counts ulps in the dtype of the tensors', () => {
    const next = 1 + 2 ** -23;
    expect(difference(f32([next]), f32([1]), { ulps: 1 })).toBeNull();
    expect(difference(f32([1 + 3 * 2 ** -23]), f32([1]), { ulps: 2 })).toMatch(/off by 3 ulps/);
    expect(difference(f64([next]), f64([1]))).toMatch(/off by 536870912 ulps/);
  });

  it('measures relative to the expected number, or to a scale', () => {
    expect(difference(f64([1.01]), f64([1]), { rtol: 0.02 })).toBeNull();
    expect(difference(f64([1.01]), f64([1]), { rtol: 0.001 })).not.toBeNull();
    expect(difference(f64([1.01]), f64([1]), { rtol: 0.001, scale: [20] })).toBeNull();
    expect(difference(f64([0.01]), f64([0]), { atol: 0.02 })).toBeNull();
  });

  it('lets no number pass for NaN or infinity', () => {
    expect(difference(f64([Number.NaN]), f64([1]), { atol: 1e300 })).not.toBeNull();
    expect(difference(f64([1e308]), f64([Infinity]), { rtol: 10 })).not.toBeNull();
    expect(difference(f64([Infinity]), f64([-Infinity]), { ulps: 4, rtol: 1 })).not.toBeNull();
  });

  it('compares shape and dtype first', () => {
    expect(difference(f32([1]), f64([1]))).toBe('the type is float32[1], expected float64[1]');
    expect(difference(array(1), array([1]))).toMatch(/float32\[\], expected float32\[1\]/);
  });

  it('shows both arrays, the worst element and its ulps', () => {
    const found = difference(
      array([
        [1, 2, 3],
        [4, 5.5, 6.25],
      ]),
      array([
        [1, 2, 3],
        [4, 5, 6],
      ]),
      { rtol: 0.01 },
    );
    expect(found).toMatchInlineSnapshot(`
     "5.5 where 5 was expected, at [1, 1]
         off by 1048576 ulps, 0.500 (0.100 relative); allowed: 0.01 relative
         2 of 6 elements differ
         found:    float32[2,3] [[1, 2, 3], [4, 5.5, 6.25]]
         expected: float32[2,3] [[1, 2, 3], [4, 5, 6]]"
    `);
  });
});
