// @realm alone: a warning that comes once, and is expected here, may have come in another file.
import { describe, expect, it } from '@jest/globals';
import { array, ones, sin, sort, sum, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { jit } from '../src/index.js';

const chain = (x: Tensor): Tensor => sum(sin(x).mul(x).add(1));

describe('explain', () => {
  it('shows every station of the program, and times every kernel', () => {
    const explanation = jit(chain).explain(ones([64, 64]));
    const { operations, codeBytes, arenaBytes, portBytes, times, milliseconds } = explanation;
    expect(operations.left).toBeGreaterThan(0);
    expect(operations.left).toBeLessThanOrEqual(operations.written);
    expect(codeBytes).toBeGreaterThan(100);
    expect(arenaBytes).toBeLessThan(4096);
    expect(portBytes).toBe(4 * 64 * 64);
    expect(times.map((t) => [t.kernel, t.kind])).toEqual([['k0', 'reduce']]);
    expect(times[0]!.milliseconds).toBeGreaterThanOrEqual(0);
    expect(milliseconds).toBeGreaterThan(0);
    const text = String(explanation);
    for (const part of ['chain: ', 'program\n', 'sin x', 'k0: ', 'find x, argument 0', 'time: ']) {
      expect(text).toContain(part);
    }
  });
  it('of the host and of what runs between its calls', () => {
    const f = jit((x: Tensor) => sort(x.mul(2)).add(1));
    const { times } = f.explain(array([3, 1, 2]));
    expect(times.map((t) => t.kind)).toEqual(['map', 'host', 'map']);
    expect(f(array([3, 1, 2])).tolist()).toEqual([3, 5, 7]);
  });
  it('of static arguments, trees, captured tensors and gradients', () => {
    const w = jit((x: Tensor) => x.mul(2))(ones([4096]));
    const f = jit((p: { x: Tensor }, n: number) => sum(p.x.mul(w).pow(n)), { staticArgnums: 1 });
    expect(String(f.explain({ x: ones([4096]) }, 3))).toContain('argument 1');
    expect(jit(grad(chain)).explain(ones([8])).times.length).toBeGreaterThan(0);
  });
  it('gives nothing away', () => {
    const w = ones([4096]);
    jit((x: Tensor) => x.sub(x.mul(0.5)), { donateArgnums: 0 }).explain(w);
    expect(w.slice(0).item()).toBe(1);
  });
  it('needs numbers', () => {
    const f = jit(chain);
    expect(() => jit((x: Tensor) => (f.explain(x), x))(1)).toThrow(/GR301/);
  });
});

describe('ready', () => {
  it('compiles before the first call, and runs nothing', async () => {
    let runs = 0;
    const f = jit((x: Tensor) => {
      runs++;
      return x.mul(3.25).add(1);
    });
    await f.ready(array([0, 0]));
    expect(runs).toBe(1);
    expect(f(array([1, 2])).tolist()).toEqual([4.25, 7.5]);
    expect(runs).toBe(1);
  });
  it('of a program without loops, of several signatures, and twice', async () => {
    const f = jit((x: Tensor) => x);
    const g = jit((x: Tensor) => x.mul(4.5));
    await Promise.all([f.ready(1), g.ready(1), g.ready(array([1, 2])), g.ready(1)]);
    expect([f(2).item(), g(2).item(), g(array([2, 4])).tolist()]).toEqual([2, 9, [9, 18]]);
    const compiling: Promise<void>[] = [];
    withDefaultDtype('float64', () => void compiling.push(g.ready(1)));
    await Promise.all(compiling);
    expect(g(3).item()).toBe(13.5);
  });
  it('replaces what an interpreter ran since compiling was refused', async () => {
    const f = jit((x: Tensor) => x.mul(7.75));
    const { Module } = WebAssembly;
    const refuse = function refuse(): never {
      throw new RangeError('too large for this thread');
    };
    const heard: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => void heard.push(message);
    Reflect.set(WebAssembly, 'Module', refuse);
    try {
      expect(f(2).item()).toBe(15.5);
      expect(f(array([2, 4])).tolist()).toEqual([15.5, 31]);
    } finally {
      Reflect.set(WebAssembly, 'Module', Module);
      console.warn = warn;
    }
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/GR321.*too large for this thread.*await f\.ready/s);
    await f.ready(2);
    expect(f(4).item()).toBe(31);
  });
});
