// The question all began with: three functions whose gradient "comes out as zeros".
import { exp, isnan, log1p, type Tensor } from '@gradus/tensor';
import { cond, where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { logaddexp } from '@gradus/numerics';

// 1. A condition that is never true. In JAX this raises an error under jit. In JavaScript an object
//    is always true, so the "impossible" branch runs, and the gradient is a silent 0 instead of 4.
export function problematic(x: Tensor): Tensor {
  const f = jit((v: Tensor) => {
    let y = v.mul(v);
    if (isnan(v)) y = v.mul(0).add(0);
    return y;
  });
  return f(x);
}
const problematicFixed = (x: Tensor): Tensor => jit((v: Tensor) => where(isnan(v), 0, v.mul(v)))(x);

// 2. A branch that returns a constant: here 0 is the exact slope.
export const conditional = (x: Tensor): Tensor =>
  cond(
    x.greater(0),
    (v: Tensor) => v.mul(v),
    (v: Tensor) => v.mul(0),
    x,
  );

// 3. An exponential far out: at 1 it overflows, at -10 no float can hold the slope.
export const unstable = (x: Tensor): Tensor => exp(x.mul(1000));
// The repair that is often recommended repairs nothing: at 1 it makes NaN of the infinity.
export const stable = (x: Tensor): Tensor => log1p(exp(x.mul(1000)));
const stableFixed = (x: Tensor): Tensor => logaddexp(x.mul(1000), 0);

export const inputs = {
  problematic: [[2]],
  conditional: [[2], [-2]],
  unstable: [[1], [-10]],
  stable: [[1], [-10]],
};
export const fixed = { problematic: problematicFixed, stable: stableFixed };
