/**
 * What one call of a compiled program does, as data: copy small arguments into the arena, say where large
 * ones lie, run stretches of kernels, call the host in between, copy small results out. A value that only the
 * host and the caller handle is *held* as a tensor and never copied.
 */
import { printType, type Params, type Primitive, type TensorType } from '@gradus/tensor';
import type { Literal } from '@gradus/ir';
import type { Fused } from './kernels/fuse.js';
import type { Buffer, HostKernel, HostValue, Kernel, LoopKernel } from './kernels/kernel.js';
import { aligned, type MemoryPlan } from './memory/plan.js';
import type { Port } from './memory/ports.js';

/** Where the host finds a value: written in the program, held as a tensor, or in the arena. */
export type Source =
  | Literal
  | { readonly kind: 'held'; readonly slot: number; readonly type: TensorType }
  | { readonly kind: 'arena'; readonly offset: number; readonly type: TensorType }
  | { readonly kind: 'port'; readonly port: number; readonly type: TensorType };

/** A held tensor that loops read: copied to an offset. */
export interface CopyIn {
  readonly slot: number;
  readonly offset: number;
}

/** A stretch of kernels without the host. */
export interface RunAction {
  readonly kind: 'run';
  readonly kernels: readonly LoopKernel[];
}

/** A call of a primitive's own rule. */
export interface HostAction {
  readonly kind: 'host';
  readonly primitive: Primitive;
  readonly params: Params;
  readonly args: readonly Source[];
  readonly types: readonly TensorType[];
  /** The slot of the first result; the others follow. */
  readonly slot: number;
  readonly copies: readonly CopyIn[];
}

/** One action of a call. */
export type Action = RunAction | HostAction;

/** What one call does. */
export interface Schedule {
  readonly bytes: number;
  /** Tensors held: arguments first, then results of the host. */
  readonly slots: number;
  readonly copies: readonly CopyIn[];
  /** Arguments and results that are not in the arena. */
  readonly ports: readonly Port[];
  /** Where in the arena the addresses of the ports are written before anything runs, four bytes each. */
  readonly table: number;
  readonly actions: readonly Action[];
  /** Where the values to return are, each once, and which of them is each result. */
  readonly sources: readonly Source[];
  readonly outputs: readonly number[];
}

/**
 * Schedules a program.
 *
 * @param fused - its kernels
 * @param plan - where the buffers of loops lie
 * @param ports - buffers of loops that lie elsewhere
 * @returns what a call does
 */
export function scheduleOf(
  fused: Fused,
  plan: MemoryPlan<Buffer>,
  ports: readonly Port[],
): Schedule {
  const slots = new Map<Buffer, number>();
  const hold = (buffer: Buffer): number => {
    slots.set(buffer, slots.size);
    return slots.size - 1;
  };
  const copyOf = (buffer: Buffer): CopyIn[] => {
    const place = plan.places.get(buffer);
    return place === undefined ? [] : [{ slot: slots.get(buffer)!, offset: place.offset }];
  };
  const sourceOf = (value: HostValue): Source => {
    if (value.kind === 'literal') return value;
    const { buffer, type } = value;
    const slot = slots.get(buffer);
    if (slot !== undefined) return { kind: 'held', slot, type };
    const port = ports.findIndex((p) => p.life.buffer === buffer);
    if (port >= 0) return { kind: 'port', port, type };
    return { kind: 'arena', offset: plan.places.get(buffer)!.offset, type };
  };
  fused.inputs.forEach(hold);
  const copies = fused.inputs.flatMap(copyOf);
  const hostAction = ({ primitive, params, args, results }: HostKernel): HostAction => {
    const sources = args.map(sourceOf);
    const slot = slots.size;
    for (const { buffer } of results) hold(buffer);
    const types = results.map((r) => r.type);
    const inMemory = results.flatMap(({ buffer }) => copyOf(buffer));
    return { kind: 'host', primitive, params, args: sources, types, slot, copies: inMemory };
  };
  const actions = stretches(fused.kernels).map((part) =>
    'kind' in part ? hostAction(part) : run(part),
  );
  const { sources, outputs } = distinct(fused.outputs, sourceOf);
  const table = plan.bytes;
  const bytes = table + aligned(4 * ports.length);
  return { bytes, slots: slots.size, copies, ports, table, actions, sources, outputs };
}

function run(kernels: readonly LoopKernel[]): RunAction {
  return { kind: 'run', kernels };
}

/** Cuts kernels at calls of the host. */
function stretches(kernels: readonly Kernel[]): (HostKernel | LoopKernel[])[] {
  const parts: (HostKernel | LoopKernel[])[] = [];
  for (const kernel of kernels) {
    const last = parts.at(-1);
    if (kernel.kind === 'host') parts.push(kernel);
    else if (Array.isArray(last)) last.push(kernel);
    else parts.push([kernel]);
  }
  return parts;
}

/** Values to return, each once. */
function distinct(
  outputs: readonly HostValue[],
  sourceOf: (value: HostValue) => Source,
): { readonly sources: Source[]; readonly outputs: number[] } {
  const sources: Source[] = [];
  const known = new Map<string, number>();
  const places = outputs.map((value) => {
    const key =
      value.kind === 'buffer'
        ? `${value.buffer.name} ${printType(value.type)} ${value.type.weak}`
        : null;
    const found = key === null ? undefined : known.get(key);
    if (found !== undefined) return found;
    if (key !== null) known.set(key, sources.length);
    return sources.push(sourceOf(value)) - 1;
  });
  return { sources, outputs: places };
}
