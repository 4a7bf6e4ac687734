/**
 * The error of a law that does not hold: which law, for what, with which numbers.
 */
import { GradusError } from '@gradus/tensor';

/** The laws, as they are numbered in the documentation. */
export const LAWS = {
  run: 'law 1: a result has the type that `type` predicts',
  tangent: 'law 2: a tangent equals a finite difference',
  adjoint: 'law 3: ⟨jvp(x; v), w⟩ = ⟨v, vjp(x; w)⟩',
  linear: 'law 4: what is declared linear is linear, and `transpose` is its transpose',
  batch: 'law 5: vmap(f)(xs)[i] = f(xs[i])',
  compile: 'law 6: jit(f) = f',
  nesting: 'law 7: every nesting of transformations agrees',
  pass: 'law 8: a pass preserves meaning, is idempotent and leaves a valid program',
  key: 'law 9: equal keys ⇔ equal prints up to names',
  plan: 'law 10: a memory plan never overlaps two live buffers',
  linearize: 'law 11: linearize once and push = jvp; a pullback can be repeated',
  tree: 'law 12: unflatten(flatten(t)) = t, and the order of keys is irrelevant',
} as const;

/** Name of a law. */
export type Law = keyof typeof LAWS;

const INSTEAD: Record<Law, string> = {
  run: 'Compare the `type` and `run` rules: shape, dtype, number of results; `run` reads inputs through their layout.',
  tangent: 'Compare `partials` or `tangent` with the derivative on paper.',
  adjoint: 'Compare `transpose` with the tangent rule: one is the other read from right to left.',
  linear:
    'Correct `linearIn` or `transpose`: one cotangent an argument, of the argument’s type, null for known ones.',
  batch:
    'Correct the `batch` rule: mapped inputs have the batch as axis 0, and so has every result.',
  compile: 'Compare `run` with the lowering.',
  nesting:
    'Find the shortest nesting that fails; the transformation outermost in it meets a value it does not own.',
  pass: 'Print the program before and after the pass.',
  key: 'A key holds everything that changes the meaning of a program, and nothing else.',
  plan: 'Compare the live ranges with the offsets.',
  linearize: 'A tape is pushed and pulled without being changed.',
  tree: 'Compare the leaves with their paths.',
};

/**
 * The error for a law that does not hold.
 *
 * @param law - which
 * @param subject - for what: 'sin, on float32[3] [0, 1, 2]'
 * @param detail - what was found instead
 * @returns the error to throw, of code GR701
 */
export function breach(law: Law, subject: string, detail: string): GradusError {
  return new GradusError('GR701', {
    what: `${LAWS[law]}. It does not hold for ${subject}:\n    ${detail}`,
    why: 'Every transformation relies on this law; a gradient made with a rule that breaks it is wrong.',
    instead: INSTEAD[law],
  });
}
