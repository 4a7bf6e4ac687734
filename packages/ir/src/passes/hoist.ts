/**
 * Moves work that gives the same in every step of a loop to the place before it. The loop takes the results
 * as further unchanging arguments. Views stay inside: they cost nothing there, and outside they would
 * become arrays. A loop says by its property `loop` which arguments do not change; this pass knows no loop
 * by name, and finds what does it in the field `code` (`hoistFrom.ts`). Linear.
 */
import { codeOf } from '../control/codeOf.js';
import { everywhere, mapCarriers, type Pass } from '../rewrite.js';

/** Moves what loops repeat to the place before them, out of inner loops first. */
export const hoist: Pass = /* @__PURE__ */ everywhere((program) =>
  mapCarriers(program, (equation, emit) => {
    const { loop } = equation.primitive;
    const code = codeOf(equation.primitive);
    return loop === undefined || code === null ? equation : code.hoistFrom(equation, loop, emit);
  }),
);
