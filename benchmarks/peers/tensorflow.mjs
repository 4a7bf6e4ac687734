/**
 * TensorFlow.js on one of its backends. In Node its WebAssembly backend takes threads only when it is asked
 * to; here it has one. Tensors are freed by scopes.
 */
import * as tf from '@tensorflow/tfjs';
import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm';

/**
 * Opens TensorFlow.js.
 *
 * @param backend - cpu or wasm
 * @returns what a work needs of a peer
 */
export async function open(backend) {
  setThreadsCount(1);
  await tf.setBackend(backend);
  await tf.ready();
  tf.enableProdMode();
  return {
    ...tf,
    put({ data, shape }) {
      if (data instanceof Float64Array) throw new TypeError('TensorFlow.js has no float64');
      return tf.tensor(data, shape);
    },
    read: (result) => [result].flat().map((x) => x.dataSync()),
    free: (result) => tf.dispose(result),
  };
}
