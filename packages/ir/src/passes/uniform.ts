/**
 * Which variables hold one number all over. `x.mul(2)` is a product with a broadcast 2, so a pass that
 * looks for the number 2 must look through operations that only move elements.
 */
import type { Atom, Equation, Literal, Var } from '../program.js';

/** The numbers behind variables, learnt equation by equation. */
export class Uniforms {
  readonly #numbers = new Map<Var, Literal>();

  /** The number that a value repeats, as a scalar literal; null where none is known. */
  numberOf(atom: Atom): Literal | null {
    return atom.kind === 'literal' ? atom : (this.#numbers.get(atom) ?? null);
  }

  /** Remembers a result whose elements are all elements of one uniform argument. */
  learn({ primitive, args, results }: Equation): void {
    const { kind } = primitive.lower;
    if (kind !== 'view' && kind !== 'reshape') return;
    const number = args.length === 1 ? this.numberOf(args[0]!) : null;
    if (number !== null && results.length === 1) this.#numbers.set(results[0]!, number);
  }
}
