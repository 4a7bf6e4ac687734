/**
 * Conversions of vectors. Between elements of 32 and of 64 bits a register becomes two halves, or two
 * registers become halves of one. Values are those of scalar conversion: integers saturate, NaN gives 0,
 * bool asks "not zero".
 */
import { isFloat, type DType } from '@gradus/tensor';
import type { Expression } from '@gradus/tensor/code';
import { signOf } from './operations.table.js';
import { pushConstant, pushLanes, registers, SHAPES, type VectorContext } from './vectorContext.js';
import { pushMask } from './vectorMasks.js';
import { EVEN, HIGH_HALF, LOW_HALVES } from './vectorShuffles.js';

/**
 * Pushes one register of a converted vector.
 *
 * @param c - the function
 * @param x - the vector
 * @param to - another dtype
 * @param part - which register
 */
export function pushCast(c: VectorContext, x: Expression, to: DType, part: number): void {
  if (x.dtype === to) return c.pushVector(x, part);
  if (x.dtype === 'bool') return fromBool(c, x, to, part);
  if (to === 'bool') return toBool(c, x);
  if (to === 'float64') return widen(c, x, part);
  if (x.dtype === 'float64') return narrow(c, x, to);
  c.pushVector(x, part);
  if (to === 'float32') c.f.op(`f32x4.convert_i32x4_${signOf(x.dtype)}`);
  else if (isFloat(x.dtype)) c.f.op(`i32x4.trunc_sat_f32x4_${signOf(to)}`);
  else if (to === 'uint32') pushLanes(c.f, 'i32x4', 0).op('i32x4.max_s');
  else pushLanes(c.f, 'i32x4', 0x7fff_ffff).op('i32x4.min_u');
}

/** A mask cuts out a one. */
function fromBool(c: VectorContext, x: Expression, to: DType, part: number): void {
  if (to === 'float64') pushMask(c, x, part);
  else c.pushVector(x, 0);
  pushConstant(c, 1, to);
  c.f.op('v128.and');
}

function toBool(c: VectorContext, x: Expression): void {
  const notZero = (part: number): void => {
    c.pushVector(x, part);
    pushConstant(c, 0, x.dtype);
    c.f.op(`${SHAPES[x.dtype]}.ne`);
  };
  notZero(0);
  if (x.dtype !== 'float64') return;
  notZero(1);
  c.f.shuffle(EVEN);
}

function widen(c: VectorContext, x: Expression, part: number): void {
  const [all] = registers(c, x);
  c.f.localGet(all!);
  if (part === 1) c.f.localGet(all!).shuffle(HIGH_HALF);
  const isSingle = x.dtype === 'float32';
  c.f.op(isSingle ? 'f64x2.promote_low_f32x4' : `f64x2.convert_low_i32x4_${signOf(x.dtype)}`);
}

function narrow(c: VectorContext, x: Expression, to: DType): void {
  for (let part = 0; part < 2; part++) {
    c.pushVector(x, part);
    const isSingle = to === 'float32';
    c.f.op(isSingle ? 'f32x4.demote_f64x2_zero' : `i32x4.trunc_sat_f64x2_${signOf(to)}_zero`);
  }
  c.f.shuffle(LOW_HALVES);
}
