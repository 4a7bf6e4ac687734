import { array, type Tensor } from '@gradus/tensor';

export const loss = (x: Tensor): Tensor => x.add(array([1, 2, 3])).sum();
export const inputs = { loss: [[array([1, 2])]] };
