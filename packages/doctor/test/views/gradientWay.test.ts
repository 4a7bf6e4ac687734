/** The way of the gradient as data, and as it is drawn in a terminal. */
import { describe, expect, it } from '@jest/globals';
import { array, exp, log, sqrt, tanh, type Tensor } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { diagnoseRun } from '../../src/diagnose.js';
import { drawWay } from '../../src/views/drawWay.js';
import { gradientWay, strengthOf, type Station } from '../../src/views/gradientWay.js';

const PLAIN = { bold: String, bad: String, good: String, dim: String };
const wayOf = (f: (x: Tensor) => Tensor, x: unknown): Station[] =>
  gradientWay(diagnoseRun(f as (x: unknown) => Tensor, [x]).run!);

/** Without places, which depend on the lines of this file. */
const drawing = (stations: readonly Station[]): string =>
  drawWay(
    stations.map((station) => ({ ...station, place: null })),
    PLAIN,
  )
    .map((line) => line.trimEnd())
    .join('\n');

describe('strength', () => {
  it('is NaN before infinite before finite, with the largest finite size', () => {
    const sizes = [
      [0, -3, 2],
      [1, Infinity],
      [Infinity, NaN, 5],
      [0, 0],
    ].map((v) => strengthOf([array(v)]));
    expect(sizes).toEqual([
      { condition: 'flows', largest: 3 },
      { condition: 'inf', largest: 1 },
      { condition: 'nan', largest: 5 },
      { condition: 'zero', largest: 0 },
    ]);
    expect(strengthOf([null])).toEqual({ condition: 'zero', largest: 0 });
  });
});

describe('the way of the gradient', () => {
  it('has one station an operation of the user, from the value back', () => {
    const way = wayOf((x) => x.mul(x).mul(exp(x)).sum(), array([1, 2]));
    expect(way.map(({ op }) => op)).toEqual(['reduceSum', 'mul', 'exp', 'mul']);
  });

  it('knows where a gradient dies and where it turns NaN', () => {
    const dying = wayOf((x) => tanh(x.mul(400)), 1);
    expect(dying.map(({ op, turns }) => [op, turns])).toEqual([
      ['tanh', 'zero'],
      ['mul', null],
    ]);
    const poisoned = wayOf((x) => where(x.greater(0), sqrt(x), 0), 0);
    expect(poisoned.map(({ op, turns }) => [op, turns])).toEqual([
      ['select', 'zero'],
      ['sqrt', 'nan'],
    ]);
  });

  it('tells the slots that a cotangent goes to', () => {
    const [product] = wayOf((x) => x.mul(x), 3);
    expect(product!.sent.map(({ strength }) => strength.largest)).toEqual([3, 3]);
  });
});

describe('the drawing', () => {
  it('has a bar as long as the power of ten of what is sent on', () => {
    expect(drawing(wayOf((x) => log(x.mul(1e-3).mul(1e-3)), 1e-3))).toBe(
      ['    log  ████████████ 1e9', '    mul  ████████     1e6', '    mul  █████        1000'].join(
        '\n',
      ),
    );
  });

  it('shows of a long way its ends and the place where it dies', () => {
    const f = (x: Tensor): Tensor => {
      let y = x;
      for (let i = 0; i < 40; i++) y = i === 20 ? tanh(y.mul(1e4)) : y.mul(1.01);
      return y;
    };
    const text = drawing(wayOf(f, 1));
    expect(text.split('\n').length).toBeLessThanOrEqual(18);
    expect(text).toContain('tanh  ·            0           ← it dies here');
    expect(text).toMatch(/… \d+ more/);
  });
});
