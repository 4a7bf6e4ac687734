/**
 * Repairs: what the doctor offers for an expression was run on the failing input, and the code that it shows is
 * the code that was run: read as JavaScript it has the true gradient.
 */
import { describe, expect, it } from '@jest/globals';
import * as tensor from '@gradus/tensor';
import * as numerics from '@gradus/numerics';
import { scan, where } from '@gradus/control-flow';
import { grad } from '@gradus/autodiff';
import { diagnose, stable } from '../src/index.js';

const { add, array, cosh, divide, erf, exp, log, mean, multiply, negative, power, prod } = tensor;
const { sigmoid, sin, sort, sqrt, square, subtract, sum } = tensor;
type Tensor = tensor.Tensor;
type F = (x: Tensor) => Tensor;

/** f, where it fails, what to write, the true gradient; `part` where only a part of f is written anew. */
const REPAIRS: readonly (readonly [
  f: F,
  at: unknown,
  code: string,
  truth: unknown,
  part?: 'part',
])[] = [
  [(x) => log(add(1, exp(x))), 1000, 'softplus(x)', 1],
  [(x) => log(divide(1, add(1, exp(negative(x))))), -1000, 'logSigmoid(x)', 1],
  [(x) => log(subtract(1, sigmoid(x))), 100, 'logSigmoid(negative(x))', -1],
  [(x) => log(divide(exp(negative(x)), x)), 200, 'subtract(negative(x), log(x))', -1.005],
  [(x) => log(multiply(exp(negative(x)), x)), 200, 'subtract(log(x), x)', -0.995],
  [(x) => divide(exp(x), add(exp(x), 1)), 1000, 'sigmoid(x)', 0],
  [(x) => log(sum(exp(x))), [1000, 1, 2], 'logsumexp(x)', [1, 0, 0]],
  [(x) => sum(log(sum(exp(x), 1))), [[1000, 1]], 'logsumexp(x, 1)', [[1, 0]], 'part'],
  [(x) => log(add(exp(x), exp(multiply(x, 2)))), 1000, 'logaddexp(x, multiply(x, 2))', 2],
  [
    (x) => sum(multiply(divide(exp(x), sum(exp(x))), array([1, 2]))),
    [1000, 900],
    'softmax(x)',
    [0, 0],
    'part',
  ],
  [(x) => sum(log(divide(exp(x), sum(exp(x))))), [0, -200], 'logSoftmax(x)', [-1, 1], 'part'],
  [(x) => log(subtract(1, exp(negative(x)))), 1e-10, 'log1mexp(x)', 1e10],
  [(x) => log(subtract(1, erf(x))), 6, 'erfc(x)', -12.162329280400098, 'part'],
  [
    (x) => log(cosh(x)),
    800,
    'where(less(abs(x), 1), log1p(multiply(2, square(sinh(divide(clip(x, -1, 1), 2))))), subtract(logaddexp(x, negative(x)), Math.LN2))',
    1,
  ],
  [(x) => divide(sin(x), x), 0, 'sinc(multiply(x, 1 / Math.PI))', 0],
  [
    (x) => divide(subtract(exp(x), 1), x),
    0,
    'where(less(abs(x), 0.1), multiply(exp(multiply(clip(x, -0.1, 0.1), 0.5)), add(1, multiply(square(clip(x, -0.1, 0.1)), add(1 / 24, multiply(square(clip(x, -0.1, 0.1)), add(1 / 1920, multiply(square(clip(x, -0.1, 0.1)), 1 / 322560))))))), divide(expm1(where(less(abs(x), 0.1), 1, x)), where(less(abs(x), 0.1), 1, x)))',
    0.5,
  ],
  [
    (x) => divide(log(add(1, x)), x),
    0,
    'where(less(abs(x), 0.01), multiply(divide(2, add(2, x)), add(1, multiply(square(divide(x, add(2, x))), add(1 / 3, multiply(square(divide(x, add(2, x))), add(1 / 5, multiply(square(divide(x, add(2, x))), 1 / 7))))))), divide(log1p(where(less(abs(x), 0.01), 1, x)), where(less(abs(x), 0.01), 1, x)))',
    -0.5,
  ],
  [(x) => square(sqrt(x)), 0, 'x', 1],
  [(x) => power(numerics.norm(x), 2), [0, 0], 'sum(square(x))', [0, 0]],
  [(x) => sqrt(square(x)), -1e30, 'abs(x)', -1],
  [(x) => log(prod(x)), [1e-30, 1e-30], 'sum(log(x))', [1e30, 1e30]],
  [
    (x) => sqrt(add(square(x), square(multiply(x, 2)))),
    1e30,
    'hypot(x, multiply(x, 2))',
    Math.sqrt(5),
  ],
  [
    (x) => subtract(sqrt(add(x, 1)), sqrt(x)),
    1e9,
    'divide(1, add(sqrt(add(x, 1)), sqrt(x)))',
    -7.905694144491678e-15,
  ],
];

const names: Readonly<Record<string, unknown>> = { ...tensor, ...numerics, where };

/** The code of a repair as a function of x, in the place that the whole or a part of f had. */
function evaluated(code: string): F {
  const used = Object.keys(names).filter((name) => new RegExp(`\\b${name}\\(`).test(code));
  // eslint-disable-next-line typescript/no-implied-eval -- a repair is shown as text
  const make = new Function(...used, `return (x) => ${code};`) as (...values: unknown[]) => F;
  return make(...used.map((name) => names[name]));
}

