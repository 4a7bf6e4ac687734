/**
 * Real functions that a compiler knows by name. It might know them by identity, as it does those of `Math`; but
 * then it would hold every one of them, with their tables, whether they are used or not.
 */

import type { Writing } from '../code/formula.js';

/** A real function of some numbers. */
export interface RealFunction<A extends readonly number[] = readonly number[]> {
  (...xs: A): number;
  /** A name that says everywhere which function this is, also where minifiers have renamed it. */
  readonly known: string;
  /** How compiled loops compute it; without, they ask for it. */
  readonly formula?: Writing | undefined;
}

/**
 * Names a function for compilers. To be called as `/* @__PURE__ *\/ known(…)`, so that bundlers may drop it.
 *
 * @param name - its name; no other function may have it
 * @param f - the function
 * @param formula - how compiled loops compute it
 * @returns the same function
 */
export function known<A extends readonly number[]>(
  name: string,
  f: (...xs: A) => number,
  formula?: Writing,
): RealFunction<A> {
  return Object.assign(Object.defineProperty(f, 'name', { value: name }), { known: name, formula });
}
