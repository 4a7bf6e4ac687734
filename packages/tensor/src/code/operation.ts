/**
 * What loops and formulas work on and with: buffers, operations by their names, and functions of numbers.
 */
import type { DType } from '../dtype.js';
import type { Scalars } from '../lowering.js';
import type { Writing } from './formula.js';

/** A row of elements that lives in memory between kernels. */
export interface Buffer {
  readonly name: string;
  readonly dtype: DType;
  readonly size: number;
}

/** Operations on one element, by their names in `Scalars`. */
export type Operation = Exclude<keyof Scalars<unknown>, 'constant' | 'like' | 'call'>;

/** A real function that computes in double precision. */
export interface NumberFunction {
  (...xs: number[]): number;
  /** The name of a function of gradus, by which it is recognised. */
  readonly known?: string;
  /** How loops compute it, for functions that bring that along. */
  readonly formula?: Writing | undefined;
}

/** What tells which function it is. */
export type FunctionIdentity = NumberFunction | string;

/**
 * What tells which function it is: its name, if it has one that everybody knows, else itself.
 *
 * @param f - a function
 * @returns a key of tables of functions
 */
export function identityOf(f: NumberFunction): FunctionIdentity {
  return f.known ?? f;
}
