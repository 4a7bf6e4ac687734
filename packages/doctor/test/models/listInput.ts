import { type Tensor } from '@gradus/tensor';

export const total = (x: Tensor): Tensor => x.mul(2).sum();
export const inputs = { total: [[[1, 2]]] };
