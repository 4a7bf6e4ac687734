/**
 * Repairs are tried when they are read: until then a diagnosis costs nothing for them, and afterwards they are the same
 * as if they had been tried at once.
 */
import { describe, expect, it } from '@jest/globals';
import { array, exp, log, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { jit } from '@gradus/jit';
import { diagnose, type Finding } from '../src/index.js';
import { diagnoseRun } from '../src/diagnose.js';
import { JUDGES } from '../src/findings/judges.table.js';

const f = (x: Tensor): Tensor => log(exp(x).add(1)).sum();
const softplus = expect.objectContaining({ code: 'softplus(x)', verified: true });

describe('a repair', () => {
  it('is tried once, when it is read', () => {
    let tried = 0;
    const repair = (): null => {
      tried++;
      return null;
    };
    const { report } = diagnoseRun(f, [1000], 0, { ...JUDGES, repair });
    expect(tried).toBe(0);
    const [{ fix }] = report.findings as [Finding];
    expect([fix, report.findings[0]!.fix, tried]).toEqual([null, null, 1]);
  });
  it('is tried with the settings of the diagnosis', () => {
    const report = withDefaultDtype('float64', () => diagnose(f)(1000));
    expect(report.findings[0]!.fix).toEqual(softplus);
  });
  it('is no part of what is transformed where it is read', () => {
    const report = diagnose(f)(array([1000]));
    const slope = grad((y: Tensor) => (report.findings[0]!.fix!.verified ? y.mul(3) : y))(1);
    expect(slope.item()).toBe(3);
    expect(report.findings[0]!.fix).toEqual(softplus);
  });
  it('is tried at once where a function is transformed around the diagnosis', () => {
    let tried = 0;
    const repair = (): null => {
      tried++;
      return null;
    };
    grad((y: Tensor) => {
      diagnoseRun(f, [1000], 0, { ...JUDGES, repair });
      return y;
    })(1);
    expect(tried).toBe(1);
  });
  it('is the advice in words where the argument was given away since', () => {
    const x = array([1000, 2]);
    const report = diagnose(f)(x);
    jit((y: Tensor) => y.mul(2), { donateArgnums: [0] })(x);
    expect(report.findings[0]!.fix).toMatchObject({ code: null, verified: false });
  });
});
