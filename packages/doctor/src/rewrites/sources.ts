/**
 * Where the atoms of a program come from, and which of them are numbers that are known.
 */
import type { Atom, Equation, Var } from '@gradus/ir';
import type { Primitive } from '@gradus/tensor';

/** The equation that made a variable; undefined for inputs and captures. */
export type Producers = ReadonlyMap<Var, Equation>;

/** Where atoms come from. */
export interface Sources {
  readonly producers: Producers;
  /** What a variable was before it was rewritten: a larger expression may contain that. */
  readonly replaced: (variable: Var) => Equation | undefined;
  /** Captures that are one number all over. */
  readonly constants: ReadonlyMap<Var, number>;
  /** Variables that no input has a part in. */
  readonly given: ReadonlySet<Var>;
}

/**
 * The number that an atom is everywhere.
 *
 * @param atom - any atom
 * @param sources - where it comes from
 * @returns the number; null where it is computed, or where elements differ
 */
export function constantOf(
  atom: Atom,
  sources: Pick<Sources, 'producers' | 'constants'>,
): number | null {
  if (atom.kind === 'literal') return atom.value;
  const { primitive, args } = sources.producers.get(atom) ?? {};
  if (moves(primitive)) return constantOf(args![0]!, sources);
  return sources.constants.get(atom) ?? null;
}

/** Whether elements of results are elements of the one input, in other places. */
function moves(primitive: Primitive | undefined): boolean {
  const kind = primitive?.lower.kind;
  return kind === 'view' || kind === 'reshape';
}
