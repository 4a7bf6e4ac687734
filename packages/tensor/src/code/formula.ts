/**
 * Formulas: functions of floats written in the operations that loops have, so that the emitter, which
 * knows no functions, and the interpreter compute the same bits. A formula says nothing of lanes; where it
 * is put in, it takes the lanes of its operands.
 */
import type { DType } from '../dtype.js';
import { apply, cast, compare, get, number } from './expression.js';
import type { BitOperation, Expression, Local, Statement } from './loop.js';
import type { NumberFunction, Operation } from './operation.js';

/** The dtypes of formulas. */
export type FloatDType = Extract<DType, 'float32' | 'float64'>;

/** The coefficients of a polynomial by the accuracy of the result, lowest power first. */
export type Coefficients = Readonly<Record<FloatDType, readonly number[]>>;

/** An instruction of a formula. */
export type Step =
  | Extract<Statement, { readonly kind: 'set' }>
  | { readonly kind: 'if'; readonly condition: Expression; readonly body: readonly Step[] };

/** A function as instructions. */
export interface Formula {
  readonly params: readonly Local[];
  readonly body: readonly Step[];
  readonly result: Expression;
}

/** A value of a formula; a number takes the dtype of what it meets. */
export type Operand = Expression | number;

/** A call of the host. */
export interface HostCall {
  readonly f: NumberFunction;
  readonly args: readonly Expression[];
}

/** Writes a formula, step by step. */
export class FormulaWriter {
  /** What it computes in. */
  readonly dtype: FloatDType;
  /** What its result is rounded to; digits beyond that need not be right. */
  readonly accuracy: FloatDType;
  readonly body: Step[];
  /** The function as the host computes it; not what a formula inside of another one is of. */
  readonly host: NumberFunction;
  #params = 0;

  /**
   * @param host - the function as the host computes it
   * @param dtype - what it computes in
   * @param outer - a formula of which it is a part
   */
  constructor(host: NumberFunction, dtype: FloatDType, outer?: FormulaWriter) {
    this.host = host;
    this.dtype = dtype;
    this.accuracy = outer?.accuracy ?? dtype;
    this.body = outer?.body ?? [];
  }

  /** Whether there are digits to spare. */
  get spare(): boolean {
    return this.accuracy !== this.dtype;
  }

  /** The same formula, going on in double precision. */
  wider(): FormulaWriter {
    return new FormulaWriter(this.host, 'float64', this);
  }

  /** A step that later ones refer to. */
  let(value: Expression): Expression {
    const local = this.#local(value.dtype);
    this.body.push({ kind: 'set', local, value });
    return get(local);
  }

  /** A number of the formula's dtype. */
  constant(x: number): Expression {
    return rounded(x, this.dtype);
  }

  /** An operand. */
  param(): Local {
    return { name: `${this.host.name}.x${this.#params++}`, dtype: this.dtype };
  }

  /** A value where a condition holds, and what a function of the host gives where it does not. */
  unless(fine: Expression, value: Expression, call: HostCall): Expression {
    const holds = this.let(fine);
    const local = this.#local(value.dtype);
    this.body.push({ kind: 'set', local, value });
    const asked: Expression = { kind: 'call', f: call.f, dtype: value.dtype, args: call.args };
    this.body.push({
      kind: 'if',
      condition: { kind: 'any', dtype: 'bool', args: [apply('not', holds)] },
      body: [{ kind: 'set', local, value: apply('select', holds, get(local), asked) }],
    });
    return get(local);
  }

  #local(dtype: DType): Local {
    return { name: `${this.host.name}.${this.body.length}`, dtype };
  }

  /**
   * a₀ + a₁·x + a₂·x² + … by Horner's rule. In double precision, which needs many terms, neighbours come together
   * first, then neighbours of those (G. Estrin 1960), up to the last three: as many operations and one a doubling, and
   * few of them wait for one another. In single precision steps of other vectors fill the time.
   */
  polynomial(x: Expression, coefficients: readonly number[]): Expression {
    let terms: Operand[] = [...coefficients];
    let power = x;
    const few = this.dtype === 'float64' ? 3 : Infinity;
    for (; terms.length > few; power = this.let(mul(power, power))) {
      terms = pairs(terms).map(([even, odd]) =>
        odd === undefined ? even : add(mul(odd, power), even),
      );
    }
    return terms.reduceRight((sum, term) => add(mul(sum, power), term)) as Expression;
  }
}

