import { afterEach, describe, expect, it } from '@jest/globals';
import {
  arange,
  array,
  bind1,
  nonDifferentiable,
  ones,
  sin,
  sum,
  zeros,
  type Tensor,
} from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { cond, scan } from '@gradus/control-flow';
import { compiledMemory, jit, setResidentBudget } from '../../src/index.js';

afterEach(() => setResidentBudget(null));

const N = 4096;
const BYTES = 4 * N;
const firstOf = (x: Tensor): unknown => x.slice(0).item();
const resident = (): number => compiledMemory().resident;

/** An operation without loops that runs a function of the host. */
const onHost = (name: string, f: (x: Tensor) => Tensor): ((x: Tensor) => Tensor) => {
  const primitive = nonDifferentiable('a test', {
    name,
    type: ([x]) => [x!],
    run: ([x]) => [f(x!)],
    samples: [],
  });
  return (x) => bind1(primitive, [x]);
};

describe('results of compiled calls', () => {
  it('stay in memory until they are pushed out; both times they are the same numbers', () => {
    setResidentBudget(0);
    const f = jit((x: Tensor) => x.add(1.5).sub(0.5));
    const one = f(zeros([N]));
    expect(resident()).toBe(BYTES);
    const two = f(one);
    expect(resident()).toBe(2 * BYTES); // the call works on both
    jit((x: Tensor) => x.mul(3))(zeros([N]));
    expect(resident()).toBe(BYTES); // both were pushed out
    expect([firstOf(one), firstOf(two)]).toEqual([1, 2]);
  });
  it('are kept within the budget, the oldest pushed out first', () => {
    setResidentBudget(3 * BYTES);
    const f = jit((x: Tensor) => x.add(3.5));
    const calls = (count: number): Tensor[] =>
      Array.from({ length: count }, (_, i) => f(zeros([N]).add(i)));
    const results = calls(6);
    expect(resident()).toBe(4 * BYTES);
    // More of them are pushed out unread now, so later ones do not stay.
    results.push(...calls(10));
    expect(resident()).toBe(3 * BYTES);
    expect(results.map(firstOf)).toEqual(results.map((_, i) => 3.5 + (i < 6 ? i : i - 6)));
  });
  it('stay again where they are given away', () => {
    setResidentBudget(0);
    const step = (x: Tensor): Tensor => x.mul(0.75);
    const [f, inPlace] = [jit(step), jit(step, { donateArgnums: 0 })];
    for (let i = 0; i < 12; i++) f(ones([N]).add(i));
    expect(resident()).toBe(0);
    expect(firstOf(inPlace(inPlace(ones([N]))))).toBe(0.5625);
    expect(resident()).toBe(BYTES);
    expect(firstOf(f(inPlace(ones([N]))))).toBe(0.5625);
  });
  it('of few numbers are copied out at once', () => {
    const before = resident();
    expect(firstOf(jit((x: Tensor) => x.add(1))(zeros([1000])))).toBe(1);
    expect(resident()).toBe(before);
  });
  it('are seen through views, by eager operations and by other transformations', () => {
    const y = jit((x: Tensor) => x.mul(2))(ones([N]));
    expect(y.reshape([2, N / 2]).transpose().shape).toEqual([N / 2, 2]);
    expect(jit((x: Tensor) => sum(x.transpose()))(y.reshape([2, N / 2])).item()).toBe(2 * N);
    expect(firstOf(grad((x: Tensor) => sum(x.mul(x)))(y))).toBe(4);
    expect(firstOf(grad(jit((x: Tensor) => sum(x.mul(x))))(y))).toBe(4);
  });
  it('one value returned twice is one storage', () => {
    setResidentBudget(0);
    const [a, b] = jit((x: Tensor) => {
      const y = sin(x);
      return [y, y.reshape([2, N / 2])];
    })(zeros([N]));
    expect(resident()).toBe(BYTES);
    expect([firstOf(a!), b!.shape]).toEqual([0, [2, N / 2]]);
  });
});

describe('arguments', () => {
  it('that a function closed over are copied in once', () => {
    setResidentBudget(0);
    const w = zeros([N]).add(1);
    const f = jit((x: Tensor) => x.mul(w));
    f(ones([N]).add(1));
    expect(resident()).toBe(2 * BYTES); // w and the result
  });
  it('are left alone', () => {
    const x = zeros([N]).add(1);
    const f = jit((v: Tensor) => v.add(1));
    for (let i = 0; i < 5; i++) expect(firstOf(f(x))).toBe(2);
    expect(firstOf(x)).toBe(1);
  });
});

