/** Results on several threads are those of one, bit for bit: helpers compute everything that can be shared. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  exp,
  fmod,
  fromData,
  gatherAt,
  matmul,
  readBlock,
  scatterAddAt,
  sin,
  tan,
  transpose,
  typeOf,
  writeBlock,
  zeros,
  type Tensor,
} from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { scan } from '@gradus/control-flow';
import { compiledMemory, jit } from '../../src/index.js';
import type { Pool } from '../../src/threads/pool.js';
import { startThreads } from '../../src/threads/useThreads.js';
import { EXACT, recipes, SUMS } from '../recipes.js';
import { EVERYTHING, sameBits } from './sameBits.js';

type Float = 'float32' | 'float64';

function random(shape: readonly number[], dtype: Float = 'float32', seed = 1): Tensor {
  const size = shape.reduce((n, length) => n * length, 1);
  const data = dtype === 'float32' ? new Float32Array(size) : new Float64Array(size);
  for (let i = 0; i < size; i++) data[i] = Math.sin(seed + 1.7 * i) * 2 ** ((i * 7) % 5);
  return fromData(typeOf(dtype, shape), data);
}

const softmax = (x: Tensor): Tensor => {
  const shifted = exp(x.sub(x.max(-1, { keepdims: true })));
  return shifted.div(shifted.sum(-1, { keepdims: true }));
};

let pool: Pool;
const start = async (count: number): Promise<void> => {
  pool = (await startThreads(count, EVERYTHING, { idle: true }))!;
};
afterAll(() => startThreads(1));

it.each([2, 4])('random programs on %i threads', async (count) => {
  await start(count);
  let helped = 0;
  await fc.assert(
    fc.asyncProperty(recipes({ ...EXACT, ...SUMS, ...SUMS }), async ({ run, inputs }) => {
      helped += await sameBits(pool, run, inputs);
    }),
    { numRuns: 40 },
  );
  expect(helped).toBeGreaterThan(100);
});

describe.each([3])('%i threads', (count) => {
  beforeAll(() => start(count));

  it('products of matrices, in tiles, in parts of the summed axis, packed, and turned', async () => {
    const sizes = [
      [4, 300, 8],
      [37, 41, 43],
      [70, 520, 90],
      [60, 9, 130],
    ] as const;
    for (const dtype of ['float32', 'float64'] as const) {
      for (const [m, k, n] of sizes) {
        const [x, y] = [random([m, k], dtype), random([k, n], dtype, 2)];
        const product = (a: Tensor, b: Tensor): Tensor[] => [matmul(a, b).add(1)];
        expect(await sameBits(pool, product, [x, y])).toBeGreaterThan(0);
        const turned = (a: Tensor, b: Tensor): Tensor[] => [matmul(transpose(a), transpose(b))];
        const given = [random([k, m], dtype), random([n, k], dtype, 2)];
        expect(await sameBits(pool, turned, given)).toBeGreaterThan(0);
      }
    }
  });
  it('products in batches, each thread with packed operands of its own', async () => {
    const inputs = [random([9, 40, 64]), random([9, 64, 48])];
    const product = (a: Tensor, b: Tensor): Tensor[] => [vmap(matmul)(a, b)];
    expect(await sameBits(pool, product, inputs)).toBeGreaterThan(0);
  });
  it('kernels row by row, each thread with a row of its own', async () => {
    const inputs = [random([130, 200])];
    expect(await sameBits(pool, (x) => [softmax(x)], inputs)).toBeGreaterThan(0);
  });
  it.each([0, 1, 2, 3, 4, 7, 31, 32, 33, 100, 1025, 4099])('%i elements', async (size) => {
    const f = (x: Tensor): Tensor[] => [sin(x).mul(x), x.sum(), x.mul(x.sum())];
    for (const dtype of ['float32', 'float64'] as const) {
      expect(await sameBits(pool, f, [random([size], dtype)])).toBeGreaterThanOrEqual(0);
    }
  });
  it('sums along the first and along the last axis', async () => {
    const f = (x: Tensor): Tensor[] => [x.sum(0), x.sum(1), x.max(0), transpose(x).sum(0)];
    expect(await sameBits(pool, f, [random([70, 90])])).toBeGreaterThan(0);
  });
  it('sums and extremes of everything, piece by piece', async () => {
    const f = (x: Tensor): Tensor[] => [x.sum(), x.mul(x).sum(), sin(x).max(), x.min()];
    for (const dtype of ['float32', 'float64'] as const) {
      expect(await sameBits(pool, f, [random([70_001], dtype)])).toBeGreaterThan(0);
    }
  });
  it('moves at places in memory', async () => {
    const at = fromData(
      typeOf('int32', [9, 7]),
      new Int32Array(63).map((_, i) => (i * 5) % 14),
    );
    const x = random([9, 4, 12, 8]);
    const picked = { axis: 2, batch: 1, outside: 'nan' } as const;
    const moves = (a: Tensor, i: Tensor): Tensor[] => {
      const [first, one] = [i.sum(1), i.sum()];
      const rows = readBlock(a, first, { axis: 2, batch: 1, size: 3 });
      return [
        gatherAt(a, i, picked),
        scatterAddAt(a, i, a.sum(2, { keepdims: true }).add(zeros([9, 4, 7, 8])), {
          axis: 2,
          batch: 1,
        }),
        rows,
        writeBlock(a.mul(2), rows, first, { axis: 2, batch: 1 }),
        writeBlock(a.add(1), a.sum(0, { keepdims: true }), one, { axis: 0, batch: 0 }),
      ];
    };
    expect(await sameBits(pool, moves, [x, at])).toBeGreaterThan(0);
  });
  it('loops, with heavy kernels inside', async () => {
    const w = random([40, 40]);
    const walk = (x: Tensor, h: Tensor): Tensor[] =>
      scan(
        (carry: Tensor, row: Tensor): [Tensor, Tensor] => {
          const next = sin(matmul(carry, w).add(row));
          return [next, next];
        },
        h,
        x,
      );
    expect(await sameBits(pool, walk, [random([5, 40]), random([40, 40])])).toBeGreaterThan(0);
  });
  it('functions of the host: of Math everywhere, others with the calling thread alone', async () => {
    expect(await sameBits(pool, (x) => [tan(x)], [random([1000])])).toBeGreaterThan(0);
    expect(await sameBits(pool, (x) => [fmod(x, x.mul(0.3))], [random([1000])])).toBe(0);
  });
  it('gradients and batches of compiled functions, results that stay, arguments given away', async () => {
    const w = random([30, 30]);
    const loss = jit((x: Tensor) => sin(matmul(x, w)).sum());
    const step = jit((x: Tensor, g: Tensor) => x.sub(g.mul(0.01)), { donateArgnums: 0 });
    const train = (): number[] => {
      let x = random([130, 30]);
      for (let i = 0; i < 5; i++) x = step(x, grad(loss)(x));
      const rows = vmap(grad(loss))(x.reshape([13, 10, 30]));
      return [...x.data(), ...rows.data()];
    };
    train();
    await pool.ready();
    const before = pool.helped;
    const together = train();
    expect(pool.helped).toBeGreaterThan(before);
    await startThreads(1);
    expect(together).toEqual(train());
    await start(count);
  });
});

it('a loop that keeps nothing stays flat, with everybody taking part', async () => {
  const pool = (await startThreads(3, EVERYTHING))!;
  const f = jit((x: Tensor) => sin(x).mul(x).sum(1));
  const x = random([64, 64]);
  const expected = f(x).tolist();
  await pool.ready();
  const { bytes } = compiledMemory();
  for (let i = 0; i < 10_000 || pool.helped === 0; i++) f(x);
  expect(f(x).tolist()).toEqual(expected);
  expect(compiledMemory().bytes).toBe(bytes);
  await startThreads(1);
});
