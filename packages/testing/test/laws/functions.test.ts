/**
 * The laws on functions of users: they hold, and each catches a function whose rules are wrong.
 */
import { describe, expect, it } from '@jest/globals';
import { array, bind1, cos, elementwise, exp, linear, sin, type Tensor } from '@gradus/tensor';
import {
  checkAdjoint,
  checkBatching,
  checkCompiled,
  checkLinearize,
  checkNesting,
  checkTangent,
  transformations,
} from '../../src/index.js';

interface Layer {
  w: Tensor;
  b: Tensor;
}
const layer = (p: Layer, x: Tensor): Tensor => sin(p.w.mul(x).add(p.b));
const args = [{ w: array([0.5, -1]), b: array(0.25) }, array([1, 2])] as const;

const wrong = elementwise({
  name: 'wrongSine',
  scalar: (e, [x]) => e.call(Math.sin, x!),
  partials: [({ x }) => cos(x).mul(1.01)],
  samples: [],
});
const wrongSine = (x: Tensor): Tensor => bind1(wrong, [x]);

const lopsided = linear({
  name: 'lopsided',
  type: ([x]) => [x!],
  run: ([x]) => [x!.mul(2)],
  transpose: ([c]) => [c!.mul(3)],
  batch: ([x]) => [x!.mul(4)],
  samples: [],
});
const twice = (x: Tensor): Tensor => bind1(lopsided, [x]);

describe('functions of trees obey', () => {
  it('law 2', () =>
    expect(checkTangent(layer, args, { order: 2 })).toEqual({ entries: 4, sharp: 4 }));
  it('law 3', () => expect(checkAdjoint(layer, args)).toBe(true));
  it('law 5', () => expect(checkBatching(layer, args)).toBe(17));
  it('law 6', () => expect(checkCompiled(layer, args)).toBe(1));
  it('law 7', () => expect(checkNesting((x) => sin(x).mul(exp(x)), 0.3, { depth: 2 })).toBe(21));
  it('law 11', () => expect(checkLinearize(layer, args)).toBe(5));
});

describe('a wrong rule breaks', () => {
  it('law 2', () => expect(() => checkTangent(wrongSine, [array([0.5])])).toThrow(/law 2/));
  it('law 2 for the derivative of a derivative', () => {
    const slope = elementwise({
      name: 'slope',
      scalar: (e, [x]) => e.call(Math.cos, x!),
      partials: [({ x }) => sin(x)],
      samples: [],
    });
    const sine = elementwise({
      name: 'sine',
      scalar: (e, [x]) => e.call(Math.sin, x!),
      partials: [({ x }) => bind1(slope, [x])],
      samples: [],
    });
    const f = (x: Tensor): Tensor => bind1(sine, [x]);
    expect(checkTangent(f, [array([0.5])]).sharp).toBe(1);
    expect(() => checkTangent(f, [array([0.5])], { order: 2 })).toThrow(/law 2/);
  });
  it('law 3', () => expect(() => checkAdjoint(twice, [array([1, 2])])).toThrow(/law 3/));
  it('law 5', () => expect(() => checkBatching(twice, [array([1, 2])])).toThrow(/law 5.*inAxes/s));
  it('law 6', () => {
    const other = () => (): Tensor[] => [array([7, 7])];
    expect(() => checkCompiled(layer, args, { compile: other as never })).toThrow(/law 6/);
  });
  it('law 6 at the second call', () => {
    let calls = 0;
    const forgetful =
      (f: (...xs: Tensor[]) => Tensor[]) =>
      (...xs: Tensor[]) =>
        calls++ === 0 ? f(...xs) : f(...xs.map((x) => x.mul(1.5)));
    expect(() => checkCompiled(layer, args, { compile: forgetful as never })).toThrow(
      /of the second call/,
    );
  });
  it('law 7, with the shortest nesting that fails', () => {
    const f = (x: Tensor): Tensor => twice(sin(x));
    expect(() => checkNesting(f, 0.3, { depth: 1 })).toThrow(/jvp of f at 0\.3:\n.* by grad of f/);
    expect(() => checkNesting(sin, 0.3, { depth: 1, truths: [Math.sin(0.3), 1] })).toThrow(
      /by the truth/,
    );
  });
  it('law 11, when a pull is not repeatable', () => {
    let pulls = 0;
    const drifting = linear({
      name: 'drifting',
      type: ([x]) => [x!],
      run: ([x]) => [x!.mul(2)],
      transpose: ([c]) => [c!.mul(2 + pulls++)],
      samples: [],
    });
    const f = (x: Tensor): Tensor => bind1(drifting, [x]);
    expect(() => checkLinearize(f, [array([1])])).toThrow(/law 11.*pulled again/s);
  });
});

it('the transformations that are nested', () => {
  expect(Object.keys(transformations())).toEqual(['grad', 'jvp', 'vmap', 'jit']);
});