describe('donated arguments', () => {
  const step = (w: Tensor): Tensor => w.sub(w.mul(0.5));
  const fresh = jit((w: Tensor) => w.add(0.5));

  it('are updated in place', () => {
    setResidentBudget(0);
    const f = jit(step, { donateArgnums: 0 });
    const w = f(ones([N]));
    const { taken } = compiledMemory();
    const next = f(w);
    expect(compiledMemory()).toMatchObject({ taken, resident: BYTES });
    expect(firstOf(next)).toBe(0.25);
    expect(() => w.tolist()).toThrow(/GR313.*given away/s);
    expect(() => w.reshape([2, N / 2]).add(1)).toThrow(/GR313/);
  });
  it('are gone whatever their size, and nothing else is', () => {
    const f = jit((p: { w: Tensor }, x: Tensor) => p.w.mul(x), { donateArgnums: 0 });
    const [w, x] = [array([1, 2]), array([3, 4])];
    expect(f({ w }, x).tolist()).toEqual([3, 8]);
    expect(x.tolist()).toEqual([3, 4]);
    expect(() => w.item()).toThrow(/GR305/);
    expect(() => w.tolist()).toThrow(/GR313/);
    expect(() => f({ w }, x)).toThrow(/GR313/);
  });
  it('that are passed twice, closed over or handed back are copied first', () => {
    const w = jit(step)(ones([N]));
    const twice = jit((a: Tensor, b: Tensor) => [a.add(1), b.add(2)], { donateArgnums: [0, 1] });
    expect(twice(w, w).map(firstOf)).toEqual([1.5, 2.5]);
    const v = jit(step)(ones([N]));
    const over = jit((a: Tensor) => [a.add(1), a.mul(v)], { donateArgnums: 0 });
    expect(over(v).map(firstOf)).toEqual([1.5, 0.25]);
    const u = jit(step)(ones([N]));
    const back = jit((a: Tensor) => [a, a.add(1), a.reshape([2, N / 2])], { donateArgnums: -1 });
    expect(
      back(u)
        .map((x) => x.flatten())
        .map(firstOf),
    ).toEqual([0.5, 1.5, 0.5]);
  });
  it('that are not read give their place to a result of the same length', () => {
    const f = jit((x: Tensor, _old: Tensor) => x.mul(2).add(1), { donateArgnums: 1 });
    const x = fresh(ones([N]));
    let y = f(x, fresh(zeros([N])));
    const before = compiledMemory();
    for (let i = 0; i < 20; i++) {
      const old = y;
      y = f(x, old);
      expect(() => old.data()).toThrow('GR313');
      expect(compiledMemory()).toEqual(before);
    }
    expect(firstOf(y)).toBe(firstOf(x.mul(2).add(1)));
    expect(firstOf(f(x, ones([N])))).toBe(firstOf(y)); // from outside: nothing to write over
  });

  it('that are not read, but returned, passed twice or of another length, do not', () => {
    const f = jit((x: Tensor, a: Tensor) => [x.mul(3), a], { donateArgnums: 1 });
    const [x, a] = [fresh(ones([N])), fresh(zeros([N]))];
    expect(f(x, a).map(firstOf)).toEqual([4.5, 0.5]);
    const g = jit((y: Tensor, _a: Tensor, b: Tensor) => y.add(b), { donateArgnums: [1] });
    const b = fresh(zeros([N]));
    expect(firstOf(g(x, b, b))).toBe(2);
    const h = jit((y: Tensor, _a: Tensor) => y.mul(5), { donateArgnums: 1 });
    expect(firstOf(h(x, fresh(zeros([2 * N]))))).toBe(7.5);
    expect(firstOf(x)).toBe(firstOf(fresh(ones([N]))));
  });

  it('that the host sees during the call are whole', () => {
    const looked: unknown[] = [];
    const look = onHost('look', (x) => {
      looked.push(firstOf(x));
      return x;
    });
    const f = jit((a: Tensor) => [look(a), a.add(1)], { donateArgnums: 0 });
    expect(f(jit(step)(ones([N]))).map(firstOf)).toEqual([0.5, 1.5]);
    expect(looked).toEqual([0.5]);
  });
  it('of loops and branches give the numbers of eager evaluation', () => {
    const walk = (c: Tensor, w: Tensor, xs: Tensor): Tensor[] => {
      const step = (carry: Tensor, x: Tensor): [Tensor, Tensor] => {
        const next = cond(
          sum(x).greater(0),
          () => carry.mul(w).add(x),
          () => carry.sub(x),
        );
        return [next, next.mul(x)];
      };
      const [last, rows] = scan(step, c, xs);
      return [last, rows, w.sub(last)];
    };
    const given = (): [Tensor, Tensor, Tensor] => {
      const c = arange(N).astype('float32').div(N);
      return [c, c.mul(-0.5), sin(arange(6 * N).astype('float32')).reshape([6, N])];
    };
    const numbers = (all: Tensor[]): string[] => all.map((x) => x.data().join());
    const eager = numbers(walk(...given()));
    for (const donateArgnums of [[], [0], [1], [0, 1, 2]]) {
      const f = jit(walk, { donateArgnums });
      expect(numbers(f(...given())).every((text, i) => text === eager[i])).toBe(true);
      const moved = jit((...all: [Tensor, Tensor, Tensor]) => all.map((x) => x.neg()));
      const back = moved(...(moved(...given()) as [Tensor, Tensor, Tensor])); // all in memory now
      const again = numbers(f(...(back as [Tensor, Tensor, Tensor])));
      expect(again.every((text, i) => text === eager[i])).toBe(true);
    }
  });
  it('are kept inside other transformations', () => {
    const f = jit(step, { donateArgnums: 0 });
    const w = ones([N]).add(1);
    grad((x: Tensor) => sum(f(x)))(w);
    jit((x: Tensor) => f(x))(w);
    expect(firstOf(w)).toBe(2);
  });
  it('an error gives memory back', () => {
    const fails = onHost('fails', () => {
      throw new RangeError('host');
    });
    const f = jit((a: Tensor) => [a.add(1), fails(a.mul(2))], { donateArgnums: 0 });
    setResidentBudget(0);
    jit(step)(ones([N]));
    const before = compiledMemory();
    for (let i = 0; i < 3; i++) expect(() => f(zeros([N]).add(i))).toThrow('host');
    expect(compiledMemory().taken).toBeLessThanOrEqual(before.taken);
  });
});
