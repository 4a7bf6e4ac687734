import type { Tensor } from '@gradus/tensor';

export const loss = (x: Tensor): Tensor => x.mul(2);
export const inputs = { los: [[1]] };
