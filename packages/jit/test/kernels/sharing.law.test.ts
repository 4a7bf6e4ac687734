/** Equal kernels are one function, and nobody notices but by the length of the code. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, matmul, ones, sum, tanh, zeros, type Tensor } from '@gradus/tensor';
import { makeProgram } from '@gradus/ir';
import { scan } from '@gradus/control-flow';
import { compile } from '../../src/compile.js';
import { kernelKey } from '../../src/kernels/kernelKey.js';
import type { WalkKernel } from '../../src/kernels/kernel.js';
import { lowerProgram, moduleOf } from '../../src/lowerProgram.js';
import { interpreterMachine } from '../../src/control/interpreter.js';
import { wasmMachine } from '../../src/machine.js';
import { printLoops } from '../../src/control/printCode.js';

/** A network of equal layers. */
const layers =
  (count: number) =>
  (x: Tensor, w: Tensor): Tensor => {
    let y = x;
    for (let i = 0; i < count; i++) y = tanh(matmul(y, w)).sub(sum(y, 0));
    return y;
  };

const codeOf = (f: (...xs: Tensor[]) => unknown, ...xs: Tensor[]): number => {
  const { module } = moduleOf(lowerProgram(makeProgram(f)(...xs)));
  return module.definitions.length;
};

const keysOf = (f: (...xs: Tensor[]) => unknown, ...xs: Tensor[]): string[] =>
  lowerProgram(makeProgram(f)(...xs)).kernels.map((k) => kernelKey(k as WalkKernel).key);

const [x, w] = [ones([6, 6]), ones([6, 6]).mul(0.1)];

describe('equal kernels', () => {
  it('are compiled once, however many there are', () => {
    expect(codeOf(layers(40), x, w)).toBe(codeOf(layers(10), x, w));
  });

  it('say in print how they differ from the first', () => {
    const { stretches } = lowerProgram(makeProgram(layers(5))(x, w));
    expect(printLoops(stretches[0]!)).toMatch(/\nk\d+: as k\d+, \w+ for \w+/);
  });

  it('have other keys where a buffer is read twice, or a constant is −0', () => {
    const [twice, two] = [keysOf((a) => a.mul(a), x), keysOf((a, b) => a.mul(b), x, w)];
    expect(twice).not.toEqual(two);
    const [plus, minus] = [0, -0].map((c) => keysOf((a) => a.div(array(c)), x));
    expect(plus).not.toEqual(minus);
    expect(keysOf((a) => a.mul(a), w)).toEqual(twice);
  });

  it('compute what each of them alone would', () => {
    const kinds = fc.constantFrom('square', 'add', 'sum', 'dot', 'scan');
    const step = (kind: string, y: Tensor, z: Tensor): Tensor => {
      if (kind === 'square') return y.mul(y).mul(0.125);
      if (kind === 'add') return y.sub(z);
      if (kind === 'sum') return sum(y, 1).mul(0.25).sub(z);
      if (kind === 'dot') return matmul(y, z).mul(0.25);
      const walk = (h: Tensor, r: Tensor): [Tensor, Tensor] => [
        sum(matmul(h, z).mul(0.25), 0).sub(r),
        h,
      ];
      return scan((h: Tensor, r: Tensor) => walk(h, r), zeros([4]), y)[1];
    };
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 1, maxLength: 2 }), fc.boolean(), (turn, large) => {
        const f = (a: Tensor, b: Tensor): Tensor => {
          let [y, z] = [a, b];
          for (let i = 0; i < 5; i++) for (const kind of turn) [y, z] = [step(kind, y, z), y];
          return y.sub(z);
        };
        const given = [0.25, -0.5].map((c) =>
          ones([4, 4])
            .mul(c)
            .add(array([0, 1, 0.5, -1])),
        );
        const expected = f(given[0]!, given[1]!).tolist();
        const program = makeProgram(f)(given[0]!, given[1]!);
        for (const machine of [wasmMachine, interpreterMachine]) {
          const code = compile(program, machine, large ? { large: 1 } : {});
          expect(code.run(given)[0]!.tolist()).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });
});
