/**
 * The messages for JavaScript's own conversions. `x < 3`, `Number(x)` and `-x` ask an object for a
 * primitive; so do `a[x]` and templates, with the hint "string". Each is a place where a gradient would
 * silently become zero or NaN, so each throws, for every tensor alike: code must not change its meaning
 * when it is jitted.
 */
import { GradusError } from './GradusError.js';

/** What the message needs to know of the tensor. */
export interface Coerced {
  /** `float32[3]` */
  readonly type: string;
  /** `jit of step`; null for a tensor that holds numbers. */
  readonly trace: string | null;
}

const NO_NUMBERS = 'While tracing there are no numbers yet, only a plan of the computation.';

/** The construct `x.length`, as messages name it. */
export const LENGTH = '`length`';

/**
 * `Number(x)`, `x < 3`, `x + 1`, `-x`, `Math.exp(x)` …
 *
 * @param x - the tensor
 * @returns the error to throw: GR301 while traced, GR302 on a tensor with values
 */
export function numberAsked(x: Coerced): GradusError {
  if (x.trace === null) {
    return new GradusError('GR302', {
      what: `a JavaScript number was asked of a ${x.type} tensor.`,
      why: 'Operators such as <, +, * and functions such as Math.exp take numbers; they would leave the tape, and the gradient with them.',
      instead:
        'Use the methods (`x.less(3)`, `x.add(1)`, `exp(x)`); to read the number on purpose write `x.item()`.',
    });
  }
  return new GradusError('GR301', {
    what: `a JavaScript number was asked of a traced ${x.type}.`,
    where: `while tracing (${x.trace})`,
    why: NO_NUMBERS,
    instead:
      'Compute with `x.add(1)`, `exp(x)`; compare with `x.less(3)` and choose with `cond(x.less(3), …)` or `where(…)`; or keep the value outside of the transformation (`staticArgnums` of jit).',
  });
}

/**
 * `a[x]`, a template, `String(x)`: JavaScript cannot tell them apart.
 *
 * @param x - the tensor
 * @returns the error to throw
 */
export function textAsked(x: Coerced): GradusError {
  return new GradusError('GR304', {
    what: `a ${x.type} tensor was used as text or as an index.`,
    why: 'JavaScript asks for a string in both, so the two cannot be told apart; an index by text would give undefined.',
    instead:
      'From a list: `take(array(list), x)` or `switchCase(x, branches)`. As text: `x.item()`, or `x.toString()`, which while tracing shows the plan.',
  });
}

/**
 * `JSON.stringify` of a traced value.
 *
 * @param x - the tensor
 * @returns the error to throw
 */
export function jsonAsked(x: Coerced): GradusError {
  return new GradusError('GR306', {
    what: `JSON was asked of a traced ${x.type}.`,
    where: `while tracing (${x.trace})`,
    why: 'While tracing there are no values to save.',
    instead: 'Return the value from the transformed function and save it there.',
  });
}

/**
 * `x.length`, or `for … of` where no values are known.
 *
 * @param x - the tensor
 * @param how - the construct
 * @returns the error to throw
 */
export function iterationAsked(x: Coerced, how: string): GradusError {
  return new GradusError('GR307', {
    what: `${how} was used on a ${x.type} tensor.`,
    why: whyNoRows(x, how),
    instead:
      'Read lengths from `x.shape[0]`; loop with `scan`, `map` or `vmap`, or over `unstack(x)`, which writes every row out.',
  });
}

function whyNoRows(x: Coerced, how: string): string {
  if (how === LENGTH) return 'A tensor is no JavaScript array: it has one length for each axis.';
  if (x.trace === null) return 'A loop goes over rows, along axis 0; a scalar has none.';
  return `The value is traced (${x.trace}): it has no numbers yet, and a loop over its rows would be written out row by row.`;
}

/**
 * `item()`, `tolist()`, `data()` where no values are known.
 *
 * @param x - the tensor
 * @param how - the method
 * @returns the error to throw
 */
export function valueAsked(x: Coerced, how: string): GradusError {
  return new GradusError('GR301', {
    what: `${how} was asked of a traced ${x.type}.`,
    where: `while tracing (${x.trace})`,
    why: NO_NUMBERS,
    instead:
      'Choose with `cond` or `where` instead of an `if`; return the value and read it outside; or pass it to jit as a static argument (`staticArgnums`).',
  });
}

/**
 * `item()` of a tensor with more than one element.
 *
 * @param x - the tensor
 * @returns the error to throw
 */
export function notOneElement(x: Coerced): GradusError {
  return new GradusError('GR305', {
    what: `item() was asked of a ${x.type} tensor.`,
    why: 'item() gives the one number of a tensor with one element.',
    instead:
      'Use `x.tolist()` for all numbers; or make it one first: `x.sum().item()`, `x.flatten().slice(0).item()`.',
  });
}
