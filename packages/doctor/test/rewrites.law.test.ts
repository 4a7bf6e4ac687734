/**
 * Every rewrite is the same function: its pattern, computed as it is written, and its better form agree in
 * value and slope at ordinary points. The pattern is data, so the law finds the rules that exist.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  array,
  bind,
  broadcastTo,
  full,
  power,
  reshape,
  sum,
  type Primitive,
  type Tensor,
} from '@gradus/tensor';
import { primitives } from '@gradus/tensor/primitives';
import { primitives as more } from '@gradus/numerics/primitives';
import { grad } from '@gradus/autodiff';
import type { Pattern } from '../src/rewrites/pattern.js';
import { REWRITES } from '../src/rewrites/rewrites.table.js';

const SIZE = 3;
const byName = new Map<string, Primitive>([...primitives, ...more].map((p) => [p.name, p]));

/** Words that ask something of an operand, and change nothing. */
const WORDS = new Set(['positive', 'given', 'changing', 'constant', 'steep', 'count', 'share']);

/** Computes a pattern as it stands. */
function computed(pattern: Pattern, values: Readonly<Record<string, Tensor>>): Tensor {
  if (typeof pattern === 'string') return values[pattern]!;
  if (typeof pattern === 'number') return full([SIZE], pattern, { dtype: 'float64' });
  const [op, ...operands] = pattern as readonly [string, ...Pattern[]];
  if (WORDS.has(op)) return computed(operands[0]!, values);
  if (op === 'exponential')
    return bind(byName.get('exp')!, [computed(operands[0]!, values)], {})[0]!;
  if (op === 'pow') return power(computed(operands[0]!, values), computed(operands[1]!, values));
  const args = operands.map((operand) => computed(operand, values));
  if (op === 'keep') return broadcastTo(reshape(args[0]!, [1]), [SIZE]);
  if (op === 'reshape') return reshape(args[0]!, [1]);
  const scalar = args.find((x) => x.shape.length === 0);
  const given =
    scalar === undefined ? args : args.map((x) => (x.shape.length === 0 ? x : x.slice(0)));
  const params = op.startsWith('reduce') ? { axes: [0] } : {};
  return bind(byName.get(op)!, given, params)[0]!;
}

/** Between 0.1 and 0.9 every function of the table has a value. */
const number = fc.double({ min: 0.1, max: 0.9, noNaN: true });
const vector = fc.array(number, { minLength: SIZE, maxLength: SIZE });

/** Where b has to be above 1. */
const SHIFTED = new Set(['difference-of-roots', 'power-times-log']);

/** Where a is one number beside many, with an axis of length 1. */
const SINGLE = new Set(['square-of-norm']);

/** Where a logarithm of a difference from 1 is asked of an exponential, its operand is negative. */
const SIGNS: Readonly<Record<string, number>> = { log1mexp: -1 };

function expectSame(a: Tensor, b: Tensor): void {
  const [x, y] = [a, b].map((t) => [t.tolist()].flat() as number[]) as [number[], number[]];
  x.forEach((v, i) => expect(Math.abs(v - y[i]!)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(v))));
}

describe('a rewrite is the same function', () => {
  const rules = REWRITES.map(
    (rule) => [`${rule.name}: ${JSON.stringify(rule.pattern)}`, rule] as const,
  );
  it.each(rules)('%s', (_, rule) => {
    fc.assert(
      fc.property(vector, vector, vector, (z, a, b) => {
        const sign = SIGNS[rule.name] ?? 1;
        const shift = SHIFTED.has(rule.name) ? 1 : 0; // of b − a there is a root
        const far = rule.name === 'acosh' ? 1 : 0;
        const first = z.map((v) => v * sign + far);
        const second = SINGLE.has(rule.name) ? a.slice(0, 1) : a;
        const third = b.map((v) => v + shift);
        const args = [first, second, third].map((v) => array(v, { dtype: 'float64' }));
        const before = (...[x, y, w]: Tensor[]): Tensor =>
          sum(computed(rule.pattern, { z: x!, a: y!, b: constant(rule.name) ?? w! }));
        const after = (...[x, y, w]: Tensor[]): Tensor =>
          sum(rule.instead({ z: x!, a: y!, b: constant(rule.name) ?? w!, axes: [0] }));
        expectSame(before(...args), after(...args));
        const argnums = [0, 1, 2];
        const [g, h] = [before, after].map((f) => grad(f, { argnums })(...args));
        g!.forEach((slope, i) => expectSame(slope, h![i]!));
      }),
      { numRuns: 20 },
    );
  });
});

const CONSTANTS: Readonly<Record<string, number>> = {
  'two-pass-variance': SIZE,
  'log-mean-exp': SIZE,
  'two-pass-sum-of-squares': 1 / SIZE,
};

/** The count of a mean is no variable. */
function constant(name: string): Tensor | null {
  const known = CONSTANTS[name];
  return known === undefined ? null : array(known, { dtype: 'float64' });
}
