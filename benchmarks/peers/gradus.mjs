/**
 * gradus as its users have it: the built packages, float32 by default, one thread unless told otherwise.
 */
import * as gradus from '../../packages/gradus/dist/node/index.js';
import { compiledMemory } from '../../packages/jit/dist/node/index.js';

/**
 * Opens gradus.
 *
 * @param threads - how many compute
 * @returns what a work needs of a peer
 */
export async function open(threads = 1) {
  if (threads > 1) await gradus.useThreads(threads);
  return {
    ...gradus,
    compiledMemory,
    put: ({ data, shape }) => gradus.array(data).reshape(shape),
    read: (result) => gradus.tree.leaves(result).map((x) => x.data()),
    free() {},
    /** Runs f, whose result is like x; the last result is given away, as other peers free theirs. */
    again(f, x, ...more) {
      const { numpy, jit } = gradus;
      const compiled = jit((_last, ...xs) => f(...xs), { donateArgnums: 0 });
      let last = numpy.zeros(x.shape, { dtype: x.dtype });
      return () => {
        last = compiled(last, x, ...more);
        return last;
      };
    },
  };
}
