/**
 * Where the atoms of a program come from, and which of them are numbers that are known.
 */
import type { Primitive, Tensor } from '@gradus/tensor';
import type { Atom, Equation, Var } from '@gradus/ir';

/** The equation that made a variable; undefined for inputs and captures. */
export type Producers = Pick<ReadonlyMap<Var, Equation>, 'get'>;

/** Answers by question, and by what was asked about. */
export type Memory = Map<unknown, Map<unknown, unknown>>;

/** Where atoms come from. */
export interface Sources {
  readonly producers: Producers;
  /** What a variable was before it was rewritten: a larger expression may contain that. */
  readonly replaced: (variable: Var) => Equation | undefined;
  /** Whether an atom is the result of one function, whatever that is made of. */
  readonly isClosed: (atom: Atom) => boolean;
  /** Captures that are one number all over. */
  readonly constants: ReadonlyMap<Var, number>;
  /** Values that the function closed over, where they are known. */
  readonly captured: ReadonlyMap<Var, Tensor>;
  /** Variables that no input has a part in. */
  readonly given: ReadonlySet<Var>;
  /** What was found out before: patterns ask the same of the same atoms again and again. */
  readonly memory: Memory;
  /**
   * Says an expression in other words: its equations join the program where something comes to need them. `code` shows it
   * where its equations would not, with $0, $1 for the atoms.
   */
  readonly say: (f: Saying, atoms: readonly Atom[], code?: string) => Atom;
  /** A function of `about` that is made once for every key: what one function said of some atoms is not said again. */
  readonly once: (about: unknown, key: unknown, make: () => Saying) => Saying;
}

/** A function of tensors. */
export type Saying = (...values: Tensor[]) => Tensor;

/**
 * Answers a question once.
 *
 * @param sources - remember the answer
 * @param question - what is asked
 * @param about - of what
 * @param answer - finds it out
 * @returns the answer
 */
export function remembered<T>(
  { memory }: Pick<Sources, 'memory'>,
  question: unknown,
  about: unknown,
  answer: () => T,
): T {
  const answers = answersTo(question, memory);
  if (!answers.has(about)) answers.set(about, answer());
  return answers.get(about) as T;
}

function answersTo(question: unknown, memory: Memory): Map<unknown, unknown> {
  let answers = memory.get(question);
  if (answers === undefined) memory.set(question, (answers = new Map()));
  return answers;
}

/**
 * Answers a question once, and with null while it is being answered: an expression that was rewritten and became a part
 * of its own other words is made of itself, where it is seen as it was.
 *
 * @param sources - remember the answer
 * @param question - what is asked
 * @param about - of what
 * @param answer - finds it out
 * @returns the answer
 */
export function rememberedOrNull<T>(
  { memory }: Pick<Sources, 'memory'>,
  question: unknown,
  about: unknown,
  answer: () => T | null,
): T | null {
  const answers = answersTo(question, memory);
  if (!answers.has(about)) {
    answers.set(about, null);
    answers.set(about, answer());
  }
  return answers.get(about) as T | null;
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
  sources: Pick<Sources, 'producers' | 'constants' | 'memory'>,
): number | null {
  if (atom.kind === 'literal') return atom.value;
  const { primitive, args } = sources.producers.get(atom) ?? {};
  if (moves(primitive)) return constantOf(args![0]!, sources);
  const known = sources.constants.get(atom);
  if (known !== undefined) return known;
  if (primitive === undefined || ARITHMETIC[primitive.name] === undefined) return null;
  return rememberedOrNull(sources, constantOf, atom, () =>
    computed(primitive.name, args!, sources),
  );
}

/** A function of numbers that are known. */
function computed(
  name: string,
  args: readonly Atom[],
  sources: Pick<Sources, 'producers' | 'constants' | 'memory'>,
): number | null {
  const [f, [first, second]] = [ARITHMETIC[name], args];
  if (f === undefined || first === undefined) return null;
  const x = constantOf(first, sources);
  const y = second === undefined || x === null ? 0 : constantOf(second, sources);
  return x === null || y === null ? null : f(x, y);
}

const ARITHMETIC: Readonly<Record<string, (x: number, y: number) => number>> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  neg: (x) => -x,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
};

/**
 * Whether elements of results are elements of the one input, in other places.
 *
 * @param primitive - of an equation, where there is one
 * @returns true for views and other shapes
 */
export function moves(primitive: Primitive | undefined): boolean {
  const kind = primitive?.lower.kind;
  return kind === 'view' || kind === 'reshape';
}
