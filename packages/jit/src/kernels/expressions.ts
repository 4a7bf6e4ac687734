/**
 * The expressions inside one walk: a value at given loop indices as operations on loaded elements. Values
 * that are not stored are computed on the spot; each is computed once per place that is asked for, so a
 * value used twice is shared. The depth of recursion is bounded by the size of expressions that
 * `dataflow.ts` allows.
 */
import type { Atom, Equation, Var } from '@gradus/ir';
import type { Dataflow } from './dataflow.js';
import { accessOf, compose, sourceOf, type IndexMap } from './indexMap.js';
import type { Buffer, Scalar } from './kernel.js';
import { constant, scalarRecorder } from './scalarRecorder.js';
import { unreachable } from '@gradus/tensor';

/** What expressions need to know of their program. */
export interface Source {
  readonly flow: Dataflow;
  /** Where a stored value or an alias is. */
  bufferOf(variable: Var): Buffer;
}

/** Expressions of one walk. */
export class Expressions {
  /** Everything that is computed, operands first. */
  readonly scalars: Scalar[] = [];
  readonly #source: Source;
  readonly #rank: number;
  readonly #known = new Map<string, Scalar>();
  readonly #recorder = scalarRecorder(this.scalars);

  constructor(source: Source, rank: number) {
    this.#source = source;
    this.#rank = rank;
  }

  /**
   * A value at the indices of a map; what is stored is loaded.
   *
   * @param atom - a value or a number
   * @param map - where it is asked for
   * @returns its expression
   */
  at(atom: Atom, map: IndexMap): Scalar {
    if (atom.kind === 'literal') return constant(atom.value, atom.type.dtype);
    const key = `${atom.id}|${map.key}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { stored, alias } = this.#source.flow;
    const found =
      stored.has(atom) || alias.has(atom) ? this.#load(atom, map) : this.#compute(atom, map);
    this.#known.set(key, found);
    return found;
  }

  /** A stored value that this walk computes; from now on it is known here. */
  define(variable: Var, map: IndexMap): Scalar {
    const value = this.#compute(variable, map);
    this.#known.set(`${variable.id}|${map.key}`, value);
    return value;
  }

  #load(variable: Var, map: IndexMap): Scalar {
    const { dtype, shape } = variable.type;
    const access = accessOf(this.#source.bufferOf(variable), shape, map, this.#rank);
    const load: Scalar = { kind: 'load', dtype, access };
    this.scalars.push(load);
    return load;
  }

  #compute(variable: Var, map: IndexMap): Scalar {
    const equation =
      this.#source.flow.definition.get(variable) ?? unreachable('a computed value has an equation');
    const source = sourceOf(equation);
    if (source !== null) return this.at(equation.args[0]!, compose(source, map));
    return this.#apply(equation, map);
  }

  #apply({ primitive, args, params, results }: Equation, map: IndexMap): Scalar {
    const { lower } = primitive;
    if (lower.kind !== 'elementwise') return unreachable(`${primitive.name} is a step by itself`);
    const inputs = args.map((a) => this.at(a, map));
    const value = lower.scalar(this.#recorder, inputs, params);
    return this.#recorder.cast(value, results[0]!.type.dtype);
  }
}
