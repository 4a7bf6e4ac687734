/**
 * How passes change programs. A pass walks the equations once, forwards, and says of each what becomes of
 * it: kept, exchanged, or its results replaced by other values. What nothing changed in stays the same
 * object, so that caches by program keep working. No recursion over equations; linear.
 */
import { madeOnce, type TensorType } from '@gradus/tensor';
import {
  exactType,
  newLiteral,
  newVar,
  type Atom,
  type Equation,
  type Program,
  type Programs,
  type Var,
} from './program.js';

/** A change of programs that keeps their meaning, and the types of inputs and outputs. */
export type Pass = (program: Program) => Program;

/** Values that took the place of variables. */
export type Substitution = Map<Var, Atom>;

/**
 * The value that stands for an atom now.
 *
 * @param atom - a literal or a variable
 * @param substitution - values that took the place of variables
 * @returns the replacement, or the atom itself
 */
export function substitute(atom: Atom, substitution: Substitution): Atom {
  return atom.kind === 'literal' ? atom : (substitution.get(atom) ?? atom);
}

/**
 * An equation with other arguments. Where these differ in weakness the results are typed anew, as new
 * variables; nothing else about a type can differ.
 *
 * @param equation - an equation
 * @param args - as many arguments as it has
 * @returns the equation itself when nothing changed
 */
export function withArgs(equation: Equation, args: readonly Atom[]): Equation {
  if (args.every((a, i) => a === equation.args[i])) return equation;
  if (args.every((a, i) => exactType(a.type, equation.args[i]!.type))) return { ...equation, args };
  const types = equation.primitive.type(
    args.map((a) => a.type),
    equation.params,
  );
  return { ...equation, args, results: equation.results.map((r, i) => retyped(r, types[i]!)) };
}

function retyped(variable: Var, type: TensorType): Var {
  return exactType(variable.type, type) ? variable : newVar(type, variable.name);
}

/**
 * What becomes of an equation: another one (or itself), or values for its results. More equations may be
 * emitted before it.
 */
export type Rewrite = (
  equation: Equation,
  emit: (equation: Equation) => void,
) => Equation | readonly Atom[];

/**
 * Rewrites the equations of a program one by one. Every equation is seen with the values that earlier
 * rewrites gave to its arguments.
 *
 * @param program - a program
 * @param rewrite - says what becomes of an equation
 * @returns the rewritten program; the same object when nothing changed
 */
export function mapEquations(program: Program, rewrite: Rewrite): Program {
  const { equations: before } = program;
  const substitution: Substitution = new Map();
  let made: Equation[] | null = null; // nothing is copied before something changes
  let at = 0;
  const emit = (equation: Equation): void => void (made ??= before.slice(0, at)).push(equation);
  for (; at < before.length; at++) {
    const original = before[at]!;
    const outcome = rewrite(substituted(original, substitution), emit);
    const kept = 'primitive' in outcome;
    if (!kept) made ??= before.slice(0, at);
    else if (made !== null || outcome !== original) emit(outcome);
    const values = kept ? outcome.results : outcome;
    if (values === original.results) continue;
    original.results.forEach((r, i) => values[i] !== r && substitution.set(r, values[i]!));
  }
  const outputs = program.outputs.map((a) => substitute(a, substitution));
  return rebuilt(program, { equations: made ?? before, outputs });
}

function substituted(equation: Equation, substitution: Substitution): Equation {
  if (substitution.size === 0) return equation;
  const { args } = equation;
  return args.some((a) => a.kind === 'var' && substitution.has(a))
    ? withArgs(
        equation,
        args.map((a) => substitute(a, substitution)),
      )
    : equation;
}

/**
 * A program with other parts.
 *
 * @param program - a program
 * @param parts - what takes the place of its captures, equations or outputs
 * @returns the same object when every part is element by element what it was
 */
