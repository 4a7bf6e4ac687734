/**
 * Nothing, under the condition `@gradus/no-loops`: the host runs loops and choices, whose bodies are
 * compiled each by itself.
 */
import { unreachable } from '@gradus/tensor';

/** They are not compiled. */
export const COMPILES_CONTROL = false as boolean;

/** Never called: kernels of this kind are not made. */
function never(..._: unknown[]): never {
  return unreachable('the host runs loops');
}

export { never as controlKernel, never as lowerControl, never as emitControl };
