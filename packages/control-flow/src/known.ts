/**
 * Whether a choice can be made now. A predicate is a number or a boolean without a tangent, so under grad
 * and jvp it is a plain tensor; only inside jit, in bodies of loops and across a mapped axis is it not.
 */
import { contiguous, negative, scalarOf, type Tensor } from '@gradus/tensor';

/**
 * Whether the number in a predicate can be read.
 *
 * @param predicate - a scalar
 * @returns true where it is concrete
 */
export function isKnown(predicate: Tensor): boolean {
  return predicate.trace === null;
}

/**
 * The number in a known predicate.
 *
 * @param predicate - a concrete scalar; booleans are 0 and 1
 * @returns its number
 */
export function numberIn(predicate: Tensor): number {
  return contiguous(predicate)[0]!;
}

/**
 * Whether operations give numbers now. Inside jit and in bodies of loops they do not, even on plain numbers:
 * everything becomes part of the program.
 *
 * @returns false while something is staged
 */
export function computesNow(): boolean {
  return isKnown(negative(scalarOf(0, 'int32')));
}
