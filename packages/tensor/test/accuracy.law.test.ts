/**
 * Every elementary function against its true values: within 4 ulp in both float types, tails included.
 * The truths are of mpmath, at the input as rounded to the dtype (tools/oracle/fixtures/accuracy.json).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as tensor from '../src/index.js';
import { array, type FloatDType, type Tensor } from '../src/index.js';

interface Point {
  readonly x: readonly (number | string)[];
  readonly only?: FloatDType;
  readonly value: string;
}

const fixture = new URL('../../../tools/oracle/fixtures/accuracy.json', import.meta.url);
const truths = JSON.parse(readFileSync(fixture, 'utf8')) as { op: string; points: Point[] }[];

const functions = { ...tensor };

/** Of @gradus/numerics, and tested there. */
const elsewhere =
  /^(softplus|logSigmoid|log1mexp|sinc|hypot|logaddexp|xlogy|xlog1py|logsumexp|softmax|logSoftmax)$/;
const ours = truths.filter(({ op }) => !elsewhere.test(op));
const dtypes: readonly FloatDType[] = ['float32', 'float64'];

/** Half an ulp is lost by rounding the truth, so 3 floats away from it is within 4 ulp. */
const STEPS = 3;

/** What may be written `inf` or `nan`. */
function numberOf(text: number | string): number {
  return typeof text === 'number' ? text : Number(text.replace('inf', 'Infinity'));
}

/** How many floats of `dtype` lie between a and b; 0 for two NaN. */
function steps(a: number, b: number, dtype: FloatDType): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  return Math.abs(Number(ordinal(a, dtype) - ordinal(b, dtype)));
}

/** The place of a number among all floats; the zeros share theirs. */
function ordinal(x: number, dtype: FloatDType): bigint {
  const view = new DataView(new ArrayBuffer(8));
  if (dtype === 'float32') view.setFloat32(0, x);
  else view.setFloat64(0, x);
  const bits = dtype === 'float32' ? BigInt(view.getInt32(0)) : view.getBigInt64(0);
  const low = dtype === 'float32' ? -(2n ** 31n) : -(2n ** 63n);
  return bits < 0n ? low - bits : bits;
}

function misses(op: string, points: readonly Point[], dtype: FloatDType): string[] {
  const f = functions[op as 'exp'] as (...xs: Tensor[]) => Tensor;
  return points
    .filter(({ only }) => only === undefined || only === dtype)
    .flatMap(({ x, value }) => {
      const got = f(...x.map((v) => array(numberOf(v), { dtype }))).item();
      const away = steps(got, numberOf(value), dtype);
      return away <= STEPS
        ? []
        : [`${op}(${x.join(', ')}) = ${got}, not ${value}: ${away} floats away`];
    });
}

describe('values are within 4 ulp of the truth', () => {
  it.each(ours.flatMap(({ op, points }) => dtypes.map((dtype) => [op, dtype, points] as const)))(
    '%s of %s',
    (op, dtype, points) => {
      expect(misses(op, points, dtype)).toEqual([]);
    },
  );

  it('there are truths of 44 functions of this package', () => {
    expect(ours).toHaveLength(44);
  });
});
