/**
 * The true slope far out: closed forms, computed with 60 digits elsewhere.
 */
import { describe, expect, it } from '@jest/globals';
import { sigmoid, zeros, type Tensor } from '@gradus/tensor';
import { relu } from '@gradus/numerics';
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

describe('a run too large for the shadow', () => {
  it('does not claim what was not checked', () => {
    const loss = (x: Tensor): Tensor => relu(x.sub(1)).sum();
    const [finding] = diagnose(loss)(zeros([30_000])).findings;
    expect(finding).toMatchObject({ kind: 'saturation', op: 'relu', truth: null });
    expect(finding!.message).toMatch(/was not checked/);
  });
});
