import { describe, expect, it } from '@jest/globals';
import { array, type Tensor } from '@gradus/tensor';
import { derivedFrom, makeProgram, type TreeFunction } from '../src/index.js';

/** The names that the inputs of the program of `f` have. */
const names = (f: TreeFunction, ...args: unknown[]): (string | undefined)[] =>
  makeProgram(f as (...args: unknown[]) => unknown)(...(args as never[])).inputs.map((v) => v.name);

const object = {
  method(x: Tensor, y: Tensor) {
    return x.add(y);
  },
};

describe('names of inputs', () => {
  it.each<[string, TreeFunction, unknown[], (string | undefined)[]]>([
    ['an arrow', (x: Tensor, y: Tensor) => x.add(y), [1, 2], ['x', 'y']],
    ['a function', function f(x: Tensor) { return x; }, [1], ['x']], // prettier-ignore
    ['a method', object.method, [1, 2], ['x', 'y']],
    ['greek letters', (θ: Tensor) => θ, [1], ['θ']],
    ['comments', (x /* (a, */ : Tensor, y: Tensor) => x.add(y), [1, 2], ['x', 'y']],
    ['defaults', (x: Tensor, n = Math.max(1, 2)) => x.mul(n), [1, 3], ['x', 'n']],
    ['trees', (p: { w: Tensor[] }) => p.w[1]!, [{ w: [1, 2] }], ['p.w[0]', 'p.w[1]']],
    [
      'an object taken apart',
      ({ w }: { w: Tensor }, x: Tensor) => w.add(x),
      [{ w: 1 }, 2],
      ['w', 'x'],
    ],
    ['a list taken apart', ([a]: Tensor[]) => a!, [[1]], [undefined]],
    ['the rest', (x: Tensor, ...more: Tensor[]) => x.add(more[0]!), [1, 2], ['x', undefined]],
    ['a key that is no name', (p: { 'a b': Tensor }) => p['a b'], [{ 'a b': 1 }], [undefined]],
    ['a function of the library', array, [1], ['values']],
    ['a bound function', object.method.bind(null), [1, 2], [undefined, undefined]],
  ])('of %s', (_, f, args, expected) => {
    expect(names(f, ...args)).toEqual(expected);
  });

  it('a lone parameter needs no parentheses', () => {
    // eslint-disable-next-line no-eval -- written as code, the formatter would add the parentheses
    const f = (0, eval)('alone => alone') as TreeFunction;
    expect(names(f, 1)).toEqual(['alone']);
  });

  it('a transformed function has those of its function, and says where it is from', () => {
    const loss = (w: Tensor, x: Tensor) => w.mul(x);
    const outer = derivedFrom((...args: [Tensor, Tensor]) => loss(...args), 'grad', loss);
    const twice = derivedFrom((...args: [Tensor, Tensor]) => outer(...args), 'vmap', outer);
    expect(makeProgram(twice)(1, 2).name).toBe('vmap(grad(loss))');
    expect(names(twice, 1, 2)).toEqual(['w', 'x']);
  });
});
