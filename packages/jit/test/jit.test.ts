import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  abs,
  add,
  array,
  astype,
  elementwise,
  bind1,
  context,
  cos,
  cosh,
  exp,
  fromData,
  full,
  GradusError,
  log,
  negative,
  nonDifferentiable,
  ones,
  sin,
  sinh,
  sort,
  square,
  sum,
  tan,
  tanh,
  transpose,
  typeOf,
  withDefaultDtype,
  withSettings,
  zeros,
  type Tensor,
} from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { jit } from '../src/index.js';

// Many functions of these tests have one text; what is told of that is heard where it is tested.
beforeEach(() => void jest.spyOn(context, 'warn').mockImplementation(() => {}));
afterEach(() => void jest.restoreAllMocks());

/** A function that counts how often it is run. */
function counted<A extends unknown[], R>(
  f: (...args: A) => R,
): ((...args: A) => R) & { runs: number } {
  const g = (...args: A): R => {
    g.runs++;
    return f(...args);
  };
  g.runs = 0;
  return g;
}

function codeOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof GradusError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}

function warningsOf(body: () => void): string[] {
  const heard: string[] = [];
  withSettings({ warn: (code, message) => void heard.push(`${code}: ${message}`) }, body);
  return heard;
}

const x = array([1, 2, 3]);

