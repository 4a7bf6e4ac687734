/**
 * Where expressions are said in other words before anybody knows whether that leads anywhere: a sum in another order, a
 * product without its constant, the logarithm of a part. Such equations wait, and join a program only where a rewrite
 * needs what they make; the others are forgotten. One workshop serves every attempt to rewrite a program: a variable that is
 * made of other atoms than in an attempt before is another variable, so that what was found out about variables stays true.
 */
import { full, type Tensor } from '@gradus/tensor';
import {
  literalKey,
  newVar,
  openDraft,
  paramsKey,
  primitiveKey,
  type Atom,
  type Equation,
  type Literal,
  type Var,
} from '@gradus/ir';
import {
  isLookedThrough,
  NONE,
  type Operations,
  type RuleBook,
  type Surroundings,
} from './outline.js';
import type { Saying, Sources } from './sources.js';

/** Code with $0, $1 for atoms. */
export interface Phrase {
  readonly code: string;
  readonly atoms: readonly Atom[];
}

/** What is known of a variable. */
interface Kin extends Surroundings {
  /** What is near an expression that it is an operand of. */
  readonly seen: Operations;
  /** How many equations there were before. */
  readonly age: number;
}

/** Hands on an equation. */
type Take = (equation: Equation) => void;

/** Equations that wait, and those of the program. */
export class Workshop {
  readonly producers: Map<Var, Equation> = new Map();
  readonly given: Set<Var>;
  /** What shows an expression that was said. */
  readonly phrases: Map<Var, Phrase> = new Map();
  /** Equations of the program that are made of other atoms in other attempts. */
  readonly #variants = new Map<Var, Equation[]>();
  readonly #waiting = new Map<Var, Equation>();
  readonly #known = new Map<Saying, Map<string, Atom>>();
  readonly #functions = new Map<unknown, Map<unknown, Saying>>();
  readonly #twins = new Map<string, Var>();
  readonly #kin = new Map<Atom, Kin>();
  readonly #book: RuleBook;
  #noted = 0;
  readonly #draft = openDraft('stable of an expression', (equation) => {
    this.#note(equation);
    for (const result of equation.results) this.#waiting.set(result, equation);
  });
  #released = new Set<Equation>();

  /**
   * Opens a workshop for one program, without any equation.
   *
   * @param captures - variables that no input has a part in
   * @param book - the rules there are
   */
  constructor(captures: readonly Var[], book: RuleBook) {
    this.given = new Set(captures);
    this.#book = book;
  }

  /** How many equations were noted. */
  get size(): number {
    return this.#noted;
  }

  /** Whether a variable was made after so many equations had been noted. */
  isYounger(variable: Var, size: number): boolean {
    return (this.#kin.get(variable)?.age ?? 0) >= size;
  }

  /** What an equation may be made of. */
  around({ results: [result] }: Equation): Surroundings {
    return this.#kin.get(result!) ?? NOTHING;
  }

  /**
   * What an expression of atoms may be made of.
   *
   * @param atoms - its operands
   * @param own - its own operations
   * @returns the operations
   */
  aroundOf(atoms: readonly Atom[], own: Operations): Surroundings {
    let [near, deep] = [own, own];
    for (const atom of atoms) {
      const kin = this.#kin.get(atom);
      if (kin === undefined) continue;
      near = this.#book.union(near, kin.seen);
      deep = this.#book.union(deep, kin.deep);
    }
    return { near, deep };
  }

  /** Begins a program anew: what waited before waits again. */
  restart(): void {
    this.#released = new Set();
  }

  /**
   * Notes an equation of the program.
   *
   * @param equation - the next one
   * @returns the same, with results of its own where they had been made of other atoms
   */
  keep(equation: Equation): Equation {
    const [result] = equation.results;
    const before = result === undefined ? undefined : this.producers.get(result);
    if (before !== undefined) return isAlike(before, equation) ? before : this.#variant(equation);
    this.#note(equation);
    return equation;
  }

  #variant(equation: Equation): Equation {
    const [result] = equation.results as [Var];
    let variants = this.#variants.get(result);
    if (variants === undefined) this.#variants.set(result, (variants = []));
    const known = variants.find((variant) => isAlike(variant, equation));
    if (known !== undefined) return known;
    const results = equation.results.map(({ type, name }) => newVar(type, name));
    const made = { ...equation, results };
    this.#note(made);
    variants.push(made);
    return made;
  }

  #note(equation: Equation): void {
    const isGiven = equation.args.every((atom) => atom.kind === 'literal' || this.given.has(atom));
    const own = this.#book.uses(equation.primitive.name);
    const { near, deep } = this.aroundOf(equation.args, own);
    const kin = { near, deep, seen: isLookedThrough(equation) ? near : own, age: this.#noted++ };
    for (const result of equation.results) {
      this.#kin.set(result, kin);
      this.producers.set(result, equation);
      if (isGiven) this.given.add(result);
    }
  }

  /** Whether an atom is one that was said, and is no part of the program. */
  isSaid(atom: Atom): boolean {
    const equation = atom.kind === 'var' ? this.#waiting.get(atom) : undefined;
    return equation !== undefined && !this.#released.has(equation);
  }

  /** Hands out the waiting equations that an atom needs, in their order. */
  release(atom: Atom, emit: Take): void {
    const equation = atom.kind === 'var' ? this.#waiting.get(atom) : undefined;
    if (equation === undefined || this.#released.has(equation)) return;
    this.#released.add(equation);
    for (const arg of equation.args) this.release(arg, emit);
    emit(equation);
  }

  /** Says an expression. */
  readonly say: Sources['say'] = (f, atoms, code) => {
    let before = this.#known.get(f);
    if (before === undefined) this.#known.set(f, (before = new Map<string, Atom>()));
    const key = namesOf(atoms);
    let output = before.get(key);
    if (output === undefined) before.set(key, (output = this.#twinOf(this.#said(f, atoms))));
    if (code !== undefined && output.kind === 'var') this.phrases.set(output, { code, atoms });
    return output;
  };

  /** Gives a function that is made once: what is said by the same function of the same atoms is known. */
  readonly once: Sources['once'] = (about, key, make) => {
    let functions = this.#functions.get(about);
    if (functions === undefined) this.#functions.set(about, (functions = new Map()));
    let found = functions.get(key);
    if (found === undefined) functions.set(key, (found = make()));
    return found;
  };

  #said(f: Saying, atoms: readonly Atom[]): Atom {
    if (!atoms.some(isFilled)) return this.#draft.write(f, atoms);
    const isOperand = atoms.map((atom) => !isFilled(atom));
    const withFilled = (...values: Tensor[]): Tensor => {
      let next = 0;
      return f(...atoms.map((a, i) => (isOperand[i]! ? values[next++]! : filled(a as Literal))));
    };
    return this.#draft.write(
      withFilled,
      atoms.filter((_, i) => isOperand[i]!),
    );
  }

  /** What was said before is not said again: the same operation of the same atoms is the same atom. */
  #twinOf(atom: Atom): Atom {
    const equation = atom.kind === 'var' ? this.producers.get(atom) : undefined;
    if (atom.kind === 'literal' || equation === undefined) return atom;
    const key = spelled(equation);
    const known = this.#twins.get(key);
    if (known === undefined) this.#twins.set(key, atom);
    return known ?? atom;
  }
}

const NOTHING: Surroundings = { near: NONE, deep: NONE };

/** Whether equations of one operation have the same operands. */
const isAlike = (a: Equation, b: Equation): boolean =>
  a === b || a.args.every((atom, i) => atom === b.args[i]);

const namesOf = (atoms: readonly Atom[]): string =>
  atoms.map((atom) => (atom.kind === 'var' ? atom.id : literalKey(atom))).join();

/**
 * An equation in writing.
 *
 * @param equation - any equation
 * @returns the same text for the same operation of the same atoms
 */
export function spelled({ primitive, args, params }: Equation): string {
  const written = `${primitiveKey(primitive)}(${namesOf(args)})`;
  return Object.keys(params).length === 0 ? written : written + paramsKey(params);
}

const isFilled = (atom: Atom): boolean => atom.kind === 'literal' && atom.type.shape.length > 0;

const filled = ({ value, type }: Literal): Tensor => full(type.shape, value, { dtype: type.dtype });
