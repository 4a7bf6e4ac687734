import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { context, ones, type Tensor } from '@gradus/tensor';
import { jit, useThreads } from '../../src/index.js';
import { currentCrew } from '../../src/machine.js';
import { Pool, type Job } from '../../src/threads/pool.js';
import { moduleBuilder, type FunctionBuilder } from '../../src/wasm/assembler.js';

type Body = (f: FunctionBuilder) => void;
const own = { from: 0, to: 0, stride: 0 };

/** A pool with a module whose only part is a function of a turn. */
async function poolWith(body: Body, patience = 20_000): Promise<{ pool: Pool; job: Job }> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const pool = new Pool(memory, 2, { patience, idle: true });
  const builder = moduleBuilder();
  builder.importMemory({ module: 'host', name: 'memory', initial: 1, maximum: 1, shared: true });
  const f = builder.function('part0', { turn: 'i32' });
  body(f);
  builder.export(f);
  const module = pool.share(new WebAssembly.Module(builder.encode()));
  expect(await pool.ready()).toBeNull();
  return { pool, job: { module, part: 0, turns: 3, args: [], own, run: () => {} } };
}

afterEach(async () => {
  jest.restoreAllMocks();
  await useThreads(1);
});

describe('a pool', () => {
  it('has every turn computed once', async () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const pool = new Pool(memory, 3);
    expect(await pool.ready()).toBeNull();
    pool.end();
  });
  it('tells of a helper that does not come back, and ends', async () => {
    const { pool, job } = await poolWith((f) => void f.br(f.loop()).end(), 50);
    expect(() => pool.compute(job)).toThrow(/GR323.*does not come back.*one thread now/s);
    expect(pool.has(job.module)).toBe(false);
  });
  it('tells of an error in a helper', async () => {
    const { pool, job } = await poolWith((f) => void f.op('unreachable'));
    expect(() => pool.compute(job)).toThrow(/GR323.*threw an error/s);
    expect(pool.has(job.module)).toBe(false);
  });
});

describe('useThreads', () => {
  const f = jit((x: Tensor) => x.mul(2).sum(1));
  it('compiles anew what was compiled, and reads what lies in the other memory', async () => {
    const x = jit((y: Tensor) => y.add(1))(ones([100, 100]));
    expect(f(x).tolist()).toEqual(Array.from({ length: 100 }, () => 400));
    expect(await useThreads(2)).toBe(2);
    const shared = f(x);
    expect(await useThreads(1)).toBe(1);
    expect(shared.tolist()).toEqual(f(x).tolist());
    expect(currentCrew()).toBeNull();
  });
  it('shows in explanations who shares what', async () => {
    const x = ones([400, 400]);
    const alone = f.explain(x);
    expect([alone.threads, alone.times[0]!.pieces]).toEqual([1, 1]);
    await useThreads(2);
    const together = f.explain(x);
    expect(together.threads).toBe(2);
    expect(together.times[0]!.pieces).toBeGreaterThan(1);
    expect(String(together)).toMatch(/a call on 2 threads.*in \d+ pieces/s);
  });
  it('may be called again before it has answered', async () => {
    expect(await Promise.all([useThreads(2), useThreads(1), useThreads(3)])).toEqual([2, 1, 3]);
  });
  it('warns where there is no memory to share, and goes on with one thread', async () => {
    const warn = jest.spyOn(context, 'warn').mockImplementation(() => {});
    jest.spyOn(WebAssembly, 'Memory').mockImplementation(() => {
      throw new RangeError('no shared memory');
    });
    await jest.isolateModulesAsync(async () => {
      const fresh = await import('../../src/index.js');
      expect(await fresh.useThreads(2)).toBe(1);
    });
    expect(warn.mock.calls.map(([code]) => code)).toContain('GR322');
  });
  it.each([0, -1, 1.5, NaN, 65])('refuses %p threads', async (count) => {
    await expect(useThreads(count)).rejects.toThrow(/GR324/);
  });
});