describe('what jit returns', () => {
  it('trees in, trees out, keys in the order of the function', () => {
    const f = jit((p: { b: Tensor; a: number }, [y]: [Tensor]) => ({
      z: p.b.mul(p.a),
      c: [y, { d: y.add(1) }],
      n: 3,
    }));
    const out = f({ b: x, a: 2 }, [array(5)]);
    expect(Object.keys(out)).toEqual(['z', 'c', 'n']);
    expect(out.z.tolist()).toEqual([2, 4, 6]);
    expect(out.n.item()).toBe(3);
    const [five, { d }] = out.c as [Tensor, { d: Tensor }];
    expect([five.item(), d.item()]).toEqual([5, 6]);
  });
  it('arguments as results, the same result twice, unused arguments, no arguments', () => {
    const f = jit((a: Tensor, b: Tensor, _: Tensor) => {
      const twice = b.mul(2);
      return [a, twice, twice, a.reshape([3, 1])];
    });
    const out = f(x, 4, array([9, 9]));
    expect(out.map((t) => t.tolist())).toEqual([[1, 2, 3], 8, 8, [[1], [2], [3]]]);
    expect(jit(() => array([1, 2]).mul(2))().tolist()).toEqual([2, 4]);
    expect(jit(() => 7)().item()).toBe(7);
    expect(jit((a: Tensor) => a)(x).tolist()).toEqual([1, 2, 3]);
  });
  it('constants of every dtype, with their signs', () => {
    const made = jit(() => [
      zeros([3]),
      full([], -0),
      full([2], NaN),
      ones([2], { dtype: 'bool' }),
    ]);
    expect(made().map((t) => t.tolist())).toEqual([[0, 0, 0], -0, [NaN, NaN], [true, true]]);
    const most = jit((a: Tensor) => a.add(4294967295));
    expect(most(array([1, 2], { dtype: 'uint32' })).tolist()).toEqual([0, 1]);
    expect(jit((a: Tensor) => a.mul(Infinity).add(-0))(array([1, 0])).tolist()).toEqual([
      Infinity,
      NaN,
    ]);
  });
  it('empty tensors and scalars', () => {
    const f = jit((a: Tensor) => [sin(a).add(1), sum(a), a.prod(), a.reshape([0, 2])]);
    expect(f(zeros([2, 0])).map((t) => t.tolist())).toEqual([[[], []], 0, 1, []]);
    expect(jit((a: Tensor) => a.mul(a))(3).shape).toEqual([]);
  });
  it('tensors of its own: a later call changes nothing', () => {
    const f = jit((a: Tensor) => a.add(1));
    const first = f(x);
    const second = f(array([10, 20, 30]));
    expect([first.tolist(), second.tolist()]).toEqual([
      [2, 3, 4],
      [11, 21, 31],
    ]);
  });
  it('views of any strides', () => {
    const m = array([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const f = jit((a: Tensor, b: Tensor) => a.add(b));
    const turned = transpose(m);
    expect(f(turned, turned).tolist()).toEqual([
      [2, 8],
      [4, 10],
      [6, 12],
    ]);
    expect(
      f(
        turned.slice(1),
        array(1)
          .reshape([1])
          .mul(array([1, 1])),
      ).tolist(),
    ).toEqual([3, 6]);
  });
  it('dtypes and weak numbers as the function gives them', () => {
    const whole = array([1, 2], { dtype: 'int32' });
    const f = jit((a: Tensor, s: Tensor) => [a.mul(s), a.div(2), a.greater(1), astype(a, 'bool')]);
    expect(f(whole, 2).map((t) => t.dtype)).toEqual(['float32', 'float32', 'bool', 'bool']);
    const eager = [2, whole].map((t) => add(t, 1).type);
    expect(
      [jit((a: Tensor) => a.add(1))(2), jit((a: Tensor) => a.add(1))(whole)].map((t) => t.type),
    ).toEqual(eager);
    expect(withDefaultDtype('float64', () => jit((a: Tensor) => a.add(0.1))(1).dtype)).toBe(
      'float64',
    );
  });
});

describe('when a function is traced', () => {
  it('once for every nesting and every types', () => {
    const f = counted((a: Tensor | { v: Tensor }) => ('v' in a ? a.v : a).add(1));
    const g = jit(f);
    const calls = [x, x, array([1, 2]), { v: x }, { v: x }, astype(x, 'int32'), array(1), 1, 1, x];
    for (const a of calls) g(a);
    expect(f.runs).toBe(6);
  });
  it('again under another default float', () => {
    const f = counted((a: Tensor) => exp(a));
    const g = jit(f);
    expect(g(0).dtype).toBe('float32');
    expect(withDefaultDtype('float64', () => g(0).dtype)).toBe('float64');
    expect(f.runs).toBe(2);
  });
  it('null and undefined differ, as they do for default values', () => {
    const g = jit((a: Tensor, b: { k?: Tensor | null | undefined }) => {
      const { k = array(100) } = b;
      return k === null ? a : a.add(k);
    });
    expect([g(1, { k: null }).item(), g(1, { k: undefined }).item(), g(1, {}).item()]).toEqual([
      1, 101, 101,
    ]);
  });
  it('tensors it closes over are frozen then', () => {
    let w = array([1, 1, 1]);
    const g = jit((a: Tensor) => a.mul(w));
    expect(g(x).tolist()).toEqual([1, 2, 3]);
    w = array([5, 5, 5]);
    expect(g(x).tolist()).toEqual([1, 2, 3]);
  });
  it('static arguments are compared by value', () => {
    const f = counted(
      (a: Tensor, how: { times: number; word: string }, n: number, act: (t: Tensor) => Tensor) =>
        act(a.mul(how.times * n)),
    );
    const g = jit(f, { staticArgnums: [1, 2, -1] });
    const act = (t: Tensor): Tensor => t.neg();
    expect(g(x, { times: 2, word: 'a' }, 3, act).tolist()).toEqual([-6, -12, -18]);
    expect(g(x, { times: 2, word: 'a' }, 3, act).tolist()).toEqual([-6, -12, -18]);
    expect(f.runs).toBe(1);
    g(x, { times: 2, word: 'b' }, 3, act);
    g(x, { times: 2, word: 'a' }, 4, act);
    g(x, { times: 2, word: 'a' }, 3, (t) => t);
    expect(f.runs).toBe(4);
    expect(
      jit((s: string, a: Tensor) => a.mul(s.length), { staticArgnums: 0 })('abc', 2).item(),
    ).toBe(6);
  });
  it('many traces of one text are told once', () => {
    const heard = warningsOf(() => {
      for (let i = 0; i < 25; i++) jit((a: Tensor) => a.mul(3).add(i))(x);
    });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/^GR310: .*outside the loop/s);
    const g = jit((a: Tensor) => a.mul(3).sub(1));
    expect(warningsOf(() => Array.from({ length: 25 }, () => g(x)))).toEqual([]);
    const slopes = [sin, exp, cos, tan, tanh, sinh, cosh, square, abs, negative, log];
    expect(warningsOf(() => slopes.map((h) => jit(grad((a: Tensor) => h(a)))(0.5)))).toHaveLength(
      1,
    );
    expect(warningsOf(() => slopes.map((h) => jit(grad(h))(0.25)))).toEqual([]);
  });
});

describe('what cannot be traced', () => {
  it('reading numbers', () => {
    expect(codeOf(() => jit((a: Tensor) => (a.item() > 0 ? a : a.neg()))(1))).toBe('GR301');
    expect(codeOf(() => jit((a: Tensor) => Math.sin(a as unknown as number))(1))).toBe('GR301');
  });
  it('async functions, forgotten returns, values that are no tensors', () => {
    expect(codeOf(() => jit((a: Tensor) => Promise.resolve(a))(1))).toBe('GR203');
    expect(codeOf(() => jit((a: Tensor) => void a.mul(2))(1))).toBe('GR204');
    expect(codeOf(() => jit((a: Tensor, s: string) => a.mul(s.length))(1, 'abc'))).toBe('GR107');
    expect(codeOf(() => jit(() => new Map() as unknown as Tensor)())).toBe('GR107');
  });
  it('positions that are none', () => {
    expect(codeOf(() => jit((a: Tensor) => a, { staticArgnums: 0.5 }))).toBe('GR311');
    expect(codeOf(() => jit((a: Tensor) => a, { donateArgnums: [NaN] }))).toBe('GR311');
  });
  it('an error leaves the jitted function usable', () => {
    let broken = true;
    const g = jit((a: Tensor) => {
      if (broken) throw new RangeError('not yet');
      return a.mul(2);
    });
    expect(() => g(2)).toThrow('not yet');
    broken = false;
    expect(g(2).item()).toBe(4);
  });
});

describe('primitives of users', () => {
  it('an elementwise one is fused, one without a lowering runs on the host', () => {
    const cube = elementwise({
      name: 'cube',
      scalar: (e, [v]) => e.mul(v!, e.mul(v!, v!)),
      partials: [({ x: v }) => v.mul(v).mul(3)],
      samples: [{ inputs: [{ shape: [3] }] }],
    });
    const order = nonDifferentiable('an order has no slope', {
      name: 'order',
      type: ([t]) => [typeOf('int32', t!.shape)],
      run: ([v], _, [type]) => {
        const data = [...v!.data()];
        const sorted = data.map((_, i) => i).toSorted((i, j) => data[i]! - data[j]!);
        return [fromData(type as never, Int32Array.from(sorted))];
      },
      samples: [],
    });
    const g = jit((a: Tensor) => bind1(order, [bind1(cube, [a]).neg()]).add(10));
    expect(g(x).tolist()).toEqual([12, 11, 10]);
    expect(jit((a: Tensor) => sort(sort(a.neg())).neg())(x).tolist()).toEqual([3, 2, 1]);
  });
});
