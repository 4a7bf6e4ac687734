/**
 * Laws 8 and 9 over the programs of gradients of random functions: long, full of repetition and of values that
 * nobody needs.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { grad } from '@gradus/autodiff';
import { makeProgram, newVar, passes, type Program } from '@gradus/ir';
import { array, sin, type Tensor } from '@gradus/tensor';
import {
  checkKeys,
  checkPass,
  inputsOf,
  programs,
  toFunction,
  type RandomProgram,
} from '../../src/index.js';
import { runs } from '../runs.js';

function gradientProgram(program: RandomProgram): Program {
  const argnums = program.inputs.map((_, i) => i);
  const gradient = grad(toFunction(program), { argnums });
  return makeProgram(gradient as (...inputs: Tensor[]) => unknown)(...inputsOf(program, 'float32'));
}

describe('law 8', () => {
  it.each(Object.entries(passes))(
    '%s keeps every bit, and does all its work at once',
    (_, pass) => {
      let equations = 0;
      fc.assert(
        fc.property(programs({ scalar: true }), (random) => {
          const program = gradientProgram(random);
          checkPass(pass, program, inputsOf(random, 'float32'));
          equations += program.equations.length;
        }),
        runs(40),
      );
      expect(equations).toBeGreaterThan(200);
    },
  );

  const program = makeProgram((x: Tensor) => sin(x).neg())(1);
  const [first, last] = program.equations;

  it.each<[string, (p: Program) => Program, RegExp]>([
    ['changes the meaning', (p) => ({ ...p, outputs: first!.results }), /output 0: /],
    ['drops an output', (p) => ({ ...p, outputs: [] }), /0 outputs instead of 1/],
    [
      'adds an input',
      (p) => ({ ...p, inputs: [...p.inputs, newVar(p.inputs[0]!.type)] }),
      /2 inputs instead of 1/,
    ],
    [
      'has work left',
      (p) => ({
        ...p,
        equations: [{ ...first!, results: [newVar(first!.results[0]!.type)] }, ...p.equations],
      }),
      /a second run changes/,
    ],
    ['breaks the program', (p) => ({ ...p, equations: [last!] }), /GR210/],
  ])('refuses a pass that %s', (_, pass, message) => {
    expect(() => checkPass(pass, program, [array(0.5)])).toThrow(message);
  });

  it('refuses a pass that changes the program it is given', () => {
    const spoil = (p: Program): Program => {
      const copy = { ...p, equations: [...p.equations] };
      (p.equations as unknown[]).pop();
      return copy;
    };
    const own = makeProgram((x: Tensor) => sin(x).neg())(1);
    expect(() => checkPass(spoil, own, [array(0.5)])).toThrow(/it changed the program/);
  });
});

describe('law 9', () => {
  it('holds for the keys of programs', () => {
    let pairs = 0;
    fc.assert(
      fc.property(fc.array(programs({ maxNodes: 2 }), { minLength: 2, maxLength: 8 }), (many) => {
        pairs += checkKeys(
          many.map((each) => makeProgram(toFunction(each))(...inputsOf(each, 'float32'))),
        );
      }),
      runs(60),
    );
    expect(pairs).toBeGreaterThan(60);
  });

  it('does not hold for keys that tell too little or too much', () => {
    const pair = [sin, (x: Tensor): Tensor => x.neg()].map((f) =>
      makeProgram((x: Tensor) => f(x))(1),
    );
    expect(() => checkKeys(pair, () => 'one')).toThrow(/both have the key one/);
    let next = 0;
    expect(() => checkKeys([pair[0]!, pair[0]!], () => String(next++))).toThrow(/0 ≠ 1/);
  });
});
