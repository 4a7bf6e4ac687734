/**
 * A recorded run as a program of one input: everything else that it met is a capture, or a number where it
 * is one number all over. So what works on programs works on runs.
 */
import { contiguous, type Tensor } from '@gradus/tensor';
import {
  newLiteral,
  newVar,
  type Atom,
  type Capture,
  type Equation,
  type Program,
  type Var,
} from '@gradus/ir';
import type { ShadowProgram } from '../shadow/program.js';

/**
 * Steps between an input and the value, as a program.
 *
 * @param recorded - part of an observed run
 * @param nameOf - what the user calls an input: a number with a name is no mere number
 * @returns the program, with the lines of the steps
 */
export function programOf(
  recorded: ShadowProgram,
  nameOf: (x: Tensor) => string | undefined = () => undefined,
): Program {
  const input = newVar(recorded.input.type);
  const atoms = new Map<Tensor, Atom>([[recorded.input, input]]);
  const captures: Capture[] = [];
  const atom = (x: Tensor): Atom => {
    const known = atoms.get(x);
    if (known !== undefined) return known;
    const made =
      x.shape.length === 0 && nameOf(x) === undefined
        ? newLiteral(contiguous(x)[0]!, x.type)
        : newVar(x.type);
    if (made.kind === 'var') captures.push({ variable: made, value: x });
    atoms.set(x, made);
    return made;
  };
  const equations = recorded.steps.map(({ primitive, inputs, outputs, params, site }): Equation => {
    const args = inputs.map(atom);
    const results = outputs.map((y): Var => newVar(y.type));
    outputs.forEach((y, i) => atoms.set(y, results[i]!));
    return { primitive, args, params, results, origin: { op: primitive.name, site } };
  });
  return {
    name: 'recorded',
    captures,
    inputs: [input],
    equations,
    outputs: [atom(recorded.output)],
  };
}

/**
 * What the user calls the variables of a recorded run. Names are read from the text of a function, so they are not asked for
 * before something is put into words.
 *
 * @param program - a recorded run as a program
 * @param input - what it is a function of
 * @param nameOf - what the user calls an input
 * @returns the name of a variable; undefined where it has none
 */
export function variableNames(
  { inputs, captures }: Program,
  input: Tensor,
  nameOf: (x: Tensor) => string | undefined,
): (variable: Var) => string | undefined {
  const values = new Map([[inputs[0], input]]);
  for (const { variable, value } of captures) values.set(variable, value);
  return (variable) => {
    const value = values.get(variable);
    return value && nameOf(value);
  };
}
