/**
 * Law 7: every nesting of grad, jvp, vmap and jit to depth 3 gives one answer; for functions that press on
 * the places where systems of transformations break, and for random programs.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, cos, multiply, sin, stopGradient, type Tensor } from '@gradus/tensor';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import {
  checkNesting,
  inputsOf,
  nested,
  programs,
  toFunction,
  transformations,
  type RandomProgram,
  type ScalarFunction,
} from '../../src/index.js';
import { compiled } from '../../src/compiler.js';
import { ROW } from '../../src/laws/nesting.js';
import { runs } from '../runs.js';

const among = transformations();
const float64 = { dtype: 'float64' } as const;

/** (x − 2x² + 6x⁴)·sin x, made of every transformation, each closing over values of the others. */
function stress(x: Tensor): Tensor {
  const a = compiled((u: Tensor) => multiply(sin(u), x))(x);
  const b = grad(compiled((v: Tensor) => v.mul(v).mul(x)))(x);
  const c = vmap((w: Tensor) => w.mul(a))(array([x, x.mul(2)])).sum();
  const d = jvp((t: Tensor) => cos(t).mul(b), [x], [1])[1];
  return a.add(b.mul(c)).add(d);
}

/** Derivatives of p(x)·sin x by Leibniz' rule, for p given by its coefficients. */
function truthsAt(x: number, coefficients: readonly number[]): number[] {
  const derivative = (p: readonly number[]): number[] => p.slice(1).map((c, i) => c * (i + 1));
  const value = (p: readonly number[]): number => p.reduceRight((sum, c) => sum * x + c, 0);
  const p = [coefficients];
  for (let k = 0; k < 3; k++) p.push(derivative(p[k]!));
  const sine = [Math.sin(x), Math.cos(x), -Math.sin(x), -Math.cos(x)];
  const binomial = [[1], [1, 1], [1, 2, 1], [1, 3, 3, 1]];
  return binomial.map((row) =>
    row.reduce((sum, c, k) => sum + c * value(p[k]!) * sine[row.length - 1 - k]!, 0),
  );
}

describe('law 7: every nesting to depth 3', () => {
  it.each([0.3, -1.2, 2])('of a function made of transformations, at %d', (at) => {
    const truths = truthsAt(at, [0, 1, -2, 0, 6]);
    expect(checkNesting(stress, at, { among, truths })).toBe(85);
  });

  it('of random programs along a line', () => {
    const names = Object.keys(among);
    const line = fc.tuple(
      programs({ scalar: true, loops: true }),
      fc.array(fc.constantFrom(...names), {
        minLength: 1,
        maxLength: 3,
      }),
    );
    let [asked, inside] = [0, 0];
    fc.assert(
      fc.property(line, ([program, nesting]) => {
        const f = alongLine(program);
        const { f: found, order } = nested(f, nesting, among);
        const forward = Array.from({ length: order }, () => 'jvp');
        const reference = nested(f, forward, among).f;
        const at = (g: ScalarFunction, s: number): number => g(array(s, float64)).item();
        // Programs stay in their domain at s = 1; on the way there a logarithm may give NaN.
        const rows = nesting.filter((name) => name === 'vmap').length;
        const truths = Array.from({ length: rows + 1 }, (_, k) => at(reference, 0.25 * ROW ** k));
        asked++;
        if (!truths.every(Number.isFinite)) return true;
        inside++;
        return Math.abs(at(found, 0.25) - truths[0]!) <= 1e-9 * (1 + Math.abs(truths[0]!));
      }),
      runs(150),
    );
    expect(inside / asked).toBeGreaterThan(2 / 3);
  });
});

/** s ↦ f(s·x): a function of one number. */
function alongLine(program: RandomProgram): ScalarFunction {
  const f = toFunction(program);
  const inputs = inputsOf(program, 'float64');
  return (s) => f(...inputs.map((x) => x.mul(s)));
}

describe('perturbation confusion', () => {
  const modes: Record<string, (f: ScalarFunction) => ScalarFunction> = {
    grad: (f) => (x) => grad(f)(x),
    jvp: (f) => (x) => jvp(f, [x], [1])[1],
  };
  const pairs = Object.keys(modes).flatMap((a) => Object.keys(modes).map((b) => [a, b] as const));

  it.each(pairs)('%s of %s keeps the two derivatives apart', (outer, inner) => {
    const [d, e] = [modes[outer]!, modes[inner]!];
    const at = (x: number, f: ScalarFunction): unknown => d(f)(array(x)).item();
    expect(at(1, (x) => x.mul(e((y) => x.add(y))(array(1))))).toBe(1);
    expect(at(3, (x) => x.mul(e((y) => x.mul(y))(array(2))))).toBe(6);
    expect(at(1, (x) => e((y) => x.add(0).mul(y.mul(0)))(x))).toBe(0);
    expect(at(5, (x) => e((y) => e((z) => x.mul(y).mul(z))(y))(x))).toBe(1);
    expect(at(2, (x) => e((y) => stopGradient(x).mul(y))(x).mul(x))).toBe(2);
  });
});
