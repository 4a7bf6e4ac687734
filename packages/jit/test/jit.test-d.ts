/** Types of `jit`: what a jitted function takes and gives. Compiled by the root type check, not run. */
import type { Tensor } from '@gradus/tensor';
import { jit } from '../src/index.js';

interface Layer {
  w: Tensor;
  b: number;
}
declare const tensor: Tensor;

const f = jit((layers: Layer[], x: Tensor) => ({ y: x, sizes: [layers.length, 1] as const }));
const out = f([{ w: 1, b: tensor }], 3);
const y: Tensor = out.y;
const size: Tensor = out.sizes[0];

// @ts-expect-error a tensor is wanted where a string stands
f([{ w: 'one', b: 1 }], 3);
// @ts-expect-error there is no such key
void out.z;
// @ts-expect-error one argument is missing
f([]);

const act = jit((x: Tensor, g: (t: Tensor) => Tensor, name: string) => g(x).mul(name.length), {
  staticArgnums: [1, 2],
});
act(1, (t) => t.neg(), 'abc');
// @ts-expect-error a static function keeps its type
act(1, (t: string) => t, 'abc');
// @ts-expect-error options have names
jit((x: Tensor) => x, { staticArgs: [1] });

export { size, y };
