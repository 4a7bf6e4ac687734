/**
 * The messages of indexing: what is no index, and what lies outside of its axis.
 */
import type { Shape } from '../shape.js';
import { printType, type TensorType } from '../type.js';
import { GradusError } from './GradusError.js';

/**
 * A tensor of floats or booleans where integers are needed.
 *
 * @param type - its type
 * @param op - who asks
 * @returns the error to throw
 */
export function indexNotInteger(type: TensorType, op: string): GradusError {
  if (type.dtype === 'bool') {
    return new GradusError('GR122', {
      what: `${op} was given the mask ${printType(type)} as an index.`,
      why: 'How many elements a mask picks depends on its values, and shapes must not.',
      instead:
        'Keep the shape: `where(mask, x, 0)`, or `where(mask, x, 0).sum()` to sum the picked ones.',
    });
  }
  return new GradusError('GR122', {
    what: `${op} was given ${printType(type)} as an index.`,
    why: 'Indices are integers. A fractional place has no element, and rounding would hide a gradient of 0.',
    instead: "Convert on purpose: `index.astype('int32')`; between elements, interpolate.",
  });
}

/**
 * Something that is no index at all.
 *
 * @param item - what was given, as text
 * @param op - who asks
 * @returns the error to throw
 */
export function notAnIndex(item: string, op: string): GradusError {
  return new GradusError('GR122', {
    what: `${op} was given ${item} as an index.`,
    why: 'An index is an integer, [] (all), [start], [start, end], [start, end, step], null (a new axis), or a tensor of integers.',
    instead:
      'For a list of places use `take(x, [0, 2])`, or a tensor: `x.slice(array([0, 2], { dtype: "int32" }))`.',
  });
}

/**
 * A number outside of its axis.
 *
 * @param op - who was given it
 * @param given - the index or range, as text
 * @param where - the axis and its length
 * @returns the error to throw
 */
export function outOfBounds(
  op: string,
  given: string,
  [axis, length]: readonly [number, number],
): GradusError {
  return new GradusError('GR123', {
    what: `${op} was given ${given} for axis ${axis}, which has length ${length}.`,
    why: 'Places are numbered from 0; negative numbers count from the end. Ranges are not cut short: a bound beyond the end is more often a mistake than meant.',
    instead: `Stay within ${-length} … ${length}: \`[]\` takes the whole axis, \`[start]\` everything from there.`,
  });
}

/**
 * More indices than axes.
 *
 * @param count - indices that take an axis
 * @param shape - the shape
 * @returns the error to throw
 */
export function tooManyIndices(count: number, shape: Shape): GradusError {
  return new GradusError('GR123', {
    what: `slice was given ${count} indices for a tensor of shape [${shape.join(', ')}].`,
    why: 'Each index takes one axis; only `null` takes none.',
    instead: `Give at most ${shape.length}; axes without an index stay whole.`,
  });
}
