/**
 * The whole road from a program to code, every station of it as data: the optimized program, its kernels,
 * their loops, the memory plan, the schedule of a call, the module. Nothing here runs anything.
 */
import { optimize, type Program } from '@gradus/ir';
import { fuse } from './kernels/fuse.js';
import type { Buffer, Kernel } from './kernels/kernel.js';
import { lifetimesOf } from './memory/lifetimes.js';
import type { LoopFunction } from './loops/loop.js';
import { lowerKernel } from './loops/lowerKernel.js';
import { planMemory, type MemoryPlan } from './memory/plan.js';
import { scheduleOf, type Schedule } from './schedule.js';
import { unreachable } from './unreachable.js';
import { emitModule, type EmitOptions, type EmittedModule } from './wasm/emitModule.js';

/** The stations of a program on its way to code. */
export interface Lowered {
  readonly program: Program;
  readonly kernels: readonly Kernel[];
  /** Loops of the kernels between two calls of the host. */
  readonly stretches: readonly (readonly LoopFunction[])[];
  readonly plan: MemoryPlan<Buffer>;
  readonly schedule: Schedule;
}

/**
 * Lowers a program.
 *
 * @param program - a program without captures
 * @returns all stations up to the schedule
 */
export function lowerProgram(program: Program): Lowered {
  if (program.captures.length > 0) unreachable('captures are inputs of a compiled program');
  const optimized = optimize(program);
  const fused = fuse(optimized);
  const plan = planMemory(lifetimesOf(fused));
  const schedule = scheduleOf(fused, plan);
  const stretches = schedule.actions.flatMap((action) =>
    action.kind === 'run' ? [action.kernels.map(lowerKernel)] : [],
  );
  return { program: optimized, kernels: fused.kernels, stretches, plan, schedule };
}

/**
 * Where a buffer of a lowered program begins in the arena.
 *
 * @param plan - its memory plan
 * @returns first byte of a buffer
 */
export function offsetsOf({ places }: MemoryPlan<Buffer>): (buffer: Buffer) => number {
  return (buffer) =>
    places.get(buffer)?.offset ?? unreachable(`buffer ${buffer.name} has a place in memory`);
}

/**
 * The module of a lowered program.
 *
 * @param lowered - the program
 * @param options - name and checking
 * @returns the module, ready to be encoded or printed
 */
export function moduleOf(
  { program, stretches, plan }: Lowered,
  options?: EmitOptions,
): EmittedModule {
  const name = program.name.replaceAll(/[^\w.$-]/g, '_');
  return emitModule(stretches, offsetsOf(plan), { name, ...options });
}
