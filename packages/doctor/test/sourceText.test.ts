/**
 * What is read from the text of functions, whatever way they are written.
 */
import { describe, expect, it } from '@jest/globals';
import { guardedCall, tensorConditions } from '../src/sourceText.js';

const written = [
  ['an arrow', '(x) => { if (x.greater(0)) return log(x); return x; }'],
  ['a function', 'function loss(x) { if (x.greater(0)) return log(x); return x; }'],
  ['a method', 'loss(x) { if (x.greater(0)) return log(x); return x; }'],
] as const;

describe('a condition on a tensor is found, with its own text', () => {
  it.each(written)('in %s', (_, source) => {
    expect(tensorConditions(source)).toEqual([{ op: 'if', text: 'x.greater(0)' }]);
  });
});

describe('the guarded call', () => {
  it.each([
    [
      '(x) => where(x.greater(0), log(x), 0)',
      'where(x.greater(0), log(where(x.greater(0), x, 1)), 0)',
    ],
    [
      'loss(x) { return g.where(c, 0, g.log(x.mul(2))).sum(); }',
      'g.where(c, 0, g.log(g.where(c, 1, x.mul(2))))',
    ],
  ])('of %s', (source, repaired) => {
    expect(guardedCall(source, 'log')).toBe(repaired);
  });
  it.each([
    ['no where', '(x) => log(x)'],
    ['an operation in the condition only', '(x) => where(log(x).greater(0), x, 0)'],
    ['two of them', '(x) => where(c, log(x), 0).add(where(d, log(x), 0))'],
    ['one in each branch', '(x) => where(c, log(x), log(x.neg()))'],
    ['no function', 'class {'],
  ])('is left to the reader where there is %s', (_, source) => {
    expect(guardedCall(source, 'log')).toBeNull();
  });
});
