/**
 * Values and slopes of the stable functions against mpmath at 60 digits, in both float types, at the input
 * as rounded to the dtype (tools/oracle/fixtures/accuracy.json): within 4 ulp, tails included. What is
 * composed of several operations (logsumexp, softmax) is held to a relative bound instead.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { array, dtypes, type FloatDType, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import {
  hypot,
  log1mexp,
  logaddexp,
  logSigmoid,
  sinc,
  softplus,
  ulpDistance,
  xlog1py,
  xlogy,
} from '../src/index.js';

type Operation = (...xs: Tensor[]) => Tensor;
const operations: Readonly<Record<string, Operation>> = {
  hypot,
  log1mexp,
  logaddexp,
  logSigmoid,
  sinc,
  softplus,
  xlog1py,
  xlogy,
};

interface Point {
  readonly x: readonly (number | string)[];
  readonly only?: FloatDType;
  readonly value?: string | null;
  readonly slopes?: readonly (string | null)[];
  /** Size of the largest term where terms cancel, for the value and for every slope. */
  readonly scale?: string;
  readonly slopeScales?: readonly (string | null)[];
}

const fixture = new URL('../../../tools/oracle/fixtures/accuracy.json', import.meta.url);
const truths = JSON.parse(readFileSync(fixture, 'utf8')) as { op: string; points: Point[] }[];
const cases = truths
  .filter(({ op }) => op in operations)
  .flatMap(({ op, points }) =>
    (['float32', 'float64'] as const).map((dtype) => [op, dtype, points] as const),
  );
/** Half an ulp is lost by rounding the truth. */
const FLOATS = 3;

function numberOf(text: number | string): number {
  return typeof text === 'number' ? text : Number(text.replace('inf', 'Infinity'));
}

/** Within 4 ulp of the truth or, where terms cancel, within 4 ε of the largest. */
function isNear(got: number, truth: string, { dtype, scale }: Bound): boolean {
  const exact = numberOf(truth);
  const rounded = dtype === 'float32' ? Math.fround(exact) : exact;
  if (ulpDistance(got, rounded, dtype) <= FLOATS) return true;
  return scale !== null && Math.abs(got - exact) <= 4 * dtypes[dtype].eps * Number(scale);
}

interface Bound {
  readonly dtype: FloatDType;
  readonly scale: string | null;
}

describe('stable functions are within 4 ulp', () => {
  it.each(cases)('%s of %s', (op, dtype, points) => {
    const f = operations[op]!;
    const missed = points
      .filter(({ only }) => only === undefined || only === dtype)
      .flatMap(({ x, value, scale, slopes = [], slopeScales = [] }) => {
        const inputs = x.map((v) => array(numberOf(v), { dtype })) as [Tensor];
        const y = f(...inputs).item();
        const found: string[] = [];
        const check = (what: string, got: number, truth: string, scale: string | null): void => {
          if (!isNear(got, truth, { dtype, scale })) found.push(`${what} = ${got}, not ${truth}`);
        };
        check(`${op}(${x.join()})`, y, value ?? 'nan', scale ?? null);
        slopes.forEach((truth, k) => {
          if (truth === null) return;
          const slope = grad(f, { argnums: k })(...inputs).item();
          check(`slope ${k} of ${op}(${x.join()})`, slope, truth, slopeScales[k] ?? null);
        });
        return found;
      });
    expect(missed).toEqual([]);
  });
});
