/**
 * Parameters of an equation are plain data: numbers, strings, booleans, and arrays and plain objects of
 * them. Staging keeps a frozen copy, since the list that a user passed as `shape` may change after the
 * program is made. Tensors belong among the arguments (else a capture would be hidden), functions into
 * the primitive.
 */
import { isPlain, Tensor, type Params } from '@gradus/tensor';

const frozen = new WeakSet<object>();
const NONE: Params = Object.freeze({});

/**
 * Parameters that nobody can change any more.
 *
 * @param params - parameters as they were bound
 * @returns the same, or a frozen copy; programs inside are kept by reference
 */
export function freezeParams(params: Params): Params {
  if (frozen.has(params)) return params;
  const keys = Object.keys(params);
  if (keys.length === 0) return NONE;
  const copy: Record<string, unknown> = {};
  for (const key of keys) {
    copy[key] = key === 'programs' ? params[key] : freezeCopy(params[key]);
  }
  frozen.add(copy);
  return Object.freeze(copy);
}

function freezeCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(freezeCopy));
  if (!isPlain(value)) return value;
  const copy = Object.entries(value).map(([key, inner]) => [key, freezeCopy(inner)] as const);
  return Object.freeze(Object.fromEntries(copy));
}

/** A value among parameters that is no plain data. */
export interface ForeignValue {
  readonly path: string;
  /** What it is, in words. */
  readonly kind: string;
}

/**
 * The first value among parameters that is no plain data.
 *
 * @param params - parameters of an equation
 * @returns where it is and what it is; null when all is plain
 */
export function foreignValue(params: Params): ForeignValue | null {
  for (const key of Object.keys(params)) {
    const found = key === 'programs' ? null : foreignIn(params[key], key);
    if (found !== null) return found;
  }
  return null;
}

function foreignIn(value: unknown, path: string): ForeignValue | null {
  if (Tensor.is(value)) return { path, kind: 'a tensor' };
  if (typeof value === 'function') return { path, kind: 'a function' };
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value) && !isPlain(value))
    return { path, kind: `a ${value.constructor.name}` };
  for (const [key, inner] of Object.entries(value)) {
    const found = foreignIn(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
