/**
 * The scalar operations on plain numbers: what one element of an eager result is. Each table
 * computes in the arithmetic of its dtype. float32 rounds after every operation: double precision
 * holds more than twice its digits, so computing + − × ÷ √ there and rounding once gives the
 * float32 result bit for bit (S. A. Figueroa, “When is double rounding innocuous?”, ACM SIGNUM 30,
 * 1995). Integers wrap around.
 */
import { convert, type DType } from './dtype.js';
import type { Scalars } from './lowering.js';
import { roundHalfEven } from './rounding.js';

const round32 = Math.fround;

const FLOAT64: Scalars<number> = {
  constant: convert,
  like: (value) => value,
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  quotient: (x, y) => (y === 0 ? 0 : Math.trunc(x / y)),
  remainder: (x, y) => x % y,
  neg: (x) => -x,
  abs: Math.abs,
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfEven,
  trunc: Math.trunc,
  min: Math.min,
  max: Math.max,
  equal: (x, y) => Number(x === y),
  less: (x, y) => Number(x < y),
  lessEqual: (x, y) => Number(x <= y),
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
  not: (x) => Number(x === 0),
  shiftLeft: (x, n) => x << n,
  shiftRight: (x, n) => x >> n,
  select: (c, x, y) => (c === 0 ? y : x),
  cast: convert,
  call: (f, ...xs) => f(...xs),
};

const FLOAT32: Scalars<number> = {
  ...FLOAT64,
  like: round32,
  add: (x, y) => round32(x + y),
  sub: (x, y) => round32(x - y),
  mul: (x, y) => round32(x * y),
  div: (x, y) => round32(x / y),
  sqrt: (x) => round32(Math.sqrt(x)),
  call: (f, ...xs) => round32(f(...xs)),
};

const INT32: Scalars<number> = {
  ...FLOAT64,
  like: (value) => convert(value, 'int32'),
  add: (x, y) => (x + y) | 0,
  sub: (x, y) => (x - y) | 0,
  mul: Math.imul,
  quotient: (x, y) => (y === 0 ? 0 : (x / y) | 0),
  remainder: (x, y) => (x % y) | 0,
  neg: (x) => -x | 0,
  abs: (x) => Math.abs(x) | 0,
  not: (x) => ~x,
  call: (f, ...xs) => convert(f(...xs), 'int32'),
};

const UINT32: Scalars<number> = {
  ...FLOAT64,
  like: (value) => convert(value, 'uint32'),
  add: (x, y) => (x + y) >>> 0,
  sub: (x, y) => (x - y) >>> 0,
  mul: (x, y) => Math.imul(x, y) >>> 0,
  quotient: (x, y) => (y === 0 ? 0 : (x / y) >>> 0),
  remainder: (x, y) => (x % y) >>> 0,
  neg: (x) => -x >>> 0,
  and: (x, y) => (x & y) >>> 0,
  or: (x, y) => (x | y) >>> 0,
  xor: (x, y) => (x ^ y) >>> 0,
  not: (x) => ~x >>> 0,
  shiftLeft: (x, n) => (x << n) >>> 0,
  shiftRight: (x, n) => x >>> n,
  call: (f, ...xs) => convert(f(...xs), 'uint32'),
};

const BOOL: Scalars<number> = { ...FLOAT64, like: (value) => convert(value, 'bool') };

const TABLES: Readonly<Record<DType, Scalars<number>>> = {
  float32: FLOAT32,
  float64: FLOAT64,
  int32: INT32,
  uint32: UINT32,
  bool: BOOL,
};

/**
 * Scalars as plain numbers, in the arithmetic of a dtype.
 *
 * @param dtype - dtype of the operands
 * @returns the operations
 */
export function numbers(dtype: DType): Scalars<number> {
  return TABLES[dtype];
}
