import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, type Params, type Tensor } from '@gradus/tensor';
import {
  literalKey,
  makeProgram,
  newLiteral,
  optimize,
  paramsKey,
  printProgram,
  programKey,
  rename,
} from '../src/index.js';
import { functionOf, functions, hardArgs, type Step } from './randomProgram.js';

describe('keys of programs', () => {
  it('do not depend on names', () => {
    fc.assert(
      fc.property(functions, (f) => {
        const program = makeProgram(f)(...hardArgs);
        const copy = { ...rename(program), name: 'copy' };
        expect(programKey(copy)).toBe(programKey(program));
        expect(copy.equations.some((e, i) => e.results[0] === program.equations[i]!.results[0])).toBe(false); // prettier-ignore
      }),
    );
  });

  // Programs of two steps over few operations: equal ones and near misses are both frequent.
  const few = fc.array(fc.record({ op: fc.nat(27), x: fc.nat(2), y: fc.nat(2) }), {
    minLength: 1,
    maxLength: 2,
  });
  const programOf = (steps: readonly Step[]) =>
    optimize(makeProgram(functionOf(steps))(...hardArgs));

  it('are equal exactly when the programs print alike', () => {
    let equal = 0;
    fc.assert(
      fc.property(few, few, (first, second) => {
        const [p, q] = [programOf(first), programOf(second)];
        const same = printProgram(p) === printProgram(q);
        equal += Number(same);
        expect(programKey(p) === programKey(q)).toBe(same);
      }),
      { numRuns: 500 },
    );
    expect(equal).toBeGreaterThan(5);
  });

  it('tell primitives, types and constants apart', () => {
    const keys = [
      makeProgram((x: Tensor) => x.neg())(1),
      makeProgram((x: Tensor) => x.neg())(array(1)),
      makeProgram((x: Tensor) => x.neg())(array([1])),
      makeProgram((x: Tensor) => x.add(x))(1),
      makeProgram((x: Tensor) => x.add(array([1, 2])))(1),
      makeProgram((x: Tensor) => x.add(array([1, 2])))(1),
      makeProgram((x: Tensor) => x)(1),
      makeProgram((x: Tensor) => [x, x])(1),
      makeProgram((x: Tensor, _: Tensor) => x)(1, 1),
      makeProgram((_: Tensor, x: Tensor) => x)(1, 1),
    ].map(programKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('keys of parameters', () => {
  const values = fc.oneof(
    fc.double(),
    fc.constantFrom(
      0,
      -0,
      NaN,
      Infinity,
      -Infinity,
      null,
      true,
      'true',
      '0',
      '',
      'NaN',
      1,
      '1',
      1n,
    ),
    fc.string(),
  );
  const data = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      values,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.string({ maxLength: 2 }), tie('value'), { maxKeys: 3 }),
    ),
  })).value;

  it('are equal exactly for equal data, bit for bit', () => {
    fc.assert(
      fc.property(data, data, (a, b) => {
        expect(paramsKey({ a }) === paramsKey({ a: b })).toBe(same(a, b));
        expect(paramsKey({ a: structuredClone(a) })).toBe(paramsKey({ a }));
      }),
      { numRuns: 1000 },
    );
  });

  it('tell NaN, zeros and infinities apart, and text from numbers', () => {
    const all = [0, -0, NaN, Infinity, -Infinity, '0', '-0', 'NaN', null, true, 'true', [], {}, [[]], ['a,b'], ['a', 'b'], [0, 0]]; // prettier-ignore
    const keys = all.map((v) => paramsKey({ v }));
    expect(new Set(keys).size).toBe(all.length);
    const numbers = [0, -0, NaN, Infinity].map((v) => literalKey(newLiteral(v, array(0).type)));
    expect(new Set(numbers).size).toBe(4);
  });

  it('do not depend on the order of names, nor on names without a value', () => {
    const params: Params = { a: 1, b: [2] };
    expect(paramsKey({ b: [2], c: undefined, a: 1 })).toBe(paramsKey(params));
  });
});

/** Equality of plain data by Object.is; the order of names counts. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return Object.is(a, b);
  }
  const [ka, kb] = [Object.keys(a), Object.keys(b)];
  if (Array.isArray(a) !== Array.isArray(b) || ka.length !== kb.length) return false;
  return ka.every((k, i) => k === kb[i] && same(a[k as never], b[k as never]));
}
