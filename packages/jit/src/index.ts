/**
 * Public names of `@gradus/jit`: `jit`, and the stations of a program on its way to code for those who want
 * to see them.
 */
export { jit, type JitArgs, type JitOptions, type Jitted } from './jit.js';
export type { Explanation, KernelTime } from './explain.js';
export { jitPrimitive } from './call.js';
export { compiledMemory, type CompiledMemory } from './machine.js';
export { setResidentBudget } from './memory/residents.js';
export { useThreads } from './threads/useThreads.js';
export { lowerProgram, moduleOf, type Lowered } from './lowerProgram.js';
export { printKernels } from './kernels/printKernels.js';
export { printLoops } from './control/printCode.js';
export { printPlan } from './memory/plan.js';
export { printSchedule } from './printSchedule.js';
export { moduleText } from './wasm/text.js';
