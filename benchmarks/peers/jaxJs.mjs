/**
 * @jax-js/jax on its WebAssembly device. Its arrays are counted by hand: an argument that is needed again
 * is passed as `x.ref`, and results are disposed. Its operations are queued; `finish` waits for them.
 */
import * as jax from '@jax-js/jax';

/** It asks for this type when it meets float64, also where the engine has none. */
globalThis.Float16Array ??= Float32Array;

/**
 * Opens jax-js.
 *
 * @returns what a work needs of a peer
 */
export async function open() {
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  return {
    ...jax,
    put({ data, shape }) {
      const dtype = data instanceof Float64Array ? jax.numpy.float64 : jax.numpy.float32;
      return jax.numpy.array(data, { dtype }).reshape(shape);
    },
    read: (result) => Promise.all(jax.tree.leaves(result).map((x) => x.ref.data())),
    finish: (result) => jax.blockUntilReady(result),
    free: (result) => jax.tree.dispose(result),
  };
}
