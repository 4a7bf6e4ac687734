/**
 * What kernels have in common that differ in nothing but their buffers: the same walk, the same operations,
 * the same strides. Their keys are equal, and one function serves all of them when it is told where the
 * buffers begin. A kernel is plain data and is written as such, whatever kind it is; but names, plans and code (which follow
 * from the rest) are left out, a buffer is
 * its number in the order of first use (so a kernel that reads one buffer twice has another key than one
 * that reads two), and a scalar that was written before is its place. Cost: linear in the size of the kernel.
 */
import { identityOf, numberKey } from '@gradus/ir';
import { accessesOf } from './accesses.js';
import type { Buffer, WalkKernel } from './kernel.js';

/** The key of a kernel, and its buffers in the order of their numbers. */
export interface KernelKey {
  readonly key: string;
  readonly buffers: readonly Buffer[];
}

/**
 * The key of a kernel.
 *
 * @param kernel - a kernel that walks over elements
 * @returns what it has in common with others, and what is its own
 */
export function kernelKey(kernel: WalkKernel): KernelKey {
  const { reads, writes } = accessesOf(kernel);
  const buffers = [...new Set([...reads, ...writes].map(({ buffer }) => buffer))];
  const key = dataKey(kernel, (buffer) => buffers.indexOf(buffer)); // −1: results that are not written
  const types = buffers.map(({ dtype, size }) => `${dtype} ${size}`);
  return { key: `${types.join()} ${key}`, buffers };
}

/**
 * Parts of kernels as text.
 *
 * @param data - a kernel, or a scalar, or any plain data of both
 * @param numberOf - what a buffer is written as
 * @returns equal texts for data that compute alike
 */
export function dataKey(data: unknown, numberOf: (buffer: Buffer) => number): string {
  const scalars = new Map<object, number>();
  /** A buffer, or a scalar that was written before. */
  const known = (value: object): string | null => {
    if (!('dtype' in value)) return null;
    if ('size' in value) return `b${numberOf(value as Buffer)}`;
    const place = scalars.get(value);
    if (place === undefined) scalars.set(value, scalars.size);
    return place === undefined ? null : `v${place}`;
  };
  const write = (value: unknown): string => {
    if (typeof value === 'number') return numberKey(value);
    if (typeof value === 'function') return `f${identityOf(value)}`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (Array.isArray(value)) return `[${value.map(write).join()}]`;
    return known(value) ?? `{${partsOf(value)}}`;
  };
  const partsOf = (value: object): string => {
    let key = '';
    for (const name in value) {
      if (name !== 'name' && name !== 'plan' && name !== 'code')
        key += `${write(value[name as never])} `;
    }
    return key;
  };
  return write(data);
}