describe('what is offered was tried', () => {
  it.each(REPAIRS)('%s', (f, at, code) => {
    const [finding] = diagnose(f)(leafOf(at)).findings;
    expect(finding!.fix).toMatchObject({ code, verified: true });
  });
});

const leafOf = (at: unknown): unknown => (Array.isArray(at) ? array(at as number[]) : at);

function expectNear(found: unknown, truth: unknown): void {
  const [a, b] = [found, truth].map((x) => [x].flat(2) as number[]) as [number[], number[]];
  b.forEach((t, i) => expect(Math.abs(a[i]! - t)).toBeLessThanOrEqual(1e-5 * Math.abs(t) + 1e-12));
}

describe('the code that is shown is right', () => {
  const whole = REPAIRS.filter(([, , , , part]) => part === undefined);
  it.each(whole)('%s', (_, at, code, truth) => {
    expectNear(grad(evaluated(code))(leafOf(at) as Tensor).tolist(), truth);
  });
});

describe('what is long to read', () => {
  const rows = array([1, 2, 3, 4, 5]);
  const fixOf = (f: F, at: unknown): string => diagnose(f)(leafOf(at)).findings[0]!.fix!.summary;
  const place = String.raw`with \w+ for what (\w+) gives at test/repairs\.test\.ts:\d+:\d+`;
  it('is told once of a loop, with a letter for what changes from step to step', () => {
    const rnn: F = (w) =>
      scan(
        (h: Tensor, x: Tensor) => {
          const z = multiply(w, h).add(x).mul(40);
          return [log(exp(z).add(1)), null];
        },
        0,
        rows,
      )[0];
    expect(fixOf(rnn, 0.5)).toMatch(
      new RegExp(String.raw`^Write log\(add\(exp\(z\), 1\)\) as softplus\(z\), ${place}\.$`),
    );
  });
  it('has letters that the user has not given away', () => {
    const f: F = (z) => log(add(1, exp(sort(multiply(z, rows)).slice(4))));
    expect(fixOf(f, 100)).toMatch(
      new RegExp(
        String.raw`^Write log\(add\(1, exp\(w\.slice\(4\)\)\)\) as softplus\(w\.slice\(4\)\), ${place}\.$`,
      ),
    );
  });
});

describe('what was given is kept, also where it happens to be 1', () => {
  const labels = array([1, 1]);
  type Two = (x: Tensor, b: Tensor) => Tensor;
  it.each<[f: Two, x: unknown, b: unknown, kept: RegExp]>([
    [(x, b) => sum(log(add(b, exp(x)))), [800, -3], [1, 1], /\bb\b/],
    [(x, b) => log(add(multiply(b, 2), exp(x))), 800, 0.5, /\bb\b/],
    [(x, b) => sum(log(add(multiply(b, 2), exp(x)))), [800, -3], [0.5, 0.5], /\bb\b/],
    [(x, b) => log(sum(add(b, exp(x)))), [800, 1], 1, /\bb\b/],
    [(x) => sum(log(add(labels, exp(x)))), [800, -3], 0, /\bz\b/],
    [(x, b) => sum(multiply(b, log(sigmoid(x)))), [-800, 3], [1, 1], /logSigmoid\(x\)/],
  ])('%s', (f, x, b, kept) => {
    const { fix } = diagnose(f)(leafOf(x), leafOf(b)).findings[0]!;
    expect([fix!.verified, fix!.code]).toEqual([true, expect.stringMatching(kept)]);
  });
  it('mends what does not depend on the input as well', () => {
    const f: Two = (x, y) => multiply(y, log(subtract(1, sigmoid(x))));
    const findings = diagnose(f, { argnums: [0, 1] })(leafOf(40), leafOf(1)).findings;
    expect(findings.map(({ path, fix }) => [path, fix?.verified, fix?.code])).toEqual([
      ['args[0]', true, 'logSigmoid(negative(x))'],
      ['args[1]', true, 'logSigmoid(negative(x))'],
    ]);
  });
  it('has its name also where it was spread, and a letter where it is closed over', () => {
    const f: Two = (x, b) => sum(log(add(add(array([[1], [2]]), b), exp(multiply(b, x)))));
    const [finding] = diagnose(f)(leafOf([800, 700]), leafOf([1, 1])).findings;
    expect(finding!.fix!.summary).toMatch(
      /logaddexp\(.*log\(b\).*multiply\(b, x\)\), with z for the float32\[2,2\] it closes over/,
    );
  });
});

describe('stable(f)', () => {
  it.each(REPAIRS.filter(([, , code]) => code !== 'sum(log(x))'))(
    'has the true gradient: %s',
    (f, at, _, truth) => expectNear(grad(stable(f) as F)(leafOf(at) as Tensor).tolist(), truth),
  );
  it('guards both branches of where, also one that was computed before its condition', () => {
    const f: F = (x) => {
      const y = sqrt(x);
      return sum(where(x.greater(0), multiply(y, exp(y)), log(negative(x))));
    };
    const [a, b] = grad(stable(f) as F)(array([4, -2])).tolist() as number[];
    expect(a).toBeCloseTo((Math.exp(2) * 3) / 4, 4);
    expect(b).toBeCloseTo(-0.5, 6);
  });
  it('leaves a healthy function as it was', () => {
    const f: F = (x) => sum(power(sin(x), 3));
    const x = array([0.1, 0.2], { dtype: 'float64' });
    expect((stable(f) as F)(x).item()).toBe(f(x).item());
    expect(mean(x).item()).toBeCloseTo(0.15);
  });
});
