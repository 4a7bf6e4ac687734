/**
 * Programs inside loops and branches, with what they are always given: a list of weights that the body of a loop closes
 * over reaches it as an input, and whether one of them is 0 decides which form is right. So such inputs become
 * captures while the program is worked on, and inputs again after it. What the inputs are is asked of the way
 * in which the operation is compiled.
 */
import { bindIn, scalarOf, type Tensor } from '@gradus/tensor';
import {
  mapPrograms,
  type Atom,
  type Equation,
  type Pass,
  type Program,
  type Var,
} from '@gradus/ir';

/**
 * Applies a pass to the programs inside the equations of a program.
 *
 * @param program - any program
 * @param pass - sees as captures what the inner programs are given from captures of the program around them
 * @returns the program with other programs inside; the same object where there are none
 */
export function mapWithin(program: Program, pass: Pass): Program {
  if (!program.equations.some(({ params }) => 'programs' in params)) return program;
  const valueOf = knownIn(program);
  const equations = program.equations.map((equation) =>
    mapPrograms(equation, (inner) => {
      const known = new Map<Var, Tensor>();
      leadingArgs(equation, inner).forEach((atom, i) => {
        const value = valueOf(atom);
        if (value !== null) known.set(inner.inputs[i]!, value);
      });
      return closedAgain(pass(opened(inner, known)), inner.inputs);
    }),
  );
  return { ...program, equations };
}

/** What the first inputs of a program inside an equation are always given. */
function leadingArgs({ primitive, args, params }: Equation, inner: Program): readonly Atom[] {
  const { lower } = primitive;
  if (lower.kind === 'choose') return args.slice(1);
  if (lower.kind !== 'repeat') return [];
  const { asked, consts } = lower.shape(params);
  const { body } = (params as { programs: { body: Program } }).programs;
  return inner === body ? args.slice(asked, asked + consts) : args.slice(0, asked);
}

/** A program with inputs of known value as captures. */
function opened(program: Program, known: ReadonlyMap<Var, Tensor>): Program {
  const captures = [...known].map(([variable, value]) => ({ variable, value }));
  const inputs = program.inputs.filter((variable) => !known.has(variable));
  return { ...program, captures: [...program.captures, ...captures], inputs };
}

/** The program with all its inputs again. */
function closedAgain(program: Program, inputs: readonly Var[]): Program {
  const captures = program.captures.filter(({ variable }) => !inputs.includes(variable));
  return { ...program, captures, inputs };
}

/** Values of atoms that depend on nothing but numbers and concrete captures; null for all others. */
function knownIn({ captures, equations }: Program): (atom: Atom) => Tensor | null {
  const values = new Map<Atom, Tensor | null>();
  for (const { variable, value } of captures) {
    values.set(variable, value.trace === null ? value : null);
  }
  const makers = new Map(equations.flatMap((e) => e.results.map((result) => [result, e] as const)));
  const valueOf = (atom: Atom): Tensor | null => {
    if (atom.kind === 'literal') return scalarOf(atom.value, atom.type.dtype);
    if (!values.has(atom)) {
      const maker = makers.get(atom);
      const results = maker === undefined ? null : computed(maker, valueOf);
      for (const [i, result] of (maker?.results ?? [atom]).entries()) {
        values.set(result, results?.[i] ?? null);
      }
    }
    return values.get(atom)!;
  };
  return valueOf;
}

/** Results of an equation of known arguments. */
function computed(
  { primitive, args, params }: Equation,
  valueOf: (atom: Atom) => Tensor | null,
): readonly Tensor[] | null {
  const values = args.map(valueOf);
  return values.every((x) => x !== null) ? bindIn(null, primitive, values, params) : null;
}
