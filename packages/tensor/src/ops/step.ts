/**
 * Who wins a comparison, as a number: 1 for the larger, 0 for the smaller, ½ at a tie. It is the
 * slope of `maximum` and `minimum`; the ½ shares a tie evenly between the two, whatever their
 * order.
 */
import { bind1 } from '../bind.js';
import { elementwise, type Primitive } from '../primitive.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';

/** 1, ½ or 0 as x is above, at or below y; 0 where either is NaN. */
export const stepPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'step',
  scalar: (e, [x, y]) => {
    const tie = e.select(e.equal(x!, y!), e.like(0.5, x!), e.like(0, x!));
    return e.select(e.less(y!, x!), e.like(1, x!), tie);
  },
  zeroSlope: { kind: 'flat', why: 'a step is piecewise constant: its slope is 0 everywhere' },
  samples: [pair([-2, 0, 0.5, 3], [1, 0, -0.25, 3])],
});

/**
 * 1 where x \> y, ½ where x = y, 0 where x \< y. Slope: 0.
 *
 * @param x - left operand
 * @param y - right operand, of the type of `x`
 * @returns the share of `x` in their maximum
 */
export function step(x: Tensor, y: Tensor): Tensor {
  return bind1(stepPrimitive, [x, y]);
}
