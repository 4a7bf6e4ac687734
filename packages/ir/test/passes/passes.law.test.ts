import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { vjp } from '@gradus/autodiff';
import { array, withDefaultDtype, type Tensor } from '@gradus/tensor';
import {
  checkProgram,
  cse,
  dce,
  makeProgram,
  optimize,
  passes,
  printProgram,
  programKey,
  programsOf,
  runProgram,
  type Program,
} from '../../src/index.js';
import { bits, functions, hardArgs, smoothFunctions } from '../randomProgram.js';

const all = { ...passes, optimize: (program: Program) => optimize(program) };

function size(program: Program): number {
  return program.equations.reduce(
    (sum, { params }) => sum + 1 + programsOf(params).reduce((n, p) => n + size(p), 0),
    0,
  );
}

describe.each(Object.entries(all))('%s', (name, pass) => {
  it('keeps every bit of the results (NaN, ∞, −0), the types, and the checker happy', () => {
    fc.assert(
      fc.property(functions, (f) => {
        const program = makeProgram(f)(...hardArgs);
        const after = checkProgram(pass(program), { pass: name });
        expect(bits(runProgram(after, hardArgs))).toBe(bits(f(...hardArgs)));
        expect(after.inputs).toBe(program.inputs);
        expect(after.outputs.map((o) => o.type)).toEqual(program.outputs.map((o) => o.type));
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(functions, (f) => {
        const once = pass(makeProgram(f)(...hardArgs));
        expect(printProgram(pass(once))).toBe(printProgram(once));
        expect(programKey(pass(once))).toBe(programKey(once));
      }),
    );
  });
});

describe('passes together', () => {
  it('dce after cse never grows a program', () => {
    fc.assert(
      fc.property(functions, (f) => {
        const program = makeProgram(f)(...hardArgs);
        expect(size(dce(cse(program)))).toBeLessThanOrEqual(size(program));
      }),
    );
  });

  it('derivatives of the optimized program are those of the function', () => {
    const args = () => [array([[0.1, -0.7], [1.5, -2]]), array([[1, 2], [-1, 0.25]]), array(0.4)] as const; // prettier-ignore
    const close = (a: Tensor, b: Tensor): void =>
      a.data().forEach((v, i) => expect(Math.abs(v - b.data()[i]!)).toBeLessThan(1e-9 * (1 + Math.abs(v)))); // prettier-ignore
    fc.assert(
      fc.property(smoothFunctions, (f) => {
        withDefaultDtype('float64', () => {
          const program = optimize(makeProgram(f)(...args()));
          const g = (x: Tensor, y: Tensor, s: Tensor): Tensor[] => runProgram(program, [x, y, s]);
          const [value, pull] = vjp(f, args());
          const [again, pullAgain] = vjp(g, args());
          expect(bits(again)).toBe(bits(value));
          pullAgain(value).forEach((c, i) => close(c, pull(value)[i]!));
        });
      }),
    );
  });
});
