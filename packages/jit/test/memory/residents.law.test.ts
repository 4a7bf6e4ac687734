import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contiguous, fromData, printType, withSettings, type Tensor } from '@gradus/tensor';
import { stageFunction, type TreeFunction } from '@gradus/ir';
import { compile, type Compiled } from '../../src/compile.js';
import { interpreterMachine } from '../../src/control/interpreter.js';
import { wasmMachine, type Machine } from '../../src/machine.js';
import { setResidentBudget } from '../../src/index.js';
import { EXACT, recipes, SUMS, type Recipe } from '../recipes.js';

afterEach(() => setResidentBudget(null));

const bits = (xs: readonly Tensor[]): (readonly [string, number[]])[] =>
  xs.map((x) => [printType(x.type), [...contiguous(x)]]);

/** Compiled so that every argument and every result that a loop touches stays where it lies. */
function compiledInPlace(machine: Machine, { run, inputs }: Recipe): Compiled {
  const { program } = withSettings({ warn: () => {} }, () =>
    stageFunction(run as TreeFunction, inputs, 'test'),
  );
  return compile(program, machine, { large: 1 });
}

const copies = (xs: readonly Tensor[]): Tensor[] =>
  xs.map((x) => fromData(x.type, contiguous(x).slice()));

const ALL = recipes({ ...EXACT, ...SUMS });
const MACHINES = { WebAssembly: wasmMachine, 'the interpreter': interpreterMachine };

describe.each(Object.entries(MACHINES))('what stays in memory, in %s', (_, machine) => {
  it('gives the same bits as arrays, whatever is pushed out in between', () => {
    const law = (recipe: Recipe, budget: number | null): void => {
      setResidentBudget(budget);
      const eager = bits(recipe.run(...recipe.inputs));
      const code = compiledInPlace(machine, recipe);
      // Copied in, kept from the second time on, found where it lies.
      const runs = [1, 2, 3].map(() => code.run(recipe.inputs));
      for (const results of runs) expect(bits(results)).toEqual(eager);
    };
    const budgets = fc.constantFrom(null, 0, 64);
    fc.assert(fc.property(ALL, budgets, law));
  });
  it('may be given away: results are the same, other arguments are what they were', () => {
    const law = (recipe: Recipe, donated: readonly boolean[], twice: boolean): void => {
      const eager = bits(recipe.run(...recipe.inputs));
      const code = compiledInPlace(machine, recipe);
      const inputs = copies(recipe.inputs);
      for (let i = 0; i < (twice ? 2 : 0); i++) code.run(inputs);
      const given = new Set(inputs.flatMap((_, i) => (donated[i] === true ? [i] : [])));
      expect(bits(code.run(inputs, code.arrange(0, given)))).toEqual(eager);
      inputs.forEach((x, i) => {
        if (given.has(i)) expect(() => x.tolist()).toThrow(/GR313/);
        else expect(bits([x])).toEqual(bits([recipe.inputs[i]!]));
      });
    };
    const choice = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    fc.assert(fc.property(ALL, choice, fc.boolean(), law));
  });
});
