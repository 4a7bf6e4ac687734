/**
 * The formulas of loops against truth: mpmath's at the points of tools/oracle (tails, subnormals, zeros,
 * infinities), and for float32 the functions of the host in double precision, at numbers drawn from all
 * bit patterns. The last columns are the largest errors that are allowed, in ulp of the exact value.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  acoshSlope,
  asinhSlope,
  asinSlope,
  atanhSlope,
  atanSlope,
  cbrtSlope,
  erf,
  erfc,
  erfSlope,
  logSigmoid,
  pow,
  powBaseSlope,
  powExponentSlope,
  powerOfTwo,
  quotientSlope,
  secSquared,
  sechSquared,
  sigmoid,
  sigmoidSlope,
  softplus,
} from '@gradus/tensor/math';
import type { Buffer, NumberFunction } from '../../src/kernels/kernel.js';
import type { Statement } from '@gradus/tensor/code';
import { fallingExp as falling } from '../../src/kernels/falling.js';
import { vectorize } from '../../src/loops/vectorize.js';
import { formulaOf } from '../../src/math/formulas.js';
import { bufferOf, runTwice } from '../loops/twoMachines.js';

type Float = 'float32' | 'float64';

/** The fixture's operation; its value, or which of its slopes; ulp in float32 and in float64, null for none. */
type Row = readonly [
  name: string,
  f: NumberFunction,
  op: string,
  of: 'value' | 0 | 1,
  float32: number,
  float64: number | null,
];

/** eˣ of numbers that are never positive is asked for no other. */
const isAsked = (f: NumberFunction, xs: readonly number[]): boolean =>
  f !== falling || !(xs[0]! > 0);

