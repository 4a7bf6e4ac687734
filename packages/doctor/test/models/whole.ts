import type { Tensor } from '@gradus/tensor';

const loss = (x: Tensor): Tensor => x.mul(2);

export default { loss, inputs: { loss: [[1]] } };
