/**
 * What a diagnosis costs, counted and not timed (`benchmarks/diagnosis.mjs` measures time): operations on floats beside
 * those of one gradient, and the arithmetic of the shadow. Most of a repair's work is tracing, which is counted as well.
 */
import { describe, expect, it, jest } from '@jest/globals';
import {
  array,
  bindIn,
  context,
  exp,
  log,
  log1p,
  max,
  sigmoid,
  sqrt,
  subtract,
  sum,
  withDefaultDtype,
  withTrace,
  type Params,
  type Primitive,
  type Tensor,
  type Trace,
} from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { where } from '@gradus/control-flow';
import { diagnose } from '../src/index.js';
import { Real } from '../src/shadow/real.js';

class CountingTrace implements Trace {
  readonly parent: Trace | null = context.current;
  readonly title = 'count';
  active = true;
  count = 0;

  process(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    this.count++;
    return bindIn(this.parent, primitive, inputs, params);
  }

  reveal(): null {
    return null;
  }
}

function operationsIn(body: () => unknown): number {
  const trace = new CountingTrace();
  withTrace(trace, body);
  return trace.count;
}

function arithmeticIn(body: () => unknown): number {
  const spies = (['plus', 'times', 'div'] as const).map((name) => jest.spyOn(Real.prototype, name));
  body();
  const calls = spies.reduce((total, spy) => total + spy.mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  return calls;
}

/** What it is, the function, where, and the most that the shadow may compute. */
const FUNCTIONS: readonly (readonly [string, (x: Tensor) => Tensor, number, number])[] = [
  ['healthy', (x) => exp(x).mul(x), 0.5, 40],
  ['an underflow', (x) => exp(x.mul(1000)), -10, 60],
  ['an overflow', (x) => log1p(exp(x)), 1000, 150],
  ['a saturation', (x) => log(sigmoid(x)), -1000, 200],
  ['a branch', (x) => where(x.greater(0), log(x), 0), 0, 100],
  ['a pole', (x) => sqrt(x), 0, 60],
  ['a sum', (x) => log(sum(exp(x))), 1000, 150],
];

describe('a diagnosis', () => {
  it.each(FUNCTIONS)('of %s computes little', (_, f, at, most) => {
    withDefaultDtype('float64', () => {
      const one = operationsIn(() => grad(f)(at));
      expect(operationsIn(() => diagnose(f)(at))).toBeLessThanOrEqual(30 * one);
      expect(arithmeticIn(() => diagnose(f)(at))).toBeLessThanOrEqual(most);
    });
  });

  it('asks for no truth of entries whose slope of 0 the rules agree on', () => {
    const x = array(Array.from({ length: 200 }, (_, i) => Math.sin(i)));
    const counted = arithmeticIn(() =>
      expect(diagnose((v: Tensor) => max(exp(v)))(x).findings).toEqual([]),
    );
    expect(counted).toBeLessThanOrEqual(800); // 22,000 where each is asked for
  });

  it('shares the run at the point itself between entries that need hundreds of digits', () => {
    const f = (x: Tensor): Tensor => {
      const parts = Array.from({ length: 10 }, (_, i) => {
        return sum(log(subtract(1, sigmoid(x.mul(5 * (i + 1))))));
      });
      return parts.reduce((total, part) => total.add(part), sum(x));
    };
    withDefaultDtype('float64', () => {
      const x = array([20, 20.125, 20.25, 20.375, 20.5, 20.625, 20.75, 20.875]);
      const counted = arithmeticIn(() => {
        const [finding] = diagnose(f)(x).findings;
        expect(finding).toMatchObject({ truth: '-274', fix: { verified: true } });
      });
      expect(counted).toBeLessThanOrEqual(20_000); // 27,000 where every entry repeats it
    });
  });
});
