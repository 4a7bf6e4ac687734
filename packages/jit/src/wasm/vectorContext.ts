/**
 * What a vector is on the machine: registers of 128 bits, one, or two where its elements have 64 bits; and
 * what the code of vectors needs of the function it stands in.
 */
import type { DType } from '@gradus/tensor';
import type { Expression, Local as Variable } from '@gradus/tensor/code';
import type { FunctionBuilder, LaneShape, Local } from './assembler.js';
import type { ScalarContext } from './emitScalar.js';

/** What vectors need of the function they stand in. */
export interface VectorContext extends ScalarContext {
  /** The registers of a vector variable. */
  registersOf(variable: Variable): readonly Local[];
  /** Locals for as many registers, free until the end of the statement. */
  scratch(count: number): readonly Local[];
  /** Pushes one register of a vector. */
  pushVector(vector: Expression, part: number): void;
  /** Operands that this statement keeps in locals. */
  readonly kept: Map<Expression, readonly Local[]>;
}

/** The lanes of a register by dtype; a bool is a mask. */
export const SHAPES: Readonly<Record<DType, LaneShape & ('i32x4' | 'f32x4' | 'f64x2')>> = {
  float32: 'f32x4',
  float64: 'f64x2',
  int32: 'i32x4',
  uint32: 'i32x4',
  bool: 'i32x4',
};

/**
 * How many registers a vector of a dtype takes.
 *
 * @param dtype - the dtype
 * @returns 1 or 2
 */
export function registerCount(dtype: DType): 1 | 2 {
  return dtype === 'float64' ? 2 : 1;
}

/**
 * The registers of a vector in locals: those of a variable, or ones that are set here.
 *
 * @param c - the function
 * @param e - the vector
 * @returns the locals
 */
export function registers(c: VectorContext, e: Expression): readonly Local[] {
  if (e.kind === 'local') return c.registersOf(e.local);
  const known = c.kept.get(e);
  if (known !== undefined) return known;
  const locals = c.scratch(registerCount(e.dtype));
  locals.forEach((local, part) => {
    c.pushVector(e, part);
    c.f.localSet(local);
  });
  c.kept.set(e, locals);
  return locals;
}

/**
 * Pushes a constant in every lane.
 *
 * @param c - the function
 * @param value - the number
 * @param dtype - its dtype
 */
export function pushConstant({ f }: VectorContext, value: number, dtype: DType): void {
  pushLanes(f, SHAPES[dtype], dtype === 'bool' ? -value : value);
}

/**
 * Pushes a register with one number in every lane.
 *
 * @param f - the function
 * @param shape - what its lanes are
 * @param value - the number, or its bits
 * @returns the function
 */
export function pushLanes(
  f: FunctionBuilder,
  shape: 'i32x4' | 'i64x2' | 'f32x4' | 'f64x2',
  value: number | bigint,
): FunctionBuilder {
  return f.constLanes(shape, shape.endsWith('2') ? [value, value] : [value, value, value, value]);
}
