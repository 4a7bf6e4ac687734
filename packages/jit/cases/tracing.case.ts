/**
 * While a function is traced there are no numbers, and every run after the first runs the plan.
 */
import { array, isnan, type Tensor } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'if-under-jit-seed',
  title: 'a data-dependent if under jit',
  lesson: 'jit#no-numbers-while-tracing',
  symptom: 'error',
  code: 'GR301',
  broken: (x) =>
    jit((v: Tensor) => {
      let y = v.mul(v);
      if (isnan(v).item()) y = array(0);
      return y;
    })(x),
  fixed: (x) => jit((v: Tensor) => where(isnan(v), 0, v.mul(v)))(x),
  at: [{ x: 2, dtype: 'float32', gradient: 4 }],
  diagnosis: { kind: 'jit-tracing', op: 'item', symptom: 'error' },
});

gradientCase({
  id: 'leaked-tracer',
  title: 'a traced value saved in an outer variable',
  lesson: 'jit#values-of-a-trace',
  symptom: 'error',
  code: 'GR201',
  broken: (x) => {
    let saved: Tensor = x;
    const f = jit((v: Tensor) => {
      saved = v.mul(2);
      return v;
    });
    f(x);
    return saved.mul(x);
  },
  fixed: (x) => {
    const f = jit((v: Tensor): [Tensor, Tensor] => [v, v.mul(2)]);
    const [, saved] = f(x);
    return saved.mul(x);
  },
  at: [{ x: 2, dtype: 'float32', gradient: 8 }],
  diagnosis: { kind: 'jit-tracing', op: 'jit', symptom: 'error' },
});
