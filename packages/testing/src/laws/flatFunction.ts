/**
 * Functions of trees as functions of lists of tensors, which is how the laws see them.
 */
import {
  bind,
  hasTangent,
  printType,
  type Params,
  type Primitive,
  type Tensor,
} from '@gradus/tensor';
import { callTree, flattenTree, nameOf, type TreeFunction } from '@gradus/ir';

/** A function of tensors, a point, and a name for messages. */
export interface Subject {
  readonly name: string;
  readonly primals: readonly Tensor[];
  readonly run: (...inputs: readonly Tensor[]) => Tensor[];
}

/**
 * A user's function at a point.
 *
 * @param f - a function of trees
 * @param args - its arguments
 * @returns the same over lists of leaves
 */
export function subjectOf(f: TreeFunction, args: readonly unknown[]): Subject {
  const { leaves, shape } = flattenTree(args, 'args');
  return {
    name: nameOf(f),
    primals: leaves,
    run: (...inputs) => callTree(f, shape, inputs, nameOf(f)).leaves,
  };
}

/**
 * A primitive with its parameters at a point.
 *
 * @param primitive - the primitive
 * @param primals - its inputs
 * @param params - its parameters
 * @returns the application as a function of the inputs
 */
export function applicationOf(
  primitive: Primitive,
  primals: readonly Tensor[],
  params: Params,
): Subject {
  return {
    name: primitive.name + printParams(params),
    primals,
    run: (...inputs) => bind(primitive, inputs, params),
  };
}

function printParams(params: Params): string {
  const entries = Object.entries(params).filter(([key]) => key !== 'programs');
  return entries.length === 0 ? '' : `{${entries.map(([k, v]) => `${k}: ${text(v)}`).join(', ')}}`;
}

function text(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(text).join(', ')}]` : String(value);
}

/**
 * The subject with its values, for messages.
 *
 * @param subject - function and point
 * @returns its text
 */
export function describeSubject({ name, primals }: Subject): string {
  return `${name} on ${primals.map((x) => `${printType(x.type)} ${x.toString()}`).join(', ')}`;
}

/**
 * The same function without results that have no tangent.
 *
 * @param subject - function and point
 * @returns the function of the same inputs whose results are floats
 */
export function floatResults(subject: Subject): Subject {
  const run: Subject['run'] = (...inputs) =>
    subject.run(...inputs).filter((y) => hasTangent(y.type));
  return { ...subject, run };
}
