/**
 * Operators and defaults that take a tensor for a number or a truth.
 */
import { array, equal } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'plus-operator-on-tensor',
  title: 'x + 1 becomes a string',
  symptom: 'error',
  code: 'GR302',
  broken: (x) => array((x as unknown as number) + 1).mul(2),
  fixed: (x) => x.add(1).mul(2),
  at: [{ x: 2, dtype: 'float32', gradient: 2 }],
  diagnosis: { kind: 'js-language', op: '+' },
});

gradientCase({
  id: 'or-default-with-tensor',
  title: 'scale || x: a zero tensor is truthy',
  symptom: 'zero',
  broken: (x) => {
    const scale = array(0);
    const s = scale || array(1);
    return x.mul(s).mul(2);
  },
  fixed: (x) => {
    const scale = array(0);
    const s = where(equal(scale, 0), 1, scale);
    return x.mul(s).mul(2);
  },
  at: [{ x: 3, dtype: 'float32', gradient: 2 }],
  diagnosis: { kind: 'js-language', op: '||' },
});
