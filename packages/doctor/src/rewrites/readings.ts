/**
 * The same operation by others: z·z is a square, −1·z a negation, a + (−b) a difference, z^½ a root. A pattern is written
 * once; people write it in all these ways.
 */
import { newLiteral, type Atom, type Equation } from '@gradus/ir';
import { constantOf, type Sources } from './sources.js';

type Reading = (equation: Equation, sources: Sources) => readonly (readonly Atom[])[];

/** Which operations may be read as another one. */
const SPELLINGS: Readonly<Record<string, Readonly<Record<string, Reading>>>> = {
  square: {
    mul: ({ args: [a, b] }) => (a === b ? [[a!]] : []),
    pow: (equation, sources) => powered(equation, 2, sources),
  },
  sqrt: { pow: (equation, sources) => powered(equation, 0.5, sources) },
  neg: {
    mul: ({ args: [a, b] }, sources) => [
      ...(constantOf(a!, sources) === -1 ? [[b!]] : []),
      ...(constantOf(b!, sources) === -1 ? [[a!]] : []),
    ],
  },
  div: {
    pow: (equation, sources) =>
      powered(equation, -1, sources).map(([a]) => [newLiteral(1, a!.type), a!]),
    integerPow: ({ args: [a], params }) =>
      (params as { exponent: number }).exponent === -1 ? [[newLiteral(1, a!.type), a!]] : [],
    mul: ({ args: [a, b] }, sources) => [...halved(a!, b!, sources), ...halved(b!, a!, sources)],
  },
  add: {
    sub: ({ args: [a, b] }, sources) => oppositesOf(b!, sources).map((c) => [a!, c]),
  },
  sub: {
    add: ({ args: [a, b] }, sources) => [
      ...oppositesOf(b!, sources).map((c) => [a!, c]),
      ...oppositesOf(a!, sources).map((c) => [b!, c]),
    ],
    neg: ({ args: [a] }, sources) => turned(a!, sources),
    mul: (equation, sources) =>
      SPELLINGS['neg']!['mul']!(equation, sources).flatMap(([a]) => turned(a!, sources)),
  },
};

/**
 * The operands of an equation, read as an operation.
 *
 * @param op - name of the operation
 * @param equation - of that operation, or of one that may stand for it
 * @param sources - where its operands come from
 * @returns lists of operands; none where it is another operation
 */
export function readings(
  op: string,
  equation: Equation,
  sources: Sources,
): readonly (readonly Atom[])[] {
  const { name } = equation.primitive;
  if (name === op) return [equation.args];
  return SPELLINGS[op]?.[name]?.(equation, sources) ?? [];
}

/**
 * Whether an operation may be read as another one.
 *
 * @param op - what a pattern asks for
 * @param name - of the primitive that is there
 * @returns true where it is the same, or spells it
 */
export const mayBe = (op: string, name: string): boolean =>
  op === name || SPELLINGS[op]?.[name] !== undefined;

function powered({ args: [a, b] }: Equation, exponent: number, sources: Sources): Atom[][] {
  return constantOf(b!, sources) === exponent ? [[a!]] : [];
}

/** a·c for a constant c whose inverse is exact, as a/(1/c). */
function halved(a: Atom, c: Atom, sources: Sources): Atom[][] {
  const constant = constantOf(c, sources);
  if (constant === null || constant === 0 || !Number.isInteger(Math.log2(Math.abs(constant))))
    return [];
  return [[a, newLiteral(1 / constant, c.type)]];
}

/** Atoms whose negatives an atom is. */
function oppositesOf(atom: Atom, sources: Sources): Atom[] {
  const constant = constantOf(atom, sources);
  if (constant !== null) return [newLiteral(-constant, atom.type)];
  const equation = atom.kind === 'var' ? sources.producers.get(atom) : undefined;
  return equation === undefined ? [] : readings('neg', equation, sources).map(([a]) => a!);
}

/** −(a − b) is b − a. */
function turned(atom: Atom, sources: Sources): Atom[][] {
  const equation = atom.kind === 'var' ? sources.producers.get(atom) : undefined;
  if (equation === undefined || !['add', 'sub'].includes(equation.primitive.name)) return [];
  return readings('sub', equation, sources).map(([a, b]) => [b!, a!]);
}
