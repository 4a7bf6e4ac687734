/**
 * One side of a point stands for both only where nothing can bend: at corners, jumps and edges it never does, also where
 * no comparison is written, and at ordinary points it does.
 */
import { describe, expect, it } from '@jest/globals';
import {
  abs,
  arccos,
  arctan2,
  array,
  exp,
  floor,
  log,
  maximum,
  multiply,
  power,
  remainder,
  round,
  sin,
  sort,
  sqrt,
  sum,
  tanh,
  withDefaultDtype,
  type Tensor,
} from '@gradus/tensor';
import { chooseArguments } from '@gradus/autodiff';
import { where } from '@gradus/control-flow';
import { hypot } from '@gradus/numerics';
import { failed, observe } from '../src/observation.js';
import { exactRun } from '../src/shadow/exactRun.js';
import { shadowProgram } from '../src/shadow/program.js';
import { isSmooth } from '../src/shadow/witness.js';

function smoothAt(f: (x: Tensor) => Tensor, at: number): boolean {
  return withDefaultDtype('float64', () => {
    const run = observe({ f: f, ...chooseArguments([at], 0, 'test'), title: 'test' });
    if (failed(run)) throw run.error;
    exactRun(run);
    return isSmooth(shadowProgram(run, 0));
  });
}

const BENT: readonly (readonly [string, (x: Tensor) => Tensor, number])[] = [
  ['a corner', (x) => abs(x), 0],
  ['a tie', (x) => maximum(x, multiply(x, 2)), 0],
  ['a patched condition', (x) => where(x.greater(1.5), x.mul(2), x), 1.5],
  ['a step', (x) => floor(x).mul(x), 3],
  ['a step after rounding', (x) => round(x).mul(x), 2.5],
  ['a remainder', (x) => remainder(x, 0.25).mul(x), 0.75],
  ['the edge of a domain', (x) => x.mul(sqrt(x)), 0],
  ['the edge of a power', (x) => power(x, 1.5), 0],
  ['the edge of an angle', (x) => arccos(x).mul(x), 1],
  ['a pole', (x) => tanh(array(1).div(x)), 0],
  ['a pole of a logarithm', (x) => tanh(log(x)), 0],
  ['the cut of an angle', (x) => arctan2(x, array(-2)), 0],
  ['the tip of a cone', (x) => hypot(x, multiply(x, 3)), 0],
];

describe('bent', () => {
  it.each(BENT)('%s', (_, f, at) => expect(smoothAt(f, at)).toBe(false));
  it('an order among equals', () => {
    const both = (x: Tensor): Tensor => sum(sort(x.mul(array([1, 2]))).mul(array([1, 3])));
    expect(smoothAt(both, 0)).toBe(false);
  });
});

describe('smooth', () => {
  const curve = (x: Tensor): Tensor => exp(sin(x)).mul(tanh(x.mul(3)));
  it.each([0, 1, -10, 0.3].map((x) => [x] as const))('without a condition, at %d', (at) => {
    expect(smoothAt(curve, at)).toBe(true);
  });
  it.each([2, 0.7].map((x) => [x] as const))('with roots and conditions beside, at %d', (at) => {
    const f = (x: Tensor): Tensor => where(x.greater(0), sqrt(x), x).add(log(x).mul(abs(x)));
    expect(smoothAt(f, at)).toBe(true);
  });
});
