/**
 * Which values of a program live in memory, and which are computed again inside whatever needs them. A
 * value is stored when something reads it that cannot compute it (a contraction, the host, the caller), or
 * when computing it again would cost more than reading it: it has several readers or is repeated along an
 * axis, and is more than one operation. One walk forwards; linear.
 */
import { sizeOf, type Elementwise, unreachable } from '@gradus/tensor';
import type { Atom, Equation, Program, Var } from '@gradus/ir';
import { sourceOf } from './indexMap.js';
import type { Scalar } from './kernel.js';
import { constant, scalarRecorder } from './scalarRecorder.js';

/** What a program's equations make of its values. */
export interface Dataflow {
  /** The equation that makes a value; none for inputs. */
  readonly definition: ReadonlyMap<Var, Equation>;
  /** Values that have a buffer of their own. */
  readonly stored: ReadonlySet<Var>;
  /** Values that are another value's buffer under another shape. */
  readonly alias: ReadonlyMap<Var, Var>;
}

/** What one call of a mathematical function counts as, in operations. */
const CALL = 20;
/** What moving a value counts as: nothing in time, but chains of views must end somewhere. */
const MOVE = 1 / 16;
/** Up to this many operations are repeated rather than stored. */
const CHEAP = 1.5;
/** Expressions grow no larger than this many operations. */
const LARGE = 128;

/**
 * Decides what is stored.
 *
 * @param program - a program without captures
 * @returns definitions, stored values and aliases
 */
export function dataflowOf(program: Program): Dataflow {
  const walk = new Walk(program);
  for (const equation of program.equations) walk.visit(equation);
  for (const output of program.outputs) walk.store(output);
  return walk;
}

/** Operations that read whole values in memory. */
const WHOLE: ReadonlySet<string> = new Set(['host', 'repeat', 'choose', 'indexed']);

class Walk implements Dataflow {
  readonly definition = new Map<Var, Equation>();
  readonly stored: Set<Var>;
  readonly alias = new Map<Var, Var>();
  /** Operations that an expression of a value repeats; none where it is stored. */
  readonly #weights = new Map<Var, number>();
  readonly #readers: ReadonlyMap<Atom, number>;
  /** The scalars of the equation that is visited. */
  readonly #scalars: Scalar[] = [];
  readonly #recorder = scalarRecorder(this.#scalars);

  constructor(program: Program) {
    this.stored = new Set(program.inputs);
    this.#readers = countReaders(program);
  }

  visit(equation: Equation): void {
    for (const result of equation.results) this.definition.set(result, equation);
    const source = sourceOf(equation);
    const { lower } = equation.primitive;
    if (lower.kind === 'elementwise') this.#visitElementwise(equation, lower);
    else if (source !== null) this.#visitView(equation);
    else if (lower.kind === 'reshape') this.#visitReshape(equation);
    else this.#visitKernel(equation);
  }

  /** Gives a value a buffer. */
  store(atom: Atom): void {
    if (atom.kind === 'literal' || this.alias.has(atom)) return;
    this.stored.add(atom);
    this.#weights.delete(atom);
  }

  #visitElementwise(equation: Equation, lower: Elementwise): void {
    const { args, results } = equation;
    const result = results[0]!;
    const own = this.#operationCount(equation, lower);
    const distinct = [...new Set(args)];
    const total = (): number => distinct.reduce((sum, a) => sum + this.#weight(a), own);
    if (total() > LARGE) distinct.forEach((a) => this.#storeBase(a, 0));
    this.#weights.set(result, total());
    if (this.#shared(result) && total() > CHEAP) this.store(result);
  }

  #operationCount({ args, params }: Equation, lower: Elementwise): number {
    this.#scalars.length = 0;
    const inputs = args.map(({ type }) => constant(1, type.dtype));
    lower.scalar(this.#recorder, inputs, params);
    return this.#scalars.reduce((sum, scalar) => sum + (scalar.kind === 'call' ? CALL : 1), 0);
  }

  #visitView({ args, results }: Equation): void {
    const [arg, result] = [args[0]!, results[0]!];
    const repeats = sizeOf(result.type.shape) > sizeOf(arg.type.shape);
    if (repeats || this.#shared(result)) this.#storeBase(arg, CHEAP);
    if (this.#weight(arg) > LARGE) this.store(arg);
    this.#weights.set(result, this.#weight(arg) + MOVE);
  }

  /** A reshape that cuts or joins axes is a row of elements under another shape. */
  #visitReshape({ args, results }: Equation): void {
    const [arg, result] = [args[0]!, results[0]!];
    if (arg.kind === 'literal') unreachable('a number has no axes to cut or join');
    this.store(arg);
    this.alias.set(result, arg);
  }

  #visitKernel({ primitive, args, results }: Equation): void {
    results.forEach((r) => this.store(r));
    if (primitive.lower.kind === 'contract') args.forEach((a) => this.store(this.#base(a) ?? a));
    if (WHOLE.has(primitive.lower.kind)) args.forEach((a) => this.store(a));
  }

  #shared(variable: Var): boolean {
    return (this.#readers.get(variable) ?? 0) > 1;
  }

  #weight(atom: Atom): number {
    return atom.kind === 'literal' ? 0 : (this.#weights.get(atom) ?? 0);
  }

  /** Stores what a value is a view of, when its expression is heavier than `limit`. */
  #storeBase(atom: Atom, limit: number): void {
    const base = this.#base(atom);
    if (base === null || this.#weight(base) <= limit) return;
    this.store(base);
    if (atom.kind === 'var') this.#weights.delete(atom);
  }

  /** The value that a chain of views shows; null for a number. */
  #base(atom: Atom): Var | null {
    let at = atom;
    for (;;) {
      if (at.kind === 'literal') return null;
      const equation = this.stored.has(at) ? undefined : this.definition.get(at);
      if (equation === undefined || sourceOf(equation) === null) return at;
      at = equation.args[0]!;
    }
  }
}

/** In how many equations a value is read, the caller counting as one. */
function countReaders(program: Program): Map<Atom, number> {
  const readers = new Map<Atom, number>();
  const read = (atoms: readonly Atom[]): void => {
    for (const atom of new Set(atoms)) readers.set(atom, (readers.get(atom) ?? 0) + 1);
  };
  for (const { args } of program.equations) read(args);
  read(program.outputs);
  return readers;
}
