// Random functions of three tensors, for the laws of passes. They are full of what passes look for:
// repeated work, products with 1, casts and transposes there and back, calls, constants; and their inputs
// hold NaN, ∞ and −0. Every function is built again from plain data, so that failures shrink.
import fc from 'fast-check';
import {
  array,
  bind1,
  cos,
  exp,
  filled,
  scalarOf,
  select,
  sin,
  sumOver,
  type NestedNumbers,
  type Tensor,
} from '@gradus/tensor';
import { callPrimitive, stage } from '../src/index.js';

/** One step: an operation, and which earlier values it takes. */
export interface Step {
  readonly op: number;
  readonly x: number;
  readonly y: number;
}

/** A function of x: [2,2], y: [2,2] and s: [] that returns two values. */
export type RandomFunction = (x: Tensor, y: Tensor, s: Tensor) => Tensor[];

const frozen = array([
  [1, -0],
  [0.5, -1],
]);

/** Calls a staged function, twice over, as jit does: the calls are inlined by a pass. */
export function called(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (x) => {
    const body = stage(([v]) => ({ outputs: [f(v!)], rest: null }), [x.type], {
      name: 'inner',
      purpose: 'call',
    }).program;
    const call = (v: Tensor): Tensor => bind1(callPrimitive, [v], { programs: { body } });
    return call(call(x).add(x));
  };
}

/** Brings y to the shape of x. */
function like(x: Tensor, y: Tensor): Tensor {
  return x.shape.length === 0 || y.shape.length === 0 ? y : y.reshape(x.shape);
}

/** For every x, and so every derivative, exact: passes may use all of them. */
const SMOOTH: ((x: Tensor, y: Tensor) => Tensor)[] = [
  (x, y) => x.add(y),
  (x, y) => x.sub(y),
  (x, y) => x.mul(y),
  (x) => x.neg(),
  (x) => sin(x),
  (x) => x.mul(1),
  (x) => x.add(-0),
  (x) => x.add(0),
  (x) => x.sub(0).div(1),
  (x) => x.neg().neg(),
  (x) => (x.ndim === 2 ? x.transpose().reshape([4]).reshape(x.shape) : x),
  (x) => (x.ndim === 2 ? x.transpose() : x),
  (x) => (x.ndim === 2 ? x.transpose().transpose() : x),
  (x) => x.mul(array(1)),
  (x) => x.mul(sin(array(2))),
  (x) =>
    sumOver(
      x.mul(0.1),
      x.shape.map((_, i) => i),
    ).add(sumOver(filled(0.1, x.dtype, [3]), [0])),
  (x) => called((v) => v.mul(0.5).add(sin(v)))(x),
  (x) => called(called((v) => v.mul(1).neg()))(x),
];

const ROUGH: typeof SMOOTH = [
  (x, y) => x.div(y),
  (x) => exp(x),
  (x) => cos(x).add(cos(x)),
  (x, y) => pick(x, like(x, y)),
  (x) => x.astype('float64').astype('float32'),
  (x) => x.astype('int32').astype('float64').astype('int32').astype('float32'),
  (x) => (x.ndim === 2 ? x.mul(frozen.reshape(x.shape)) : x),
  (x) => x.mul(0).add(x.sub(x)),
];

function pick(x: Tensor, y: Tensor): Tensor {
  const wide = x.add(y);
  return select(x.add(y.mul(0)).less(wide), wide.neg(), wide);
}

/**
 * The function that steps describe.
 *
 * @param steps - operations
 * @param ops - what they may be
 * @returns the function
 */
export function functionOf(steps: readonly Step[], ops = [...SMOOTH, ...ROUGH]): RandomFunction {
  return (x, y, s) => {
    const values = [x, y, s];
    for (const step of steps) {
      const a = values[step.x % values.length]!;
      const b = values[step.y % values.length]!;
      values.push(ops[step.op % ops.length]!(a, like(a, b)));
    }
    return [values.at(-1)!, values[steps.length >> 1]!];
  };
}

/** Steps of random functions. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ op: fc.nat(999), x: fc.nat(99), y: fc.nat(99) }),
  { minLength: 1, maxLength: 14 },
);

/** Random functions over all operations. */
export const functions: fc.Arbitrary<RandomFunction> = steps.map((list) => functionOf(list));

/** Random functions with derivatives everywhere. */
export const smoothFunctions: fc.Arbitrary<RandomFunction> = steps.map((list) =>
  functionOf(list.slice(0, 8), SMOOTH),
);

/** Arguments with all the numbers that passes could spoil. */
export const hardArgs: readonly [Tensor, Tensor, Tensor] = [
  array([
    [-0, NaN],
    [Infinity, 1.5],
  ]),
  array([
    [0, -0],
    [-Infinity, 1e-40],
  ]),
  scalarOf(-0, 'float32', true),
];

/** All numbers of some tensors, as texts that tell −0 from 0. */
export function bits(tensors: readonly Tensor[]): string {
  const show = (v: NestedNumbers): string =>
    Array.isArray(v) ? `[${v.map(show).join()}]` : Object.is(v, -0) ? '-0' : String(v);
  return tensors.map((t) => `${t.dtype}[${t.shape.join()}] ${show(t.tolist())}`).join('\n');
}
