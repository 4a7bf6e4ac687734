/** Memory of transformed functions stays flat: tapes, traces and caches go with the functions they were made for. */
import { describe, expect, it } from '@jest/globals';
import { array, sin, type Tensor } from '@gradus/tensor';
import { customJvp, grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond } from '@gradus/control-flow';
import { makeProgram } from '@gradus/ir';

const MIB = 2 ** 20;

/** Bytes that are still held after all garbage is gone. */
function held(): number {
  globalThis.gc!();
  globalThis.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** How much more is held after `turns` than after a tenth of them. */
function growth(turns: number, body: (i: number) => unknown): number {
  let first = 0;
  for (let i = 0; i < turns; i++) {
    if (i === turns / 10) first = held();
    body(i);
  }
  return held() - first;
}

describe('functions that are transformed anew leave nothing behind', () => {
  it('a hundred thousand gradients of closures', () => {
    const turn = (i: number): Tensor => grad((x: Tensor) => x.mul(i).mul(x))(2);
    expect(growth(100_000, turn)).toBeLessThan(4 * MIB);
  }, 60_000);

  it.each<[string, (i: number) => unknown]>([
    ['forward mode', (i) => jvp((x) => sin(x.mul(i)), [2], [1])],
    ['lanes', (i) => vmap((x: Tensor) => sin(x.mul(i)))(array([1, 2]))],
    ['programs', (i) => makeProgram((x: Tensor) => sin(x.mul(i)))(1)],
    ['choices', (i) => grad((x: Tensor) => cond(x.less(i), (v) => v.mul(i), sin, x))(2)],
    [
      'rules of their own',
      (i) => grad(customJvp((x: Tensor) => x.mul(i), ([x], [t]) => [x.mul(i), t.mul(i)]))(2), // prettier-ignore
    ],
  ])('%s', (_, turn) => {
    expect(growth(3000, turn)).toBeLessThan(2 * MIB);
  });
});
