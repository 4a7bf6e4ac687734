/**
 * Constants of a program that has no captures. A rule may bring a tensor along (a mask of a triangle, a
 * matrix of its own); while a closed program is transformed, that tensor would become a capture, and a
 * program inside an equation must have none. So it is written down: an operation without operands whose
 * numbers are its parameters. Linear in the size of the constants.
 */
import {
  allocate,
  contiguous,
  fromData,
  madeOnce,
  unreachable,
  type Primitive,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';
import { freezeParams } from './plainParams.js';
import type { Capture, Equation, Program } from './program.js';

/** The numbers of a constant, row by row, and their type. */
export interface ConstantParams extends Readonly<Record<string, unknown>> {
  readonly type: TensorType;
  readonly values: readonly number[];
}

const kept = new WeakMap<readonly number[], Tensor>();

/** A tensor that is known when the program is made. */
export const constantPrimitive: Primitive<ConstantParams> = {
  name: 'constant',
  accepts: 'any',
  type: (_, { type }) => [type],
  run: (_, { type, values }) => {
    const made = madeOnce(kept, values, () => {
      const data = allocate(type.dtype, values.length);
      data.set(values);
      return fromData(type, data);
    });
    return [made];
  },
  tangent: () => [null],
  zeroSlope: { kind: 'flat', why: 'a constant depends on nothing' },
  lower: { kind: 'host' },
  samples: [], // without operands there is nothing that the laws of primitives could vary
};

/**
 * A program with its captured tensors written down as equations.
 *
 * @param program - made of a closed one: its captures are concrete
 * @returns a closed program of the same meaning
 */
export function writeConstants(program: Program): Program {
  const { captures, equations } = program;
  if (captures.length === 0) return program;
  return { ...program, captures: [], equations: [...captures.map(written), ...equations] };
}

function written({ variable, value }: Capture): Equation {
  if (value.trace !== null) unreachable('what a closed program captures is concrete');
  const params = freezeParams({ type: variable.type, values: [...contiguous(value)] });
  const origin = { op: 'constant', site: null };
  return {
    primitive: constantPrimitive,
    args: [],
    params,
    results: [variable],
    origin,
  };
}
