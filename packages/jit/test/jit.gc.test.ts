/** Memory of repeated calls stays flat: results are garbage, arenas are used again, caches forget. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { fromData, sin, sum, typeOf, withSettings, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { scan } from '@gradus/control-flow';
import { compiledMemory, jit, setResidentBudget } from '../src/index.js';

afterEach(() => setResidentBudget(null));

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
  return heapUsed + arrayBuffers + compiledMemory().bytes;
}

/** How much more is held after `turns` than after the first `settled` of them. */
function growth(settled: number, turns: number, body: (i: number) => void): number {
  let first = 0;
  for (let i = 0; i < turns; i++) {
    if (i === settled) first = held();
    body(i);
  }
  return held() - first;
}

describe('memory', () => {
  it('of calls with large arguments and results', () => {
    const f = jit((x: Tensor) => x.mul(x).add(1));
    const x = ramp(MIB / 4);
    // Two hundred results of 1 MiB: none of them is kept.
    expect(growth(50, 250, () => f(x))).toBeLessThan(4 * MIB);
  });
  it('of gradients through jit', () => {
    const g = grad(jit((x: Tensor) => sum(sin(x).mul(x))));
    const x = ramp(MIB / 16);
    expect(growth(50, 150, () => g(x))).toBeLessThan(4 * MIB);
  });
  it('of a training loop that feeds its results back, whether they are given away or not', () => {
    const step = (w: Tensor): Tensor => w.sub(w.mul(0.001));
    for (const options of [{}, { donateArgnums: 0 }]) {
      const f = jit(step, options);
      let w = ramp(4096);
      const grown = growth(500, 10_000, () => {
        w = f(w);
      });
      expect(grown).toBeLessThan(MIB);
      expect(w.slice(-1).item()).toBeCloseTo(0.999 ** 10_000, 6);
    }
  });
  it('of a training loop in place: nothing beside what is live', () => {
    const size = 4 * MIB;
    const f = jit((w: Tensor) => w.sub(w.mul(0.001)), { donateArgnums: 0 });
    setResidentBudget(0);
    let w = f(ramp(size / 4));
    const { taken, bytes } = compiledMemory();
    for (let i = 0; i < 50; i++) {
      w = f(w);
      expect(compiledMemory()).toEqual({ bytes, taken, resident: size });
    }
    expect(w.shape).toEqual([size / 4]);
  });
  it('of compiled loops, and their gradients', () => {
    const loss = (w: Tensor): Tensor => {
      const step = (h: Tensor): [Tensor, null] => [sin(h.mul(w)), null];
      return sum(scan(step, w, null, { length: 64 })[0]);
    };
    const f = jit((w: Tensor) => w.sub(grad(loss)(w).mul(1e-3)));
    let w = ramp(512);
    const grown = growth(100, 600, () => {
      w = f(w);
    });
    expect(grown).toBeLessThan(MIB);
  });
  it('grows to less than twice what is alive', () => {
    const size = 12 * MIB;
    const f = jit((a: Tensor) => a.mul(0.5).add(1), { donateArgnums: 0 });
    let x = f(ramp(size / 4));
    for (let i = 0; i < 20; i++) x = f(x);
    const { bytes } = compiledMemory();
    expect(x.shape).toEqual([size / 4]);
    expect(bytes).toBeLessThan(2 * size);
  });
  it('of functions that are jitted anew', () => {
    const x = ramp(8);
    const turn = (i: number): Tensor => jit((y: Tensor) => sin(y.mul(i)).add(y))(x);
    // Every turn is another program, of some 16 KiB; compiled code that nobody used lately is forgotten.
    const grown = withSettings({ warn: () => {} }, () => growth(300, 700, (i) => turn(i)));
    expect(grown).toBeLessThan(2 * MIB);
  }, 60_000);
});
