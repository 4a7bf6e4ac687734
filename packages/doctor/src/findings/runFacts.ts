/**
 * What judges of a whole run are told, as those of single entries are told evidence.
 */
import type { Observation } from '../observation.js';

/** What is known of a whole run. */
export interface RunFacts {
  readonly run: Observation;
  /** Text of the function. */
  readonly source: string;
  /** Whether a gradient shows a symptom. */
  readonly sick: boolean;
  /** Whether anything beyond right zeros was found in a gradient. */
  readonly explained: boolean;
}
