import { numpy as np, type Tensor } from 'gradus';

export const loss = (x: Tensor, w: Tensor): Tensor => np.sin(x.mul(w)).sum();
export const inputs = { loss: [[np.array([1, 2]), np.array([0.5, 0.25])]] };
