import { afterEach, describe, expect, it } from '@jest/globals';
import { array, log, sqrt, type Tensor } from '@gradus/tensor';
import { grad, hessian, valueAndGrad } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { debugNans } from '../src/index.js';

afterEach(() => debugNans(false));

const loss = (x: Tensor): Tensor => where(x.greater(0), log(x), 0).sum();

describe('debugNans', () => {
  it('stops at the first gradient that is not finite, with the finding', () => {
    debugNans(true);
    expect(() => grad(loss)(array([1, 0]))).toThrow(
      /GR802.*args\[0\], where-nan in log at test\/debugNans/s,
    );
    expect(() => valueAndGrad(loss)(0)).toThrow(/the gradient of loss is not finite/);
  });
  it('offers the repair', () => {
    debugNans(true);
    expect(() => grad(loss)(0)).toThrow(/log\(where\(x\.greater\(0\), x, 1\)\)/);
  });
  it('leaves healthy gradients alone', () => {
    debugNans(true);
    expect(grad(loss)(array([1, 2])).tolist()).toEqual([1, 0.5]);
  });
  it('sees gradients inside of jit', () => {
    const step = jit((x: Tensor) => x.sub(grad(loss)(x)));
    expect(step(array([0, 1])).tolist()).toEqual([Number.NaN, 0]);
    debugNans(true);
    expect(() => step(array([0, 1]))).toThrow(/GR802/);
    expect(step(array([2, 1])).tolist()).toEqual([1.5, 0]);
  });
  it('works with aux, trees, vmap and second derivatives', () => {
    debugNans(true);
    const withAux = (p: { w: Tensor }): [Tensor, number] => [sqrt(p.w), 3];
    expect(() => grad(withAux, { hasAux: true })({ w: array(0) })).toThrow(/args\[0\]\.w/);
    expect(vmap(grad((x: Tensor) => x.mul(x)))(array([1, 2])).tolist()).toEqual([2, 4]);
    expect(hessian((x: Tensor) => x.mul(x))(2).item()).toBe(2);
  });
  it('is silent when it is off', () => {
    debugNans(true);
    debugNans(false);
    expect(grad(loss)(0).item()).toBeNaN();
  });
});
