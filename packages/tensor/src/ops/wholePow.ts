/**
 * xⁿ of integer tensors by squaring: the bits of n say which of x, x², x⁴, x⁸, … are multiplied (D.
 * E. Knuth, The Art of Computer Programming 2, 4.6.3). Products wrap around, so the result is exact
 * modulo 2³². A negative exponent divides as integers do, towards 0: 1 for x = 1, ±1 for x = −1,
 * else 0.
 */
import { bind1 } from '../bind.js';
import { eachElement } from '../elementwise.js';
import type { Scalars } from '../lowering.js';
import { elementwise, type Primitive } from '../primitive.js';
import { pair } from '../samples.js';
import { numbers } from '../scalars.js';
import type { Tensor } from '../tensor.js';

const BITS = 32;

/** xⁿ of integers, modulo 2³². */
export const wholePowPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'wholePow',
  accepts: 'integer',
  scalar: (e, [x, n]) => {
    const [zero, one] = [e.like(0, x!), e.like(1, x!)];
    const factor = e.select(e.less(n!, zero), e.quotient(one, x!), x!);
    return bySquaring(e, factor, e.abs(n!));
  },
  run: eachElement(wrappedPower),
  zeroSlope: { kind: 'flat', why: 'integers have no tangents' },
  samples: [pair([2, 3, 1, 7], [10, 0, 5, 3])],
});

function bySquaring<E>(e: Scalars<E>, x: E, n: E): E {
  const one = e.like(1, x);
  let [result, square, bits] = [one, x, n];
  for (let i = 0; i < BITS; i++) {
    const odd = e.equal(e.and(bits, one), one);
    result = e.select(odd, e.mul(result, square), result);
    square = e.mul(square, square);
    bits = e.shiftRight(bits, one);
  }
  return result;
}

/** The same on numbers, which can stop at the last bit. Any integer equal modulo 2³² will do. */
function wrappedPower(x: number, n: number): number {
  let [result, square] = [1, n < 0 ? numbers('int32').quotient(1, x) : x];
  for (let bits = Math.abs(n); bits > 0; bits = Math.floor(bits / 2)) {
    if (bits % 2 === 1) result = Math.imul(result, square);
    square = Math.imul(square, square);
  }
  return result;
}

/**
 * xⁿ of integer tensors, elementwise.
 *
 * @param x - base
 * @param n - exponent, of the type of `x`
 * @returns the power modulo 2³²
 */
export function wholePower(x: Tensor, n: Tensor): Tensor {
  return bind1(wholePowPrimitive, [x, n]);
}
