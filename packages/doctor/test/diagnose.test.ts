/**
 * What the doctor says of small functions, one or two a kind of cause, and that it is silent on healthy ones.
 * Truths are closed forms, or the table of the seed's claims (60 digits).
 */
import { describe, expect, it } from '@jest/globals';
import {
  array,
  cosh,
  exp,
  floor,
  isnan,
  log,
  log1p,
  maximum,
  round,
  sigmoid,
  sqrt,
  square,
  stopGradient,
  take,
  tanh,
  type Tensor,
} from '@gradus/tensor';
import { cond, scan, where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { logaddexp, relu, softmax } from '@gradus/numerics';
import { diagnose, type Finding } from '../src/index.js';

type F = (x: Tensor) => unknown;
type Expected = Partial<Omit<Finding, 'site' | 'fix'>>;

const wrongType = (f: unknown): F => f as F;

const sick: readonly [string, F, number | Tensor, Expected][] = [
  [
    'exp far left',
    (x) => exp(x.mul(1000)),
    -10,
    {
      symptom: 'zero',
      kind: 'underflow',
      verdict: 'not-representable',
      op: 'exp',
      truth: '1.1354838653147361e-4340',
    },
  ],
  [
    'exp far right',
    (x) => exp(x.mul(1000)),
    1,
    {
      symptom: 'inf',
      kind: 'overflow',
      verdict: 'not-representable',
      op: 'exp',
      truth: '1.970071114017047e+437',
    },
  ],
  [
    'exp of finite value and infinite slope',
    (x) => exp(x.mul(1000)),
    0.088,
    { symptom: 'inf', kind: 'overflow', verdict: 'not-representable', op: 'mul' },
  ],
  [
    'log1p(exp) far right',
    (x) => log1p(exp(x.mul(1000))),
    1,
    { symptom: 'nan', kind: 'overflow', verdict: 'bug', op: 'exp', truth: '1000' },
  ],
  [
    'log under where',
    (x) => where(x.greater(0), log(x), 0),
    0,
    { symptom: 'nan', kind: 'where-nan', verdict: 'bug', op: 'log', truth: '0' },
  ],
  [
    'sqrt under where',
    (x) => where(x.greater(0), sqrt(x), 0),
    -1,
    { symptom: 'nan', kind: 'where-nan', op: 'sqrt', truth: '0' },
  ],
  [
    'sqrt at 0',
    (x) => sqrt(x),
    0,
    { symptom: 'inf', kind: 'singular-point', verdict: 'correct-inf', op: 'sqrt' },
  ],
  [
    'square of sqrt at 0',
    (x) => {
      const r = sqrt(x);
      return r.mul(r);
    },
    0,
    { symptom: 'nan', kind: 'singular-point', verdict: 'bug', op: 'sqrt', truth: '1' },
  ],
  [
    'a length at the zero vector',
    (x) => sqrt(x.mul(x).sum()),
    array([0, 0]),
    { symptom: 'nan', kind: 'singular-point', verdict: 'convention', op: 'sqrt' },
  ],
  [
    'the logarithm of a saturated sigmoid',
    (x) => log(sigmoid(x)),
    -110,
    { symptom: 'nan', kind: 'saturation', verdict: 'bug', op: 'log', truth: '1' },
  ],
  [
    'rounding',
    (x) => round(x).mul(2),
    1.2,
    {
      symptom: 'zero',
      kind: 'non-differentiable-op',
      verdict: 'correct-zero',
      op: 'round',
      truth: '0',
    },
  ],
  [
    'floor',
    (x) => floor(x.div(0.25)).mul(0.25),
    1.1,
    { kind: 'non-differentiable-op', op: 'floor' },
  ],
  [
    'a cast to integers',
    (x) => x.astype('int32').astype('float32').mul(2),
    1.2,
    { kind: 'non-differentiable-op', op: 'cast' },
  ],
  [
    'a stopped gradient',
    (x) => stopGradient(x).mul(3),
    2,
    { symptom: 'zero', kind: 'stop-gradient', verdict: 'bug', truth: '3' },
  ],
  [
    'item',
    (x) => array(x.item() ** 2),
    2,
    { symptom: 'zero', kind: 'disconnected', verdict: 'bug', op: 'item', truth: null },
  ],
  [
    'a comparison that JavaScript asked for',
    (x) => (x.greater(0).item() ? x.mul(x) : array(0)),
    -2,
    { symptom: 'zero', kind: 'disconnected', op: 'less', truth: null },
  ],
  [
    'a lost update',
    (x) => {
      const total = array(0);
      total.add(x);
      return total;
    },
    2,
    { kind: 'disconnected', op: 'add' },
  ],
  ['an unused input', () => array(2), 2, { kind: 'disconnected', op: 'argnums' }],
  [
    'an entry not taken',
    (x) => take(x, array([0, 1], { dtype: 'int32' })).sum(),
    array([1, 2, 3]),
    { kind: 'disconnected', verdict: 'correct-zero', entries: [[2]] },
  ],
  [
    'a dead relu',
    (x) => relu(x.mul(2).add(-10)),
    1,
    { symptom: 'zero', kind: 'saturation', verdict: 'correct-zero', op: 'relu', truth: '0' },
  ],
  [
    'a zero weight among others',
    (x) => x.mul(array([1, 0])).sum(),
    array([2, 3]),
    { symptom: 'zero', kind: 'saturation', verdict: 'correct-zero', truth: '0', entries: [[1]] },
  ],
  [
    'a maximum',
    (x) => maximum(x, 5),
    1,
    { kind: 'saturation', verdict: 'correct-zero', op: 'max' },
  ],
  [
    'a saturated logarithm',
    (x) => log(tanh(x)),
    60,
    { symptom: 'zero', kind: 'saturation', op: 'tanh' },
  ],
  [
    'a constant branch',
    (x) =>
      cond(
        x.greater(0),
        () => x.mul(x),
        () => array(0),
      ),
    -2,
    { symptom: 'zero', kind: 'branch', verdict: 'correct-zero', truth: '0' },
  ],
  [
    'a threshold',
    (x) => where(array([1, 2, 3]).greater(x), 1, 0).mean(),
    2.5,
    { symptom: 'zero', kind: 'branch', verdict: 'correct-zero' },
  ],
  [
    'if (tensor)',
    (x) => {
      if (x.greater(0)) return x.mul(x);
      return x.neg();
    },
    -1,
    { symptom: 'wrong', kind: 'js-language', verdict: 'bug', op: 'if' },
  ],
  [
    'x * 2',
    wrongType((x: number) => array(x * 2)),
    1,
    { symptom: 'error', kind: 'js-language', op: '*' },
  ],
  [
    'x < 0',
    wrongType((x: number) => (x < 0 ? 1 : 2)),
    1,
    { symptom: 'error', kind: 'js-language', op: '<' },
  ],
  [
    'Math.exp',
    wrongType((x: number) => array(Math.exp(x))),
    1,
    { symptom: 'error', kind: 'js-language', op: 'Math.exp' },
  ],
  [
    'an index',
    wrongType((x: number) => array([1, 2, 3][x]!)),
    1,
    { symptom: 'error', kind: 'js-language', op: '[]' },
  ],
  [
    'a forgotten return',
    (x) => {
      x.mul(2);
    },
    1,
    { symptom: 'error', kind: 'js-language', op: 'return' },
  ],
];

describe('the doctor names the cause', () => {
  it.each(sick)('%s', (_, f, at, expected) => {
    const { findings } = diagnose(f)(at);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject(expected);
  });

  it('with the line of this file', () => {
    const [finding] = diagnose((x: Tensor) => {
      const y = x.mul(1000);
      return exp(y);
    })(-10).findings;
    expect(finding!.site?.file).toMatch(/diagnose\.test\.ts$/);
    const [here] = diagnose((x: Tensor) => exp(x.mul(1000)))(-10).findings;
    expect(here!.site!.line - finding!.site!.line).toBe(3);
  });
});

describe('the line of an operation inside a program', () => {
  it.each([
    ['jit', (x: Tensor, body: (v: Tensor) => Tensor) => jit(body)(x)],
    ['cond', (x: Tensor, body: (v: Tensor) => Tensor) => cond(true, body, body, x)],
  ] as const)('is its own, not that of %s', (_, run) => {
    const loss = (x: Tensor): Tensor =>
      run(x, (v) => {
        const far = v.mul(1000);
        return exp(far);
      });
    const [finding] = diagnose(loss)(-10).findings;
    const [first] = diagnose((x: Tensor) => exp(x.mul(1000)))(-10).findings;
    expect(finding).toMatchObject({ kind: 'underflow', op: 'exp' });
    expect(first!.site!.line - finding!.site!.line).toBe(3);
  });
});

describe('the doctor is silent on healthy gradients', () => {
  const healthy: readonly [string, F, number | Tensor][] = [
    ['a product', (x) => x.mul(x), 3],
    ['log under where, on', (x) => where(x.greater(0), log(x), 0), 2],
    [
      'if (tensor) that happens to be right',
      (x) => {
        if (x.greater(0)) return x.mul(x);
        return x.neg();
      },
      1,
    ],
    ['softplus', (x) => logaddexp(x.mul(1000), 0), 1],
    [
      'softmax',
      (x) =>
        softmax(x)
          .mul(array([1, 2, 3]))
          .sum(),
      array([0.1, 0.2, 0.3]),
    ],
    [
      'a scan',
      (x) => scan((c: Tensor, t: Tensor) => [c.mul(x).add(t), null], array(1), array([1, 2]))[0],
      0.5,
    ],
    [
      'a matrix product',
      (x) =>
        x
          .reshape([2, 2])
          .matmul(
            array([
              [1, 2],
              [3, 4],
            ]),
          )
          .sum(),
      array([1, 2, 3, 4]),
    ],
  ];
  it.each(healthy)('%s', (_, f, at) => {
    expect(diagnose(f)(at).findings).toEqual([]);
  });
});

describe('a repair is tried on the failing input before it is called verified', () => {
  it.each([
    [
      (x: Tensor) => where(x.greater(0), log(x), 0),
      0,
      'where(x.greater(0), log(where(x.greater(0), x, 1)), 0)',
    ],
    [
      (x: Tensor) => where(x.less(0), 0, sqrt(x)),
      -1,
      'where(x.less(0), 0, sqrt(where(x.less(0), 1, x)))',
    ],
    [(x: Tensor) => log1p(exp(x.mul(1000))), 1, 'softplus(multiply(x, 1000))'],
    [(x: Tensor) => square(sqrt(x)), 0, 'x'],
    [
      (x: Tensor) => log(cosh(x)),
      800,
      'where(less(abs(x), 1), log1p(multiply(2, square(sinh(divide(clip(x, -1, 1), 2))))), subtract(logaddexp(x, negative(x)), Math.LN2))',
    ],
  ] as [F, number, string][])('%s at %d', (f, at, code) => {
    const [finding] = diagnose(f)(at).findings;
    expect(finding!.fix).toMatchObject({ code, verified: true });
  });
  it('and advice that was not tried is not', () => {
    const [finding] = diagnose((x: Tensor) => round(x))(1.2).findings;
    expect(finding!.fix).toMatchObject({ code: null, verified: false });
  });
});

describe('the report', () => {
  it('says what is seen, what did it, why, and what to do', () => {
    const text = String(
      diagnose(function loss(x: Tensor) {
        return log1p(exp(x.mul(1000)));
      })(1),
    );
    expect(text).toMatch(/^loss\n {2}value {5}Infinity\n {2}gradient {2}NaN/);
    expect(text).toMatch(/args\[0\] is NaN: overflow in exp at test\/diagnose\.test\.ts:\d+:\d+/);
    expect(text).toMatch(/truth {5}1000/);
    expect(text).toMatch(/softplus\(multiply\(x, 1000\)\)\n\s+tried on this very input/);
  });
  it('reads what the user wrote inside of jit', () => {
    const f = jit((x: Tensor) => {
      let y = x.mul(x);
      if (isnan(x)) y = array(0);
      return y;
    });
    expect(diagnose(f)(2).findings).toMatchObject([{ kind: 'js-language', op: 'if' }]);
    expect(diagnose(f)(2).findings).toMatchObject([{ kind: 'js-language', op: 'if' }]); // traced before
  });
  it('refuses a function of several results as grad does', () => {
    expect(() => diagnose((x: Tensor) => x.mul(2))(array([1, 2]))).toThrow(/GR410/);
  });
  it('leaves errors that are no fault of the gradient to the caller', () => {
    expect(() => diagnose((x: Tensor) => x.add(array([1, 2, 3])).sum())(array([1, 2]))).toThrow(
      /GR101/,
    );
    expect(() =>
      diagnose((x: Tensor) => {
        if (x.shape.length === 0) throw new TypeError('mine');
        return x;
      })(1),
    ).toThrow('mine');
  });
});
