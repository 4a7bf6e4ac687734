/**
 * The error of reverse mode over a loop of unknown length: what it would need, and the three ways to give it.
 */
import { context, GradusError } from '@gradus/tensor';

/**
 * The error to throw.
 *
 * @returns the error GR431
 */
export function unknownSteps(): GradusError {
  return new GradusError('GR431', {
    what: `a loop without a fixed number of steps cannot be differentiated in reverse here${context.current === null ? '' : ` (${context.current.title})`}.`,
    why: 'Reverse mode must remember every step. Inside jit, inside the body of another loop, and where each lane of a vmap stops by itself, the number of steps is not known when memory is planned.',
    instead:
      'Give a bound, `whileLoop(cond, body, init, { maxSteps: 100 })`; or use `scan`, or `foriLoop` with plain numbers for its bounds; or `jvp`, which remembers nothing.',
  });
}
