/**
 * Gradient cases, tested on a test runner that collects the tests instead of running them.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  abs,
  array,
  bind1,
  elementwise,
  exp,
  log,
  sqrt,
  stopGradient,
  tanh,
  type Tensor,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { whereSafe } from '@gradus/numerics';
import { gradientCase, type GradientCase } from '../src/index.js';

type Outcomes = Record<string, string>;
const saved = { ...globalThis } as Record<string, unknown>;
const own = ['describe', 'it', 'afterAll'].map(
  (name) => [name, (globalThis as never)[name]] as const,
);
let outcomes: Outcomes = {};

beforeEach(() => {
  outcomes = {};
  const run = (name: string, body: () => void): void => {
    try {
      body();
      outcomes[name] = 'holds';
    } catch (error) {
      outcomes[name] = (error as Error).message;
    }
  };
  const collect = {
    describe: (_: string, body: () => void) => body(),
    it: run,
    afterAll: () => {},
  };
  Object.assign(globalThis, collect);
});
afterEach(() => {
  for (const [name, value] of own) Object.assign(globalThis, { [name]: value });
});

const FAILS = 'the broken function fails as stated';
const NAMED = 'the doctor names the cause';
const RIGHT = 'the fixed function has the true gradient';

function outcomesOf<A extends readonly unknown[] = [Tensor]>(test: GradientCase<A>): Outcomes {
  gradientCase(test);
  return outcomes;
}

const base: GradientCase = {
  id: 'where-log',
  title: 'log guarded by where still gives NaN at 0',
  symptom: 'nan',
  broken: (x) => where(x.greater(0), log(x), 0).sum(),
  fixed: (x) => whereSafe(x.greater(0), x, log, 0).sum(),
  at: [
    { x: 0, dtype: 'float32', gradient: 0 },
    { x: [0, 2], dtype: 'float64', gradient: [0, '0.5'] },
    { x: 2, dtype: 'float32', gradient: 0.5, healthy: true },
  ],
  diagnosis: { kind: 'where-nan', op: 'log' },
};

describe('a case that holds', () => {
  it('passes all its tests', () => {
    const found = outcomesOf(base);
    expect(Object.values(found).every((outcome) => outcome === 'holds')).toBe(true);
    expect(Object.keys(found).slice(0, 3)).toEqual([FAILS, NAMED, RIGHT]);
  });

  it('may have trees, several arguments, and other functions as a repair', () => {
    const found = outcomesOf({
      id: 'detached-scale',
      title: 'a scale that is cut off',
      symptom: 'zero',
      broken: (p: { w: Tensor; s: Tensor }, x: Tensor) => p.w.mul(stopGradient(p.s)).mul(x).sum(),
      fixed: (p: { w: Tensor; s: Tensor }, x: Tensor) => p.w.mul(p.s).mul(x).sum(),
      at: [
        { args: [{ w: [1, 2], s: 3 }, [10, 1]], dtype: 'float64', gradient: { w: [30, 3], s: 12 } },
      ],
      diagnosis: { kind: 'stop-gradient', op: 'stopGradient', path: 'args[0].s' },
    });
    expect([found[FAILS], found[RIGHT]]).toEqual(['holds', 'holds']);
  });

  it('may be right and have nothing to mend', () => {
    const found = outcomesOf({
      id: 'exp-underflow',
      title: 'a slope below every float',
      symptom: 'zero',
      broken: (x) => exp(x.mul(1000)),
      at: [{ x: -10, dtype: 'float64', gradient: '1.1354838653147361e-4340' }],
      diagnosis: {
        kind: 'underflow',
        op: 'exp',
        verdict: 'not-representable',
        truth: '1.1354838653147361e-4340',
      },
    });
    expect(found).toEqual({ [FAILS]: 'holds', [NAMED]: 'holds' });
  });

  it('may throw, with a code', () => {
    const { [FAILS]: fails } = outcomesOf({
      ...base,
      symptom: 'error',
      code: 'GR410',
      broken: (x) => [x, x],
      diagnosis: { kind: 'js-language', op: 'return' },
      at: [{ x: 1, dtype: 'float32', gradient: 1 }],
    });
    expect(fails).toBe('holds');
  });

  it('may be one where others fail', () => {
    const { [FAILS]: fails, ...found } = outcomesOf({
      id: 'tanh-tail',
      title: 'the tail of tanh',
      symptom: 'zero',
      broken: (x) => tanh(x),
      at: [
        {
          x: 20,
          dtype: 'float64',
          gradient: '1.6993417021166355e-17',
          healthy: true,
          elsewhere: { JAX: 0 },
        },
      ],
      diagnosis: { kind: 'saturation', op: 'tanh' },
    });
    expect(fails).toBeUndefined();
    expect(found).toEqual({
      'the function has the true gradient where others fail': 'holds',
      'the doctor finds nothing': 'holds',
    });
  });

  it('may evaluate gradients itself', () => {
    const found = outcomesOf({
      ...base,
      symptom: 'wrong',
      evaluates: 'gradient',
      broken: (x) => x.add(1).mul(x.add(1)).sub(x.mul(x)),
      fixed: (x) => x.mul(2),
      at: [{ x: 3, dtype: 'float64', gradient: 6, brokenGradient: 7 }],
    });
    expect([found[FAILS], found[RIGHT]]).toEqual(['holds', 'holds']);
  });
});

describe('a case that does not hold says', () => {
  const tests: [what: string, test: Partial<GradientCase>, name: string, message: RegExp][] = [
    [
      'that the broken function works',
      { broken: (x) => x.mul(0).sum() },
      FAILS,
      /does not fail: its gradient is 0/,
    ],
    [
      'that it fails in another way',
      { symptom: 'inf' },
      FAILS,
      /where-log does not hold.* at 0 in float32:\n.*gradient is NaN, and the symptom is 'inf'/,
    ],
    [
      'that it gives another gradient',
      { at: [{ x: 0, dtype: 'float32', gradient: 0, brokenGradient: 'inf' }] },
      FAILS,
      /does not give the gradient stated: NaN where Infinity/,
    ],
    [
      'that a healthy point is sick',
      { at: [...base.at, { x: 4, dtype: 'float32', gradient: 0.2, healthy: true }] },
      FAILS,
      /should be right here: 0\.25 where 0\.2 was expected/,
    ],
    [
      'that others do not fail either',
      { at: [{ x: 2, dtype: 'float32', gradient: 0.5, healthy: true, elsewhere: { JAX: 0.5 } }] },
      'the function has the true gradient where others fail',
      /the answer of JAX is right too/,
    ],
    ['that it throws', { broken: (x) => [x, log(x)] }, FAILS, /threw GR410/],
    [
      'that it does not throw',
      { symptom: 'error', code: 'GR301' },
      FAILS,
      /should throw GR301; its gradient is NaN/,
    ],
    [
      'another cause',
      { diagnosis: { kind: 'overflow', op: 'log' } },
      NAMED,
      /overflow, log, bug; it says where-nan, log/,
    ],
    [
      'another verdict',
      { diagnosis: { kind: 'where-nan', op: 'log', verdict: 'convention' } },
      NAMED,
      /log, convention; it says where-nan, log, bug/,
    ],
    [
      'that the repair is none',
      { fixed: (x) => abs(x).sum() },
      RIGHT,
      /not the true one: 1 where 0 was expected/,
    ],
  ];

  it.each(tests)('%s', (_, changes, name, message) => {
    expect(outcomesOf({ ...base, ...changes })[name]).toMatch(message);
  });

  it('that a finding is one too many', () => {
    const noisy = elementwise({
      name: 'noisy',
      scalar: (e, [x]) => e.sqrt(x!),
      partials: [({ x }) => sqrt(x.sub(x)).sub(1).div(0)],
      samples: [],
    });
    const found = outcomesOf({
      ...base,
      broken: (x) => bind1(noisy, [x]),
      at: [...base.at, { x: 1, dtype: 'float64', gradient: '-inf', healthy: true }],
    });
    expect(found[NAMED]).not.toBe('holds');
  });
});

describe('a case that states too little', () => {
  const sick = { x: array(1), dtype: 'float32', gradient: null } as const;

  it.each<[missing: string, changes: Partial<GradientCase>]>([
    ['a point where the function fails', { at: [base.at[2]!] }],
    ['`code` of the error', { symptom: 'error' }],
    ['`fixed`', { fixed: null }],
    ['`gradient` or `brokenGradient`', { symptom: 'wrong', at: [sick] }],
    ['`x` or `args`', { at: [{ dtype: 'float32', gradient: 1 }] }],
    ['`gradient` at the healthy points', { at: [base.at[0]!, { ...sick, healthy: true }] }],
    ['a true gradient for `fixed`', { at: [sick] }],
  ])('is refused: %s', (missing, changes) => {
    expect(() => gradientCase({ ...base, ...changes })).toThrow(
      expect.objectContaining({ code: 'GR703', message: expect.stringContaining(missing) }),
    );
  });

  it('is refused outside of a test runner', () => {
    Reflect.deleteProperty(globalThis, 'describe');
    expect(() => gradientCase(base)).toThrow(/GR704/);
    expect(saved['describe']).toBeDefined();
  });
});
