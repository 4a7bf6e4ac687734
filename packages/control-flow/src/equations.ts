/**
 * What the rules of loops and branches need of programs as data: constants, the part that does not change
 * from step to step, and whether arguments fit. Nothing here runs a user's function.
 */
import { printType, sameType, unreachable, zerosOf, type TensorType } from '@gradus/tensor';
import { stage, type Atom, type Equation, type Program, type Var } from '@gradus/ir';

/** A value with the equations that make it. */
export interface Definition {
  readonly atom: Atom;
  readonly equations: readonly Equation[];
}

/**
 * Zeros in a program: a literal, and its broadcast where there is a shape. A view; no memory is written.
 *
 * @param type - shape and dtype
 * @returns the value and its equations
 */
export function zeroDefinition(type: TensorType): Definition {
  const { program } = stage(() => ({ outputs: [zerosOf(type)], rest: null }), [], {
    name: 'zeros',
    purpose: 'zeros',
    derived: true,
  });
  return { atom: program.outputs[0]!, equations: program.equations };
}

/**
 * The atoms of a program that depend on nothing but literals, captures and the given inputs.
 *
 * @param program - a program
 * @param fixed - the inputs that are known to stay the same
 * @returns tells of an atom whether it stays the same
 */
export function invariantUnder(program: Program, fixed: readonly Var[]): (atom: Atom) => boolean {
  const known = new Set<Atom>([...fixed, ...program.captures.map((c) => c.variable)]);
  const isKnown = (atom: Atom): boolean => atom.kind === 'literal' || known.has(atom);
  for (const { args, results } of program.equations) {
    if (args.every(isKnown)) for (const result of results) known.add(result);
  }
  return isKnown;
}

/**
 * Holds a loop or a choice to what its programs take: for the checker of programs, since users' mistakes are
 * found before anything is bound.
 *
 * @param op - name of the primitive
 * @param given - types of the arguments
 * @param wanted - types that the programs take
 */
export function requireTypes(
  op: string,
  given: readonly TensorType[],
  wanted: readonly TensorType[],
): void {
  const wrong = given.findIndex((type, i) => wanted[i] === undefined || !sameType(type, wanted[i]));
  if (wrong >= 0 || given.length !== wanted.length) {
    const show = (types: readonly TensorType[]): string => types.map(printType).join(', ');
    unreachable(
      `${op} is given (${show(wanted)}), what its programs take, and not (${show(given)})`,
    );
  }
}
