/**
 * The summed axes of a contraction as loops around an accumulation. Floats are added block by block: a block
 * into fresh accumulators, its sums to the totals. So the error is that of a block plus that of as many
 * additions as there are blocks; where these are many, totals are of double precision.
 */
import { isFloat, type DType } from '@gradus/tensor';
import { letter } from './axes.js';
import type { Axis, Loop, Strides } from './contractAxes.js';
import { BLOCK, FEW_BLOCKS } from '../kernels/tilesPlan.js';
import {
  apply,
  cast,
  get,
  number,
  set,
  splat,
  loopsOver,
  type Expression,
  type Local,
  type Statement,
  type ValueKind,
} from '@gradus/tensor/code';

/** Instructions in order. */
export type Body = readonly Statement[];

/** Makes a loop with a counter of its own over an axis, or over a part of it. */
export type MakeLoop = (
  axis: Axis,
  part?: { readonly count: number; readonly from: number },
) => Loop;

/**
 * A maker of loops with counters i, j, k, …
 *
 * @returns the maker
 */
export function loopMaker(): MakeLoop {
  let next = 0;
  return ({ length, strides }, { count, from } = { count: length, from: 0 }) => ({
    index: { name: letter(next++), count },
    strides,
    from,
  });
}

/** A sum to be computed: over which axes, and of how many terms side by side. */
export interface Summation {
  readonly summed: readonly Axis[];
  readonly loop: MakeLoop;
  /** Names of the totals. */
  readonly names: readonly string[];
  /** What is added up. */
  readonly kind: ValueKind;
  /** Adds one term to every target, inside loops over the summed axes. */
  add(targets: readonly Local[], inner: readonly Loop[]): Body;
}

/** Code that computes totals, and the totals. */
export interface Summed {
  readonly body: Body;
  readonly totals: readonly Local[];
}

/**
 * Loops around statements.
 *
 * @param loops - outermost first
 * @param body - what they repeat
 * @returns the statements
 */
export function nested(loops: readonly Loop[], body: Body): Body {
  return loopsOver(
    loops.map((l) => l.index),
    body,
  );
}

/**
 * An axis of groups of elements.
 *
 * @param axis - an axis
 * @param factor - elements a group
 * @returns the same axis with longer steps
 */
export function times({ length, strides }: Axis, factor: number): Axis {
  return { length, strides: strides.map((s) => s * factor) as unknown as Strides };
}

/**
 * Adds up.
 *
 * @param sum - what
 * @returns instructions, and the variables that hold the totals afterwards
 */
export function summation({ summed, loop, names, kind, add }: Summation): Summed {
  const outer = summed.slice(0, -1);
  const last = summed.at(-1) ?? { length: 1, strides: [0, 0, 0] };
  const blocks = isFloat(kind.dtype) ? Math.ceil(last.length / BLOCK) : 1;
  const all = outer.reduce((product, axis) => product * axis.length, blocks);
  if (all <= 1 || !isFloat(kind.dtype)) {
    const loops = summed.map((axis) => loop(axis));
    const totals = locals(names, kind);
    return { body: [...cleared(totals), ...nested(loops, add(totals, loops))], totals };
  }
  const totals = locals(names, { ...kind, dtype: all > FEW_BLOCKS ? 'float64' : kind.dtype });
  const parts = locals(
    names.map((name) => `part_${name}`),
    kind,
  );
  const around = outer.map((axis) => loop(axis));
  const block = (loops: readonly Loop[], inner: Loop): Body =>
    nested(loops, [
      ...cleared(parts),
      ...nested([inner], add(parts, [...around, ...loops, inner])),
      ...totals.map((total, i) =>
        set(total, apply('add', get(total), cast(get(parts[i]!), total.dtype))),
      ),
    ]);
  const size = Math.ceil(last.length / blocks);
  const whole = Math.floor(last.length / size);
  const rest = last.length - whole * size;
  const first = block(
    [loop(times(last, size), { count: whole, from: 0 })],
    loop(last, { count: size, from: 0 }),
  );
  const tail = rest === 0 ? [] : block([], loop(last, { count: rest, from: whole * size }));
  return { body: [...cleared(totals), ...nested(around, [...first, ...tail])], totals };
}

function locals(names: readonly string[], kind: ValueKind): Local[] {
  return names.map((name) => ({ name, ...kind }));
}

function cleared(totals: readonly Local[]): Body {
  return totals.map((total) => set(total, zero(total)));
}

function zero({ dtype, lanes }: ValueKind): Expression {
  const none = number(0, dtype satisfies DType);
  return lanes === undefined ? none : splat(none);
}
