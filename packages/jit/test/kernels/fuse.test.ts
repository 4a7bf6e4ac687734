import { describe, expect, it } from '@jest/globals';
import { arange, exp, sin, sum, transpose, zeros, type Tensor } from '@gradus/tensor';
import { optimize, stageFunction } from '@gradus/ir';
import { fuse } from '../../src/kernels/fuse.js';
import { jit, lowerProgram } from '../../src/index.js';
import type { Kernel } from '../../src/kernels/kernel.js';

const kernels = (f: (...args: Tensor[]) => unknown, ...args: Tensor[]): readonly Kernel[] =>
  fuse(optimize(stageFunction(f, args, 'test').program)).kernels;
const kinds = (list: readonly Kernel[]): string[] => list.map((k) => k.kind);
const scalarCount = (list: readonly Kernel[]): number =>
  list.reduce(
    (n, k) => n + (k.kind === 'map' ? k.nests.reduce((m, nest) => m + nest.scalars.length, 0) : 0),
    0,
  );

const x = zeros([4]);
const square = zeros([3, 3]);

describe('what is one kernel', () => {
  it('a value that needs a sum of the walk before it is a walk of its own', () => {
    const f = (v: Tensor): Tensor => exp(v).div(sum(exp(v)));
    expect(kinds(kernels(f, x))).toEqual(['map', 'reduce', 'map']);
  });
  it('independent values of one shape are one walk', () => {
    expect(kinds(kernels((v, w) => [sin(v), exp(w), v.mul(w)], x, x))).toEqual(['map']);
  });
  it('a value and its transpose are not: all of it must be there first', () => {
    const f = (v: Tensor): Tensor => {
      const s = sin(v);
      return s.add(transpose(s));
    };
    expect(kinds(kernels(f, square))).toEqual(['map', 'map']);
  });
  it('an operation on numbers is repeated rather than stored, a function of them is not', () => {
    const cheap = kernels((v) => [sum(v.add(1)), sum(v.add(1), 0)], square);
    expect(kinds(cheap)).toEqual(['reduce', 'reduce']);
    const heavy = kernels((v) => [sum(sin(v)), sum(sin(v), 0)], square);
    expect(kinds(heavy)).toEqual(['map', 'reduce', 'reduce']);
  });
});

describe('what is stored', () => {
  it('a value that two kernels need through one view is stored once', () => {
    const f = (v: Tensor): Tensor[] => {
      const turned = transpose(sin(v));
      return [sum(turned, 0), sum(turned.mul(turned), 1)];
    };
    const list = kernels(f, square);
    expect(kinds(list)).toEqual(['map', 'reduce', 'reduce']);
    expect(scalarCount(list)).toBe(2);
  });
  it("two results that may take the place of each other's operands do not", () => {
    const f = jit((a: Tensor, b: Tensor) => [b.add(1), a.mul(2)]);
    const [first, second] = f(arange(5).astype('float32'), zeros([5]));
    expect([first!.tolist(), second!.tolist()]).toEqual([
      [1, 1, 1, 1, 1],
      [0, 2, 4, 6, 8],
    ]);
  });
});

describe('long programs', () => {
  it('repeated squares do not grow the work exponentially', () => {
    const f = (v: Tensor): Tensor => {
      let y = v;
      for (let i = 0; i < 300; i++) y = y.mul(y);
      return y;
    };
    expect(scalarCount(kernels(f, x))).toBeLessThan(330);
    expect(jit(f)(1).item()).toBe(1);
  });
  it('thousands of views in a row are no thousands of calls deep', () => {
    const f = (v: Tensor): Tensor => {
      let y = sin(v);
      for (let i = 0; i < 3000; i++) y = transpose(y.reshape([1, 3, 3]), [2, 1, 0]).reshape([3, 3]);
      return y;
    };
    const values = arange(9).astype('float32').reshape([3, 3]);
    expect(jit(f)(values).tolist()).toEqual(sin(values).tolist());
  });
  it('5000 equations are compiled in the time of a breath', () => {
    const f = (v: Tensor, w: Tensor): Tensor => {
      let y = v;
      for (let i = 0; i < 2500; i++) y = i % 50 === 0 ? sum(y).mul(w) : y.mul(w).add(v);
      return y;
    };
    const { program } = stageFunction(f, [x, x], 'test');
    expect(program.equations.length).toBeGreaterThan(4900);
    const start = performance.now();
    const { stretches } = lowerProgram(program);
    expect(stretches[0]!.length).toBeGreaterThan(50);
    // It takes some 0.3 s; ten times that would be a mistake in the order of growth.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
