/**
 * Derivatives of order 1 to 4, by every alternation of the two modes, against truths of mpmath
 * (tools/oracle/fixtures/orders.json): what is right at order 1 may be useless at order 4, where a rule that
 * subtracts its way to a small slope has lost its digits.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as numerics from '@gradus/numerics';
import * as tensor from '@gradus/tensor';
import { array, withDefaultDtype, type Primitive, type Tensor } from '@gradus/tensor';
import { makeProgram, programsOf, type Program } from '@gradus/ir';
import {
  checkPrimitive,
  nested,
  transformations,
  type CheckPrimitiveOptions,
} from '../../src/index.js';
import { hasSlope, primitives } from '../primitives.js';
import { matrixFunctions } from './matrixFunctions.js';

interface Point {
  readonly x: readonly number[];
  /** The direction in which x moves. */
  readonly v: readonly number[];
  /** Of order 0 to 4, 20 digits. */
  readonly derivatives: readonly string[];
}

const fixture = new URL('../../../../tools/oracle/fixtures/orders.json', import.meta.url);
const truths = JSON.parse(readFileSync(fixture, 'utf8')) as { op: string; points: Point[] }[];

type Op = (...xs: Tensor[]) => Tensor;

/** Functions of a row of numbers, of which the fixture knows the elements. */
const rows: Readonly<Record<string, Op>> = {
  prod: (...xs) => tensor.prod(array(xs)),
  dot: (a, b, c, d) => tensor.matmul(array([a, b]), array([c, d])),
  norm: (...xs) => tensor.sqrt(tensor.square(array(xs)).sum()),
  logsumexp: (...xs) => numerics.logsumexp(array(xs)),
  cube: (x) => tensor.power(x, 3),
  inverseSquare: (x) => tensor.power(x, -2),
  smallest: (...xs) => tensor.min(array(xs)),
};
const functions = { ...tensor, ...numerics, ...rows, ...matrixFunctions } as unknown as Readonly<
  Record<string, Op>
>;

const among = transformations();
const modes = ['jvp', 'grad'];
const ways: readonly (readonly string[])[] = [
  [],
  ...modes.map((a) => [a]),
  ...modes.flatMap((a) => modes.map((b) => [a, b])),
  ...[
    ['grad', 'jvp', 'grad'],
    ['jvp', 'grad', 'jvp'],
  ],
  ...[
    ['jvp', 'jvp', 'jvp', 'jvp'],
    ['grad', 'grad', 'grad', 'grad'],
    ['jvp', 'grad', 'grad', 'jvp'],
  ],
];

/** Of the largest derivative so far, since terms of that size may cancel. */
const ROUNDING = 1e-14;

/** One line for every derivative that is wrong. */
function misses(op: string, { x, v, derivatives }: Point): string[] {
  const f = functions[op]!;
  const along = (s: Tensor): Tensor => f(...x.map((at, i) => s.mul(v[i]!).add(at)));
  return ways.flatMap((way) => {
    const { f: g, order } = nested(along, way, among);
    const found = withDefaultDtype('float64', () => g(array(0)).item());
    const truth = Number(derivatives[order]);
    const scale = Math.max(...derivatives.slice(0, order + 1).map((d) => Math.abs(Number(d))));
    if (Math.abs(found - truth) <= ROUNDING * scale) return [];
    return [`${[...way, op].join(' of ')} at ${x.join(', ')}: ${found}, not ${truth}`];
  });
}

describe('derivatives to order 4 are the true ones', () => {
  it.each(truths.map(({ op, points }) => [op, points] as const))('%s', (op, points) => {
    expect(points.flatMap((point) => misses(op, point))).toEqual([]);
  });
});

/** Primitives in a program, those of programs inside included. */
function namesIn({ equations }: Program): string[] {
  return equations.flatMap(({ primitive, params }) => [
    primitive.name,
    ...programsOf(params).flatMap(namesIn),
  ]);
}

/** Primitives that the truths reach at some order up to 4. */
const reached = new Set(
  truths.flatMap(({ op, points: [point] }) =>
    [0, 4].flatMap((order) => {
      const along = (s: Tensor): Tensor => functions[op]!(...point!.x.map((at) => s.add(at)));
      const way = Array.from({ length: order }, () => 'jvp');
      return namesIn(makeProgram(nested(along, way, among).f)(array(0)));
    }),
  ),
);
const others = primitives.filter(([, p]) => hasSlope(p) && !reached.has(p.name));

/** Of what the host runs, sums and products of many elements: terms that cancel. */
const limitsOf = ({ lower }: Primitive): Pick<CheckPrimitiveOptions, 'order' | 'atol'> =>
  lower.kind === 'host' ? { order: 4, atol: CANCELLED } : { order: 4 };

/** Terms of size 1 that cancel leave 2⁻⁵², which the small steps of a difference magnify 5·10⁴ times. */
const CANCELLED = 5e4 * 2 ** -52;

describe('what has no truth here has the derivatives of its derivatives, to order 4', () => {
  it.each(others)('%s', (_, primitive) => {
    const { tangent } = checkPrimitive(primitive, {
      laws: ['tangent'],
      ...limitsOf(primitive),
    });
    expect(tangent).toBeGreaterThan(0);
  });
});
