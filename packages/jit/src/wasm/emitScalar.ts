/**
 * Scalar expressions as instructions. Arithmetic happens in the dtype of the operands, so float32 stays
 * float32 at every step; eager evaluation computes in double precision and rounds once, which gives the
 * same bits. Mathematical functions are imported: they are the functions that eager evaluation calls.
 */
import { isFloat, type DType, unreachable } from '@gradus/tensor';
import type { NumberFunction, Operation } from '../kernels/kernel.js';
import { apply, type Expression, type Local as Variable, type Place } from '@gradus/tensor/code';
import type { Callable, FunctionBuilder, Local, NumberType } from './assembler.js';
import { emitBits, isBits } from './bitOperations.js';
import type { integerFunctions, IntegerOperation } from './integerFunctions.js';
import { conversionOf, instructionOf, isUnchanged, signOf } from './operations.table.js';

/** What expressions need of the function they stand in. */
export interface ScalarContext {
  readonly f: FunctionBuilder;
  localOf(variable: Variable): Local;
  /** Pushes the address of a place; what is returned must be added to it. */
  pushAddress(place: Place): number;
  /** Pushes whether any lane is true. */
  pushAny(x: Expression): void;
  /** Pushes one lane of a vector. */
  pushLane(vector: Expression, lane: number): void;
  /** A function of the host, of as many numbers of double precision. */
  imported(f: NumberFunction, arity: number): Callable;
  readonly helper: ReturnType<typeof integerFunctions>;
}

type Apply = Extract<Expression, { readonly kind: 'apply' }>;

const VALUE_TYPES: Readonly<Record<DType, NumberType>> = {
  float32: 'f32',
  float64: 'f64',
  int32: 'i32',
  uint32: 'i32',
  bool: 'i32',
};

/**
 * The type on the stack of a value of a dtype.
 *
 * @param dtype - the dtype
 * @returns the type
 */
export function valueType(dtype: DType): NumberType {
  return VALUE_TYPES[dtype];
}

/**
 * Pushes the value of an expression.
 *
 * @param context - the function it stands in
 * @param expression - any expression
 */
export function emitScalar(context: ScalarContext, expression: Expression): void {
  const { f } = context;
  switch (expression.kind) {
    case 'constant':
      f.const(valueType(expression.dtype), expression.value);
      return;
    case 'local':
      f.localGet(context.localOf(expression.local));
      return;
    case 'load':
      emitLoad(context, expression.place);
      return;
    case 'call':
      emitCall(context, expression.f, expression.args, expression.dtype);
      return;
    case 'any':
      context.pushAny(expression.args[0]);
      return;
    case 'lane':
      context.pushLane(expression.args[0], expression.lane);
      return;
    case 'apply':
      emitApply(context, expression);
      return;
    default:
      unreachable('a vector is no number');
  }
}

function emitLoad(context: ScalarContext, place: Place): void {
  const offset = context.pushAddress(place);
  const { dtype } = place.buffer;
  if (dtype === 'bool') context.f.access('i32.load8_u', offset);
  else context.f.load(valueType(dtype), offset);
}

/**
 * Writes the value of an expression to a place.
 *
 * @param context - the function
 * @param place - where to
 * @param value - what
 */
export function emitStore(context: ScalarContext, place: Place, value: Expression): void {
  const offset = context.pushAddress(place);
  emitScalar(context, value);
  const { dtype } = place.buffer;
  if (dtype === 'bool') context.f.access('i32.store8', offset);
  else context.f.store(valueType(dtype), offset);
}

function emitCall(
  context: ScalarContext,
  f: NumberFunction,
  args: readonly Expression[],
  dtype: DType,
): void {
  for (const arg of args) {
    emitScalar(context, arg);
    convertTop(context, arg.dtype, 'float64');
  }
  context.f.call(context.imported(f, args.length));
  convertTop(context, 'float64', dtype);
}

function emitApply(context: ScalarContext, expression: Apply): void {
  const { op, args, dtype } = expression;
  if (isBits(expression)) return emitBits(context.f, expression, (x) => emitScalar(context, x));
  if (op === 'cast') {
    emitScalar(context, args[0]!);
    convertTop(context, args[0]!.dtype, dtype);
    return;
  }
  if (op === 'select') {
    const [condition, yes, no] = args as [Expression, Expression, Expression];
    for (const part of [yes, no, condition]) emitScalar(context, part);
    context.f.op('select');
    return;
  }
  const from = args[0]!.dtype;
  const instruction = instructionOf(op as Operation, from, valueType(from));
  if (instruction === undefined) return emitSpecial(context, op as Operation, args);
  for (const arg of args) emitScalar(context, arg);
  context.f.op(instruction);
}

/** Operations without an instruction of their own. */
function emitSpecial(context: ScalarContext, op: Operation, args: readonly Expression[]): void {
  const [x] = args as [Expression, ...Expression[]];
  if (isUnchanged(op, x.dtype)) return emitScalar(context, x);
  if (isFloat(x.dtype)) {
    const f = FLOAT_FUNCTIONS[op] ?? unreachable(`${op} of ${x.dtype}`);
    return emitCall(context, f, args, x.dtype);
  }
  if (op === 'neg') return emitScalar(context, apply('sub', zero(x), x));
  if (op === 'not' && x.dtype !== 'bool') return emitScalar(context, apply('xor', x, allOnes(x)));
  for (const arg of args) emitScalar(context, arg);
  if (op === 'not') return void context.f.op('i32.eqz');
  context.f.call(context.helper(op as IntegerOperation, signOf(x.dtype)));
}

/**
 * Whether an expression calls a function of the host that another thread does not have, its operands aside.
 *
 * @param e - an expression without formulas
 * @returns true for operations without instructions, and for functions that are not in `Math`
 */
export function isOfThisThread(e: Expression): boolean {
  if (e.kind === 'call') return !isMath(e.f);
  if (e.kind !== 'apply') return false;
  return isFloat(e.args[0]!.dtype) && FLOAT_FUNCTIONS[e.op as Operation] !== undefined;
}

/**
 * Whether a function is one of `Math`, so that every thread has the very same.
 *
 * @param f - a function
 * @returns true where `Math` has it under its name
 */
export function isMath(f: NumberFunction): boolean {
  return (Math as unknown as Record<string, unknown>)[f.name] === f;
}

/** What the host computes, since WebAssembly has no instruction for it. */
const FLOAT_FUNCTIONS: Readonly<Partial<Record<Operation, NumberFunction>>> = {
  remainder: function remainder(x: number, y: number) {
    return x % y;
  },
  quotient: function quotient(x: number, y: number) {
    return y === 0 ? 0 : Math.trunc(x / y);
  },
};

function zero({ dtype }: Expression): Expression {
  return { kind: 'constant', dtype, value: 0 };
}

function allOnes({ dtype }: Expression): Expression {
  return { kind: 'constant', dtype, value: dtype === 'int32' ? -1 : 0xffff_ffff };
}

/** Converts the value on top of the stack. Integers saturate, NaN gives 0, bool asks "not zero". */
function convertTop({ f, helper }: ScalarContext, from: DType, to: DType): void {
  if (from === to) return;
  const instruction = conversionOf(from, to);
  if (instruction !== undefined) f.op(instruction);
  else if (to === 'bool') f.const(valueType(from), 0).op(`${valueType(from)}.ne`);
  else if (from === 'int32') f.const('i32', 0).call(helper('max', 's'));
  else if (from === 'uint32') f.const('i32', 0x7fff_ffff).call(helper('min', 'u'));
}
