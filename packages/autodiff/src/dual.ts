/**
 * Values with their tangents, as the generic clauses for calls pass them around.
 */
import type { Tensor } from '@gradus/tensor';

/** Primals and tangents side by side; a zero tangent is null. */
export interface Dual {
  readonly primals: readonly Tensor[];
  readonly tangents: readonly (Tensor | null)[];
}
