/**
 * What is never negative: squares, exponentials, sums and products of such. Under a root that was undone there is then nothing to
 * guard.
 */
import type { Atom, Equation } from '@gradus/ir';
import { constantOf, moves, type Sources } from './sources.js';

type Holds = (atom: Atom) => boolean;

const ALWAYS: ReadonlySet<string> = new Set([
  'square',
  'abs',
  'exp',
  'exp2',
  'sqrt',
  'sigmoid',
  'softplus',
  'cosh',
  'hypot',
  'erfc',
]);

/** Operations that make of numbers that are never negative others that are not. */
const KEEPS: ReadonlySet<string> = new Set(['add', 'div', 'mul', 'max', 'reduceSum', 'reduceMax']);

/** Beyond so many nested expressions nothing is looked at. */
const DEEPEST = 12;

/**
 * Whether all elements of an atom are at least 0, whatever the inputs are.
 *
 * @param atom - any atom
 * @param sources - where it comes from
 * @param depth - how many nested expressions may be looked at
 * @returns false where that is not known
 */
export function isNeverNegative(atom: Atom, sources: Sources, depth: number = DEEPEST): boolean {
  const known = constantOf(atom, sources);
  if (known !== null) return known >= 0;
  const equation = atom.kind === 'var' ? sources.producers.get(atom) : undefined;
  if (equation === undefined || depth === 0) return false;
  return isOf(equation, (x) => isNeverNegative(x, sources, depth - 1));
}

function isOf({ primitive, args }: Equation, holds: Holds): boolean {
  const { name } = primitive;
  if (ALWAYS.has(name)) return true;
  if ((name === 'mul' || name === 'dot') && args[0] === args[1]) return true;
  return (KEEPS.has(name) || moves(primitive)) && args.every(holds);
}
