/**
 * Program → routine: the kernels of a body or a branch, with memory of its own for what nobody outside sees.
 * What it hands over is written where the caller wants it, so every output needs a buffer of its own; a
 * number, an argument handed on, or one value handed over twice is copied into one at the end.
 */
import { indexedCode } from '#methodCode';
import { sizeOf, stridesOf, type Primitive, type TensorType } from '@gradus/tensor';
import { codeOf, programsOf, type MayStay, type Program } from '@gradus/ir';
import { lifetimesOf } from '../memory/lifetimes.js';
import { planMemory } from '../memory/plan.js';
import type { Fused } from './fuse.js';
import type {
  Access,
  Buffer,
  HostValue,
  Kernel,
  LoopKernel,
  MapKernel,
  Routine,
} from './kernel.js';
import { constant } from './scalarRecorder.js';

const known = new WeakMap<Program, boolean>();

/**
 * Whether a program, or one inside it, has an operation that only the host can compute.
 *
 * @param program - any program
 * @returns true where it cannot be a routine
 */
export function needsHost(program: Program): boolean {
  let found = known.get(program);
  if (found === undefined) {
    found = program.equations.some(
      ({ primitive, params }) =>
        primitive.lower.kind === 'host' ||
        isStranger(primitive) ||
        programsOf(params).some(needsHost),
    );
    known.set(program, found);
  }
  return found;
}

/** Whether an operation needs code that it does not bring along. */
function isStranger(primitive: Primitive): boolean {
  const { lower } = primitive;
  if (lower.kind === 'indexed') return (lower.code ?? indexedCode) === undefined;
  return (lower.kind === 'repeat' || lower.kind === 'choose') && codeOf(primitive) === null;
}

/** For callers without wishes: no argument, and nothing twice. */
const OWN: MayStay = (buffer, _, { taken }) => !taken.has(buffer);

/**
 * Makes a routine.
 *
 * @param program - the program
 * @param fused - its kernels; none of them calls the host
 * @param mayStay - which outputs need no copy
 * @returns its kernels and memory
 */
export function routineOf(program: Program, fused: Fused, mayStay: MayStay = OWN): Routine {
  const { inputs } = fused;
  const kernels = [...fused.kernels] as LoopKernel[];
  const taken = new Set(inputs);
  const outputs = fused.outputs.map((value, i) => {
    const stays = value.kind === 'buffer' && mayStay(value.buffer, i, { inputs, taken });
    const buffer = stays ? value.buffer : freshBuffer(`out#${i}`, program.outputs[i]!.type);
    if (!stays) kernels.push(copyKernel(buffer.name, value, buffer));
    taken.add(buffer);
    return buffer;
  });
  const handed = new Set([...inputs, ...outputs]);
  const ends = outputs.map((buffer, i): HostValue => ({
    kind: 'buffer',
    buffer,
    type: program.outputs[i]!.type,
  }));
  const own = lifetimesOf({ kernels, inputs, outputs: ends }).filter((l) => !handed.has(l.buffer));
  return { kernels, inputs, outputs, plan: planMemory(own) };
}

/**
 * The programs inside a kernel.
 *
 * @param kernel - any kernel
 * @returns its routines; none of a kernel that walks over elements
 */
export function routinesOf(kernel: Kernel): readonly Routine[] {
  if (kernel.kind === 'choose') return kernel.branches;
  if (kernel.kind !== 'repeat') return [];
  return kernel.condition === null ? [kernel.body] : [kernel.body, kernel.condition.routine];
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

function copyKernel(name: string, value: HostValue, to: Buffer): MapKernel {
  const shape = [to.size];
  const whole = (buffer: Buffer): Access => ({ buffer, offset: 0, strides: stridesOf(shape) });
  const element =
    value.kind === 'literal'
      ? constant(value.value, to.dtype)
      : ({ kind: 'load', dtype: to.dtype, access: whole(value.buffer) } as const);
  const scalars = element.kind === 'load' ? [element] : [];
  const stores = [{ access: whole(to), value: element }];
  return { kind: 'map', name, nests: [{ shape, scalars, stores }] };
}
