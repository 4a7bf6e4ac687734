/**
 * `stable` makes nothing worse: where the gradient of a function is right, that of its stable form is right as well, and so is
 * its value. Asked of random expressions from 10⁻¹² to 10⁶; the truth is that of the function as it was written, with 100
 * digits.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as t from '@gradus/tensor';
import { contiguous, withDefaultDtype, type FloatDType, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { where } from '@gradus/control-flow';
import { diagnoseRun } from '../src/diagnose.js';
import { WITHOUT_REPAIRS } from '../src/findings/judges.table.js';
import { stable } from '../src/index.js';
import { trueSlope } from '../src/shadow/derivative.js';
import { relativeError, toleranceOf } from '../src/shadow/loss.js';
import { neighbour, shadowProgram } from '../src/shadow/program.js';

const RUNS = Number(process.env['FC_RUNS'] ?? 150);
const seed = Number(process.env['FC_SEED'] ?? 1);

type F = (x: Tensor) => Tensor;

const ONE: Readonly<Record<string, F>> = {
  exp: t.exp,
  log: t.log,
  expm1: t.expm1,
  log1p: t.log1p,
  sqrt: t.sqrt,
  square: t.square,
  negative: t.negative,
  reciprocal: t.reciprocal,
  cos: t.cos,
  sin: t.sin,
  sigmoid: t.sigmoid,
  cosh: t.cosh,
  abs: t.abs,
  erf: t.erf,
  'power 3/2': (x) => t.power(x, 1.5),
  'add 1': (x) => x.add(1),
  'from 1': (x) => t.subtract(1, x),
  'times 2': (x) => x.mul(2),
  masked: (x) => where(x.greater(0.5), x, 0),
};

const TWO: Readonly<Record<string, (x: Tensor, y: Tensor) => Tensor>> = {
  add: t.add,
  subtract: t.subtract,
  multiply: t.multiply,
  divide: t.divide,
  chosen: (x, y) => where(x.greater(y), x, y),
};

/** An expression as data: a leaf, a function of one, an operation of two. */
type Expression = readonly [string, ...Expression[]];

const { expression } = fc.letrec<{ expression: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.constantFrom<Expression>(['x'], ['x'], ['2']),
  expression: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    tie('leaf'),
    fc.tuple(fc.constantFrom(...Object.keys(ONE)), tie('expression')),
    fc.tuple(fc.constantFrom(...Object.keys(ONE)), tie('expression')),
    fc.tuple(fc.constantFrom(...Object.keys(TWO)), tie('expression'), tie('expression')),
  ),
}));

function computed([op, a, b]: Expression, x: Tensor): Tensor {
  if (op === 'x') return x;
  if (op === '2') return t.full(x.shape, 2, { dtype: x.dtype });
  return b === undefined ? ONE[op]!(computed(a!, x)) : TWO[op]!(computed(a!, x), computed(b, x));
}

const points = fc
  .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -12, max: 5 }))
  .chain(([m, k]) => fc.constantFrom(m * 10 ** k, -m * 10 ** k, m, -m, 0));
const dtypes = fc.constantFrom<FloatDType>('float32', 'float64');

describe('a stable form', () => {
  it('is right where the function is', () => {
    let compared = 0;
    fc.assert(
      fc.property(expression, points, dtypes, (tree, at, dtype) =>
        withDefaultDtype(dtype, () => {
          const f: F = (x) => computed(tree, x);
          const { run } = diagnoseRun(f, [at], 0, WITHOUT_REPAIRS);
          if (run === null || run.steps.length === 0) return;
          const program = shadowProgram(run, 0);
          const { slope } = trueSlope(program, 0);
          const [g] = contiguous(grad(f)(run.inputs[0]!));
          // A slope of 0 where larger ones cancel has no digits to compare.
          if (
            slope?.isFinite() !== true ||
            slope.isZero() ||
            relativeError(g!, slope) > toleranceOf(run.value)
          )
            return;
          compared++;
          const [s] = contiguous(grad(stable(f) as F)(run.inputs[0]!));
          const { tiny } = t.dtypes[dtype];
          const error = slope.minus(s!).abs();
          if (relativeError(s!, slope) <= 4 * toleranceOf(run.value) || error.lt(tiny)) return;
          const beside = trueSlope(neighbour(program), 0).slope;
          if (beside === null || beside.minus(slope).abs().times(64).gte(error)) return;
          expect([JSON.stringify(tree), at, dtype, s]).toEqual([g, Number(slope)]);
        }),
      ),
      { seed, numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS / 10);
  });
});
