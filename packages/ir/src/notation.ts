/**
 * The small words of printed programs: names, numbers, types and parameters. What differs is written
 * differently: `2.0` is a float32 and `2` an int32, other dtypes follow a colon, a star marks what is weak,
 * −0 keeps its sign.
 */
import {
  formatNumber,
  isPlain,
  Tensor,
  type DType,
  type Params,
  type TensorType,
} from '@gradus/tensor';
import type { Literal, Program, Var } from './program.js';

/**
 * Short names in order: a, b, …, z, aa, ab, …
 *
 * @param index - 0, 1, …
 * @returns the name
 */
export function shortName(index: number): string {
  let name = '';
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) {
    name = String.fromCharCode(97 + (n % 26)) + name;
  }
  return name;
}

/**
 * Names of the variables of one program: inputs have the user's names, the others short ones in order.
 *
 * @param program - any program, also a broken one
 * @returns the name of a variable; with a question mark where the program does not define it
 */
export function nameVariables(program: Program): (variable: Var) => string {
  const names = new Map<Var, string>();
  const taken = new Set<string>();
  let index = 0;
  const fresh = (): string => {
    let name = shortName(index++);
    while (taken.has(name)) name = shortName(index++);
    return name;
  };
  const define = (variable: Var): void => {
    if (!names.has(variable)) names.set(variable, fresh());
  };
  for (const input of program.inputs) {
    if (input.name === undefined || taken.has(input.name)) continue;
    names.set(input, input.name);
    taken.add(input.name);
  }
  program.inputs.forEach(define);
  for (const { variable } of program.captures) define(variable);
  for (const { results } of program.equations) results.forEach(define);
  return (variable) => {
    const known = names.get(variable) ?? `?${fresh()}`;
    names.set(variable, known);
    return known;
  };
}

/**
 * A type as in `printType`, with a star where it is weak: `float32*[]`.
 *
 * @param type - the type
 * @returns its text
 */
export function showType({ dtype, shape, weak }: TensorType): string {
  return `${dtype}${weak ? '*' : ''}[${shape.join(',')}]`;
}

const SUFFIX: Readonly<Record<DType, string>> = {
  float32: '',
  float64: ':float64',
  int32: '',
  uint32: ':uint32',
  bool: '',
};

/**
 * A number of a program: `2.0` of float32, `2` of int32, `true` of bool, `2.0:float64`, weak `2.0*`.
 *
 * @param literal - the literal
 * @returns its text
 */
export function showLiteral({ value, type }: Literal): string {
  const axes = type.shape.length > 0 ? `[${type.shape.join(',')}]` : '';
  return `${showNumber(value, type.dtype)}${SUFFIX[type.dtype]}${type.weak ? '*' : ''}${axes}`;
}

function showNumber(value: number, dtype: DType): string {
  if (dtype === 'bool') return String(value !== 0);
  const text = formatNumber(value, dtype === 'float32');
  const float = dtype === 'float32' || dtype === 'float64';
  return float && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/**
 * Parameters in brackets, names sorted: `[axes=[0]]`. Left out are programs, empty lists, and what the type
 * of the result says already: the `shape` of a reshape, the `dtype` of a cast.
 *
 * @param params - parameters of an equation
 * @param result - type of its only result
 * @returns their text; empty where there are none
 */
export function showParams(params: Params, result?: TensorType): string {
  const shown = Object.keys(params)
    .toSorted()
    .filter((name) => name !== 'programs' && !isSaid(params[name], name, result))
    .map((name) => `${name}=${showValue(params[name])}`);
  return shown.length === 0 ? '' : `[${shown.join(', ')}]`;
}

/** Whether a parameter need not be shown, since it is empty or stands in the type of the result. */
function isSaid(value: unknown, name: string, result: TensorType | undefined): boolean {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return true;
  if (result === undefined || (name !== 'shape' && name !== 'dtype')) return false;
  return showValue(value) === showValue(result[name]);
}

const BARE = /^(?!(?:true|false|null|undefined|NaN|Infinity)$)[\p{L}_$][\p{L}\p{N}_$-]*$/u;

function showValue(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, false);
  if (typeof value === 'string') return BARE.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(showValue).join(',')}]`;
  if (isPlain(value)) return showRecord(value);
  return typeof value === 'function' || typeof value === 'object'
    ? showObject(value)
    : `${value as boolean}`;
}

function showRecord(record: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(record).filter((name) => record[name] !== undefined);
  return `{${names.map((name) => `${name}: ${showValue(record[name])}`).join(', ')}}`;
}

/** What has no place among parameters is shown all the same, for the message that says so. */
function showObject(value: object | null): string {
  if (value === null) return 'null';
  if (typeof value === 'function') return `<${(value as { name: string }).name || 'function'}>`;
  return Tensor.is(value) ? `<${showType(value.type)}>` : `<${value.constructor.name}>`;
}
