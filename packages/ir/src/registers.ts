/**
 * Registers: the places of the values of a program while it runs. A value stays in its register up to its last
 * use, then the next one takes it, so that a long program needs no more memory than the function did. They
 * are given out once a program; a run then needs no look-up by name. One pass backwards finds last uses, one
 * forwards gives out places (linear scan: M. Poletto and V. Sarkar, “Linear scan register allocation”, ACM
 * TOPLAS 21, 1999; here there is always a free register). What a run reads lies in a row, in a few arrays:
 * the objects of ten thousand equations are more than the caches of a processor hold.
 */
import { madeOnce, unreachable, type Params, type Primitive } from '@gradus/tensor';
import type { Atom, Literal, Program, Var } from './program.js';

/** A program with its registers. */
export interface Registers {
  readonly count: number;
  readonly captures: readonly number[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly primitives: readonly Primitive[];
  readonly params: readonly Params[];
  /**
   * For every equation three lists, each with its length before it: the places of its arguments, of its
   * results, and those that are free after it. The place −1 − i is that of literal i.
   */
  readonly wiring: Int32Array;
  readonly literals: readonly Literal[];
}

const known = new WeakMap<Program, Registers>();

/**
 * The registers of a program.
 *
 * @param program - the program
 * @returns where every value is while it runs
 */
export function registersOf(program: Program): Registers {
  return madeOnce(known, program, giveOut);
}

function giveOut(program: Program): Registers {
  const ends = lastUses(program);
  const places = new Places();
  const captures = program.captures.map(({ variable }) => places.give(variable));
  const inputs = program.inputs.map((variable) => places.give(variable));
  const wiring: number[] = [];
  program.equations.forEach(({ args, results }, i) => {
    wiring.push(args.length, ...args.map((atom) => places.of(atom)));
    wiring.push(results.length, ...results.map((variable) => places.give(variable)));
    wiring.push(ends[i]!.length, ...ends[i]!.map((variable) => places.take(variable)));
  });
  return {
    captures,
    inputs,
    outputs: program.outputs.map((atom) => places.of(atom)),
    primitives: program.equations.map(({ primitive }) => primitive),
    params: program.equations.map(({ params }) => params),
    wiring: Int32Array.from(wiring),
    literals: places.literals,
    count: places.count,
  };
}

/** Places that are given out and taken back. */
class Places {
  count = 0;
  readonly literals: Literal[] = [];
  readonly #given = new Map<Atom, number>();
  readonly #free: number[] = [];

  give(variable: Var): number {
    const place = this.#free.pop() ?? this.count++;
    this.#given.set(variable, place);
    return place;
  }

  of(atom: Atom): number {
    if (atom.kind === 'literal') return -this.literals.push(atom);
    return this.#given.get(atom) ?? unreachable(`variable ${atom.id} is defined before its use`);
  }

  take(variable: Var): number {
    const place = this.of(variable);
    this.#free.push(place);
    return place;
  }
}

/** For every equation, the variables that nothing needs after it. */
function lastUses(program: Program): readonly (readonly Var[])[] {
  const needed = new Set<Atom>(program.outputs);
  const ends: Var[][] = Array.from({ length: program.equations.length }, () => []);
  for (let i = program.equations.length - 1; i >= 0; i--) {
    const { args, results } = program.equations[i]!;
    for (const atom of [...args, ...results]) {
      if (atom.kind === 'var' && !needed.has(atom)) ends[i]!.push(atom);
      needed.add(atom);
    }
  }
  return ends;
}
