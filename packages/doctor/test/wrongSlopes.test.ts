/**
 * A finite gradient that is not the slope is told, whoever made it so: a rule of the user's, a primitive of the user's,
 * rounded constants; and what is told is true of functions that sort and pick.
 */
import { describe, expect, it } from '@jest/globals';
import {
  array,
  clip,
  log2,
  matmul,
  median,
  multiply,
  round,
  sort,
  square,
  take,
  tanh,
} from '@gradus/tensor';
import {
  bind1,
  deg2rad,
  elementwise,
  exp,
  log,
  rad2deg,
  sqrt,
  type FloatDType,
  type Tensor,
} from '@gradus/tensor';
import { customJvp, customVjp } from '@gradus/autodiff';
import { foriLoop, vmap, where } from 'gradus';
import { implicitDiff } from '@gradus/numerics';
import { jit } from '@gradus/jit';
import { diagnose, type Finding } from '@gradus/doctor';

const DTYPES: readonly FloatDType[] = ['float32', 'float64'];

type Told = readonly [kind: string, op: string, verdict: string, truth: string | null];

const told = ({ kind, op, verdict, truth }: Finding): Told => [kind, op, verdict, truth];

function diagnosed(f: (x: Tensor) => unknown, x: unknown, dtype: FloatDType): Told[] {
  return diagnose(f)(array(x as number[], { dtype })).findings.map(told);
}

const wrongJvp = customJvp(
  (x: Tensor) => square(x),
  ([x], [t]) => [square(x), multiply(x, t)],
);
const wrongVjp = customVjp(
  (x: Tensor) => square(x),
  (x) => [square(x), x],
  (x, w) => [multiply(x, w)],
);
const rightJvp = customJvp(
  (x: Tensor) => square(x),
  ([x], [t]) => [square(x), multiply(x, t).mul(2)],
);

