/**
 * Dead code: drops equations and captures that no output needs. Everything is pure, so outputs alone
 * decide. One walk backwards.
 */
import type { Atom, Equation } from '../program.js';
import { everywhere, rebuilt, type Pass } from '../rewrite.js';

/** Drops what no output needs. Linear. */
export const dce: Pass = /* @__PURE__ */ everywhere((program) => {
  const needed = new Set<Atom>(program.outputs);
  const equations = equationsFor(needed, program.equations);
  const captures = program.captures.filter((c) => needed.has(c.variable));
  return rebuilt(program, { equations, captures });
});

/**
 * The equations that some values need.
 *
 * @param needed - the values; what the equations themselves need is added
 * @param equations - equations in order
 * @returns those needed, in order
 */
export function equationsFor(needed: Set<Atom>, equations: readonly Equation[]): Equation[] {
  const kept: Equation[] = [];
  for (let i = equations.length - 1; i >= 0; i--) {
    const equation = equations[i]!;
    if (!equation.results.some((r) => needed.has(r))) continue;
    kept.push(equation);
    for (const arg of equation.args) needed.add(arg);
  }
  return kept.toReversed();
}
