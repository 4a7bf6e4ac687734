/**
 * onnxruntime-web on WebAssembly with SIMD, one thread. A model is built by the work; a call of a session is
 * asynchronous and copies its inputs and results.
 */
import * as ort from 'onnxruntime-web/wasm';
import { onnxModel } from './onnxModel.mjs';

/**
 * Opens onnxruntime-web.
 *
 * @returns what a work needs of a peer
 */
export async function open() {
  ort.env.wasm.numThreads = 1;
  return {
    put({ data, shape }) {
      return new ort.Tensor(data instanceof Float64Array ? 'float64' : 'float32', data, shape);
    },
    read: (result) => [result.data],
    free() {},
    async session(graph) {
      const session = await ort.InferenceSession.create(onnxModel(graph));
      const [name] = session.outputNames;
      const feeds = Object.fromEntries(
        Object.entries(graph.inputs).map(([key, input]) => [key, this.put(input)]),
      );
      return async () => (await session.run(feeds))[name];
    },
  };
}
