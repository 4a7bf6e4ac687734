/**
 * Moves out of one loop what gives the same in every step. Loops carry it, for the pass in `hoist.ts`.
 */
import type { Loop } from '@gradus/tensor';
import type { CallParams } from '../call.js';
import { newVar, type Atom, type Equation, type Program, type Var } from '../program.js';
import { substitute, withArgs } from '../rewrite.js';
import { equationsFor } from './dce.js';

/**
 * Moves work to the place before a loop.
 *
 * @param equation - the loop
 * @param loop - which of its arguments do not change
 * @param emit - takes what stands before it
 * @returns the loop with what was computed as further arguments; itself where nothing was
 */
export function hoistFrom(
  equation: Equation,
  loop: Loop,
  emit: (equation: Equation) => void,
): Equation {
  const { body } = (equation.params as CallParams).programs;
  const { from, count } = loop.consts(equation.params);
  const { values, copies, work, inside } = split(body, equation.args.slice(from, from + count));
  const used = new Set<Atom>([...body.outputs, ...inside.flatMap((e) => e.args)]);
  const added = work.filter((r) => used.has(r));
  if (added.length === 0) return equation;
  const moved = added.map((r) => substitute(r, values));
  equationsFor(new Set(moved), copies).forEach(emit);
  const inputs = body.inputs.toSpliced(count, 0, ...added);
  const programs = { ...programsIn(equation), body: { ...body, inputs, equations: inside } };
  const params = Object.freeze({ ...loop.addConsts(equation.params, added.length), programs });
  return { ...equation, params, args: equation.args.toSpliced(from + count, 0, ...moved) };
}

function programsIn({ params }: Equation): CallParams['programs'] {
  return (params as CallParams).programs;
}

/** The equations of a body, sorted by whether a step could change what they give. */
interface Split {
  /** Outer values of what does not change. */
  readonly values: Map<Var, Atom>;
  /** The unchanging equations again, on outer values. */
  readonly copies: readonly Equation[];
  /** Results of unchanging equations that compute: these are worth moving. */
  readonly work: readonly Var[];
  /** What stays in the body. */
  readonly inside: readonly Equation[];
}

function split(body: Program, consts: readonly Atom[]): Split {
  const values = new Map(consts.map((value, i) => [body.inputs[i]!, value] as const));
  const [copies, work, inside]: [Equation[], Var[], Equation[]] = [[], [], []];
  for (const equation of body.equations) {
    if (!equation.args.every((a) => a.kind === 'literal' || values.has(a))) {
      inside.push(equation);
      continue;
    }
    const args = equation.args.map((a) => substitute(a, values));
    const outer = withArgs(equation, args);
    const results = outer.results.map((r) => newVar(r.type));
    copies.push({ ...outer, results });
    equation.results.forEach((r, i) => values.set(r, results[i]!));
    if (isView(equation)) inside.push(equation);
    else work.push(...equation.results);
  }
  return { values, copies, work, inside };
}

function isView({ primitive }: Equation): boolean {
  return primitive.lower.kind === 'view' || primitive.lower.kind === 'reshape';
}
