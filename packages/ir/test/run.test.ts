import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { array, sin, typeOf, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { makeProgram, newVar, optimize, runProgram } from '../src/index.js';
import { registersOf } from '../src/registers.js';

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

  it('lets go of a value after its last use: a chain of any length takes two registers', () => {
    const chain = (x: Tensor): Tensor => Array.from({ length: 50 }).reduce<Tensor>(sin, x);
    const { count, wiring } = registersOf(makeProgram(chain)(array(1)));
    expect(count).toBe(2);
    const [there, back] = [
      [1, 0, 1, 1, 1, 0],
      [1, 1, 1, 0, 1, 1],
    ]; // argument, result, freed
    expect([...wiring.slice(0, 18)]).toEqual([...there, ...back, ...there]);
  });

  it('keeps what is needed later, and lets go of results that nothing needs', () => {
    const f = (x: Tensor): Tensor => (sin(x.mul(2)), sin(x).mul(x));
    const { count, wiring } = registersOf(makeProgram(f)(array(1)));
    const rows = [[2, 0, -1, 1, 1, 0], [1, 1, 1, 2, 2, 1, 2], [1, 0, 1, 2, 0], [2, 2, 0, 1, 1, 2, 2, 0]]; // prettier-ignore
    expect([...wiring]).toEqual(rows.flat());
    expect(count).toBe(3);
  });

  it('refuses a variable that has no value', () => {
    const open = { ...program, outputs: [newVar(typeOf('float32', []))] };
    expect(() => runProgram(open, [array(1)])).toThrow(/GR000/);
    expect(() => runProgram(program, [])).toThrow(/GR000/);
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
