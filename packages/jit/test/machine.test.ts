// @realm alone: a warning that comes once, and is expected here, may have come in another file.
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  array,
  bind1,
  context,
  fromData,
  nonDifferentiable,
  sin,
  sum,
  typeOf,
  zeros,
  type Tensor,
} from '@gradus/tensor';
import { jit } from '../src/index.js';

afterEach(() => void jest.restoreAllMocks());

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
const ramp = (n: number): Tensor =>
  fromData(
    typeOf('float32', [n]),
    Float32Array.from({ length: n }, (_, i) => i % 97),
  );

describe('calls from inside of calls', () => {
  it('a compiled function that runs on the host within a compiled function keeps its hands off', () => {
    const inner = jit((x: Tensor) => sin(x).mul(3).add(x));
    const nested = onHost('nested', (x) => inner(x.mul(2)));
    const f = (x: Tensor): Tensor => {
      const a = x.add(1);
      const b = a.mul(x);
      return nested(b).add(a).mul(b);
    };
    const x = array([1, 2, 3, 4]);
    const compiled = jit(f);
    for (let i = 0; i < 3; i++) expect(compiled(x).tolist()).toEqual(f(x).tolist());
  });
  it('also when the inner call makes the memory grow', () => {
    const sizes = [2 ** 18, 2 ** 20, 2 ** 21];
    for (const size of sizes) {
      const big = jit((x: Tensor) => sum(x.mul(ramp(size))));
      const grows = onHost(`grows ${size}`, (x) => {
        const total = big(zeros([size]).add(1));
        return x.add(total);
      });
      const f = (x: Tensor): Tensor => grows(x.mul(2)).sub(x).add(x.mul(x));
      expect(jit(f)(array([1, 2, 3])).tolist()).toEqual(f(array([1, 2, 3])).tolist());
    }
  });
  it('recursion', () => {
    const down = jit((x: Tensor): Tensor => step(x.sub(1).mul(1)).add(x));
    const step = onHost('step', (x) => (x.item() > 0 ? down(x) : x));
    expect(down(10).item()).toBe(55);
  });
  it('an error of the host leaves memory as it was', () => {
    let broken = true;
    const fails = onHost('fails', (x) => {
      if (broken) throw new RangeError('host');
      return x;
    });
    const f = jit((x: Tensor) => fails(x.mul(2)).add(1));
    for (let i = 0; i < 5; i++) expect(() => f(array([1, 2]))).toThrow('host');
    broken = false;
    expect(f(array([1, 2])).tolist()).toEqual([3, 5]);
    expect(context.current).toBeNull();
  });
});

describe('large arrays', () => {
  it('memory grows from call to call, results stay', () => {
    const f = jit((x: Tensor) => x.mul(2).add(x));
    const kept = [10, 10 ** 5, 10 ** 6, 100].map((n) => [n, f(ramp(n))] as const);
    for (const [n, y] of kept) {
      const data = y.data();
      expect(data.length).toBe(n);
      expect([data[0], data[9], data[n - 1]]).toEqual([0, 27, 3 * ((n - 1) % 97)]);
    }
  });
  it('more than 4 GiB is refused with advice', () => {
    const f = jit((x: Tensor) => x.add(1));
    expect(() => f(zeros([1_200_000_000]))).toThrow(/GR320.*4578 MiB.*smaller batches/s);
    expect(f(zeros([2])).tolist()).toEqual([1, 1]);
  });
});

describe('where WebAssembly is refused', () => {
  it('operations run one by one, with one warning', () => {
    jest.spyOn(WebAssembly, 'Module').mockImplementation(() => {
      throw new WebAssembly.CompileError('blocked by content security policy');
    });
    const warn = jest.spyOn(context, 'warn').mockImplementation(() => {});
    const f = (x: Tensor): Tensor => sum(sin(x).mul(x)).mul(x).add(0.25);
    const x = array([1, 2, 3]);
    const compiled = jit(f);
    expect(compiled(x).tolist()).toEqual(f(x).tolist());
    expect(jit((a: Tensor) => a.neg())(x).tolist()).toEqual([-1, -2, -3]);
    expect(warn.mock.calls).toHaveLength(1);
    expect(warn.mock.calls[0]).toEqual(['GR321', expect.stringContaining('blocked by content')]);
    // Nothing was compiled, so there is no kernel whose time could be taken.
    expect(compiled.explain(x).times).toEqual([]);
  });
  it('or missing altogether', () => {
    const { WebAssembly } = globalThis;
    jest.spyOn(context, 'warn').mockImplementation(() => {});
    Reflect.set(globalThis, 'WebAssembly', undefined);
    try {
      const onlyHost = jit(onHost('on the host', (x) => x.add(1)));
      expect(jit((x: Tensor) => onlyHost(x).mul(3.25))(array([1, 2])).tolist()).toEqual([
        6.5, 9.75,
      ]);
    } finally {
      Reflect.set(globalThis, 'WebAssembly', WebAssembly);
    }
  });
  it('what is given away is gone, and results outlive it', () => {
    jest.spyOn(WebAssembly, 'Module').mockImplementation(() => {
      throw new WebAssembly.CompileError('blocked by content security policy');
    });
    const f = jit((x: Tensor, y: Tensor) => [x, x.mul(y).add(0.375)], { donateArgnums: 0 });
    const [x, y] = [array([1, 2]), array([3, 4])];
    expect(f(x, y).map((r) => r.tolist())).toEqual([
      [1, 2],
      [3.375, 8.375],
    ]);
    expect(() => x.tolist()).toThrow(/GR313/);
    expect(y.tolist()).toEqual([3, 4]);
  });
});
