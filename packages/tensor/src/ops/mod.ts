/**
 * The two remainders: `mod` has the sign of the divisor (Python's %), `fmod` that of the dividend
 * (JavaScript's %). Between their jumps both are x − y·q with a constant q, so their slopes are 1
 * and −q.
 */
import { onesLike } from '../create.js';
import { eachElement } from '../elementwise.js';
import { remainder } from '../math/quotient.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyBinary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { floorQuotient, truncQuotient } from './floorDivide.js';
import { negative } from './neg.js';

const samples = [pair([5.5, -5.5, 0.3, 9], [2, 1.5, -0.25, 4])];

/** x − y·⌊x/y⌋. */
export const modPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'mod',
  accepts: 'number',
  scalar: (e, [x, y]) => {
    const zero = e.like(0, x!);
    const rest = e.remainder(x!, y!);
    const wrong = e.xor(e.less(rest, zero), e.less(y!, zero));
    const moved = e.select(wrong, e.add(rest, y!), rest);
    const nothing = e.select(e.less(y!, zero), e.neg(zero), zero);
    return e.select(e.equal(rest, zero), nothing, moved);
  },
  run: eachElement(remainder),
  partials: [({ x }) => onesLike(x), ({ x, y }) => negative(floorQuotient(x, y))],
  samples,
});

/** x − y·trunc(x/y). */
export const fmodPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'fmod',
  accepts: 'number',
  scalar: (e, [x, y]) => e.remainder(x!, y!),
  partials: [({ x }) => onesLike(x), ({ x, y }) => negative(truncQuotient(x, y))],
  samples,
});

/**
 * x − y·⌊x/y⌋, elementwise: the remainder with the sign of y, also of zeros. Slopes: 1 and −⌊x/y⌋,
 * by convention also at the jumps. Floats: NaN for y = 0 or infinite x. Integers: 0 for y = 0.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns the remainder, of the promoted dtype and the broadcast shape
 *
 * @example
 * ```ts
 * import { array, mod } from '@gradus/tensor';
 * console.log(mod(array([5, -5]), 3).tolist()); // => [2, 1]
 * ```
 */
export function mod(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(modPrimitive, x, y);
}

/**
 * x − y·trunc(x/y), elementwise: the remainder with the sign of x. Slopes: 1 and −trunc(x/y), by
 * convention also at the jumps. Floats: NaN for y = 0 or infinite x. Integers: 0 for y = 0.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns the remainder, of the promoted dtype and the broadcast shape
 *
 * @example
 * ```ts
 * import { array, fmod } from '@gradus/tensor';
 * console.log(fmod(array([5, -5]), 3).tolist()); // => [2, -2]
 * ```
 */
export function fmod(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(fmodPrimitive, x, y);
}
