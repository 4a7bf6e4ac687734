/**
 * All that compiles loops over programs and choices between them, as one value that the operations carry. A
 * compiler finds it there, and a page without such operations has none of it.
 */
import type { ProgramCode } from '@gradus/tensor';
import { hoistFrom } from '../passes/hoistFrom.js';
import { controlKernel } from './controlKernel.js';
import { emitControl } from './emitControl.js';
import { lowerControl } from './lowerControl.js';

/** What compilers find in operations that run programs: from the optimizer to the assembler. */
export interface ControlCode extends ProgramCode {
  readonly kind: 'control';
  readonly hoistFrom: typeof hoistFrom;
  readonly controlKernel: typeof controlKernel;
  readonly lowerControl: typeof lowerControl;
  readonly emitControl: typeof emitControl;
}

/** For the field `code` of a primitive that says by `lower` that it repeats or chooses. */
export const controlCode: ControlCode = {
  kind: 'control',
  hoistFrom,
  controlKernel,
  lowerControl,
  emitControl,
};
