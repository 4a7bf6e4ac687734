/**
 * The scalar description of a primitive on integers. Between whole numbers of 32 bits nothing is rounded, but sums wrap, and
 * the complement of a number is no truth value: so integers are computed as the primitive itself computes them.
 */
import { dtypes, numbers, type DType, type Scalars, type Tensor } from '@gradus/tensor';
import { Real } from './real.js';
import { realScalars } from './scalars.js';

/** What integers compute otherwise than reals. */
const OTHERWISE = [
  ...['add', 'sub', 'mul', 'quotient', 'remainder', 'neg', 'abs'],
  ...['and', 'or', 'xor', 'not', 'shiftLeft', 'shiftRight'],
] as const;

type Operation = (...xs: Real[]) => Real;

function onIntegers(name: string, dtype: DType): Operation {
  const exact = (realScalars as unknown as Record<string, Operation>)[name]!;
  const whole = (numbers(dtype) as unknown as Record<string, (...xs: number[]) => number>)[name]!;
  return (...xs) => {
    if (!xs.every((x) => x.isInteger())) return exact(...xs);
    const made = new Real(whole(...xs.map((x) => x.toNumber())));
    return xs.some((x) => x.rounded) ? made.asRounded() : made;
  };
}

const tableOf = (dtype: DType): Scalars<Real> => ({
  ...realScalars,
  ...Object.fromEntries(OTHERWISE.map((name) => [name, onIntegers(name, dtype)])),
});

const TABLES: Partial<Record<DType, Scalars<Real>>> = {};

/**
 * Scalars as reals, for the operands of a step.
 *
 * @param operands - the first one tells the dtype
 * @returns how to compute with them
 */
export function scalarsOf([first]: readonly Tensor[]): Scalars<Real> {
  const dtype = first?.dtype;
  if (dtype === undefined || dtypes[dtype].kind !== 'integer') return realScalars;
  return (TABLES[dtype] ??= tableOf(dtype));
}
