/**
 * A recorded run as a program of one input: everything else that it met is a capture, or a number where it
 * is one number all over. So what works on programs works on runs. What the function was given is never taken for a
 * number: a weight that happens to be 1 would be lost in what is written instead.
 */
import { contiguous, operandOf, type Tensor } from '@gradus/tensor';
import {
  newLiteral,
  newVar,
  type Atom,
  type Capture,
  type Equation,
  type Program,
  type Var,
} from '@gradus/ir';
import type { Evidence } from '../evidence.js';
import { tensorsOfValue } from '../observation.js';

/**
 * What a function was given, and what it computed from that: its arguments, also those that it is not differentiated
 * by, and lists of numbers that it closes over. A list that is one number repeated was made by `ones`, `full` and
 * their like, and one that stands in the text of the function is as much a constant as the numbers there.
 *
 * @param evidence - knows the run, and the text of the function
 * @returns tensors that may be other numbers another time
 */
export function givenTo({ observation, source }: Evidence): ReadonlySet<Tensor> {
  const { leaves, steps } = observation;
  const given = new Set<Tensor>(leaves);
  const made = new Set<Tensor>();
  const text = source.replace(/\s/g, '');
  for (const { inputs, outputs } of steps) {
    for (const x of inputs) if (!made.has(x) && !isConstant(x, text)) given.add(x);
    const isGiven = inputs.some((y) => given.has(y));
    for (const y of outputs) {
      made.add(y);
      if (isGiven) given.add(y);
    }
  }
  return given;
}

/** Whether all elements are one number in memory, or in the text; what another transformation follows is not known. */
function isConstant(x: Tensor, text: string): boolean {
  if (x.trace !== null) return false;
  return (
    operandOf(x).step === 0 || (x.size <= SPELLED && text.includes(JSON.stringify(x.tolist())))
  );
}

/** Longer lists are not written out in a function. */
const SPELLED = 32;

/**
 * What the value was made of, as a program of one input. What does not depend on that input belongs to it as well: it
 * may be what has to be written otherwise.
 *
 * @param evidence - an observed run, and one of its inputs
 * @param given - what is no mere number
 * @returns the program, with the lines of the steps
 */
export function programOf(
  { observation, input: x }: Evidence,
  given: ReadonlySet<Tensor>,
): Program {
  const needed = tensorsOfValue(observation);
  const steps = observation.steps.filter(
    ({ inputs, outputs }) => outputs.some((y) => needed.has(y)) && inputs.some((y) => given.has(y)),
  );
  const input = newVar(x.type);
  const atoms = new Map<Tensor, Atom>([[x, input]]);
  const captures: Capture[] = [];
  const atom = (x: Tensor): Atom => {
    const known = atoms.get(x);
    if (known !== undefined) return known;
    const made =
      x.shape.length === 0 && !given.has(x)
        ? newLiteral(contiguous(x)[0]!, x.type)
        : newVar(x.type);
    if (made.kind === 'var') captures.push({ variable: made, value: x });
    atoms.set(x, made);
    return made;
  };
  const equations = steps.map(({ primitive, inputs, outputs, params, site }): Equation => {
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
    outputs: [atom(observation.value)],
  };
}

/**
 * What the user calls the variables of a recorded run. Names are read from the text of a function, so they are not asked for
 * before something is put into words.
 *
 * @param program - a recorded run as a program
 * @param evidence - knows what inputs are called
 * @returns the name of a variable; undefined where it has none
 */
export function variableNames(
  { inputs, captures }: Program,
  { input, nameOf }: Evidence,
): (variable: Var) => string | undefined {
  const values = new Map([[inputs[0], input]]);
  for (const { variable, value } of captures) values.set(variable, value);
  return (variable) => {
    const value = values.get(variable);
    return value && nameOf(value);
  };
}
