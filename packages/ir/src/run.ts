/**
 * Evaluates a program with `bind`: in the plain world it computes, under a trace it is traced again. So a
 * program can be differentiated, batched and staged like the function it came from. A value is let go
 * after its last use, so that a long program needs no more memory than the function did.
 */
import { bind, context, withSettings, scalarOf, unreachable, type Tensor } from '@gradus/tensor';
import type { Atom, Equation, Program, Var } from './program.js';

/** Values of the variables of a program in progress. */
export class Environment {
  readonly #values = new Map<Var, Tensor>();

  set(variable: Var, value: Tensor): void {
    this.#values.set(variable, value);
  }

  get(atom: Atom): Tensor {
    if (atom.kind === 'literal') {
      return scalarOf(atom.value, atom.type.dtype, atom.type.weak);
    }
    return this.#values.get(atom) ?? unreachable(`variable ${atom.id} is defined before its use`);
  }

  forget(variable: Var): void {
    this.#values.delete(variable);
  }
}

const endings = new WeakMap<Program, readonly (readonly Var[])[]>();

/** For every equation, the variables that nothing needs after it. Found once a program. */
function lastUses(program: Program): readonly (readonly Var[])[] {
  let found = endings.get(program);
  if (found !== undefined) return found;
  const needed = new Set<Atom>(program.outputs);
  const ends: Var[][] = Array.from({ length: program.equations.length }, () => []);
  for (let i = program.equations.length - 1; i >= 0; i--) {
    const { args, results } = program.equations[i]!;
    for (const atom of [...args, ...results]) {
      if (atom.kind === 'var' && !needed.has(atom)) ends[i]!.push(atom);
      needed.add(atom);
    }
  }
  endings.set(program, (found = ends));
  return found;
}

/** `bind`, under the user's line that the equation was written on, where lines are wanted. */
function bindAt({ primitive, params, origin }: Equation, args: readonly Tensor[]): Tensor[] {
  if (!context.captureSites || origin.site === null) return bind(primitive, args, params);
  return withSettings({ site: origin.site }, () => bind(primitive, args, params));
}

/**
 * Runs a program on values, in the current trace.
 *
 * @param program - the program
 * @param inputs - one value an input
 * @param onEquation - told of every equation before it runs
 * @returns one value an output
 */
export function runProgram(
  program: Program,
  inputs: readonly Tensor[],
  onEquation?: (equation: Equation) => void,
): Tensor[] {
  const values = new Environment();
  const ends = lastUses(program);
  for (const { variable, value } of program.captures) values.set(variable, value);
  program.inputs.forEach((variable, i) => values.set(variable, inputs[i]!));
  program.equations.forEach((equation, i) => {
    onEquation?.(equation);
    const args = equation.args.map((a) => values.get(a));
    const results = bindAt(equation, args);
    equation.results.forEach((variable, k) => values.set(variable, results[k]!));
    for (const variable of ends[i]!) values.forget(variable);
  });
  return program.outputs.map((a) => values.get(a));
}
