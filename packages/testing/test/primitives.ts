/**
 * Every primitive that has samples: a new one joins all laws by standing in its package's list.
 */
import { barrierPrimitive } from '@gradus/ir';
import type { Primitive } from '@gradus/tensor';
import { primitives as ofTensor } from '@gradus/tensor/primitives';
import { primitives as ofNumerics } from '@gradus/numerics/primitives';

/** All first-order primitives of all packages, with the package of each. */
export const primitives: readonly (readonly [name: string, primitive: Primitive])[] = [
  ...ofTensor.map((primitive) => [`tensor: ${primitive.name}`, primitive] as const),
  [`ir: ${barrierPrimitive.name}`, barrierPrimitive],
  ...ofNumerics.map((primitive) => [`numerics: ${primitive.name}`, primitive] as const),
];

/** Whether a primitive has derivative rules of any kind. */
export function hasSlope({ zeroSlope, partials, tangent, linearIn }: Primitive): boolean {
  return zeroSlope === undefined && (partials ?? tangent ?? linearIn) !== undefined;
}
