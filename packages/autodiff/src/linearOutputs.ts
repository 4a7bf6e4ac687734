/**
 * Which tangents that a rule returns depend on the tangents it was given. One that does not can only be zero: a
 * rule that returns another constant is not linear.
 */
import { GradusError, hasTangent } from '@gradus/tensor';
import type { Atom, Program, Var } from '@gradus/ir';

/**
 * Looks through the program of a rule.
 *
 * @param body - the program of the function
 * @param rule - inputs: captures, primals, tangents; outputs: values, then tangents of those that have them
 * @param count - how many of its inputs, the last ones, are tangents
 * @returns for each output of the function whether its tangent depends on one; throws GR402 for a tangent that
 *   depends on none and is not zero
 */
export function requireLinearOutputs(body: Program, rule: Program, count: number): boolean[] {
  const flows = reached(rule, rule.inputs.slice(rule.inputs.length - count));
  let next = body.outputs.length;
  return body.outputs.map((o) => {
    if (!hasTangent(o.type)) return false;
    const atom = rule.outputs[next++]!;
    const depends = atom.kind === 'var' && flows.has(atom);
    if (!depends && !isZero(atom, rule)) throw constantTangent(rule.name);
    return depends;
  });
}

function reached({ equations }: Program, from: readonly Var[]): ReadonlySet<Atom> {
  const found = new Set<Atom>(from);
  for (const { args, results } of equations) {
    if (args.some((a) => found.has(a))) for (const r of results) found.add(r);
  }
  return found;
}

/** A literal 0, or what only moves and repeats one. */
function isZero(atom: Atom, rule: Program): boolean {
  if (atom.kind === 'literal') return atom.value === 0;
  const equation = rule.equations.find(({ results }) => results.includes(atom));
  const moves = equation?.primitive.linearIn === 'all';
  return moves && equation.args.every((a) => isZero(a, rule));
}

function constantTangent(name: string): GradusError {
  return new GradusError('GR402', {
    what: `${name} returns a tangent that does not depend on the tangents it is given, and is not zero.`,
    why: 'A tangent rule is linear in the tangents: twice the tangents give twice the result, and zero gives zero.',
    instead: 'Multiply the slope by the tangent: `[y, slope.mul(t)]`.',
  });
}
