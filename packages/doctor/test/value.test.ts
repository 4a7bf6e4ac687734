/**
 * Values that are no numbers, and slopes that no float can hold: what a gradient of 0 may hide.
 */
import { describe, expect, it } from '@jest/globals';
import { array, exp, log, log1p, type Tensor } from '@gradus/tensor';
import { relu } from '@gradus/numerics';
import { where } from '@gradus/control-flow';
import { diagnose } from '../src/index.js';

describe('a value that is no number', () => {
  it('is reported where its gradient is 0', () => {
    const loss = (p: Tensor): Tensor =>
      log(where(p.greater(0.5), p, 0))
        .sum()
        .neg();
    expect(diagnose(loss)(array([0.2, 0.1])).findings[0]).toMatchObject({
      kind: 'singular-point',
      op: 'log',
      symptom: 'inf',
      verdict: 'undefined',
    });
  });
  it('is what the report speaks of, and not of a gradient that is a number', () => {
    const masked = (x: Tensor): Tensor => {
      const scores = where(array([false, false]), x, -Infinity);
      return where(array([true, false]), 1, exp(scores.sub(scores.max()))).sum();
    };
    expect(String(diagnose(masked)(array([1, 2])))).toContain(
      'the value is NaN: singular-point in sub',
    );
  });
  it.each<[said: string, f: (x: Tensor) => Tensor, at: Tensor]>([
    [
      'log(-1) is NaN',
      (y) =>
        log(array([3, -1]))
          .mul(y)
          .sum(),
      array([1, 2]),
    ],
    ['div(0, 0) is NaN', (x) => x.div(x).sum(), array([1, 0])],
    ['sub(Infinity, Infinity) is NaN', (x) => x.sub(Infinity).sum(), array([1, Infinity])],
  ])('is told with what was asked: %s', (said, f, at) => {
    expect(diagnose(f)(at).findings[0]!.message).toContain(said);
  });
  it('is no overflow where something is divided by 0', () => {
    const f = (r: Tensor): Tensor =>
      r
        .mul(r)
        .div(array([0, 1]))
        .sum();
    expect(diagnose(f)(array([0.5, 0.5])).findings[0]).toMatchObject({ kind: 'singular-point' });
  });
  it('is advised against where 0 is multiplied by log 0', () => {
    const entropy = (x: Tensor): Tensor => x.mul(log(x)).sum();
    const [finding] = diagnose(entropy)(array([0.5, 0])).findings;
    expect(finding!.fix!.summary).toContain('xlogy(x, y)');
  });
  it('is called an overflow where the exact value is a number', () => {
    const f = (x: Tensor): Tensor => x.add(log(exp(array(1000))));
    const [finding] = diagnose(f)(1).findings;
    expect(finding).toMatchObject({ kind: 'overflow', op: 'exp', symptom: 'inf', verdict: 'bug' });
  });
});

describe('a slope that is 0 by another factor', () => {
  it('is told with what that factor is', () => {
    const net = (w: Tensor, b: Tensor): Tensor =>
      relu(w.mul(array([1, 2])))
        .mul(b)
        .sum();
    const messages = diagnose(net, { argnums: [0, 1] })(-1, 3).findings.map((f) => f.message);
    expect(messages).toEqual([
      expect.stringContaining('relu is flat here'),
      'mul multiplies it by 0, which is what relu gives; so 0 is the exact slope.',
    ]);
    const [finding] = diagnose((x: Tensor, weight: Tensor) => x.mul(weight))(2, 0).findings;
    expect(finding!.message).toContain('by 0, which is weight;');
  });
});

describe('a slope below every float', () => {
  it('is told also where a function was applied since', () => {
    const [finding] = diagnose((x: Tensor) => log1p(exp(x.mul(1000))))(-10).findings;
    expect(finding).toMatchObject({
      kind: 'underflow',
      op: 'exp',
      verdict: 'not-representable',
      truth: '1.1354838653147361e-4340',
    });
  });
});
