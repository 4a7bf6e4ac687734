/**
 * What is known of the slope at one entry, and its text, which is made when somebody reads it.
 */
import { digits17 } from './decimalText.js';
import type { Real } from './real.js';

/** What is known of a slope. */
export interface Truth {
  /** `smooth`: both sides agree; `kink`: they differ; `edge`: only one side exists; `unknown`: none. */
  readonly kind: 'smooth' | 'kink' | 'edge' | 'infinite' | 'undefined' | 'unknown';
  /** The slope on the side of the branch taken; null where there is none. */
  readonly slope: Real | null;
  readonly left: Real | null;
  readonly right: Real | null;
  /** The slope with 17 digits. */
  readonly text: string | null;
}

/** Nothing is known: an operation has no exact counterpart, or too many of them. */
export const UNKNOWN: Truth = { kind: 'unknown', slope: null, left: null, right: null, text: null };

/** What was found out. */
export class Known implements Truth {
  readonly kind: Truth['kind'];
  readonly slope: Real | null;
  readonly left: Real | null;
  readonly right: Real | null;
  #text: string | null = null;

  constructor(kind: Truth['kind'], slope: Real | null, left: Real | null, right: Real | null) {
    this.kind = kind;
    this.slope = slope;
    this.left = left;
    this.right = right;
  }

  /** Most truths are compared, and not told. */
  get text(): string | null {
    return this.slope === null ? null : (this.#text ??= digits17(this.slope));
  }
}
