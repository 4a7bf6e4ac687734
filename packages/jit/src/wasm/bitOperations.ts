/**
 * Operations on the bits of floats, as numbers and as vectors. 2ᵏ is made of a number whose last bits are k
 * and the bias by shifting them into the exponent's place; the exponent is read the other way round. On numbers and on
 * vectors the same is done to the bits.
 */
import { apply, compare, type BitOperation, type Expression } from '@gradus/tensor/code';
import { unreachable } from '@gradus/tensor';
import type { FunctionBuilder } from './assembler.js';
import { pushLanes, type VectorContext } from './vectorContext.js';

type Push = (e: Expression) => void;
type Bits = Extract<Expression, { readonly kind: 'apply' }> & { readonly op: BitOperation };

/** Operations that are of this kind. */
const BIT_OPERATIONS: readonly string[] = [
  'power',
  'powerHalf',
  'exponent',
  'mantissa',
  'copySign',
  'atMost',
  'atLeast',
];

/**
 * Whether an operation is one on bits.
 *
 * @param e - an operation
 * @returns true for those of this file
 */
export function isBits(e: Expression): e is Bits {
  return e.kind === 'apply' && BIT_OPERATIONS.includes(e.op);
}

/** Where a float keeps its exponent: above `shift` bits of its fraction, and more by `bias`. */
const FORMATS = {
  float32: {
    type: 'f32',
    shape: 'f32x4',
    word: 'i32',
    words: 'i32x4',
    bits: 32,
    shift: 23,
    bias: 127,
  },
  float64: {
    type: 'f64',
    shape: 'f64x2',
    word: 'i64',
    words: 'i64x2',
    bits: 64,
    shift: 52,
    bias: 1023,
  },
} as const;

type Format = (typeof FORMATS)[keyof typeof FORMATS];

function formatOf({ dtype }: Expression): Format {
  return dtype === 'float32' || dtype === 'float64' ? FORMATS[dtype] : unreachable(dtype);
}

/** The bits of 2ᵏ. */
function powerOfTwo({ shift, bias }: Format, k: number): bigint {
  return BigInt(k + bias) << BigInt(shift);
}

/** What is done to bits on top of the stack. */
interface Machine {
  /** Shifts them. */
  shift(op: 'shl' | 'shr_u', by: number): void;
  /** Joins them with others. */
  join(op: 'and' | 'or', bits: bigint): void;
}

/** The lesser or greater as a choice: NaN where the first is. */
function choice({ op, args }: Bits): Expression {
  const [x, limit] = args as [Expression, Expression];
  const over = op === 'atMost' ? compare('less', limit, x) : compare('less', x, limit);
  return apply('select', over, limit, x);
}

/** Makes the bits of the result; of an exponent e those of 2^shift + bias + e, a float that holds it as its last bits. */
function changeBits({ shift, join }: Machine, op: BitOperation, format: Format): void {
  switch (op) {
    case 'mantissa':
      join('and', (1n << BigInt(format.shift)) - 1n);
      join('or', powerOfTwo(format, 0));
      return;
    case 'exponent':
      shift('shr_u', format.shift);
      join('or', powerOfTwo(format, format.shift));
      return;
    default:
      if (op === 'powerHalf') shift('shr_u', 1);
      shift('shl', format.shift);
  }
}

/** What is too much in the float that `changeBits` makes of an exponent. */
const start = ({ shift, bias }: Format): number => 2 ** shift + bias;

/**
 * Pushes the result of an operation on numbers.
 *
 * @param f - the function
 * @param e - the operation
 * @param push - pushes an operand
 */
export function emitBits(f: FunctionBuilder, e: Bits, push: Push): void {
  if (e.op === 'atMost' || e.op === 'atLeast') return push(choice(e));
  e.args.forEach(push);
  const format = formatOf(e);
  const { type, word } = format;
  if (e.op === 'copySign') return void f.op(`${type}.copysign`);
  f.op(word === 'i32' ? 'i32.reinterpret_f32' : 'i64.reinterpret_f64');
  const machine: Machine = {
    shift: (op, by) => f.const(word, by).op(`${word}.${op}`),
    join: (op, bits) => f.const(word, bits).op(`${word}.${op}`),
  };
  changeBits(machine, e.op, format);
  f.op(word === 'i32' ? 'f32.reinterpret_i32' : 'f64.reinterpret_i64');
  if (e.op === 'exponent') f.const(type, start(format)).op(`${type}.sub`);
}

/**
 * Pushes one register of the result of an operation on vectors.
 *
 * @param c - the function
 * @param e - the operation
 * @param part - which register
 */
export function pushBits(c: VectorContext, e: Bits, part: number): void {
  const { f } = c;
  const format = formatOf(e);
  const { shape, words } = format;
  // of a sign, the magnitude is below
  const operands = e.op === 'copySign' ? e.args.toReversed() : e.args;
  for (const x of operands) c.pushVector(x, part);
  const machine: Machine = {
    shift: (op, by) => f.const('i32', by).op(`${words}.${op}`),
    join: (op, bits) => pushLanes(f, words, bits).op(`v128.${op}`),
  };
  switch (e.op) {
    case 'copySign':
      pushLanes(f, words, 1n << BigInt(format.bits - 1)).op('v128.bitselect');
      return;
    case 'atMost':
      f.op(`${shape}.pmin`);
      return;
    case 'atLeast':
      f.op(`${shape}.pmax`);
      return;
    default:
      changeBits(machine, e.op, format);
  }
  if (e.op === 'exponent') pushLanes(f, shape, start(format)).op(`${shape}.sub`);
}
