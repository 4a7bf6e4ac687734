import { describe, expect, it } from '@jest/globals';
import { array, sin, typeOf, type GradusError, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import {
  callPrimitive,
  checkProgram,
  makeProgram,
  newLiteral,
  newVar,
  optimize,
  stage,
  type Equation,
  type Program,
} from '../src/index.js';

const f = (x: Tensor, w: Tensor) => sin(x.mul(w)).add(x);
const good = makeProgram(f)({ dtype: 'float32', shape: [3] }, { dtype: 'float32', shape: [3] });
const [mul, sine, sum] = good.equations as [Equation, Equation, Equation];
const vector = typeOf('float32', [3]);

/** What the checker says of a program. */
function complaint(program: Program): string {
  try {
    checkProgram(program, { pass: 'test' });
  } catch (error) {
    expect((error as GradusError).code).toBe('GR210');
    return (error as Error).message;
  }
  return 'nothing';
}
const broken = (...equations: Equation[]): string => complaint({ ...good, equations });

describe('checkProgram', () => {
  it('accepts what staging, grad and optimize make, and returns it', () => {
    expect(checkProgram(good)).toBe(good);
    expect(complaint(makeProgram(grad(f))(1, 2))).toBe('nothing');
    expect(complaint(optimize(good))).toBe('nothing');
  });

  it('shows the program with a mark under the equation, and names the pass', () => {
    const message = broken(mul, { ...sine, args: [newVar(vector)] }, sum);
    expect(message.split('\n').slice(0, 8).join('\n')).toMatchInlineSnapshot(`
      "GR210: the program f, made by the pass test, is broken: a float32[3] is used before it is defined.
          f(x: float32[3], w: float32[3]) {
            a: float32[3] = mul x w
            b: float32[3] = sin ?d
            ^^^^^^^^^^^^^^^^^^^^^^
            c: float32[3] = add b x
            return c
          }"
    `);
  });

  it('shows a window of a long program', () => {
    const long = makeProgram((x: Tensor) => Array.from({ length: 50 }).reduce<Tensor>((y) => y.mul(x), x))(1); // prettier-ignore
    const equations = long.equations.with(30, long.equations[31]!);
    expect(complaint({ ...long, equations })).toMatch(/…\n.*\n(.*\n){12,22}.*…/);
  });

  it.each<[string, () => string, RegExp]>([
    ['use before definition', () => broken(sine, mul, sum), /float32\[3\] is used before/],
    ['use without definition', () => broken(mul, sum), /is used before it is defined/],
    ['two assignments', () => broken(mul, mul, sine, sum), /float32\[3\] is assigned twice/],
    [
      'an output without definition',
      () => complaint({ ...good, outputs: [newVar(vector)] }),
      /is used before it is defined/,
    ],
    [
      'an input named twice',
      () => complaint({ ...good, inputs: [...good.inputs, good.inputs[0]!] }),
      /assigned twice/,
    ],
    [
      'a shape that the primitive does not give',
      () => broken(mul, { ...sine, results: [newVar(typeOf('float32', [4]))] }),
      /sin gives float32\[3\], and float32\[4\] is declared/,
    ],
    [
      'a dtype that the primitive does not give',
      () => broken(mul, { ...sine, results: [newVar(typeOf('float64', [3]))] }),
      /sin gives float32\[3\], and float64\[3\] is declared/,
    ],
    [
      'a weakness that the primitive does not give',
      () =>
        broken(mul, {
          ...sine,
          results: [newVar(typeOf('float32', [3], true))],
        }),
      /sin gives float32\[3\], and float32\*\[3\] is declared/,
    ],
    [
      'a wrong number of results',
      () => broken(mul, { ...sine, results: [newVar(vector), newVar(vector)] }),
      /sin has 1 results, and 2 are assigned/,
    ],
    [
      'arguments that the primitive refuses',
      () =>
        broken(mul, {
          ...sum,
          args: [good.inputs[0]!, newLiteral(1, typeOf('float32', []))],
        }),
      /add refuses its arguments \(the primitive add was bound to float32\[3\] and float32\[\]\)/,
    ],
    [
      'a number with axes',
      () => broken({ ...mul, args: [good.inputs[0]!, newLiteral(1, vector)] }),
      /a number has the type float32\[3\], which is no scalar/,
    ],
    [
      'a tensor among the parameters',
      () => broken({ ...mul, params: { deep: [{ w: array(1) }] } }),
      /its parameter deep\[0\]\.w is a tensor, not plain data/,
    ],
    [
      'a function among the parameters',
      () => broken({ ...mul, params: { f: Math.sin } }),
      /its parameter f is a function/,
    ],
    [
      'an object with a class among the parameters',
      () => broken({ ...mul, params: { when: new Map() } }),
      /its parameter when is a Map/,
    ],
    [
      'a constant of another type',
      () =>
        complaint({
          ...good,
          captures: [{ variable: newVar(vector), value: array(1) }],
        }),
      /a constant declared float32\[3\] holds float32\[\]/,
    ],
  ])('refuses %s', (_, message, pattern) => {
    expect(message()).toMatch(pattern);
  });

  it('refuses values of transformations that have ended', () => {
    let kept: Tensor | undefined;
    makeProgram((x: Tensor) => (kept = x))(1);
    const captures = [{ variable: newVar(kept!.type), value: kept! }];
    expect(complaint({ ...good, captures })).toMatch(
      /a value of makeProgram of .*, which has ended/,
    );
  });

  describe('of programs inside equations', () => {
    const body = (equations = good.equations): Program => ({
      ...good,
      name: 'body',
      equations,
    });
    const call = (program: Program, args = good.inputs): Equation => ({
      ...sum,
      primitive: callPrimitive,
      args,
      params: { programs: { body: program } },
      results: [newVar(vector)],
    });
    const calling = (equation: Equation): string =>
      complaint({ ...good, equations: [equation], outputs: equation.results });

    it('accepts a good one, and marks the faulty equation of a bad one', () => {
      expect(calling(call(body()))).toBe('nothing');
      const message = calling(call(body([mul, sum])));
      expect(message).toMatch(/\n {10}b: float32\[3\] = add \?c x\n {10}\^+\n/);
    });

    it('refuses a wrong number of arguments, and arguments of other types', () => {
      expect(calling(call(body(), good.inputs.slice(0, 1)))).toMatch(/2 inputs with 1 arguments/);
      const other = stage(([x]) => ({ outputs: [x!], rest: null }), [typeOf('float64', [3])], {
        name: 'other',
        purpose: 'test',
      }).program;
      expect(calling(call(other, good.inputs.slice(0, 1)))).toMatch(/with float32\[3\] where it takes float64\[3\]/); // prettier-ignore
    });

    it('refuses programs that are not closed', () => {
      const open = makeProgram((x: Tensor, _: Tensor) => x.mul(array([1, 2, 3])))({ dtype: 'float32', shape: [3] }, { dtype: 'float32', shape: [3] }); // prettier-ignore
      expect(calling(call(open))).toMatch(/has constants, and must be closed/);
    });
  });

  it('names the pass that broke a program, also when it checks at the end only', () => {
    const spoil = (program: Program): Program => ({
      ...program,
      equations: [],
    });
    for (const check of ['each pass', 'end'] as const) {
      expect(() => optimize(good, { passes: { fine: (p) => p, spoil }, check })).toThrow(
        /made by the pass spoil, is broken/,
      );
    }
    expect(optimize(good, { passes: { spoil }, check: 'never' }).equations).toEqual([]);
  });
});
