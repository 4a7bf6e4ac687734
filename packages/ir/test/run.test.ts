import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { array, sin, typeOf, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { Environment, makeProgram, newVar, optimize, runProgram } from '../src/index.js';

describe('runProgram', () => {
  const program = makeProgram((x: Tensor) => sin(x).mul(x))(array(1));

  it('computes, and can be differentiated like the function', () => {
    expect(runProgram(program, [array(2)])[0]!.item()).toBe(sin(array(2)).mul(2).item());
    const derivative = grad((x: Tensor) => runProgram(program, [x])[0]!)(array(2)).item();
    expect(derivative).toBeCloseTo(Math.sin(2) + 2 * Math.cos(2), 6);
  });

  it('tells of every equation before it runs', () => {
    const seen: string[] = [];
    runProgram(program, [array(1)], (e) => seen.push(e.primitive.name));
    expect(seen).toEqual(['sin', 'mul']);
  });

  it('gives an output that is an input, a number, or given twice', () => {
    const f = (x: Tensor): Tensor[] => [x, array(3), sin(x), sin(x)];
    const twice = optimize(makeProgram(f)(array(0)));
    const out = runProgram(twice, [array(0)]).map((t) => t.item());
    expect(out).toEqual([0, 3, 0, 0]);
  });

  it('lets go of a value after its last use', () => {
    const forgotten: number[] = [];
    const spy = jest.spyOn(Environment.prototype, 'forget');
    spy.mockImplementation((variable) => void forgotten.push(variable.id));
    const chain = makeProgram((x: Tensor) => sin(sin(sin(x))))(array(1));
    runProgram(chain, [array(1)]);
    expect(forgotten).toEqual([chain.inputs[0]!, ...chain.equations.slice(0, 2).map((e) => e.results[0]!)].map((v) => v.id)); // prettier-ignore
    spy.mockRestore();
  });

  it('refuses a variable that has no value', () => {
    expect(() => new Environment().get(newVar(typeOf('float32', [])))).toThrow(/GR000/);
  });
});

describe('GRADUS_TRACE', () => {
  const saved = process.env['GRADUS_TRACE'];
  afterEach(() => {
    if (saved === undefined) delete process.env['GRADUS_TRACE'];
    else process.env['GRADUS_TRACE'] = saved;
  });

  it('prints the program after every pass that changed it', () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    process.env['GRADUS_TRACE'] = '1';
    optimize(makeProgram((x: Tensor) => sin(x).mul(1))(array(1)));
    delete process.env['GRADUS_TRACE'];
    optimize(makeProgram((x: Tensor) => sin(x).mul(1))(array(1)));
    const lines = log.mock.calls.map(([text]) => (text as string).split('\n')[0]);
    log.mockRestore();
    expect(lines).toEqual(['// simplify']);
  });
});
