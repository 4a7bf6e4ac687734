// Every primitive of every package, for the tables of the reference: those with samples from the lists that
// drive the laws, those that carry programs from a program that holds them. A new one in a list joins by itself.
import { checkpoint, customJvp, customVjp } from '@gradus/autodiff';
import { cond, scan, whileLoop } from '@gradus/control-flow';
import { barrierPrimitive, makeProgram } from '@gradus/ir';
import { jit } from '@gradus/jit';
import { primitives as ofNumerics } from '@gradus/numerics/primitives';
import { sin } from '@gradus/tensor';
import { primitives as ofTensor } from '@gradus/tensor/primitives';

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/**
 * Primitives with samples: `[package, primitives]`, by name.
 * @type {readonly (readonly [string, readonly import('@gradus/tensor').Primitive[]])[]}
 */
export const samplePrimitives = [
  ['tensor', ofTensor.toSorted(byName)],
  ['ir', [barrierPrimitive]],
  ['numerics', ofNumerics.toSorted(byName)],
];

const scalar = { dtype: 'float32', shape: [] };
const sine = (x) => sin(x);
const ruled = customJvp(sine, ([x], [t]) => [sin(x), t]);
const pulled = customVjp(sine, (x) => [sin(x), null], (_, w) => [w]); // prettier-ignore

/** Functions that become one equation of a primitive that carries programs. */
const CARRIERS = [
  ['ir', (x) => checkpoint(sine)(x)],
  ['jit', (x) => jit(sine)(x)],
  ['autodiff', (x) => ruled(x)],
  ['autodiff', (x) => pulled(x)],
  ['control-flow', (x) => cond(x.greater(0), sine, (v) => v, x)],
  ['control-flow', (x) => scan((c) => [sin(c), null], x, null, { length: 2 })[0]],
  ['control-flow', (x) => whileLoop((c) => c.less(9), (c) => c.mul(2), x)], // prettier-ignore
];

/** Primitives that carry programs: `[package, primitive]`. */
export const programPrimitives = CARRIERS.map(([name, f]) => [
  name,
  makeProgram(f)(scalar).equations.at(-1).primitive,
]);
