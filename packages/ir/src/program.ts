/**
 * A program: typed equations in single assignment, closed (no free variables), with the programs inside
 * an equation in `params.programs`. It is data: it can be printed, checked, rewritten and compiled.
 */
import {
  convert,
  sameType,
  type Params,
  type Primitive,
  type Site,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';

/** A typed name, assigned once. */
export interface Var {
  readonly kind: 'var';
  readonly id: number;
  readonly type: TensorType;
  /** What the user calls it: a parameter of the function. For printing alone. */
  readonly name?: string;
}

/** A number written into a program. */
export interface Literal {
  readonly kind: 'literal';
  readonly value: number;
  readonly type: TensorType;
}

/** An argument of an equation. */
export type Atom = Var | Literal;

/** Where an equation came from. */
export interface Origin {
  readonly op: string;
  readonly site: Site | null;
}

/** `results = primitive[params](args)` */
export interface Equation {
  readonly primitive: Primitive;
  readonly args: readonly Atom[];
  readonly params: Params;
  readonly results: readonly Var[];
  readonly origin: Origin;
}

/** A tensor that the traced function closed over: frozen at trace time, or a value of an outer trace. */
export interface Capture {
  readonly variable: Var;
  readonly value: Tensor;
}

/** A traced function. */
export interface Program {
  readonly name: string;
  readonly captures: readonly Capture[];
  readonly inputs: readonly Var[];
  readonly equations: readonly Equation[];
  readonly outputs: readonly Atom[];
}

/** Programs inside an equation, by name. */
export type Programs = Readonly<Record<string, Program | readonly Program[]>>;

let next = 0;

/**
 * A new variable.
 *
 * @param type - its type
 * @param name - what the user calls it
 * @returns a variable with an id of its own
 */
export function newVar(type: TensorType, name?: string): Var {
  const variable: Var = { kind: 'var', id: next++, type };
  return name === undefined ? variable : { ...variable, name };
}

/**
 * A number in a program.
 *
 * @param value - the number, rounded to the dtype
 * @param type - its type, of shape []
 * @returns the literal
 */
export function newLiteral(value: number, type: TensorType): Literal {
  return { kind: 'literal', value: convert(value, type.dtype), type };
}

/**
 * Whether two types agree in everything, `weak` as well: then values of one may replace the other.
 *
 * @param a - one type
 * @param b - the other
 * @returns true when nothing tells them apart
 */
export function exactType(a: TensorType, b: TensorType): boolean {
  return a === b || (a.weak === b.weak && sameType(a, b));
}

/**
 * The programs an equation carries, in a list.
 *
 * @param params - parameters of an equation
 * @returns all programs inside it
 */
export function programsOf(params: Params): Program[] {
  const { programs } = params as { programs?: Programs };
  return programs === undefined ? [] : Object.values(programs).flat();
}

/**
 * A program whose captures became its first inputs, and the captured values to pass there.
 *
 * @param program - any program
 * @returns the closed program and the values of its new inputs
 */
export function hoistCaptures(program: Program): { closed: Program; values: Tensor[] } {
  if (program.captures.length === 0) return { closed: program, values: [] };
  return {
    closed: {
      ...program,
      captures: [],
      inputs: [...program.captures.map((c) => c.variable), ...program.inputs],
    },
    values: program.captures.map((c) => c.value),
  };
}