describe.each(DTYPES)('in %s', (dtype) => {
  it.each<[string, (x: Tensor) => Tensor, string, string]>([
    ['a tangent rule', (x) => wrongJvp(x).mul(3), 'customJvp', '12'],
    ['a pullback', (x) => wrongVjp(x).mul(3), 'customVjp', '12'],
    ['a rule that is compiled', (x) => jit(wrongVjp)(x).mul(3), 'customVjp', '12'],
    ['a rule between right ones', (x) => rightJvp(wrongVjp(rightJvp(x))), 'customVjp', '1024'],
  ])('%s without its factor', (_, f, op, truth) => {
    expect(diagnosed(f, 2, dtype)).toEqual([['custom-rule', op, 'bug', truth]]);
  });

  it('a rule that gives nothing', () => {
    const dead = customVjp(
      (x: Tensor) => exp(x),
      (x) => [exp(x), null],
      () => [null],
    );
    expect(diagnosed(dead, 0, dtype)).toEqual([['custom-rule', 'customVjp', 'bug', '1']]);
  });

  it('a rule in a network that is too large to be checked number by number', () => {
    const wrongTanh = customVjp(
      (x: Tensor) => tanh(x),
      (x) => [tanh(x), x],
      (x, w) => [w.mul(square(tanh(x)).add(1))], // and not 1 − tanh²
    );
    const weights = array(
      Array.from({ length: 24 }, (_, i) => Math.sin(i + 1)),
      { dtype },
    ).reshape([4, 6]);
    const rows = array(
      Array.from({ length: 32 }, (_, i) => Math.cos(i)),
      { dtype },
    ).reshape([8, 4]);
    const loss = (w: Tensor): Tensor => square(wrongTanh(matmul(rows, w))).mean();
    const { findings } = diagnose(loss)(weights);
    expect(findings.map((f) => told(f).slice(0, 3))).toEqual([['custom-rule', 'customVjp', 'bug']]);
  });

  it('rows of a batch', () => {
    const f = (x: Tensor): Tensor => vmap(wrongVjp)(x).sum();
    expect(diagnosed(f, [1, 2, 0], dtype)).toEqual([['custom-rule', 'customVjp', 'bug', '2']]);
  });

  it.each<[string, (x: Tensor) => Tensor]>([
    ['straight through a round', customVjp((x) => round(x), (x) => [round(x), null], (_, w) => [w])], // prettier-ignore
    ['a clipped gradient', customVjp((x) => x, (x) => [x, null], (_, w) => [clip(w, -1, 1)])], // prettier-ignore
    ['a reversed gradient', customVjp((x) => x, (x) => [x, null], (_, w) => [w.neg()])], // prettier-ignore
    ['a spike', customVjp((x) => where(x.greater(0), 1, 0), (x) => [where(x.greater(0), 1, 0), x], (x, w) => [w.div(square(x).add(1))])], // prettier-ignore
  ])('another slope that is meant: %s', (_, f) => {
    const verdicts = diagnosed((x) => f(x).mul(3).add(square(x)), 1.4, dtype).map((t) => t[2]);
    expect(verdicts).toEqual(['intended']);
  });

  it.each<[string, (x: Tensor) => Tensor, unknown]>([
    ['right rules', (x) => rightJvp(rightJvp(x)), 2],
    ['a rule at 0', (x) => wrongVjp(x), 0],
    ['a solution that has a derivative of its own', implicitDiff((a: Tensor) => foriLoop(0, 2, (_, y: Tensor) => y.add(a.div(y)).div(2), a), (y, a) => square(y).sub(a)), 2], // prettier-ignore
    ['a solution by a loop of JavaScript', implicitDiff((a: Tensor) => [1, 2].reduce((y) => y.add(a.div(y)).div(2), a), (y, a) => square(y).sub(a)), 2], // prettier-ignore
    ['a median', (x) => median(x).mul(3), [3, 1, 2]],
    [
      'what is sorted and weighed',
      (x) =>
        sort(x)
          .mul(array([1, 2, 3]))
          .sum(),
      [3, 1, 2],
    ],
    ['what is picked several times', (x) => square(take(x, array([2, 0, 2], { dtype: 'int32' }))).sum(), [3, 1, 2]], // prettier-ignore
  ])('no word about %s', (_, f, x) => {
    expect(diagnosed(f, x, dtype).filter((t) => t[2] !== 'correct-zero')).toEqual([]);
  });

  it.each<[string, (x: Tensor) => Tensor]>([
    ['degrees and back', (x) => rad2deg(deg2rad(x)).sub(x)],
    ['a tenth, ten times', (x) => x.mul(0.1).mul(10).sub(x).mul(exp(x))],
    [
      'the logarithm of a count',
      (x) =>
        log(exp(x).add(exp(x)).add(exp(x)))
          .sub(Math.log(3))
          .sub(x),
    ],
  ])('no word about a slope that is made of rounded constants: %s', (_, f) => {
    expect(diagnosed(f, 1.5, dtype).filter((t) => t[2] !== 'correct-zero')).toEqual([]);
  });

  it('a slope of 10⁻¹⁸ that is not', () => {
    const f = (b: Tensor): Tensor => sqrt(square(b).sub(4)).sub(b).div(2);
    expect(diagnosed(f, 1e9, dtype)).toEqual([['cancellation', 'sub', 'bug', '1e-18']]);
  });

  it('digits that a rounded constant hides', () => {
    const [finding] = diagnosed((x) => log2(x.add(1)).div(x), 1e-9, dtype);
    expect(finding!.slice(0, 3)).toEqual(['cancellation', 'log2', 'bug']);
    expect(Number(finding![3])).toBeCloseTo(-0.721347519, 8);
  });
});

describe('a primitive of the user', () => {
  const cubed = elementwise({
    name: 'cubed',
    scalar: (e, [x]) => e.mul(x!, e.mul(x!, x!)),
    partials: [({ x }) => square(x)],
    samples: [],
  });

  it('whose slope is not that of what it computes, where slopes are compared with the truth', () => {
    const f = (x: Tensor): Tensor => bind1(cubed, [rightJvp(x)]);
    const [finding] = diagnose(f)(array(2, { dtype: 'float64' })).findings;
    expect(told(finding!)).toEqual(['custom-rule', 'cubed', 'bug', '192']);
    expect(finding!.message).toContain('even when nothing is rounded');
  });
});
