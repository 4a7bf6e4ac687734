/**
 * The formulas of loops against truth: mpmath's at the points of tools/oracle (tails, subnormals, zeros,
 * infinities), and for float32 the functions of the host in double precision, at numbers drawn from all
 * bit patterns. The last columns are the largest errors that are allowed, in ulp of the exact value.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from '@gradus/tensor';
import { sechSquared, sigmoid, sigmoidSlope } from '@gradus/tensor/math';
import type { NumberFunction } from '../../src/kernels/kernel.js';
import type { Statement } from '../../src/loops/loop.js';
import { vectorize } from '../../src/loops/vectorize.js';
import { hasFormula } from '../../src/math/formulas.js';
import { bufferOf, runTwice } from '../loops/twoMachines.js';

type Float = 'float32' | 'float64';

/** The fixture's operation; whether its value or its slope; ulp in float32 and in float64. */
type Row = readonly [
  name: string,
  f: NumberFunction,
  op: string,
  of: 'value' | 'slope',
  float32: number,
  float64: number,
];

const ROWS: readonly Row[] = [
  ['exp', Math.exp, 'exp', 'value', 1, 1.5],
  ['expm1', Math.expm1, 'expm1', 'value', 1.5, 2],
  ['log', Math.log, 'log', 'value', 1.1, 1.5],
  ['log1p', Math.log1p, 'log1p', 'value', 1, 1.5],
  ['tanh', Math.tanh, 'tanh', 'value', 0.6, 3],
  ['sigmoid', sigmoid, 'sigmoid', 'value', 0.6, 3],
  ['sigmoidSlope', sigmoidSlope, 'sigmoid', 'slope', 0.6, 3],
  ['sechSquared', sechSquared, 'tanh', 'slope', 0.6, 3],
  ['sin', Math.sin, 'sin', 'value', 0.6, 1.5],
  ['cos', Math.cos, 'cos', 'value', 0.6, 1.5],
];

interface Point {
  readonly x: readonly (number | string)[];
  readonly only?: Float;
  readonly value: string;
  readonly slopes?: readonly (string | null)[];
}
const file = new URL('../../../../tools/oracle/fixtures/accuracy.json', import.meta.url);
const entries = JSON.parse(readFileSync(file, 'utf8')) as { op: string; points: Point[] }[];
const read = (x: string | number): number =>
  typeof x === 'number' ? x : Number(x.replace('inf', 'Infinity'));

/** The inputs of a row that a dtype can hold, and what is true there. */
function truths([, , op, of]: Row, dtype: Float): (readonly [x: number, truth: number])[] {
  const { points } = entries.find((e) => e.op === op)!;
  return points
    .filter(({ only }) => only === undefined || only === dtype)
    .map(({ x, value, slopes }) => [read(x[0]!), of === 'value' ? value : slopes?.[0]] as const)
    .flatMap(([x, truth]) => (typeof truth === 'string' ? [[x, read(truth)] as const] : []));
}

/** A function of many numbers, by WebAssembly and by the interpreter. */
function computed(f: NumberFunction, dtype: Float, xs: readonly number[]): [number[], number[]] {
  const [x, y] = [bufferOf('x', dtype, xs.length), bufferOf('y', dtype, xs.length)];
  const index = { name: 'i', count: xs.length };
  const at = (buffer: typeof x) => ({ buffer, offset: 0, terms: [{ index, stride: 1 }] });
  const store: Statement = {
    kind: 'store',
    place: at(y),
    value: { kind: 'call', f, dtype, args: [{ kind: 'load', dtype, place: at(x) }] },
  };
  const loops = vectorize({ name: 'k0', body: [{ kind: 'loop', index, body: [store] }] });
  const [wasm, interpreted] = runTwice(
    loops,
    new Map([
      [x, xs],
      [y, xs.map(() => 0)],
    ]),
  );
  return [wasm[1]!, interpreted[1]!];
}

const DIGITS = { float32: 24, float64: 53 } as const;
const LEAST = { float32: 2 ** -149, float64: 2 ** -1074 } as const;

/** The distance from truth in ulp; 0 where both are the same infinity, NaN or zero. */
function errorOf(y: number, truth: number, dtype: Float): number {
  const nearest = dtype === 'float32' ? Math.fround(truth) : truth;
  if (Object.is(y, nearest))
    return Number.isFinite(y) ? Math.abs(y - truth) / ulpOf(truth, dtype) : 0;
  if (y === 0 && truth === 0) return Infinity;
  return Number.isFinite(y) ? Math.abs(y - truth) / ulpOf(truth, dtype) : Infinity;
}

function ulpOf(truth: number, dtype: Float): number {
  if (truth === 0) return LEAST[dtype];
  const power = 2 ** (Math.floor(Math.log2(Math.abs(truth))) - DIGITS[dtype] + 1);
  return Math.max(power, LEAST[dtype]);
}

describe.each(['float32', 'float64'] as const)('formulas of %s', (dtype) => {
  it.each(ROWS.map((row) => [row[0], row] as const))('%s at the points of the oracle', (_, row) => {
    const [, f, , , single, double] = row;
    expect(hasFormula(f, dtype)).toBe(true);
    const points = truths(row, dtype);
    const xs = points.map(([x]) => x);
    const [wasm, interpreted] = computed(f, dtype, xs);
    expect(interpreted).toEqual(wasm);
    const limit = dtype === 'float32' ? single : double;
    const wrong = points
      .map(([x, truth], i) => ({ x, truth, y: wasm[i]!, ulp: errorOf(wasm[i]!, truth, dtype) }))
      .filter(({ ulp }) => !(ulp <= limit));
    expect(wrong).toEqual([]);
    expect(points.length).toBeGreaterThan(20);
  });
});

describe('formulas at any number', () => {
  const anyFloat32 = fc.float({ noDefaultInfinity: false }).map(Math.fround);
  it.each(ROWS.map((row) => [row[0], row] as const))('%s of float32', (_, [, f, , , limit]) => {
    fc.assert(
      fc.property(fc.array(anyFloat32, { minLength: 64, maxLength: 64 }), (list) => {
        const xs = [...allocate('float32', list.length).map((_, i) => list[i]!)];
        const [wasm, interpreted] = computed(f, 'float32', xs);
        expect(interpreted).toEqual(wasm);
        xs.forEach((x, i) => {
          expect({ x, far: errorOf(wasm[i]!, f(x), 'float32') > limit + 0.01 }).toEqual({
            x,
            far: false,
          });
        });
      }),
      { numRuns: 20 },
    );
  });
  it.each(ROWS.map((row) => [row[0], row] as const))(
    '%s of float64 is within 4 ulp of eager',
    (_, [, f]) => {
      fc.assert(
        fc.property(fc.array(fc.double(), { minLength: 64, maxLength: 64 }), (xs) => {
          const [wasm, interpreted] = computed(f, 'float64', xs);
          expect(interpreted).toEqual(wasm);
          xs.forEach((x, i) => {
            expect({ x, far: errorOf(wasm[i]!, f(x), 'float64') > 4 }).toEqual({ x, far: false });
          });
        }),
        { numRuns: 20 },
      );
    },
  );
});
