/**
 * The numbers that things have in one module: types by structure (each once), and functions, the imported
 * ones first, as the format demands.
 */
import { madeOnce, unreachable } from '@gradus/tensor';
import { unsigned, type Bytes } from './encode.js';
import type { Callable, FunctionType, ValueType } from './instruction.js';

/** The types of one module, each once, by structure; in order they become the section of types. */
export type Types = Map<string, number>;

/** The numbers of things in one module. */
export interface Numbers {
  readonly types: Types;
  readonly functions: ReadonlyMap<Callable, number>;
}

/** The byte of a type of values. */
export const VALUE_TYPE: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  i64: 0x7e,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};
const FUNCTION_TYPE = 0x60;

const types = (list: readonly ValueType[]): Bytes => [
  ...unsigned(list.length),
  ...list.map((type) => VALUE_TYPE[type]),
];

/**
 * The number of a type.
 *
 * @param known - the types of the module so far
 * @param type - the type
 * @returns its number
 */
export function typeNumber(known: Types, type: FunctionType): number {
  const key = [FUNCTION_TYPE, ...types(type.params), ...types(type.results)].join(' ');
  return madeOnce(known, key, () => known.size);
}

/**
 * The number of a function.
 *
 * @param numbers - of the functions of a module
 * @param f - the function
 * @returns its number
 */
export function numberOf(numbers: Numbers['functions'], f: Callable): number {
  return numbers.get(f) ?? unreachable(`$${f.name} belongs to another module`);
}
