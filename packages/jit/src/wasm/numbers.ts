/**
 * The numbers that things have in one module: types by structure (each once), functions with the imported
 * ones first, as the format demands, globals in order.
 */
import { unreachable } from '../unreachable.js';
import { unsigned, type Bytes } from './encode.js';
import type { Callable, FunctionType, Global, ValueType } from './instruction.js';

/** The types of one module, each once, by structure; in order they become the section of types. */
export type Types = Map<string, number>;

/** The numbers of things in one module. */
export interface Numbers {
  readonly types: Types;
  readonly functions: ReadonlyMap<Callable, number>;
  readonly globals: ReadonlyMap<Global, number>;
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
  const number = known.get(key) ?? known.size;
  known.set(key, number);
  return number;
}

/**
 * The number of a thing.
 *
 * @param map - numbers of its kind
 * @param thing - a function or a global
 * @returns its number
 */
export function numberOf<T extends { readonly name: string }>(
  map: ReadonlyMap<T, number>,
  thing: T,
): number {
  return map.get(thing) ?? unreachable(`$${thing.name} belongs to another module`);
}
