/**
 * Whether compilers know an operation that runs programs.
 */
import type { Primitive } from '@gradus/tensor';
import type { ControlCode } from './controlCode.js';

/**
 * What compiles a loop or a choice.
 *
 * @param primitive - any primitive
 * @returns what it carries; null where the host runs it
 */
export function codeOf({ code }: Primitive): ControlCode | null {
  return code?.kind === 'control' ? (code as ControlCode) : null;
}
