/**
 * What is known of programs inside of kernels: which of them can be compiled, and where a kernel keeps them.
 */
import { indexedCode } from '#methodCode';
import { madeOnce, stridesOf, type Primitive } from '@gradus/tensor';
import { codeOf, programsOf, type Program } from '@gradus/ir';
import type { Access, Buffer, HostValue, Kernel, MapKernel, Routine } from './kernel.js';
import { constant } from './scalarRecorder.js';

const known = new WeakMap<Program, boolean>();

/**
 * Whether a program, or one inside it, has an operation that only the host can compute.
 *
 * @param program - any program
 * @returns true where it cannot be a routine
 */
export function needsHost(program: Program): boolean {
  return madeOnce(known, program, ({ equations }) =>
    equations.some(
      ({ primitive, params }) =>
        primitive.lower.kind === 'host' ||
        isStranger(primitive) ||
        programsOf(params).some(needsHost),
    ),
  );
}

/** Whether an operation needs code that it does not bring along. */
function isStranger(primitive: Primitive): boolean {
  const { lower } = primitive;
  if (lower.kind === 'indexed') return (lower.code ?? indexedCode) === undefined;
  return (lower.kind === 'repeat' || lower.kind === 'choose') && codeOf(primitive) === null;
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
 * The kernel that copies a value.
 *
 * @param name - of the kernel
 * @param value - a number or a buffer
 * @param to - a buffer of its size
 * @returns the kernel
 */
export function copyKernel(name: string, value: HostValue, to: Buffer): MapKernel {
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
