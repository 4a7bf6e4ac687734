/**
 * What an interpreter is. A transformation (grad, vmap, jit, …) is a trace: it answers one question
 * about one application of one primitive, and passes on what it does not own to its parent.
 */
import type { Primitive, Params } from './primitive.js';
import type { Tensor } from './tensor.js';

/** An interpreter in progress. */
export interface Trace {
  /** Who hears what this trace does not own; null means plain evaluation. */
  readonly parent: Trace | null;
  /** What is being done to which function, for messages: `jit of step`. */
  readonly title: string;
  /** False once the transformation has ended: its tracers have no meaning any more. */
  readonly active: boolean;
  /** Called with `context.current === this`. */
  process(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[];
  /**
   * The concrete value behind a tracer of this trace, for `item()` and the like; null where there are
   * no numbers yet. `how` is the construct that reads them; null asks only whether there are any.
   */
  reveal(tracer: Tensor, how: string | null): Tensor | null;
}
