/**
 * What silence means: where the doctor reports nothing, the value and the gradient are finite, and the gradient has at least
 * half of the digits of the true slope, found with 100 digits from values alone; unless no float could do better, because
 * the slope itself changes as much when the input is rounded. Asked of random chains of functions, from 10⁻³⁰ to 10¹².
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as t from '@gradus/tensor';
import { contiguous, withDefaultDtype, type FloatDType, type Tensor } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { logSigmoid, softplus } from '@gradus/numerics';
import { diagnoseRun } from '../src/diagnose.js';
import { WITHOUT_REPAIRS } from '../src/findings/judges.table.js';
import { gradientOf, type Observation } from '../src/observation.js';
import { trueSlope } from '../src/shadow/derivative.js';
import { relativeError, toleranceOf } from '../src/shadow/loss.js';
import { neighbour, shadowProgram } from '../src/shadow/program.js';

const RUNS = Number(process.env['FC_RUNS'] ?? 120);
const seed = Number(process.env['FC_SEED'] ?? 1);

const LINKS: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  exp: t.exp,
  log: t.log,
  expm1: t.expm1,
  log1p: t.log1p,
  sqrt: t.sqrt,
  square: t.square,
  tanh: t.tanh,
  sigmoid: t.sigmoid,
  sin: t.sin,
  arctan: t.arctan,
  erf: t.erf,
  softplus,
  logSigmoid,
  relu: (x) => t.maximum(x, 0),
  inverse: (x) => t.divide(1, x),
  negative: (x) => x.neg(),
  'add 1': (x) => x.add(1),
  'subtract 1': (x) => x.sub(1),
  'multiply 1000': (x) => x.mul(1000),
  'twice itself': (x) => x.mul(x).add(x),
  masked: (x) => where(x.greater(0.5), x, 0),
};

const chains = fc.array(fc.constantFrom(...Object.keys(LINKS)), { minLength: 1, maxLength: 4 });
const points = fc
  .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -30, max: 12 }))
  .chain(([m, k]) => fc.constantFrom(m * 10 ** k, -m * 10 ** k, m, -m, 0));
const dtypes = fc.constantFrom<FloatDType>('float32', 'float64');

function isRight(run: Observation): boolean {
  const program = shadowProgram(run, 0);
  const { kind, slope } = trueSlope(program, 0);
  if (kind === 'unknown') return true;
  if (slope === null) return false;
  const [g] = contiguous(gradientOf(run, 0));
  const error = slope.minus(g!).abs();
  const { tiny } = t.dtypes[run.value.dtype];
  if (relativeError(g!, slope) <= 2 * toleranceOf(run.value) || error.lt(tiny)) return true;
  const beside = trueSlope(neighbour(program), 0).slope;
  return beside === null || beside.minus(slope).abs().times(64).gte(error);
}

describe('where the doctor is silent', () => {
  it('value and gradient are right', () => {
    let silent = 0;
    fc.assert(
      fc.property(chains, points, dtypes, (names, at, dtype) =>
        withDefaultDtype(dtype, () => {
          const f = (x: Tensor): Tensor => names.reduce((y, name) => LINKS[name]!(y), x);
          const { report, run } = diagnoseRun(f, [at], 0, WITHOUT_REPAIRS);
          if (report.findings.length > 0) return;
          silent++;
          const [g] = contiguous(gradientOf(run!, 0));
          const isFinite = [report.value!.item(), g].every(Number.isFinite);
          const truth = trueSlope(shadowProgram(run!, 0), 0).text;
          if (!isFinite || !isRight(run!)) expect([names, at, dtype, g]).toEqual(truth);
        }),
      ),
      { seed, numRuns: RUNS },
    );
    expect(silent).toBeGreaterThan(RUNS / 10);
  });
});
