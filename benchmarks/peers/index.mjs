/**
 * The peers by name. Every one runs in a process of its own and answers the same questions, so none can
 * disturb another's heap, caches or threads, and a peer that fails takes nothing with it.
 */

const node = (module, option) => ({ kind: 'node', module, option });
const python = (library, threads) => ({ kind: 'python', library, threads });

/**
 * What runs a peer; `threads` counts the processors that it may use, `as` is the peer whose works it does.
 * `gradus, float32` does in single precision what the others do in double, for the ratio of both.
 */
export const peers = {
  gradus: node('gradus'),
  'gradus, 2 threads': { ...node('gradus', 2), as: 'gradus', threads: 2 },
  'gradus, float32': node('gradus'),
  'jax-js': node('jaxJs'),
  'tfjs wasm': node('tensorflow', 'wasm'),
  'tfjs cpu': node('tensorflow', 'cpu'),
  'onnxruntime-web': node('onnx'),
  'hand-written': node('handWritten'),
  NumPy: python('numpy', 1),
  'NumPy, 2 threads': python('numpy', 2),
  PyTorch: python('torch', 1),
  'PyTorch, 2 threads': python('torch', 2),
  JAX: python('jax', 1),
  'JAX, 2 threads': python('jax', 2),
};
