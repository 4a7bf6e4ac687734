/**
 * The slope of every elementary function, as `grad` finds it, against the true one: within 4 ulp in both
 * float types, tails included. Where no slope exists the convention is held, that of JAX. The truths are
 * of mpmath, at the input as rounded to the dtype (tools/oracle/fixtures/accuracy.json).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as tensor from '@gradus/tensor';
import { array, type FloatDType, type Tensor } from '@gradus/tensor';
import { grad } from '../src/index.js';

interface Point {
  readonly x: readonly (number | string)[];
  readonly only?: FloatDType;
  readonly slopes?: readonly (string | null)[];
  readonly conventions?: readonly (string | null)[];
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

/** One line for every slope that is wrong; `which` chooses truths or conventions. */
function misses(
  { op, points }: (typeof ours)[number],
  dtype: FloatDType,
  which: 'slopes' | 'conventions',
): string[] {
  const f = functions[op as 'exp'] as (...xs: Tensor[]) => Tensor;
  return points
    .filter(({ only }) => only === undefined || only === dtype)
    .flatMap(({ x, [which]: truth = [] }) =>
      truth.flatMap((slope, k) => {
        if (slope === null) return [];
        const inputs = x.map((v) => array(numberOf(v), { dtype }));
        const got = grad(f, { argnums: k })(...(inputs as [Tensor])).item();
        const away = steps(got, numberOf(slope), dtype);
        if (away <= STEPS) return [];
        return [`slope ${k} of ${op}(${x.join(', ')}) = ${got}, not ${slope}: ${away} floats away`];
      }),
    );
}

const cases = ours.flatMap((entry) => dtypes.map((dtype) => [entry.op, dtype, entry] as const));

describe('slopes are within 4 ulp of the truth', () => {
  it.each(cases)('%s of %s', (_, dtype, entry) => {
    expect(misses(entry, dtype, 'slopes')).toEqual([]);
  });
});

describe('where there is no slope, the convention holds', () => {
  it.each(cases.filter(([, , { points }]) => points.some((p) => p.conventions !== undefined)))(
    '%s of %s',
    (_, dtype, entry) => {
      expect(misses(entry, dtype, 'conventions')).toEqual([]);
    },
  );
});
