/**
 * What the forward half of a program need not save. A coefficient that is a constant, or a view of something
 * (a weight repeated over a batch, a state repeated for an outer product), is made again in the linear half
 * from what it is a view of: that is smaller, and often an input or an output that is there anyway. Linear in
 * the size of the program.
 */
import { sizeOf } from '@gradus/tensor';
import { dce } from '../passes/dce.js';
import { newVar, type Atom, type Equation, type Program, type Var } from '../program.js';
import { substitute, type Substitution } from '../rewrite.js';
import type { LinearizedProgram, ResidualSource } from '../toolbox.js';

/**
 * The same two halves with fewer and smaller residuals.
 *
 * @param halves - a linearized program
 * @returns halves of the same meaning
 */
export function leanResiduals(halves: LinearizedProgram): LinearizedProgram {
  const { forward, linear, residuals, active } = halves;
  const offset = { input: 0, output: 0, extra: active.length };
  const atoms = residuals.map(({ from, index }): Atom =>
    from === 'input' ? forward.inputs[index]! : forward.outputs[offset[from] + index]!,
  );
  const primal = forward.outputs.slice(0, active.length);
  const sources = new Map<Atom, ResidualSource>();
  primal.forEach((atom, index) => sources.set(atom, { from: 'output', index }));
  forward.inputs.forEach((atom, index) => sources.set(atom, { from: 'input', index }));
  const remade = remake(forward, atoms, { names: linear.inputs, kept: sources });
  const extras = remade.roots.filter((atom) => !sources.has(atom));
  extras.forEach((atom, index) => sources.set(atom, { from: 'extra', index }));
  const place = (atom: Atom): Atom => substitute(atom, remade.values);
  const equations = linear.equations.map((e) => ({ ...e, args: e.args.map(place) }));
  return {
    forward: dce({ ...forward, outputs: [...primal, ...extras] }),
    linear: {
      ...linear,
      inputs: [...remade.inputs, ...linear.inputs.slice(residuals.length)],
      equations: [...remade.equations, ...equations],
      outputs: linear.outputs.map(place),
    },
    residuals: remade.roots.map((atom) => sources.get(atom)!),
    active,
  };
}

interface Remade {
  /** What has to be saved, as variables of the forward half, */
  readonly roots: readonly Var[];
  /** and as inputs of the linear half. */
  readonly inputs: readonly Var[];
  /** Makes the views again in the linear half. */
  readonly equations: readonly Equation[];
  /** Values in the linear half that took the place of residuals. */
  readonly values: Substitution;
}

interface Residuals {
  /** What the linear half calls each residual. */
  readonly names: readonly Var[];
  /** Inputs and outputs, which are there anyway. */
  readonly kept: ReadonlyMap<Atom, unknown>;
}

function remake(forward: Program, atoms: readonly Atom[], { names, kept }: Residuals): Remade {
  const makers = new Map(forward.equations.flatMap((e) => e.results.map((r) => [r, e] as const)));
  const values: Substitution = new Map();
  const roots: Var[] = [];
  const inputs: Var[] = [];
  const equations: Equation[] = [];
  const made = new Map<Var, Var>();
  const make = (atom: Atom, name = newVar(atom.type)): Atom => {
    if (atom.kind === 'literal') return atom;
    const before = made.get(atom);
    if (before !== undefined) return before;
    made.set(atom, name);
    const maker = kept.has(atom) ? undefined : makers.get(atom);
    if (maker !== undefined && isCheap(maker)) {
      const args = maker.args.map((a) => make(a));
      equations.push({ ...maker, args, results: [name] });
    } else {
      roots.push(atom);
      inputs.push(name);
    }
    return name;
  };
  atoms.forEach((atom, k) => values.set(names[k]!, make(atom, names[k])));
  return { roots, inputs, equations, values };
}

/** Whether an equation is a constant, or only arranges elements without leaving any out. */
function isCheap({ primitive, args, results }: Equation): boolean {
  if (args.length === 0) return true;
  const { kind } = primitive.lower;
  const arranges = kind === 'view' || kind === 'reshape';
  return arranges && args.every((a) => sizeOf(a.type.shape) <= sizeOf(results[0]!.type.shape));
}
