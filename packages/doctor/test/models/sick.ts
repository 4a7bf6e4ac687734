import { array, log, type Tensor } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { weight } from './layers.js';

export function loss(params: { w: Tensor }, x: Tensor): Tensor {
  const y = x.mul(params.w).mul(weight);
  return where(y.greater(0), log(y), 0).sum();
}
export const inputs = { loss: [[{ w: array([1, 2]) }, array([0, 3])]] };
