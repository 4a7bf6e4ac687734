/**
 * Program → routine: the kernels of a body or a branch, with memory of its own for what nobody outside sees.
 * What it hands over is written where the caller wants it, so every output needs a buffer of its own; a
 * number, an argument handed on, or one value handed over twice is copied into one at the end.
 */
import { sizeOf, type TensorType } from '@gradus/tensor';
import type { Buffer } from '@gradus/tensor/code';
import type { Program } from '../program.js';
import type { FusedLike, LeftValue, RoutineLike, RoutineOf } from './kernel.js';

/** Inputs of a routine, and what it hands over so far: these and the outputs before. */
export interface Handed {
  readonly inputs: readonly Buffer[];
  readonly taken: ReadonlySet<Buffer>;
}

/** Whether an output may stay in the buffer in which the kernels leave it, and needs no copy. */
export type MayStay = (buffer: Buffer, output: number, handed: Handed) => boolean;

/** How long a program needs a buffer, by the numbers of its kernels. */
export interface BufferLife {
  readonly buffer: Buffer;
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
  /** Buffers in whose place it may be written. */
  readonly over: readonly Buffer[];
}

/** What makes kernels and plans: the compiler's own. */
export interface RoutineTools<K, P> {
  /** Kernels of a program; their names begin with a prefix, and none of them calls the host. */
  readonly fuse: (program: Program, prefix: string) => FusedLike<K>;
  /** The kernel that copies a value to a buffer. */
  readonly copyKernel: (name: string, value: LeftValue, to: Buffer) => K;
  readonly lifetimesOf: (fused: FusedLike<K>) => BufferLife[];
  readonly planMemory: (lives: readonly BufferLife[]) => P;
}

/** For callers without wishes: no argument, and nothing twice. */
const OWN: MayStay = (buffer, _, { taken }) => !taken.has(buffer);

/**
 * Makes a routine.
 *
 * @param program - the program
 * @param prefix - what the names of its kernels begin with
 * @param tools - of the compiler
 * @param mayStay - which outputs need no copy
 * @returns its kernels and memory
 */
export function routineOf<K, P extends RoutineLike['plan']>(
  program: Program,
  prefix: string,
  tools: RoutineTools<K, P>,
  mayStay: MayStay = OWN,
): RoutineOf<K, P> {
  const fused = tools.fuse(program, prefix);
  const { inputs } = fused;
  const kernels = [...fused.kernels];
  const taken = new Set(inputs);
  const outputs = fused.outputs.map((value, i) => {
    const stays = value.kind === 'buffer' && mayStay(value.buffer, i, { inputs, taken });
    const buffer = stays ? value.buffer : freshBuffer(`out#${i}`, program.outputs[i]!.type);
    if (!stays) kernels.push(tools.copyKernel(buffer.name, value, buffer));
    taken.add(buffer);
    return buffer;
  });
  const handed = new Set([...inputs, ...outputs]);
  const ends = outputs.map((buffer, i): LeftValue => ({
    kind: 'buffer',
    buffer,
    type: program.outputs[i]!.type,
  }));
  const lives = tools.lifetimesOf({ kernels, inputs, outputs: ends });
  return {
    kernels,
    inputs,
    outputs,
    plan: tools.planMemory(lives.filter((l) => !handed.has(l.buffer))),
  };
}

/**
 * A buffer for a value.
 *
 * @param name - what it is called
 * @param type - the type of the value
 * @returns a buffer without a place
 */
export function freshBuffer(name: string, { dtype, shape }: TensorType): Buffer {
  return { name, dtype, size: sizeOf(shape) };
}