export function rebuilt(
  program: Program,
  parts: Partial<Pick<Program, 'captures' | 'equations' | 'outputs'>>,
): Program {
  const names = Object.keys(parts) as (keyof typeof parts)[];
  return names.every((name) => sameItems(program[name], parts[name]!))
    ? program
    : { ...program, ...parts };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
}

/**
 * An equation with the programs inside it changed.
 *
 * @param equation - an equation
 * @param change - what to do with each
 * @returns the equation itself when nothing changed
 */
export function mapPrograms(equation: Equation, change: Pass): Equation {
  const { programs } = equation.params as { programs?: Programs };
  if (programs === undefined) return equation;
  let changed = false;
  const visit = (program: Program): Program => {
    const after = change(program);
    changed ||= after !== program;
    return after;
  };
  const entries = Object.entries(programs).map(
    ([name, value]) => [name, 'equations' in value ? visit(value) : value.map(visit)] as const,
  );
  if (!changed) return equation;
  const params = { ...equation.params, programs: Object.fromEntries(entries) };
  return { ...equation, params: Object.freeze(params) };
}

const flat = /* @__PURE__ */ new WeakSet<Program>();

/**
 * Rewrites the equations of a program for the sake of those that hold programs: calls, loops, branches. Where there
 * is none, which is found once and remembered, nothing is done.
 *
 * @param program - a program
 * @param rewrite - says what becomes of an equation; one without programs it must leave as it is
 * @returns the rewritten program; the same object when nothing changed
 */
export function mapCarriers(program: Program, rewrite: Rewrite): Program {
  if (flat.has(program)) return program;
  if (program.equations.some(({ params }) => 'programs' in params)) {
    return mapEquations(program, rewrite);
  }
  flat.add(program);
  return program;
}

/**
 * A pass that works on the programs inside equations first, and then on the program around them. Results
 * are kept with their programs, so that a program used in many places is changed once.
 *
 * @param pass - a pass that looks at the equations of one program alone
 * @returns the pass for programs within programs
 */
export function everywhere(pass: Pass): Pass {
  const done = new WeakMap<Program, Program>();
  const run: Pass = (program) =>
    madeOnce(done, program, () =>
      pass(mapCarriers(program, (equation) => mapPrograms(equation, run))),
    );
  return run;
}

/**
 * A copy of a program with variables of its own and given values for its inputs: what inlining needs.
 *
 * @param program - a program without captures
 * @param inputs - one value an input
 * @param emit - takes the copied equations
 * @returns one value an output
 */
export function copyInto(
  program: Program,
  inputs: readonly Atom[],
  emit: (equation: Equation) => void,
): Atom[] {
  const values: Substitution = new Map();
  program.inputs.forEach((variable, i) =>
    values.set(variable, weakened(inputs[i]!, variable.type)),
  );
  for (const original of program.equations) {
    const { primitive, params, origin, args, results: before } = substituted(original, values);
    const results = before.map((r) => newVar(r.type, r.name));
    emit({ primitive, args, params, results, origin });
    original.results.forEach((r, i) => values.set(r, results[i]!));
  }
  return program.outputs.map((a) => substitute(a, values));
}

/** A literal takes the weakness that is asked for; it is the same number. */
function weakened(atom: Atom, type: TensorType): Atom {
  return atom.kind === 'var' ? atom : newLiteral(atom.value, type);
}

/**
 * A copy of a program with variables of its own.
 *
 * @param program - any program
 * @returns the copy, alike up to names
 */
export function rename(program: Program): Program {
  const fresh = (variable: Var): Var => newVar(variable.type, variable.name);
  const inputs = program.inputs.map(fresh);
  const captures = program.captures.map(({ variable, value }) => ({
    variable: fresh(variable),
    value,
  }));
  const equations: Equation[] = [];
  const known = [...program.captures.map((c) => c.variable), ...program.inputs];
  const closed = { ...program, captures: [], inputs: known };
  const given = [...captures.map((c) => c.variable), ...inputs];
  const outputs = copyInto(closed, given, (equation) => void equations.push(equation));
  return { ...program, captures, inputs, equations, outputs };
}
