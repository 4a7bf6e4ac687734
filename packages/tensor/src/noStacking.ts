/**
 * No stacking, for bundles made under the condition `@gradus/lean`: joining tensors brings slicing and padding
 * along, which are the slopes of joining and of each other. Lists of numbers are all that `array` takes
 * there, neither at run time nor, with the same word in `customConditions`, in TypeScript anything else.
 */
import { GradusError } from './errors/GradusError.js';

/** No tensors stand among the values that `array` takes. */
export type Stackable = never;

/**
 * Refuses what `stacking.ts` stacks.
 *
 * @param _values - what was given
 */
export function stackNested(..._values: readonly unknown[]): never {
  throw new GradusError('GR105', {
    what: 'array was given tensors among its values, under the condition @gradus/lean.',
    why: 'Stacking them brings slicing and padding into every bundle; a lean one is without.',
    instead: 'Write `stack([x, y])`, or bundle without the condition.',
  });
}
