/**
 * Puts equations in an order in which every variable is defined before it is used, as near to the given one
 * as that goes (A. Kahn, "Topological sorting of large networks", 1962).
 */
import { unreachable } from '@gradus/tensor';
import type { Equation, Program, Var } from '@gradus/ir';

/**
 * Equations in the order of their data.
 *
 * @param program - whose inputs and captures are known from the start
 * @param equations - all of them, in any order
 * @returns the same equations
 */
export function inDataOrder(program: Program, equations: readonly Equation[]): Equation[] {
  const known = new Set<Var>([...program.captures.map((c) => c.variable), ...program.inputs]);
  const waiting = new Map<Var, Equation[]>();
  const ordered: Equation[] = [];
  const missing = ({ args }: Equation): Var | undefined =>
    args.find((a): a is Var => a.kind === 'var' && !known.has(a));
  for (const given of equations) {
    const ready = [given];
    for (let equation = ready.pop(); equation !== undefined; equation = ready.pop()) {
      const needed = missing(equation);
      if (needed !== undefined) {
        waiting.set(needed, [...(waiting.get(needed) ?? []), equation]);
        continue;
      }
      ordered.push(equation);
      for (const result of equation.results) {
        known.add(result);
        ready.push(...(waiting.get(result) ?? []).toReversed());
        waiting.delete(result);
      }
    }
  }
  if (waiting.size > 0) unreachable('equations of a program do not need each other in a circle');
  return ordered;
}
