/**
 * Operations on the bits of floats, as numbers and as vectors. 2ᵏ is made of a number whose last bits are k
 * and the bias by shifting them into the exponent's place; the exponent is read the other way round.
 */
import { apply, compare, type BitOperation, type Expression } from '@gradus/tensor/code';
import { unreachable } from '@gradus/tensor';
import type { FunctionBuilder } from './assembler.js';
import type { VectorContext } from './vectorContext.js';

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

/** How often the last bits of a number are halved before they are the exponent of a power. */
const halvings = ({ op }: Bits): number => Number(op === 'powerHalf');

/** What depends on the size of a float. */
const FORMATS = {
  float32: {
    type: 'f32',
    word: 'i32',
    shift: 23,
    bias: 127,
    one: 0x3f80_0000n,
    fraction: 0x7f_ffffn,
    sign: 0x8000_0000n,
    shape: 'f32x4',
    words: 'i32x4',
    lanes: 4,
  },
  float64: {
    type: 'f64',
    word: 'i64',
    shift: 52,
    bias: 1023,
    one: 0x3ff0_0000_0000_0000n,
    fraction: 0xf_ffff_ffff_ffffn,
    sign: 0x8000_0000_0000_0000n,
    shape: 'f64x2',
    words: 'i64x2',
    lanes: 2,
  },
} as const;

type Format = (typeof FORMATS)[keyof typeof FORMATS];

function formatOf({ dtype }: Expression): Format {
  return dtype === 'float32' || dtype === 'float64' ? FORMATS[dtype] : unreachable(dtype);
}

/** The lesser or greater as a choice: NaN where the first is. */
function choice({ op, args }: Bits): Expression {
  const [x, limit] = args as [Expression, Expression];
  const over = op === 'atMost' ? compare('less', limit, x) : compare('less', x, limit);
  return apply('select', over, limit, x);
}

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
  const { type, word, shift, bias, one, fraction } = format;
  if (e.op === 'copySign') {
    f.op(`${type}.copysign`);
    return;
  }
  toWord(f, word);
  switch (e.op) {
    case 'mantissa':
      f.const(word, fraction).op(`${word}.and`).const(word, one).op(`${word}.or`);
      break;
    case 'exponent':
      f.const(word, shift).op(`${word}.shr_u`).const(word, bias).op(`${word}.sub`);
      f.op(word === 'i32' ? 'f32.convert_i32_s' : 'f64.convert_i64_s');
      return;
    default:
      f.const(word, halvings(e)).op(`${word}.shr_u`).const(word, shift).op(`${word}.shl`);
  }
  f.op(word === 'i32' ? 'f32.reinterpret_i32' : 'f64.reinterpret_i64');
}

function toWord(f: FunctionBuilder, word: 'i32' | 'i64'): void {
  f.op(word === 'i32' ? 'i32.reinterpret_f32' : 'i64.reinterpret_f64');
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
  const bits = (value: bigint): unknown =>
    f.constLanes(
      words,
      Array.from({ length: format.lanes }, () => value),
    );
  if (e.op === 'copySign') {
    for (const x of e.args.toReversed()) c.pushVector(x, part);
    bits(format.sign);
    f.op('v128.bitselect');
    return;
  }
  for (const x of e.args) c.pushVector(x, part);
  switch (e.op) {
    case 'atMost':
      f.op(`${shape}.pmin`);
      return;
    case 'atLeast':
      f.op(`${shape}.pmax`);
      return;
    case 'mantissa':
      bits(format.fraction);
      f.op('v128.and');
      bits(format.one);
      f.op('v128.or');
      return;
    case 'exponent':
      pushExponent(c, format);
      return;
    default:
      if (halvings(e) > 0) f.const('i32', halvings(e)).op(`${words}.shr_u`);
      f.const('i32', format.shift).op(`${words}.shl`);
  }
}

/** The exponent of what is on top of the stack; float64 has no conversion, so bits count ones of 2⁵². */
function pushExponent({ f }: VectorContext, { words, shift, bias }: Format): void {
  f.const('i32', shift).op(`${words}.shr_u`);
  if (words === 'i32x4') {
    f.op('f32x4.convert_i32x4_s').constLanes('f32x4', [bias, bias, bias, bias]).op('f32x4.sub');
    return;
  }
  const start = ANCHOR + bias;
  f.constLanes('i64x2', [ANCHOR_BITS, ANCHOR_BITS]).op('v128.or');
  f.constLanes('f64x2', [start, start]).op('f64x2.sub');
}

const ANCHOR = 2 ** 52;
const ANCHOR_BITS = 0x4330_0000_0000_0000n;
