/** Loops run twice, by WebAssembly and by the interpreter, on the same memory. */
import { dtypes, type DType, type TypedArray } from '@gradus/tensor';
import type { Buffer } from '../../src/kernels/kernel.js';
import type { LoopFunction } from '@gradus/tensor/code';
import { runLoop } from '../../src/loops/runLoop.js';
import type { Views } from '../../src/memory/heap.js';
import { instructionLog } from '../../src/wasm/moduleLog.js';
import { emitModule } from '../../src/wasm/emitModule.js';
import { stackCheck } from '../../src/wasm/stackCheck.js';

const viewsOf = (bytes: ArrayBuffer): Views => ({
  float32: new Float32Array(bytes),
  float64: new Float64Array(bytes),
  int32: new Int32Array(bytes),
  uint32: new Uint32Array(bytes),
  bool: new Uint8Array(bytes),
});

/** A place for every buffer, every one a little behind a multiple of 16 bytes. */
function placesOf(buffers: readonly Buffer[]): { offsets: Map<Buffer, number>; bytes: number } {
  const offsets = new Map<Buffer, number>();
  let bytes = 0;
  for (const buffer of buffers) {
    offsets.set(buffer, bytes + dtypes[buffer.dtype].bytes);
    bytes += 16 * Math.ceil((buffer.size * 8) / 16 + 2);
  }
  return { offsets, bytes };
}

/** What is in every buffer after the loops have run: by WebAssembly, and by the interpreter. */
export function runTwice(
  loops: LoopFunction,
  contents: ReadonlyMap<Buffer, ArrayLike<number>>,
): [number[][], number[][]] {
  const buffers = [...contents.keys()];
  const { offsets, bytes } = placesOf(buffers);
  const offsetOf = (buffer: Buffer): number => offsets.get(buffer)!;
  const part = (views: Views, buffer: Buffer): TypedArray => {
    const first = offsetOf(buffer) / dtypes[buffer.dtype].bytes;
    return views[buffer.dtype].subarray(first, first + buffer.size);
  };
  const run = (views: Views, go: () => void): number[][] => {
    for (const [buffer, data] of contents) part(views, buffer).set(data);
    go();
    return buffers.map((buffer) => [...part(views, buffer)]);
  };
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 0x1_0000) });
  const { module, functions } = emitModule([[loops]], offsetOf, {
    check: stackCheck,
    log: instructionLog,
  });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), {
    host: { memory },
    math: Object.fromEntries(functions),
  });
  const wasm = viewsOf(memory.buffer);
  const plain = viewsOf(new ArrayBuffer(bytes));
  const interpreted = runLoop(loops, () => plain, offsetOf);
  return [
    run(wasm, () => (exports['run0'] as (arena: number) => void)(0)),
    run(plain, () => interpreted(0)),
  ];
}

/** A buffer. */
export function bufferOf(name: string, dtype: DType, size: number): Buffer {
  return { name, dtype, size };
}
