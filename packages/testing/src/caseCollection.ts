/**
 * Gradient cases as data: while a collection is open, a declared case is put into it instead of becoming tests.
 * So one test can ask something of all cases there are, without running each of them again.
 */
import type { Site } from '@gradus/tensor';
import type { GradientCase } from './caseTypes.js';

/** A case, and where it was declared. */
export interface CollectedCase {
  readonly test: GradientCase<never[]>;
  readonly site: Site;
}

let open: CollectedCase[] | null = null;

/**
 * Takes a case into the open collection.
 *
 * @param found - the case
 * @returns whether there is one; otherwise the case becomes tests
 */
export function collect(found: CollectedCase): boolean {
  open?.push(found);
  return open !== null;
}

/**
 * The gradient cases that some modules declare.
 *
 * @param load - imports them
 * @returns the cases, in the order of their declarations
 *
 * @example
 * ```ts
 * import { collectCases, gradientCase } from '@gradus/testing';
 * import { sqrt } from '@gradus/tensor';
 * const cases = await collectCases(async () =>
 *   gradientCase({
 *     id: 'sqrt-at-zero',
 *     title: 'the slope of a root at 0 is infinite',
 *     symptom: 'inf',
 *     broken: (x) => sqrt(x),
 *     at: [{ x: 0, dtype: 'float32', gradient: 'inf' }],
 *     diagnosis: { kind: 'singular-point', op: 'sqrt', verdict: 'correct-inf' },
 *   }),
 * );
 * console.log(cases.length, cases[0]!.test.id); // => 1 sqrt-at-zero
 * ```
 */
export async function collectCases(load: () => Promise<unknown>): Promise<CollectedCase[]> {
  const before = open;
  const mine: CollectedCase[] = [];
  open = mine;
  try {
    await load();
  } finally {
    open = before;
  }
  return mine;
}
