/**
 * Replaces every call of a program by the equations of that program, so that what is inside and what is
 * around can be simplified and fused together. Asks the primitive whether it calls its program; loops and
 * branches do more than that and stay.
 */
import type { CallParams } from '../call.js';
import { copyInto, everywhere, mapCarriers, type Pass } from '../rewrite.js';

/** Inlines calls, innermost first. Linear in the size of the result. */
export const inlineCalls: Pass = /* @__PURE__ */ everywhere((program) =>
  mapCarriers(program, (equation, emit) => {
    if (equation.primitive.callsProgram !== true) return equation;
    const { body } = (equation.params as CallParams).programs;
    return body.captures.length > 0 ? equation : copyInto(body, equation.args, emit);
  }),
);