function pairs<T>(list: readonly T[]): (readonly [T, T | undefined])[] {
  return list.flatMap((first, i) => (i % 2 === 0 ? [[first, list[i + 1]] as const] : []));
}

/** Operands as expressions: numbers take the dtype of the floats beside them. */
function lifted(args: readonly Operand[]): Expression[] {
  const float = args.findLast((x): x is Expression => typeof x !== 'number' && x.dtype !== 'bool');
  return args.map((x) => (typeof x === 'number' ? rounded(x, float!.dtype) : x));
}

function rounded(x: number, dtype: DType): Expression {
  return number(dtype === 'float32' ? Math.fround(x) : x, dtype);
}

/** Writes an operation of terms. */
type Operator = (...args: readonly Operand[]) => Expression;

const operation =
  (op: Operation | BitOperation): Operator =>
  (...args) =>
    apply(op, ...lifted(args));

export const add: Operator = /* @__PURE__ */ operation('add');
export const sub: Operator = /* @__PURE__ */ operation('sub');
export const mul: Operator = /* @__PURE__ */ operation('mul');
export const div: Operator = /* @__PURE__ */ operation('div');
export const neg: Operator = /* @__PURE__ */ operation('neg');
export const abs: Operator = /* @__PURE__ */ operation('abs');
export const both: Operator = /* @__PURE__ */ operation('and');
export const not: Operator = /* @__PURE__ */ operation('not');
export const sqrt: Operator = /* @__PURE__ */ operation('sqrt');
export const floor: Operator = /* @__PURE__ */ operation('floor');
export const round: Operator = /* @__PURE__ */ operation('round');
export const select: Operator = /* @__PURE__ */ operation('select');
export const power: Operator = /* @__PURE__ */ operation('power');
export const powerHalf: Operator = /* @__PURE__ */ operation('powerHalf');
export const exponent: Operator = /* @__PURE__ */ operation('exponent');
export const mantissa: Operator = /* @__PURE__ */ operation('mantissa');
export const copySign: Operator = /* @__PURE__ */ operation('copySign');
export const atMost: Operator = /* @__PURE__ */ operation('atMost');
export const atLeast: Operator = /* @__PURE__ */ operation('atLeast');

/**
 * Whether x is less than y.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns a bool
 */
export function less(x: Operand, y: Operand): Expression {
  const [a, b] = lifted([x, y]) as [Expression, Expression];
  return compare('less', a, b);
}

/**
 * Whether x and y are equal.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns a bool
 */
export function equal(x: Operand, y: Operand): Expression {
  const [a, b] = lifted([x, y]) as [Expression, Expression];
  return compare('equal', a, b);
}

/** How a function of some operands is written. */
export type Write = (w: FormulaWriter, ...xs: readonly Expression[]) => Expression;

/** How a function is written for each dtype for which there is a formula; the host is asked for others. */
export type Writing = Readonly<Partial<Record<FloatDType, Write>>>;

/**
 * Writes a formula.
 *
 * @param writer - an empty one
 * @param arity - the number of operands
 * @param write - what writes it
 * @returns the formula
 */
export function formula(writer: FormulaWriter, arity: number, write: Write): Formula {
  const params = Array.from({ length: arity }, () => writer.param());
  const result = write(writer, ...params.map(get));
  return { params, body: writer.body, result };
}

/**
 * A function of float32 that is computed in double precision.
 *
 * @param write - what writes it for float64
 * @returns what writes it for float32
 */
export function inDouble(write: Write): Write {
  return (w, ...xs) => {
    const wide = w.wider();
    const result = write(wide, ...xs.map((x) => wide.let(cast(x, 'float64'))));
    return cast(result, 'float32');
  };
}
