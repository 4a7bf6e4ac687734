/**
 * A draft: a program that is written while it is read. Expressions of atoms that are there become further equations
 * at once, one by one, where `stage` would make a program of its own that had to be copied into the other.
 */
import { withTrace, type Tensor } from '@gradus/tensor';
import { StageTrace } from './stage.js';
import type { Atom, Equation } from './program.js';

/** A program that is being written. */
export interface Draft {
  /**
   * Writes an expression.
   *
   * @param f - a function of tensors, pure, that closes over none but numbers
   * @param atoms - one an argument; of a literal the function sees a scalar
   * @returns the atom of its result
   */
  readonly write: (f: (...values: Tensor[]) => Tensor, atoms: readonly Atom[]) => Atom;
}

/**
 * Opens a draft.
 *
 * @param title - what is written, for messages
 * @param take - is handed every equation as it is written
 * @returns the draft
 */
export function openDraft(title: string, take: (equation: Equation) => void): Draft {
  const trace = new StageTrace(title, { push: take });
  return {
    write: (f, atoms) =>
      trace.atom(withTrace(trace, () => f(...atoms.map((atom) => trace.tracer(atom))))),
  };
}
