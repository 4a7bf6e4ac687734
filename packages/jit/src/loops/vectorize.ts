/**
 * Loops over numbers → loops over vectors. Of every nest one loop is cut into strips: the outermost one
 * whose turns do not depend on each other and in which most elements are neighbours in memory. Inner loops
 * of it stay loops, now over vectors, so a reduction along a far axis becomes vectors of accumulators. What
 * does not change from turn to turn stays a number; elements that are no neighbours are gathered one by one.
 *
 * Variables set in a loop must not be read after it, and a result may share memory with an operand only
 * element by element; the loops of kernels are so.
 */
import {
  LANES,
  loopOver,
  moving,
  type Expression,
  type Index,
  type Local,
  type LoopFunction,
  type Place,
  type Statement,
  get,
  set,
  splat,
} from '@gradus/tensor/code';
import { planOf } from './vectorPlan.js';
import { elementsOf, type Strip, type VectorPlan } from './strips.js';
import { unreachable } from '@gradus/tensor';
import { wideLocals, type Wide } from './widen.js';
import { varies, varyingIn } from './varying.js';

/**
 * Lets loops go over vectors where that pays.
 *
 * @param loops - the loops of a kernel
 * @returns loops that give the same
 */
export function vectorize(loops: LoopFunction): LoopFunction {
  return { ...loops, body: loops.body.flatMap(vectorized) };
}

function vectorized(statement: Statement): readonly Statement[] {
  if (statement.kind !== 'loop') return [statement];
  const plan = planOf(statement);
  if (plan !== null) return stripsOf(statement.body, plan);
  return loopOver(statement.index, statement.body.flatMap(vectorized));
}

/** What turns have in common. */
export interface Carried {
  /** Variables that become vectors in any case, such as those that come from the turn before. */
  readonly locals: readonly Local[];
  /** For every vector of a turn the vectors that stand for variables. */
  readonly wide: readonly Wide[];
  /** What is done at the end of a turn of so many vectors; of one element for 0. */
  after(vectors: number): readonly Statement[];
}

/**
 * A loop as its strips.
 *
 * @param given - what the loop repeats
 * @param plan - how it is cut
 * @param carried - what turns have in common; nothing where they are independent
 * @returns the loops
 */
export function stripsOf(
  given: readonly Statement[],
  { index, strips }: VectorPlan,
  carried: Carried = NOTHING,
): readonly Statement[] {
  const body = strips[0]!.vectors > 1 ? given.flatMap(computedFirst) : given;
  const varying = varyingIn(body, index, carried.locals);
  return strips.flatMap((strip) => {
    const turn: Index = { name: index.name, count: strip.turns };
    const copies = Array.from(
      { length: Math.max(1, strip.vectors) },
      (_, copy) =>
        new Turn({
          index,
          turn,
          strip,
          copy,
          varying,
          wide: carried.wide[copy] ?? wideLocals(copy),
        }),
    );
    return loopOver(turn, [...jammed(body, copies), ...carried.after(strip.vectors)]);
  });
}

/**
 * A store after what it stores, so that all vectors of a turn are computed before the first is stored: engines compute
 * nothing ahead of a store that comes first, and steps of several vectors should stand between those of one.
 */
function computedFirst(statement: Statement): readonly Statement[] {
  if (statement.kind !== 'store') return [statement];
  const stored: Local = { name: 'stored', dtype: statement.value.dtype };
  return [set(stored, statement.value), { ...statement, value: get(stored) }];
}

const NOTHING: Carried = { locals: [], wide: [], after: () => [] };

/** One body for several vectors: every instruction once a vector, loops once for all of them. */
function jammed(body: readonly Statement[], copies: readonly Turn[]): readonly Statement[] {
  return body.flatMap((statement): readonly Statement[] => {
    if (statement.kind === 'if' || statement.kind === 'run')
      return unreachable('turns with a choice depend on each other');
    return statement.kind === 'loop'
      ? loopOver(statement.index, jammed(statement.body, copies))
      : copies.flatMap((copy) => copy.rewrite(statement));
  });
}

/** What an instruction becomes in a turn of a strip. */
interface TurnParts {
  readonly index: Index;
  readonly turn: Index;
  readonly strip: Strip;
  /** Which vector of the turn. */
  readonly copy: number;
  /** Variables that become vectors. */
  readonly varying: ReadonlySet<Local>;
  readonly wide: Wide;
}

class Turn {
  readonly #parts: TurnParts;

  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  rewrite(statement: Extract<Statement, { readonly value: Expression }>): readonly Statement[] {
    const single = this.#parts.strip.vectors === 0;
    if (statement.kind === 'set') {
      const { local, value } = statement;
      const wide = !single && this.#parts.varying.has(local);
      if (!wide && this.#parts.copy > 0) return [];
      const write = wide ? this.#vector(value) : this.#number(value);
      return [{ kind: 'set', local: wide ? this.#parts.wide(local) : local, value: write }];
    }
    const { place, value } = statement;
    if (single)
      return [{ kind: 'store', place: this.#place(place, 0), value: this.#number(value) }];
    return this.#store(place, this.#vector(value));
  }

  #store(place: Place, value: Expression): readonly Statement[] {
    if (this.#stride(place) === 1) return [{ kind: 'store', place: this.#place(place, 0), value }];
    const { dtype } = value;
    const local: Local = { name: 'scattered', dtype, lanes: LANES };
    const vector: Expression = { kind: 'local', dtype, lanes: LANES, local };
    const stores = Array.from({ length: LANES }, (_, lane): Statement => ({
      kind: 'store',
      place: this.#place(place, lane),
      value: { kind: 'lane', dtype, lane, args: [vector] },
    }));
    return [{ kind: 'set', local, value }, ...stores];
  }

  /** An expression over numbers: the same at its place in the strip. */
  #number(e: Expression): Expression {
    if (e.kind === 'load') return { ...e, place: this.#place(e.place, 0) };
    if ('args' in e) return { ...e, args: e.args.map((x) => this.#number(x)) } as Expression;
    return e;
  }

  #vector(e: Expression): Expression {
    const { index, varying } = this.#parts;
    if (!varies(e, index, varying)) return splat(this.#number(e));
    switch (e.kind) {
      case 'load':
        return this.#load(e.place);
      case 'local':
        return { ...e, lanes: LANES, local: this.#parts.wide(e.local) };
      default:
        return {
          ...e,
          lanes: LANES,
          ...('args' in e && { args: e.args.map((x) => this.#vector(x)) }),
        } as Expression;
    }
  }

  #load(place: Place): Expression {
    const { dtype } = place.buffer;
    const at = (lane: number): Expression => ({
      kind: 'load',
      dtype,
      place: this.#place(place, lane),
    });
    if (this.#stride(place) === 1) return { ...at(0), lanes: LANES };
    return { kind: 'pack', dtype, lanes: LANES, args: [0, 1, 2, 3].map(at) };
  }

  #stride({ terms }: Place): number {
    return terms.find((t) => t.index === this.#parts.index)?.stride ?? 0;
  }

  /** An element `lane` steps further. */
  #place(place: Place, lane: number): Place {
    const { index, turn, strip, copy } = this.#parts;
    const stride = this.#stride(place);
    if (stride === 0) return place;
    const terms = place.terms.map((t) =>
      t.index === index ? { index: turn, stride: stride * elementsOf(strip) } : t,
    );
    const ahead = strip.from + copy * LANES + lane;
    return { ...place, offset: place.offset + stride * ahead, terms: moving(terms) };
  }
}
