/**
 * Recognises eᶻ/Σ eᶻ in a program, also as eᶻ·(1/Σ eᶻ), and where a number was taken from all z first, as every softmax does: it
 * is the softmax of z all the same.
 */
import type { Atom, Equation } from '@gradus/ir';
import type { Sources } from './sources.js';

/** A softmax of z over some axes. */
export interface Softmax {
  readonly z: Atom;
  readonly axes: readonly number[];
  /** Whether it is written as e^z/Σ e^z, with nothing taken from z first. */
  readonly isPlain: boolean;
  /** `softmax($0, 1)`, without axes where they are all. */
  readonly call: (name: string) => string;
}

type Known = Pick<Sources, 'producers' | 'constants'>;

const producerOf = (atom: Atom | undefined, { producers }: Known): Equation | undefined =>
  atom?.kind === 'var' ? producers.get(atom) : undefined;

/** What made an atom before it got its axes back. */
function unspread(atom: Atom | undefined, known: Known): Equation | undefined {
  let equation = producerOf(atom, known);
  while (equation?.primitive.name === 'broadcast' || equation?.primitive.name === 'reshape') {
    equation = producerOf(equation.args[0], known);
  }
  return equation;
}

/**
 * An equation as a softmax.
 *
 * @param equation - any equation
 * @param known - where its operands come from
 * @returns of what it is one; null where it is none
 */
export function softmaxOf({ primitive, args }: Equation, known: Known): Softmax | null {
  const [exponentials, total] = quotientOf(primitive.name, args, known) ?? [];
  if (exponentials === undefined) return null;
  const [exp, sum] = [producerOf(exponentials, known), unspread(total, known)];
  if (exp?.primitive.name !== 'exp' || sum?.primitive.name !== 'reduceSum') return null;
  if (sum.args[0] !== exponentials) return null;
  const { axes } = sum.params as { readonly axes: readonly number[] };
  const rank = exponentials.type.shape.length;
  const shown = axes.length === 1 ? String(axes[0]) : `[${axes.join(', ')}]`;
  const call = (name: string): string =>
    axes.length === rank ? `${name}($0)` : `${name}($0, ${shown})`;
  const z = unshifted(exp.args[0]!, axes, known);
  return { z, axes, isPlain: z === exp.args[0], call };
}

/** Whether an atom is 1 everywhere. */
function isOne(atom: Atom, known: Known): boolean {
  if (atom.kind === 'literal') return atom.value === 1;
  const equation = producerOf(atom, known);
  if (equation?.primitive.name === 'broadcast') return isOne(equation.args[0]!, known);
  return known.constants.get(atom) === 1;
}

/** Numerator and denominator of x/y, or of x·(1/y). */
function quotientOf(
  name: string,
  args: readonly Atom[],
  known: Known,
): readonly [numerator: Atom, denominator: Atom] | null {
  const [x, y] = args as [Atom, Atom];
  if (name === 'div') return [x, y];
  const inverse = name === 'mul' ? unspread(y, known) : undefined;
  const [one, total] = (inverse?.args ?? []) as readonly (Atom | undefined)[];
  const isInverse = inverse?.primitive.name === 'div' && isOne(one!, known);
  return isInverse ? [x, total!] : null;
}

/** What a maximum over the same axes was taken from. */
function unshifted(shifted: Atom, axes: readonly number[], known: Known): Atom {
  const equation = producerOf(shifted, known);
  if (equation?.primitive.name !== 'sub') return shifted;
  const [z, shift] = equation.args as [Atom, Atom];
  const maximum = reductionBehind(shift, known);
  const { axes: over = [] } = (maximum?.params ?? {}) as { readonly axes?: readonly number[] };
  return maximum?.args[0] === z && String(over) === String(axes) ? z : shifted;
}

/** What keeps a shift finite, and out of the gradient. */
const BEFORE_SHIFT: readonly string[] = ['select', 'max', 'stopGradient'];

/** The maximum that a shift is, through what keeps it finite and out of the gradient. */
function reductionBehind(atom: Atom, known: Known): Equation | undefined {
  let equation = unspread(atom, known);
  for (; equation !== undefined && equation.primitive.name !== 'reduceMax';) {
    const { name } = equation.primitive;
    const next = name === 'select' ? equation.args[1] : equation.args[0];
    if (!BEFORE_SHIFT.includes(name)) return undefined;
    equation = unspread(next, known);
  }
  return equation;
}
