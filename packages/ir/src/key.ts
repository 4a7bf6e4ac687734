/**
 * Structural keys: two programs have the same key exactly when they print alike up to names. Numbers are
 * told apart by their bits: −0 is not 0, and NaN equals itself. What has no structure to compare, a
 * primitive or a captured tensor, is told apart by identity. Keys serve caches and the search for common
 * subexpressions; they hold within one run of the library. Linear in the size of the program.
 */
import {
  isPlain,
  madeOnce,
  Tensor,
  type Params,
  type Primitive,
  type TensorType,
} from '@gradus/tensor';
import {
  type Atom,
  type Equation,
  type Literal,
  type Program,
  type Programs,
  type Var,
} from './program.js';

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

/**
 * A number that no other object has.
 *
 * @param value - an object
 * @returns the same number every time
 */
export function identityOf(value: object): number {
  return madeOnce(identities, value, () => nextIdentity++);
}

/** How a key refers to the programs inside an equation. */
export type ProgramReference = (program: Program) => string;

/**
 * Key of a primitive: its identity.
 *
 * @param primitive - the operation
 * @returns its key
 */
export function primitiveKey(primitive: Primitive): string {
  return `${primitive.name}#${identityOf(primitive)}`;
}

/**
 * Key of a type, with its weakness.
 *
 * @param type - the type
 * @returns its key
 */
export function typeKey({ dtype, shape, weak }: TensorType): string {
  return `${dtype}${weak ? '*' : ''}[${shape.join(',')}]`;
}

/**
 * Key of a literal: number and type.
 *
 * @param literal - a number in a program
 * @returns its key
 */
export function literalKey({ value, type }: Literal): string {
  return `${numberKey(value)}:${typeKey(type)}`;
}

/**
 * Key of a number: the shortest text that gives the same bits again; the engine's own text loses the sign of −0.
 *
 * @param value - any number
 * @returns its key
 */
export function numberKey(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/**
 * Key of parameters. The order of their names does not matter (inside a parameter it does, as in a list);
 * a name without a value counts as absent.
 *
 * @param params - parameters of an equation
 * @param reference - how programs inside are named; by their own keys unless said otherwise
 * @returns their key
 */
export function paramsKey(params: Params, reference: ProgramReference = programKey): string {
  const { programs, ...plain } = params as { programs?: Programs };
  const sorted = Object.keys(plain).toSorted();
  const key = recordKey(plain, sorted);
  return programs === undefined ? key : `${key}${programsKey(programs, reference)}`;
}

function programsKey(programs: Programs, reference: ProgramReference): string {
  const named = Object.keys(programs).toSorted();
  const parts = named.map((name) => {
    const value = programs[name]!;
    const list: readonly Program[] = 'equations' in value ? [value] : value;
    return `${stringKey(name)}=${'equations' in value ? '' : list.length}<${list.map(reference).join()}>`;
  });
  return `<${parts.join()}>`;
}

function recordKey(record: Readonly<Record<string, unknown>>, names = Object.keys(record)): string {
  const present = names.filter((name) => record[name] !== undefined);
  return `{${present.map((name) => `${stringKey(name)}=${valueKey(record[name])}`).join()}}`;
}

/** With its length in front, no text can be mistaken for two. */
function stringKey(text: string): string {
  return `${text.length}"${text}`;
}

function valueKey(value: unknown): string {
  if (typeof value === 'number') return numberKey(value);
  if (typeof value === 'string') return stringKey(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`;
  if (!Tensor.is(value) && isPlain(value)) return recordKey(value);
  return `@${identityOf(value)}`;
}

const keys = new WeakMap<Program, string>();

/**
 * Key of a program: equal for programs that differ only in names (of the function, of its inputs, of
 * variables). Programs inside are written once each. Kept with the program.
 *
 * @param program - any program
 * @returns its key
 */
export function programKey(program: Program): string {
  return madeOnce(keys, program, buildKey);
}

/** Numbers programs by their keys, in the order of their first use. */
function numbering(): { readonly reference: ProgramReference; readonly seen: Map<string, number> } {
  const seen = new Map<string, number>();
  const reference: ProgramReference = (program) => {
    const key = programKey(program);
    return `p${madeOnce(seen, key, () => seen.size)}`;
  };
  return { reference, seen };
}

function buildKey(program: Program): string {
  const { reference, seen } = numbering();
  const order = new Map<Var, number>();
  const define = (variable: Var): string => {
    order.set(variable, order.size);
    return typeKey(variable.type);
  };
  const atomKey = (atom: Atom): string =>
    atom.kind === 'literal' ? literalKey(atom) : `v${order.get(atom) ?? '?'}`;
  const equationKey = (equation: Equation): string => {
    const args = equation.args.map(atomKey).join();
    const params = paramsKey(equation.params, reference);
    return `${equation.results.map(define).join()}=${primitiveKey(equation.primitive)}${params}(${args})`;
  };
  const parts = [
    program.inputs.map(define).join(),
    program.captures.map((c) => `${define(c.variable)}@${identityOf(c.value)}`).join(),
    program.equations.map(equationKey).join(';'),
    program.outputs.map(atomKey).join(),
  ];
  return `${[...seen.keys()].map(stringKey).join()}|${parts.join('|')}`;
}

/**
 * A way to name programs by small numbers, equal programs alike: for keys of many equations at once.
 *
 * @returns a reference for `paramsKey`
 */
export function programNumbers(): ProgramReference {
  return numbering().reference;
}
