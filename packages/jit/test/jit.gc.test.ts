/** Memory of repeated calls stays flat: results are garbage, arenas are used again, caches forget. */
import { describe, expect, it } from '@jest/globals';
import { fromData, sin, sum, typeOf, withSettings, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { jit } from '../src/index.js';

const MIB = 2 ** 20;
const ramp = (n: number): Tensor =>
  fromData(
    typeOf('float32', [n]),
    Float32Array.from({ length: n }, (_, i) => i / n),
  );

/** Bytes that are still held after all garbage is gone. */
function held(): number {
  globalThis.gc!();
  globalThis.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** How much more is held after `turns` than after a tenth of them. */
function growth(turns: number, body: (i: number) => void): number {
  let first = 0;
  for (let i = 0; i < turns; i++) {
    if (i === turns / 10) first = held();
    body(i);
  }
  return held() - first;
}

describe('memory', () => {
  it('of calls with large arguments and results', () => {
    const f = jit((x: Tensor) => x.mul(x).add(1));
    const x = ramp(MIB / 4);
    // A thousand results of 1 MiB: none of them is kept.
    expect(growth(1000, () => f(x))).toBeLessThan(4 * MIB);
  });
  it('of gradients through jit', () => {
    const g = grad(jit((x: Tensor) => sum(sin(x).mul(x))));
    const x = ramp(MIB / 16);
    expect(growth(300, () => g(x))).toBeLessThan(4 * MIB);
  });
  it('of functions that are jitted anew', () => {
    const x = ramp(8);
    const turn = (i: number): Tensor => jit((y: Tensor) => sin(y.mul(i)).add(y))(x);
    // Every turn is another program; compiled code that nobody used lately is forgotten.
    const grown = withSettings({ warn: () => {} }, () => growth(4000, (i) => turn(i)));
    expect(grown).toBeLessThan(16 * MIB);
  }, 60_000);
});
