/**
 * Predicates: one yes or no for a branch or a loop. A boolean, a number (true unless 0) or a tensor of one
 * of them without axes; everything else is refused with what to write instead (GR422).
 */
import {
  dtypes,
  GradusError,
  isFloat,
  less,
  notEqual,
  printType,
  scalarOf,
  select,
  Tensor,
  castTo,
} from '@gradus/tensor';

/** What may decide between two branches. */
export type Predicate = Tensor | boolean | number;

/**
 * A predicate as a boolean scalar.
 *
 * @param value - what the user gave
 * @param op - who asks, for the message
 * @returns a tensor bool[]; throws GR422 for anything else
 */
export function toPredicate(value: unknown, op: string): Tensor {
  if (typeof value === 'boolean') return scalarOf(Number(value), 'bool');
  if (typeof value === 'number') return scalarOf(Number(value !== 0), 'bool');
  if (!Tensor.is(value) || value.shape.length > 0) throw notAPredicate(value, op);
  return value.dtype === 'bool' ? value : notEqual(value, 0);
}

function notAPredicate(value: unknown, op: string): GradusError {
  const given = Tensor.is(value) ? printType(value.type) : kindOf(value);
  return new GradusError('GR422', {
    what: `${op} was given ${given} as its predicate.`,
    why: 'A predicate decides once, for everything: it is one boolean without axes.',
    instead: Tensor.is(value)
      ? 'To choose element by element: `where(p, a, b)`, or `vmap` the whole choice. To ask one thing of all: reduce `p` first.'
      : 'Give a comparison, `x.less(3)`, or a JavaScript boolean.',
  });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'function' ? 'a function' : `a value of type ${typeof value}`;
}

/**
 * The index of a branch as an int32 scalar in 0 … count − 1; what lies outside is clamped to the ends.
 *
 * @param value - an integer, or a tensor of one
 * @param count - number of branches
 * @param op - who asks, for the message
 * @returns a tensor int32[]; throws GR422 for fractions, floats and tensors with axes
 */
export function toIndex(value: unknown, count: number, op: string): Tensor {
  if (typeof value === 'number' && Number.isInteger(value)) {
    return scalarOf(Math.min(count - 1, Math.max(0, value)), 'int32');
  }
  if (!Tensor.is(value) || value.shape.length > 0 || isFloat(value.dtype)) {
    throw notAnIndex(value, op);
  }
  // Clamped before the conversion, which would turn a large uint32 into the largest int32 anyway.
  const index = castTo(value, 'int32');
  const last = scalarOf(count - 1, 'int32');
  const low = scalarOf(0, 'int32');
  const atMost = select(less(index, last), index, last);
  return select(less(atMost, low), low, atMost);
}

function notAnIndex(value: unknown, op: string): GradusError {
  const given = Tensor.is(value)
    ? printType(value.type)
    : typeof value === 'number'
      ? String(value)
      : kindOf(value);
  return new GradusError('GR422', {
    what: `${op} was given ${given} as the index of a branch.`,
    why: `Branches are counted 0, 1, 2, …: the index is one integer without axes (${Object.keys(
      dtypes,
    )
      .filter((d) => d.includes('int'))
      .join(', ')}).`,
    instead: "Convert it first, `x.astype('int32')`; for a yes or no use `cond`.",
  });
}
