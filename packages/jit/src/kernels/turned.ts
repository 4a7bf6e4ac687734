/**
 * Products that are read turned round only. The gradient of weights comes as the transpose of what is
 * subtracted from them; a walk that reads it so jumps from line to line of memory. (A·B)ᵀ = Bᵀ·Aᵀ, term by
 * term the same sums: so the product is computed the other way round, and read in order. Linear.
 */
import { sizeOf } from '@gradus/tensor';
import { planContract } from './contractPlan.js';
import { accessesOf, buffersOf } from './accesses.js';
import {
  type Access,
  type Buffer,
  type ContractKernel,
  type HostValue,
  type Kernel,
} from './kernel.js';
import { relocated } from './relocation.js';

/** Products of fewer rows or columns stay as they are. */
const FEW = 16;

/**
 * Turns products that are read turned round.
 *
 * @param kernels - kernels in order
 * @param outputs - what the caller reads
 * @returns the kernels, some products and their readers turned
 */
export function turned(kernels: readonly Kernel[], outputs: readonly HostValue[]): Kernel[] {
  const sides = new Map<Buffer, Sides>();
  for (const kernel of kernels) {
    const found = kernel.kind === 'contract' ? sidesOf(kernel) : null;
    if (found !== null) sides.set((kernel as ContractKernel).result, found);
  }
  for (const output of outputs) if (output.kind === 'buffer') sides.delete(output.buffer);
  for (const kernel of kernels) for (const buffer of inOrder(kernel, sides)) sides.delete(buffer);
  if (sides.size === 0) return [...kernels];
  return kernels.map((kernel) => {
    if (kernel.kind === 'contract' && sides.has(kernel.result)) return swapped(kernel);
    return kernel.kind === 'map' ? relocated(kernel, (access) => read(access, sides)) : kernel;
  });
}

/** Rows and columns of a product. */
interface Sides {
  readonly rows: number;
  readonly columns: number;
}

/** The sides of a product; null where it is not worth being turned, or has more than two. */
function sidesOf({ axes, shapes, plan }: ContractKernel): Sides | null {
  if (plan.kind !== 'tiles' || axes.batch[0].length > 0) return null;
  const [rows, columns] = [0, 1].map((side) => {
    const used = axes.contract[side]!;
    return sizeOf(shapes[side]!.filter((_, axis) => !used.includes(axis)));
  }) as [number, number];
  return rows >= FEW && columns >= FEW ? { rows, columns } : null;
}

/** The products that a kernel reads otherwise than turned round. */
function inOrder(kernel: Kernel, sides: ReadonlyMap<Buffer, Sides>): Buffer[] {
  if (kernel.kind !== 'map') return [...buffersOf(kernel).reads];
  return accessesOf(kernel).reads.flatMap(({ buffer, offset, strides }) => {
    const size = sides.get(buffer);
    if (size === undefined) return [];
    const fits =
      offset === 0 && strides.length === 2 && strides[0] === 1 && strides[1] === size.columns;
    const whole = kernel.nests.every(
      ({ shape }) => shape[0] === size.columns && shape[1] === size.rows,
    );
    return fits && whole ? [] : [buffer];
  });
}

function read(access: Access, sides: ReadonlyMap<Buffer, Sides>): Access {
  const size = sides.get(access.buffer);
  return size === undefined ? access : { ...access, strides: [size.rows, 1] };
}

function swapped(kernel: ContractKernel): ContractKernel {
  const { axes, shapes, operands } = kernel;
  const made = {
    ...kernel,
    axes: {
      contract: [axes.contract[1], axes.contract[0]] as const,
      batch: [axes.batch[1], axes.batch[0]] as const,
    },
    shapes: [shapes[1], shapes[0]] as const,
    operands: [operands[1], operands[0]] as const,
  };
  return { ...made, plan: planContract(made) };
}