const ROWS: readonly Row[] = [
  ['exp', Math.exp, 'exp', 'value', 1, 1.5],
  ['exp of what is never positive', falling, 'exp', 'value', 1, 1.5],
  ['expm1', Math.expm1, 'expm1', 'value', 1.5, 2],
  ['log', Math.log, 'log', 'value', 1.1, 1.5],
  ['log1p', Math.log1p, 'log1p', 'value', 1, 1.5],
  ['tanh', Math.tanh, 'tanh', 'value', 0.6, 3],
  ['sigmoid', sigmoid, 'sigmoid', 'value', 0.6, 3],
  ['sigmoidSlope', sigmoidSlope, 'sigmoid', 0, 0.6, 3],
  ['sechSquared', sechSquared, 'tanh', 0, 0.6, 3],
  ['sin', Math.sin, 'sin', 'value', 0.6, 1.5],
  ['cos', Math.cos, 'cos', 'value', 0.6, 1.5],
  ['erf', erf, 'erf', 'value', 0.6, 2],
  ['erfSlope', erfSlope, 'erf', 0, 0.6, 3],
  ['pow', pow, 'power', 'value', 0.6, 1.5],
  ['powBaseSlope', powBaseSlope, 'power', 0, 0.6, 3],
  ['powExponentSlope', powExponentSlope, 'power', 1, 0.6, 3],
  ['quotientSlope', quotientSlope, 'divide', 1, 0.6, 1.5],
  ['softplus', softplus, 'softplus', 'value', 0.6, 3],
  ['logSigmoid', logSigmoid, 'logSigmoid', 'value', 0.6, 3],
  ['exp2', powerOfTwo, 'exp2', 'value', 0.6, null],
  ['log2', Math.log2, 'log2', 'value', 0.6, null],
  ['log10', Math.log10, 'log10', 'value', 0.6, null],
  ['sinh', Math.sinh, 'sinh', 'value', 0.6, null],
  ['cosh', Math.cosh, 'cosh', 'value', 0.6, null],
  ['asinh', Math.asinh, 'arcsinh', 'value', 0.6, null],
  ['acosh', Math.acosh, 'arccosh', 'value', 0.6, null],
  ['atanh', Math.atanh, 'arctanh', 'value', 0.6, null],
  ['tan', Math.tan, 'tan', 'value', 0.6, 3],
  // The square of a sine whose polynomial is right to 2^-28.1: twice its error, beside half an ulp.
  ['secSquared', secSquared, 'tan', 0, 0.63, 3],
  ['asin', Math.asin, 'arcsin', 'value', 0.6, 3],
  ['acos', Math.acos, 'arccos', 'value', 0.6, 3],
  ['atan', Math.atan, 'arctan', 'value', 0.6, 2],
  ['asinSlope', asinSlope, 'arcsin', 0, 0.6, 3],
  ['atanSlope', atanSlope, 'arctan', 0, 0.6, 3],
  ['asinhSlope', asinhSlope, 'arcsinh', 0, 0.6, 3],
  ['acoshSlope', acoshSlope, 'arccosh', 0, 0.6, 3],
  ['atanhSlope', atanhSlope, 'arctanh', 0, 0.6, 3],
  ['cbrt', Math.cbrt, 'cbrt', 'value', 0.6, 1.5],
  ['cbrtSlope', cbrtSlope, 'cbrt', 0, 0.6, 4],
  ['erfc', erfc, 'erfc', 'value', 0.6, null],
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
function truths([, f, op, of]: Row, dtype: Float): (readonly [x: number[], truth: number])[] {
  const { points } = entries.find((e) => e.op === op)!;
  return points
    .filter(({ only }) => only === undefined || only === dtype)
    .map(({ x, value, slopes }) => [x.map(read), of === 'value' ? value : slopes?.[of]] as const)
    .filter(([x]) => isAsked(f, x))
    .flatMap(([x, truth]) => (typeof truth === 'string' ? [[x, read(truth)] as const] : []));
}

/** A function of many numbers, or many pairs of them, by WebAssembly and by the interpreter. */
function computed(
  f: NumberFunction,
  dtype: Float,
  operands: readonly (readonly number[])[],
): [number[], number[]] {
  const { length } = operands[0]!;
  const index = { name: 'i', count: length };
  const at = (buffer: Buffer) => ({ buffer, offset: 0, terms: [{ index, stride: 1 }] });
  const inputs = operands.map((list, i) => [bufferOf(`x${i}`, dtype, length), list] as const);
  const y = bufferOf('y', dtype, length);
  const args = inputs.map(([x]) => ({ kind: 'load' as const, dtype, place: at(x) }));
  const store: Statement = {
    kind: 'store',
    place: at(y),
    value: { kind: 'call', f, dtype, args },
  };
  const loops = vectorize({ name: 'k0', body: [{ kind: 'loop', index, body: [store] }] });
  const zeros = Array.from({ length }, () => 0);
  const [wasm, interpreted] = runTwice(loops, new Map([...inputs, [y, zeros]]));
  return [wasm.at(-1)!, interpreted.at(-1)!];
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

/** Points as lists of operands. */
function columns(points: readonly (readonly number[])[]): number[][] {
  return points[0]!.map((_, i) => points.map((x) => x[i]!));
}

const rowsOf = (dtype: Float): (readonly [string, Row])[] =>
  ROWS.filter((row) => dtype === 'float32' || row[5] !== null).map((row) => [row[0], row]);

describe.each(['float32', 'float64'] as const)('formulas of %s', (dtype) => {
  it.each(rowsOf(dtype))('%s at the points of the oracle', (_, row) => {
    const [, f, , , single, double] = row;
    expect(formulaOf(f, dtype, f.length)).not.toBeNull();
    const points = truths(row, dtype);
    const [wasm, interpreted] = computed(f, dtype, columns(points.map(([x]) => x)));
    expect(interpreted).toEqual(wasm);
    const limit = dtype === 'float32' ? single : double!;
    const wrong = points
      .map(([x, truth], i) => ({ x, truth, y: wasm[i]!, ulp: errorOf(wasm[i]!, truth, dtype) }))
      // The oracle does not tell the sign of a slope of 0, such as that of −1·∞⁻²; the eager function does.
      .filter(({ x, truth, y, ulp }) => !(ulp <= limit || (truth === 0 && Object.is(y, f(...x)))));
    expect(wrong).toEqual([]);
    expect(points.length).toBeGreaterThan(20);
  });
});

describe('formulas at any number', () => {
  const anyFloat32 = fc.float({ noDefaultInfinity: false }).map(Math.fround);
  /** As many lists of numbers as the function has operands, the other ones of all sizes. */
  const operandsOf = (
    f: NumberFunction,
    number: fc.Arbitrary<number>,
  ): fc.Arbitrary<readonly (readonly number[])[]> => {
    const asked = number.map((x) => (isAsked(f, [x]) ? x : -x));
    const list = fc.array(asked, { minLength: 160, maxLength: 160 });
    const small = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ min: -4, max: 4 }));
    const lists = fc.array(fc.oneof(number, small.map(Math.fround)), {
      minLength: 160,
      maxLength: 160,
    });
    return f.length === 1 ? fc.tuple(list) : fc.tuple(lists, lists);
  };
  const expectNear = (
    f: NumberFunction,
    dtype: Float,
    operands: readonly (readonly number[])[],
    limit: number,
  ): void => {
    const [wasm, interpreted] = computed(f, dtype, operands);
    expect(interpreted).toEqual(wasm);
    const points = operands[0]!.map((_, i) => operands.map((list) => list[i]!));
    const far = points.filter((xs, i) => errorOf(wasm[i]!, f(...xs), dtype) > limit);
    expect(far).toEqual([]);
  };
  it.each(rowsOf('float32'))('%s of float32', (_, [, f, , , limit]) => {
    fc.assert(
      fc.property(operandsOf(f, anyFloat32), (operands) => {
        expectNear(f, 'float32', operands, limit + 0.01);
      }),
      { numRuns: 8 },
    );
  });
  it.each(rowsOf('float64'))('%s of float64 is within 4 ulp of eager', (_, [, f]) => {
    fc.assert(
      fc.property(operandsOf(f, fc.double()), (operands) => {
        expectNear(f, 'float64', operands, 4);
      }),
      { numRuns: 8 },
    );
  });
});
