/**
 * gradus as its users have it: the built packages, float32 by default, one thread unless told otherwise.
 */
import * as gradus from '../../packages/gradus/dist/index.js';
import { compiledMemory } from '../../packages/jit/dist/index.js';

/**
 * Opens gradus.
 *
 * @returns what a work needs of a peer
 */
export async function open() {
  return {
    ...gradus,
    compiledMemory,
    put: ({ data, shape }) => gradus.array(data).reshape(shape),
    read: (result) => gradus.tree.leaves(result).map((x) => x.data()),
    free() {},
    /** Runs a function whose result has the shape of x; the last result is given away, as other peers free theirs. */
    again(f, x) {
      const compiled = gradus.jit((value, _last) => f(value), { donateArgnums: 1 });
      let last = gradus.numpy.zeros(x.shape);
      return () => {
        last = compiled(x, last);
        return last;
      };
    },
  };
}
