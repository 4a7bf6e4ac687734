/**
 * The whole road from a program to code, every station of it as data: the optimized program, its kernels,
 * their loops, the memory plan, the schedule of a call, the module. Nothing here runs anything.
 */
import { hoistCaptures, optimize, type Program } from '@gradus/ir';
import { fuse } from './kernels/fuse.js';
import type { Buffer, Kernel } from './kernels/kernel.js';
import { sharingOf } from './kernels/sharing.js';
import { lifetimesOf } from './memory/lifetimes.js';
import type { Code } from './control/command.js';
import { Lowering } from './loops/lowerKernel.js';
import { layoutOf, type OffsetOf } from './memory/layout.js';
import { planMemory, type MemoryPlan } from './memory/plan.js';
import { PORT_BYTES, portsOf } from './memory/ports.js';
import { scheduleOf, type Schedule } from './schedule.js';
import {
  emitModule,
  type AddressTable,
  type EmitOptions,
  type EmittedModule,
} from './wasm/emitModule.js';
import { instructionLog } from './wasm/moduleLog.js';

/** The stations of a program on its way to code. */
export interface Lowered {
  readonly program: Program;
  readonly kernels: readonly Kernel[];
  /** Loops of the kernels between two calls of the host. */
  readonly stretches: readonly (readonly Code[])[];
  readonly plan: MemoryPlan<Buffer>;
  readonly schedule: Schedule;
}

/**
 * Lowers a program. Tensors that its function closed over become its first inputs.
 *
 * @param program - any program, as `makeProgram` gives it
 * @param large - from how many bytes on arguments and results have no place in the arena
 * @returns all stations up to the schedule
 *
 * @example
 * ```ts
 * import { lowerProgram, printLoops } from '@gradus/jit';
 * import { makeProgram } from '@gradus/ir';
 * import { sin, type Tensor } from '@gradus/tensor';
 * const f = (x: Tensor) => sin(x).mul(x).add(1);
 * const { stretches } = lowerProgram(makeProgram(f)({ dtype: 'float32', shape: [3, 2] }));
 * console.log(printLoops(stretches[0]!));
 * // => k0:
 * // =>   for i < 6
 * // =>     v0 = x[i]
 * // =>     t0[i] = add(mul(sin(v0), v0), 1)
 * ```
 */
export function lowerProgram(program: Program, large: number = PORT_BYTES): Lowered {
  const optimized = optimize(hoistCaptures(program).closed);
  const fused = fuse(optimized);
  const lifetimes = lifetimesOf(fused);
  const ports = portsOf(fused, lifetimes, large);
  const elsewhere = new Set(ports.map((port) => port.life.buffer));
  const plan = planMemory(lifetimes.filter(({ buffer }) => !elsewhere.has(buffer)));
  const schedule = scheduleOf(fused, plan, ports);
  const lowering = new Lowering(sharingOf(fused.kernels));
  const stretches = schedule.actions.flatMap((action) =>
    action.kind === 'run' ? [action.kernels.map((kernel) => lowering.code(kernel, elsewhere))] : [],
  );
  return { program: optimized, kernels: fused.kernels, stretches, plan, schedule };
}

/**
 * Where the buffers of a lowered program begin.
 *
 * @param lowered - the program
 * @returns first byte of a buffer in its arena; null for one that is handed over
 */
export function offsetsOf({ kernels, plan }: Lowered): OffsetOf {
  return layoutOf(plan, kernels);
}

/**
 * The table in the arena that says where ports lie.
 *
 * @param schedule - what a call of the program does
 * @returns which buffers there are in the table, in order, and where it begins
 */
export function tableOf({ ports, table }: Schedule): AddressTable {
  return { buffers: ports.map((port) => port.life.buffer), offset: table };
}

/**
 * The module of a lowered program.
 *
 * @param lowered - the program
 * @param options - name and checking
 * @returns the module, ready to be encoded or printed
 */
export function moduleOf(lowered: Lowered, options?: EmitOptions): EmittedModule {
  return emitted(lowered, { log: instructionLog, ...options });
}

/**
 * The module of a lowered program, of which no instructions are kept unless it is asked for.
 *
 * @param lowered - the program
 * @param options - name and checking
 * @returns the module, ready to be encoded
 */
export function emitted(lowered: Lowered, options?: EmitOptions): EmittedModule {
  const { program, stretches, schedule } = lowered;
  const name = program.name.replaceAll(/[^\w.$-]/g, '_');
  return emitModule(stretches, offsetsOf(lowered), { name, table: tableOf(schedule), ...options });
}
