/**
 * A traced program keeps what it read from outside when it was traced.
 */
import { arange, array, type Tensor } from '@gradus/tensor';
import { jit } from '@gradus/jit';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'stale-captured-scalar',
  title: 'jit keeps the first value of a captured variable',
  symptom: 'wrong',
  broken: (x) => {
    let a = 10;
    const f = jit((v: Tensor) => v.mul(v).mul(a));
    f(x);
    a = 20;
    return f(x);
  },
  fixed: (x) => {
    const f = jit((v: Tensor, s: Tensor) => v.mul(v).mul(s));
    f(x, array(10));
    return f(x, array(20));
  },
  at: [
    { x: 3, dtype: 'float32', gradient: 120 },
    { x: 3, dtype: 'float64', gradient: 120 },
  ],
  diagnosis: { kind: 'jit-tracing', op: 'jit' },
});

gradientCase({
  id: 'side-effect-runs-once',
  title: 'a counter inside a jitted function',
  symptom: 'wrong',
  broken: (x) => {
    let n = 0;
    const f = jit((v: Tensor) => {
      n += 1;
      return v.mul(n);
    });
    f(x);
    f(x);
    return f(x);
  },
  fixed: (x) => {
    const f = jit((v: Tensor, n: Tensor) => v.mul(n));
    f(x, array(1));
    f(x, array(2));
    return f(x, array(3));
  },
  at: [{ x: 2, dtype: 'float32', gradient: 3 }],
  diagnosis: { kind: 'jit-tracing', op: 'jit' },
});

gradientCase({
  id: 'traced-length',
  title: 'an array length taken from a traced value',
  symptom: 'error',
  code: 'GR301',
  broken: (x) => {
    const f = jit((n: Tensor) =>
      arange(n as unknown as number)
        .sum()
        .mul(n),
    );
    return f(x);
  },
  fixed: (x) => {
    const t = arange(3);
    return t.sum().mul(x);
  },
  at: [{ x: 3, dtype: 'float32', gradient: 3 }],
  diagnosis: { kind: 'jit-tracing', op: 'arange' },
});

gradientCase({
  id: 'typed-array-mutated-after-trace',
  title: 'a Float64Array edited after it was traced',
  symptom: 'wrong',
  broken: (x) => {
    const w = new Float64Array([1, 1]);
    const f = jit((v: Tensor) => v.mul(array(w)).sum());
    f(x);
    w[0] = 100;
    return f(x);
  },
  fixed: (x) => {
    const w = new Float64Array([1, 1]);
    const f = jit((v: Tensor, u: Tensor) => v.mul(u).sum());
    f(x, array(w));
    w[0] = 100;
    return f(x, array(w));
  },
  at: [
    { x: [1, 2], dtype: 'float32', gradient: [100, 1] },
    { x: [1, 2], dtype: 'float64', gradient: [100, 1] },
  ],
  diagnosis: { kind: 'jit-tracing', op: 'jit' },
});
