/**
 * The derivative of one application, from the properties of its primitive: an own rule where there is one,
 * Σ slope·tangent for elementwise operations, itself for linear ones, the product rule for bilinear ones.
 * This one function serves forward mode and the tape.
 */
import {
  add,
  bind,
  bind1,
  GradusError,
  hasTangent,
  mapped,
  multiply,
  type Application,
  type Params,
  type Primitive,
  type SlopeInputs,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';

/** Tangents, null where they are zero. */
export type Tangents = readonly (Tensor | null)[];

/** One application to be differentiated. */
export interface Differential {
  readonly primitive: Primitive;
  readonly params: Params;
  readonly io: Application;
  /** Tangents of the inputs. */
  readonly tangents: Tangents;
  /** A zero tangent, for linear primitives of several operands. */
  zero(type: TensorType): Tensor;
}

/**
 * Tangents of the results of an application.
 *
 * @param d - the application
 * @returns one tangent a result; throws GR401 where there is no rule
 */
export function tangentsOf(d: Differential): Tangents {
  const { primitive, io, params, tangents } = d;
  if (primitive.zeroSlope !== undefined || !io.outputs.some((y) => hasTangent(y.type))) {
    return mapped(io.outputs, () => null);
  }
  if (primitive.tangent !== undefined) return primitive.tangent(tangents, io, params);
  if (primitive.partials !== undefined) return [sumOfSlopes(d)];
  if (primitive.linearIn === 'all') {
    const all = mapped(tangents, (t, i) => t ?? d.zero(io.inputs[i]!.type));
    return bind(primitive, all, params);
  }
  if (primitive.linearIn === 'each') return [productRule(d)];
  throw noRule(primitive);
}

function sumOfSlopes({ primitive, io, params, tangents }: Differential): Tensor | null {
  const [x, y, z] = io.inputs;
  const slopeInputs = { x, y, z, out: io.outputs[0], params } as SlopeInputs;
  let total: Tensor | null = null;
  for (let i = 0; i < tangents.length; i++) {
    const tangent = tangents[i]!;
    const slope = primitive.partials![i];
    if (tangent === null || !slope) continue;
    const term = multiply(slope(slopeInputs), tangent);
    total = total === null ? term : add(total, term);
  }
  return total;
}

function productRule({ primitive, io, params, tangents }: Differential): Tensor | null {
  let total: Tensor | null = null;
  for (let i = 0; i < tangents.length; i++) {
    const tangent = tangents[i]!;
    if (tangent === null) continue;
    const term = bind1(primitive, io.inputs.with(i, tangent), params);
    total = total === null ? term : add(total, term);
  }
  return total;
}

function noRule(primitive: Primitive): GradusError {
  return new GradusError('GR401', {
    what: `${primitive.name} has no derivative rule.`,
    why: 'A primitive is differentiated by its `partials`, its `tangent` rule or its linearity; this one has none of them.',
    instead: 'Give it `partials` or `tangent`, or say `zeroSlope` with the reason if it is flat.',
  });
}
