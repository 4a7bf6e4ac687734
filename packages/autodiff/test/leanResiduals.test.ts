import { describe, expect, it } from '@jest/globals';
import { array, ones, sin, type Tensor } from '@gradus/tensor';
import { checkProgram, hoistCaptures, linearizeProgram, makeProgram, runProgram } from '@gradus/ir';
import { recordRun } from '../src/linearizeTrace.js';

/** What the forward half saves for the linear one. */
function saved(f: (...xs: Tensor[]) => Tensor, ...xs: Tensor[]): string[] {
  const { closed } = hoistCaptures(makeProgram(f as (...xs: unknown[]) => unknown)(...xs));
  const active = xs.map(() => true);
  const { forward, linear, residuals } = linearizeProgram(closed, { active }, { recordRun });
  checkProgram(forward);
  checkProgram(linear);
  // The two halves give the derivative: forward at x, linear at the residuals.
  const out = runProgram(forward, xs);
  const groups = { input: xs, output: out, extra: out.slice(1) };
  const known = residuals.map(({ from, index }) => groups[from][index]!);
  const [pushed] = runProgram(linear, [...known, ...xs.map(() => ones(xs[0]!.shape))]);
  expect(pushed!.shape).toEqual(out[0]!.shape);
  return residuals.map(({ from }, k) => `${from} [${linear.inputs[k]!.type.shape.join()}]`);
}

describe('a linearized program saves', () => {
  const x = array([1, 2, 3]);
  it('no numbers', () => {
    expect(saved((v) => v.mul(2).div(3).neg(), x)).toEqual([]);
  });
  it('inputs and outputs by pointing at them', () => {
    expect(saved((v, w) => v.mul(w), x, x)).toEqual(['input [3]', 'input [3]']);
  });
  it('not a view, but what it is a view of', () => {
    const table = ones([3, 4]);
    const f = (v: Tensor): Tensor =>
      v
        .reshape([3, 1])
        .mul(sin(table))
        .mul(v.reshape([3, 1]))
        .sum();
    expect(saved(f, x)).toContain('input [3]');
    expect(saved(f, x)).not.toContain('extra [3,1]');
  });
  it('a part of something as the part', () => {
    const f = (v: Tensor): Tensor => v.slice([0, 1]).mul(v).sum();
    expect(saved(f, x).toSorted()).toEqual(['extra [1]', 'input [3]']);
  });
  it('what has to be computed', () => {
    expect(saved((v) => sin(v), x)).toEqual(['extra [3]']);
  });
});
