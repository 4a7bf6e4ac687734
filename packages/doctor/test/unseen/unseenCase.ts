/**
 * Functions that no judge was built for: what is wrong with each was decided from its mathematics alone, before
 * the doctor was asked. The line to blame carries the comment `// sick`.
 */
import type { Kind, Verdict } from '@gradus/doctor';
import type { CaseInput, Truth } from '@gradus/testing';

/** A function, where it fails, and what has to be said of it. */
export interface UnseenCase {
  readonly id: string;
  readonly f: (...args: never[]) => unknown;
  readonly args: readonly CaseInput[];
  /** float32 when left out. */
  readonly dtype?: 'float32' | 'float64';
  readonly argnums?: number | readonly number[];
  readonly kind: Kind;
  readonly op: string;
  readonly verdict: Verdict;
  /** Digits of the true slope of the first entry; left out where there is none. */
  readonly truth?: string;
  /** Which input the finding is about, where only one of several is sick. */
  readonly path?: string;
  /** No line of the function is to blame. */
  readonly lineless?: true;
  /** Arguments at which the doctor has to be silent. */
  readonly healthy?: readonly (readonly CaseInput[])[];
  /** The function as it should be written, with the gradient that it has at `args`. */
  readonly fixed?: readonly [f: (...args: never[]) => unknown, gradient: Truth];
}
