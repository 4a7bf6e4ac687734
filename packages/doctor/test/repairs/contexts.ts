/**
 * Places where an expression may stand: each makes of a function another one with the same gradient at an input.
 */
import { add, less, max, scalarOf, stack, sum, type Tensor } from '@gradus/tensor';
import { checkpoint } from '@gradus/ir';
import { vmap } from '@gradus/batching';
import { cond, foriLoop, scan, whileLoop } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import type { F } from './family.js';

/** A place. */
export interface Context {
  readonly name: string;
  /** The function with its expression there; `beside` is another input, which may take part. */
  readonly around: (f: F, beside: Tensor) => F;
}

/** True, and computed from the input. */
const always = (x: Tensor): Tensor<'bool'> => less(max(x), Infinity);

const zero = (x: Tensor): Tensor => scalarOf(0, x.dtype);

const inCond =
  (f: F): F =>
  (x) =>
    cond(always(x), f, (y: Tensor) => sum(y), x);

const inVmap =
  (f: F, beside: Tensor): F =>
  (x) =>
    vmap(f)(stack([x, beside])).slice(0);

const inScan =
  (f: F): F =>
  (x) =>
    scan((total: Tensor, row: Tensor) => [add(total, f(row)), null], zero(x), stack([x]))[0];

/** The body closes over the input. */
const capturedByScan =
  (f: F): F =>
  (x) =>
    scan((total: Tensor) => [add(total, f(x)), null], zero(x), null, { length: 1 })[0];

/** A carry of a number of steps, the value, and the input. */
const inFori =
  (f: F): F =>
  (x) => {
    const step = (_: Tensor, [, y]: readonly [Tensor, Tensor]) => [f(y), y] as const;
    return foriLoop(0, 1, step, [zero(x), x] as const)[0];
  };

/** Runs as long as the first number of the carry is 0. */
const inWhile =
  (f: F): F =>
  (x) => {
    type Carry = readonly [Tensor, Tensor, Tensor];
    const first = [zero(x), zero(x), x] as const;
    const step = ([n, , y]: Carry) => [add(n, 1), f(y), y] as const;
    return whileLoop(([n]: Carry) => less(n, 1), step, first, { maxSteps: 2 })[1];
  };

/** Places. */
export const contexts: readonly Context[] = [
  { name: 'jit', around: (f) => jit(f) as F },
  { name: 'checkpoint', around: (f) => checkpoint(f) as F },
  { name: 'vmap', around: inVmap },
  { name: 'cond', around: inCond },
  { name: 'scan', around: inScan },
  { name: 'scan, of what it closes over', around: capturedByScan },
  { name: 'foriLoop', around: inFori },
  { name: 'whileLoop', around: inWhile },
  { name: 'jit of scan', around: (f) => jit(inScan(f)) as F },
  { name: 'vmap of cond', around: (f, beside) => inVmap(inCond(f), beside) },
  { name: 'scan of cond of jit', around: (f) => inScan(inCond(jit(f) as F)) },
];
