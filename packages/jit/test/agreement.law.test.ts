import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contiguous, printType, withSettings, type Tensor } from '@gradus/tensor';
import { stageFunction, type TreeFunction } from '@gradus/ir';
import { compile } from '../src/compile.js';
import { interpreterMachine } from '../src/control/interpreter.js';
import { wasmMachine, type Machine } from '../src/machine.js';
import { EXACT, recipes, SUMS, type Recipe } from './recipes.js';

/** Types and bits; any NaN as any NaN. */
const bits = (xs: readonly Tensor[]): (readonly [string, number[]])[] =>
  xs.map((x) => [printType(x.type), [...contiguous(x)]]);

function runOn(machine: Machine, { run, inputs }: Recipe): readonly Tensor[] {
  // Values that nobody uses are no mistake here, so warnings of dead comparisons are switched off.
  const { program } = withSettings({ warn: () => {} }, () =>
    stageFunction(run as TreeFunction, inputs, 'test'),
  );
  const call = compile(program, machine);
  call.run(inputs);
  return call.run(inputs);
}

const agree = (recipe: Recipe): void => {
  const eager = bits(recipe.run(...recipe.inputs));
  expect(bits(runOn(wasmMachine, recipe))).toEqual(eager);
  expect(bits(runOn(interpreterMachine, recipe))).toEqual(eager);
  expect(bits(runOn(() => null, recipe))).toEqual(eager); // as where WebAssembly is refused
};

describe('random programs give the same bits eagerly, in WebAssembly and in the interpreter', () => {
  it('elementwise operations and moved data', () => {
    fc.assert(fc.property(recipes(EXACT), agree));
  });
  // The contract allows another order of additions; there is none as long as loops add like eager code.
  it('sums, products and contractions among them', () => {
    fc.assert(fc.property(recipes({ ...EXACT, ...SUMS, ...SUMS }), agree));
  });
});
