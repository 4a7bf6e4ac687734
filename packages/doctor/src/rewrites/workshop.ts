/**
 * Where expressions are said in other words before anybody knows whether that leads anywhere: a sum in another order, a
 * product without its constant, the logarithm of a part. Such equations wait, and join the program only where a rewrite
 * needs what they make; the others are forgotten.
 */
import { full, type Tensor } from '@gradus/tensor';
import {
  copyInto,
  literalKey,
  paramsKey,
  stage,
  type Atom,
  type Equation,
  type Literal,
  type Var,
} from '@gradus/ir';
import type { Sources } from './sources.js';

/** Code with $0, $1 for atoms. */
export interface Phrase {
  readonly code: string;
  readonly atoms: readonly Atom[];
}

/** Equations that wait, and those of the program. */
export interface Workshop {
  readonly producers: Map<Var, Equation>;
  readonly given: Set<Var>;
  /** Operations of the program so far, and of what was said. */
  readonly names: Set<string>;
  readonly say: Sources['say'];
  /** What shows an expression that was said. */
  readonly phrases: ReadonlyMap<Var, Phrase>;
  /** Whether an atom is one that was said, and is no part of the program. */
  readonly isSaid: (atom: Atom) => boolean;
  /** Notes an equation of the program. */
  readonly keep: (equation: Equation) => void;
  /** Hands out the waiting equations that an atom needs, in their order. */
  readonly release: (atom: Atom, emit: (equation: Equation) => void) => void;
}

/**
 * A workshop for one program.
 *
 * @param captures - variables that no input has a part in
 * @returns the workshop, without any equation
 */
export function openWorkshop(captures: readonly Var[]): Workshop {
  const producers = new Map<Var, Equation>();
  const waiting = new Map<Var, Equation>();
  const given = new Set<Var>(captures);
  const names = new Set<string>();
  const keep = (equation: Equation): void => {
    names.add(equation.primitive.name);
    const isGiven = equation.args.every((atom) => atom.kind === 'literal' || given.has(atom));
    for (const result of equation.results) {
      producers.set(result, equation);
      if (isGiven) given.add(result);
    }
  };
  const wait = (equation: Equation): void => {
    keep(equation);
    for (const result of equation.results) waiting.set(result, equation);
  };
  const release = (atom: Atom, emit: (equation: Equation) => void): void => {
    const equation = atom.kind === 'var' ? waiting.get(atom) : undefined;
    if (equation === undefined) return;
    for (const result of equation.results) waiting.delete(result);
    for (const arg of equation.args) release(arg, emit);
    emit(equation);
  };
  const phrases = new Map<Var, Phrase>();
  const twins = new Twins();
  const known = new Map<(...values: Tensor[]) => Tensor, Map<string, Atom>>();
  const say: Sources['say'] = (f, atoms, code) => {
    const before = known.get(f) ?? new Map<string, Atom>();
    const key = namesOf(atoms);
    const output = before.get(key) ?? twins.of(said(f, atoms, wait), producers);
    known.set(f, before.set(key, output));
    if (code !== undefined && output.kind === 'var') phrases.set(output, { code, atoms });
    return output;
  };
  const isSaid = (atom: Atom): boolean => atom.kind === 'var' && waiting.has(atom);
  return { producers, given, names, keep, release, isSaid, phrases, say };
}

const namesOf = (atoms: readonly Atom[]): string =>
  atoms.map((atom) => (atom.kind === 'var' ? atom.id : literalKey(atom))).join();

/**
 * An equation in writing.
 *
 * @param equation - any equation
 * @returns the same text for the same operation of the same atoms
 */
export const spelled = ({ primitive, args, params }: Equation): string =>
  `${primitive.name}(${namesOf(args)})${paramsKey(params)}`;

/** What was said before is not said again: the same operation of the same atoms is the same atom. */
class Twins {
  readonly #known = new Map<string, Var>();

  of(atom: Atom, producers: ReadonlyMap<Var, Equation>): Atom {
    const equation = atom.kind === 'var' ? producers.get(atom) : undefined;
    if (atom.kind === 'literal' || equation === undefined) return atom;
    const key = spelled(equation);
    const known = this.#known.get(key);
    if (known === undefined) this.#known.set(key, atom);
    return known ?? atom;
  }
}

/** A function of atoms as equations. */
function said(
  f: (...values: Tensor[]) => Tensor,
  atoms: readonly Atom[],
  emit: (equation: Equation) => void,
): Atom {
  const operands = [...new Set(atoms.filter((atom) => !isFilled(atom)))];
  const { program } = stage(
    (values) => {
      const valueOf = (atom: Atom): Tensor =>
        isFilled(atom) ? filled(atom as Literal) : values[operands.indexOf(atom)]!;
      return { outputs: [f(...atoms.map(valueOf))], rest: null };
    },
    operands.map((atom) => atom.type),
    { name: 'rewrite', purpose: 'stable', derived: true },
  );
  const [output] = copyInto(program, operands, emit) as [Atom];
  return output;
}

const isFilled = (atom: Atom): boolean => atom.kind === 'literal' && atom.type.shape.length > 0;

const filled = ({ value, type }: Literal): Tensor => full(type.shape, value, { dtype: type.dtype });
