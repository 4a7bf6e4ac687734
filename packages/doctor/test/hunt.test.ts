/**
 * The hunt finds sick inputs from healthy ones, small ones, quickly; and nothing where nothing is sick.
 */
import { describe, expect, it } from '@jest/globals';
import * as t from '@gradus/tensor';
import { cond, where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { hypot, softmax, softplus, whereSafe, xlogy } from '@gradus/numerics';
import { hunt, type Domain } from '../src/index.js';

type Tensor = t.Tensor;
const unit: Domain = { min: -1, max: 1 };
const wide: Domain = { min: -1000, max: 1000 };
const three: Domain = { min: -1, max: 1, shape: [3] };

/** What it is, the function, its domain, and the operation that is to blame. */
const SICK: readonly (readonly [
  string,
  (...args: never[]) => unknown,
  readonly Domain[],
  string,
])[] = [
  ['a root at 0', (x: Tensor) => t.sqrt(x.mul(x)), [unit], 'sqrt'],
  [
    'a corner at a number without a name',
    (x: Tensor) => t.sqrt(x.sub(0.3).mul(x.sub(0.3))),
    [{ min: 0, max: 1 }],
    'sqrt',
  ],
  ['a branch not taken', (x: Tensor) => where(x.greater(0), t.log(x), 0), [unit], 'log'],
  ['an overflow', (x: Tensor) => t.log1p(t.exp(x)), [wide], 'exp'],
  ['a norm at 0', (x: Tensor) => t.sqrt(t.sum(x.mul(x))), [three], 'sqrt'],
  ['equal points', (x: Tensor, y: Tensor) => t.sqrt(t.square(x.sub(y))), [unit, unit], 'sqrt'],
  [
    'softmax by hand',
    (x: Tensor) => t.max(t.divide(t.exp(x), t.sum(t.exp(x)))),
    [{ min: 0, max: 500, shape: [2] }],
    'exp',
  ],
  ['x log x', (x: Tensor) => t.sum(x.mul(t.log(x))), [{ min: 0, max: 1, shape: [4] }], 'log'],
  ['in a compiled function', jit((x: Tensor) => t.sqrt(x.mul(x))), [unit], 'sqrt'],
  [
    'in a branch',
    (x: Tensor) =>
      cond(
        x.greater(0.5),
        () => x,
        () => t.sqrt(x.mul(x)),
      ),
    [unit],
    'sqrt',
  ],
];

describe('hunt finds', () => {
  it.each(SICK)('%s', (_, f, domain, op) => {
    const found = hunt(f, domain);
    expect(found!.report.findings.map((finding) => finding.op)).toContain(op);
    expect(found!.runs).toBeLessThan(2000);
  });
  it('a small example', () => {
    const entropy = (x: Tensor): Tensor => t.sum(x.mul(t.log(x)));
    const found = hunt(entropy, [{ min: 0, max: 1, shape: [4] }], {
      from: [[t.array([0.1, 0.2, 0.3, 0.4])]],
    });
    const [x] = found!.args as [Tensor];
    expect((x.tolist() as number[]).toSorted()).toEqual([0, 1, 1, 1]);
  });
  it('arguments in trees', () => {
    const loss = ({ a, b }: { a: Tensor; b: Tensor }): Tensor => t.sum(t.divide(a, b));
    const found = hunt(loss, [{ a: three, b: three }]);
    expect(found!.report.findings.map((finding) => finding.op)).toContain('div');
  });
});

describe('hunt finds nothing', () => {
  const healthy: readonly (readonly [string, (...args: never[]) => unknown, readonly Domain[]])[] =
    [
      ['in softplus', (x: Tensor) => softplus(x), [wide]],
      ['in softmax', (x: Tensor) => t.max(softmax(x)), [{ min: 0, max: 500, shape: [2] }]],
      ['in hypot', (x: Tensor, y: Tensor) => hypot(x, y), [{ min: 1, max: 2 }, unit]],
      [
        'in xlogy away from 0',
        (x: Tensor) => t.sum(xlogy(x, x)),
        [{ min: 0.1, max: 1, shape: [4] }],
      ],
      [
        'behind whereSafe',
        (x: Tensor) => whereSafe(x.greater(0), x, t.log, 0),
        [{ min: -1, max: -0.5 }],
      ],
      ['where the function is not defined', (x: Tensor) => t.log(x), [{ min: -2, max: -1 }]],
    ];
  it.each(healthy)('%s', (_, f, domain) => {
    expect(hunt(f, domain, { timeLimit: 250 })).toBeNull();
  });
  it('and says so of a domain without numbers', () => {
    expect(() => hunt((x: Tensor) => x, [{ min: 1, max: 0 }])).toThrow(/GR801/);
    expect(() => hunt((x: Tensor) => x, ['x' as never])).toThrow(/GR801/);
  });
});
