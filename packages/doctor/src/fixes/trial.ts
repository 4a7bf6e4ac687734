/**
 * What all repairs of one finding are tried on: the recorded run as a program, opened for rewriting once, and what the rules
 * that may be applied unasked make of it. Everything is made when it is first asked for.
 */
import type { Tensor } from '@gradus/tensor';
import type { Program, Var } from '@gradus/ir';
import type { Evidence } from '../evidence.js';
import { givenTo, programOf, variableNames } from '../rewrites/recorded.js';
import { openRewriting, type Attempt, type Rewritten } from '../rewrites/rewriting.js';
import { WIDENING } from '../rewrites/rewrites.table.js';

/** One finding's repairs. */
export class Trial {
  readonly evidence: Evidence;
  #given: ReadonlySet<Tensor> | null = null;
  #program: Program | null = null;
  #attempt: Attempt | null | undefined;
  #safe: Rewritten | null | undefined;

  /**
   * Nothing is tried yet.
   *
   * @param evidence - the entries in question
   */
  constructor(evidence: Evidence) {
    this.evidence = evidence;
  }

  /** The recorded run. */
  get program(): Program {
    this.#given ??= givenTo(this.evidence);
    this.#program ??= programOf(this.evidence, this.#given);
    return this.#program;
  }

  /** Rewrites it; null where no rule can fit. */
  get attempt(): Attempt | null {
    if (this.#attempt === undefined) this.#attempt = openRewriting(this.program, this.#given!);
    return this.#attempt;
  }

  /** The run rewritten by all rules that may be applied unasked; null where no rule can fit. */
  get safe(): Rewritten | null {
    if (this.#safe === undefined) this.#safe = this.attempt?.(WIDENING) ?? null;
    return this.#safe;
  }

  /** What the user calls the variables of the program. */
  names(): (variable: Var) => string | undefined {
    return variableNames(this.program, this.evidence);
  }
}
