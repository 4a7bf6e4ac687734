/**
 * The true slope far out: closed forms, computed with 60 digits elsewhere.
 */
import { describe, expect, it } from '@jest/globals';
import {
  array,
  cumsum,
  erf,
  erfc,
  exp,
  flip,
  log,
  sigmoid,
  sqrt,
  stack,
  subtract,
  zeros,
  type Tensor,
} from '@gradus/tensor';
import { relEntr, relu } from '@gradus/numerics';
import { diagnose } from '../src/index.js';

describe('the truth has its digits where the slope is tiny beside the value', () => {
  // σ'(x) = e^−x to these digits; of 100 digits a difference would keep none.
  it.each([
    [120, 'saturation', '7.6676480737219996e-53'],
    [300, 'saturation', '5.1482002224120138e-131'],
  ] as const)('of sigmoid at %d', (at, kind, truth) => {
    const [finding] = diagnose((x: Tensor) => sigmoid(x))(at).findings;
    expect(finding).toMatchObject({ kind, verdict: 'not-representable', op: 'sigmoid', truth });
  });
});

describe('the error function far out, of which a difference of 100 digits keeps too few', () => {
  // 2/√π · e^−x², mpmath with 40 digits.
  it.each([
    ['erf', erf, 10.5, '1.4841863376984256e-48'],
    ['erfc', erfc, 10.5, '-1.4841863376984256e-48'],
    ['erf', erf, 11.5, '4.1400904328817412e-58'],
    ['erfc', erfc, 11.5, '-4.1400904328817412e-58'],
  ] as const)('%s', (op, f, at, truth) => {
    const [finding] = diagnose((x: Tensor) => f(x))(at).findings;
    expect(finding).toMatchObject({ verdict: 'not-representable', op, truth });
  });
});

describe('noise that grows as the step shrinks is no infinite slope, and a value that is none no flat function', () => {
  // log(1 − σ(x)) has the slope −σ(x), which is −1 to all digits of these; 1 − σ(1000) is 5·10⁻⁴³⁵.
  const quotient = (x: Tensor): Tensor => exp(x).div(exp(x).add(1));
  it.each([150, 190, 210, 220, 230, 250, 400, 700].map((x) => [x] as const))('at %d', (at) => {
    const loss = (x: Tensor): Tensor => log(subtract(1, quotient(x)));
    expect(diagnose(loss)(at).findings[0]).toMatchObject({ truth: '-1', fix: { verified: true } });
  });
  it('at 1000', () => {
    const loss = (x: Tensor): Tensor => log(subtract(1, sigmoid(x)));
    expect(diagnose(loss)(1000).findings[0]).toMatchObject({ verdict: 'bug', truth: '-1' });
  });
});

describe('a quotient of zeros that nothing moves', () => {
  it('has no slope, and not the slope 0', () => {
    const cosine = (a: Tensor, b: Tensor): Tensor =>
      a
        .mul(b)
        .sum()
        .div(sqrt(a.mul(a).sum()).mul(sqrt(b.mul(b).sum())));
    const [finding] = diagnose(cosine, { argnums: 1 })(zeros([2]), array([3, 4])).findings;
    expect(finding).toMatchObject({ symptom: 'nan', verdict: 'undefined', truth: null });
  });
});

describe('a term that is left out where it has no slope', () => {
  it('lost none, so nothing is said of numbers that were too small', () => {
    const [finding] = diagnose((p: Tensor) => relEntr(p, array([0, 2])).sum())(
      array([0, 1]),
    ).findings;
    const expected = { kind: 'singular-point', verdict: 'undefined', op: 'relEntr', truth: null };
    expect(finding).toMatchObject(expected);
  });
});

describe('running sums, which only the host computes', () => {
  const rows = array([1, 2, 3, 4, 5]);
  // log(1 + e^s) has the slope s', which is 1 + 2 + 3 + 4 of the fourth sum, and 5 + 4 from the other end.
  it.each([
    ['from the start', (x: Tensor) => cumsum(x.mul(rows)).slice(3), '10'],
    ['from the end', (x: Tensor) => flip(cumsum(flip(x.mul(rows)))).slice(3), '9'],
    ['along an axis', (x: Tensor) => cumsum(stack([x.mul(rows), rows]), 1).slice(0, 3), '10'],
  ] as const)('%s', (_, total, truth) => {
    const loss = (x: Tensor): Tensor => log(exp(total(x)).add(1));
    expect(diagnose(loss)(100).findings[0]).toMatchObject({ truth, fix: { verified: true } });
  });
});

describe('a run too large for the shadow', () => {
  it('does not claim what was not checked', () => {
    const loss = (x: Tensor): Tensor => relu(x.sub(1)).sum();
    const [finding] = diagnose(loss)(zeros([30_000])).findings;
    expect(finding).toMatchObject({ kind: 'saturation', op: 'relu', truth: null });
    expect(finding!.message).toMatch(/was not checked/);
  });
});
