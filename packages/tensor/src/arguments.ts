/**
 * Reading what users write: tensors and numbers, lists, whole numbers, names of dtypes, options. TypeScript checks
 * most of it; programs in JavaScript, data from JSON and casts get past it, and there a wrong value would
 * end in an error from the inside of a library, or be ignored without a word.
 */
import { scalarOf } from './concrete.js';
import { context } from './context.js';
import { dtypes, type DType } from './dtype.js';
import { GradusError } from './errors/GradusError.js';
import { shown } from './errors/shown.js';
import { Tensor } from './tensor.js';

/** What a function takes where it takes a tensor. */
export type TensorLike = Tensor | number | boolean;

/**
 * A tensor from a tensor or a number; numbers become weak scalars of the default float.
 *
 * @param x - a tensor, a number or a boolean
 * @param op - who asks, for the message
 * @returns the tensor
 */
export function toTensor(x: TensorLike, op: string): Tensor {
  if (Tensor.is(x)) return x;
  if (typeof x === 'number') return scalarOf(x, context.defaultFloat, true);
  if (typeof x === 'boolean') return scalarOf(Number(x), 'bool');
  throw notATensor(x, op);
}

function notATensor(x: unknown, op: string): GradusError {
  return new GradusError('GR104', {
    what: `${op} was given ${shown(x)} where it takes a tensor or a number.`,
    why: 'Operations work on tensors; numbers are converted, other values are not guessed at.',
    instead: Array.isArray(x)
      ? 'Make it a tensor first: `array([1, 2])`.'
      : 'Check that every path of the function returns or passes a tensor.',
  });
}

/** Options of creation. */
export interface DTypeOption<D extends DType = DType> {
  readonly dtype?: D;
}

/**
 * The error for an argument of the wrong kind.
 *
 * @param op - who was given it
 * @param given - what was given, in words (`shown`)
 * @param wanted - what is taken there, with its article; lean bundles leave it out
 * @returns the error to throw
 */
export function wrongKind(op: string, given: string, wanted = ''): GradusError {
  const taken = wanted && ` where it takes ${wanted}`;
  return new GradusError('GR132', {
    what: `${op} was given ${given}${taken}.`,
    why: 'Arguments beside tensors decide shapes and dtypes; a value of another kind is not guessed at.',
    instead: `Give ${wanted}.`,
  });
}

/**
 * One thing or a list of things as a list.
 *
 * @param given - what the user wrote
 * @param op - who asks, for the message
 * @param wanted - what is taken, for the message
 * @returns the list; throws GR132 for what is neither a number nor a list
 */
export function listOf<T>(given: T | readonly T[], op: string, wanted: string): readonly T[] {
  if (Array.isArray(given)) return given as readonly T[];
  if (typeof given === 'number') return [given];
  throw wrongKind(op, shown(given), wanted);
}

/**
 * A list of operands.
 *
 * @param given - what the user wrote
 * @param op - who asks, for the message
 * @returns the list itself; throws GR132 for anything else
 */
export function tensorsOf<T>(given: readonly T[], op: string): readonly T[] {
  if (Array.isArray(given)) return given as readonly T[];
  throw wrongKind(op, shown(given), 'a list of tensors');
}

/**
 * A whole number.
 *
 * @param given - what the user wrote
 * @param op - who asks, for the message
 * @param role - what it is, for the message: `the offset k`
 * @returns the number itself; throws GR132 for anything else
 */
export function wholeNumber(given: number, op: string, role: string): number {
  if (Number.isInteger(given)) return given;
  throw wrongKind(op, shown(given), `a whole number, ${role}`);
}

/**
 * A count: a whole number from 0.
 *
 * @param given - what the user wrote
 * @param op - who asks, for the message
 * @returns the count itself; throws GR132 for anything else
 */
export function countOf(given: number, op: string): number {
  if (Number.isInteger(given) && given >= 0) return given;
  throw wrongKind(op, shown(given), 'a count: a whole number from 0');
}

/**
 * The name of a dtype.
 *
 * @param given - what the user wrote
 * @param op - who asks, for the message
 * @returns the name itself; throws GR132 when there is no such dtype
 */
export function dtypeNamed<D extends DType>(given: D, op: string): D {
  if (typeof given === 'string' && Object.hasOwn(dtypes, given)) return given;
  throw wrongKind(op, shown(given), `a dtype: ${Object.keys(dtypes).map(shown).join(', ')}`);
}

/**
 * An options object whose every key is known: an option that is ignored is a wrong result without a word.
 *
 * @param given - what the user wrote
 * @param known - the keys there are
 * @param op - who asks, for the message
 * @returns the options; throws GR132 for an unknown key or for what is no object
 */
export function optionsOf<O extends object>(
  given: O,
  known: readonly (keyof O & string)[],
  op: string,
): O {
  const isObject = typeof given === 'object' && given !== null;
  const wrong = isObject ? Object.keys(given).find((k) => !known.includes(k as never)) : given;
  if (wrong === undefined && isObject) return given;
  const what = isObject ? `the option ${shown(wrong)}` : shown(given);
  throw wrongKind(op, what, `an object of the options ${known.join(', ')}`);
}

/**
 * The dtype that options of creation name.
 *
 * @param options - what the user wrote
 * @param op - who asks, for the message
 * @returns the dtype, or undefined when none is named; throws GR132 for an unknown one
 */
export function askedDType<D extends DType>(options: DTypeOption<D>, op: string): D | undefined {
  const { dtype } = optionsOf(options, ['dtype'], op);
  return dtype === undefined ? undefined : dtypeNamed(dtype, op);
}
