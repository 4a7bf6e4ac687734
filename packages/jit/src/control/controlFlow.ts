/**
 * All that makes kernels of loops over kernels, and of choices between them. A page that has none may name the condition
 * `@gradus/no-loops`, and has `noControlFlow.ts` in its place.
 */
export { controlKernel } from '../kernels/controlKernel.js';
export { lowerControl } from './lowerControl.js';

/** Whether loops and choices are compiled. */
export const COMPILES_CONTROL = true as boolean;
