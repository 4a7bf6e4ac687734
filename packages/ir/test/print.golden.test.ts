import { describe, expect, it } from '@jest/globals';
import { array, bind1, filled, sin, sumOver, type Tensor } from '@gradus/tensor';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import {
  callPrimitive,
  derivedFrom,
  makeProgram,
  optimize,
  printProgram,
  stage,
} from '../src/index.js';

const vector = { dtype: 'float32', shape: [3] } as const;
const double = stage(([x]) => ({ outputs: [x!.add(x!)], rest: null }), [array([1, 2, 3]).type], {
  name: 'double',
  purpose: 'call',
  names: ['v'],
}).program;
const callDouble = (x: Tensor): Tensor => bind1(callPrimitive, [x], { programs: { body: double } });

describe('a printed program', () => {
  it('has the names of the parameters, and one line an equation', () => {
    const loss = (x: Tensor, w: Tensor) => sumOver(x.mul(w), [0]);
    expect(printProgram(makeProgram(loss)(vector, vector))).toMatchInlineSnapshot(`
      "loss(x: float32[3], w: float32[3]) {
        a: float32[3] = mul x w
        b: float32[] = reduceSum[axes=[0]] a
        return b
      }"
    `);
  });

  it('names the leaves of trees by their paths', () => {
    const layer = ({ w, b }: { w: Tensor; b: Tensor }, params: { x: Tensor }[]) =>
      params[0]!.x.mul(w).add(b);
    const program = makeProgram(layer)({ w: vector, b: 1 }, [{ x: vector }]);
    expect(printProgram(program)).toMatchInlineSnapshot(`
      "layer(b: float32*[], w: float32[3], params[0].x: float32[3]) {
        a: float32[3] = mul params[0].x w
        c: float32*[3] = broadcast b
        d: float32[3] = add a c
        return d
      }"
    `);
  });

  it('shows what the function closed over as constants; one number is written in place', () => {
    const scale = array([1, 2, 3]);
    const many = array([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const f = (x: Tensor) =>
      x
        .mul(scale)
        .add(filled(0.5, 'float32', [3]))
        .mul(many.reshape([3, 3]));
    expect(printProgram(makeProgram(f)(vector))).toMatchInlineSnapshot(`
      "f(x: float32[3]) {
        constant a: float32[3] = [1, 2, 3]  // frozen at trace time
        constant b: float32[9] = 9 numbers  // frozen at trace time
        c: float32[3] = mul x a
        d: float32[3] = broadcast 0.5
        e: float32[3] = add c d
        f: float32[3,3] = reshape b
        g: float32[3,3] = broadcast[axes=[1]] e
        h: float32[3,3] = mul g f
        return h
      }"
    `);
  });

  it('shows values of an outer transformation as such', () => {
    const inner = (y: Tensor) => (x: Tensor) => x.mul(y);
    let text = '';
    grad((y: Tensor) => {
      text = printProgram(makeProgram(inner(y))(array(1)));
      return y;
    })(array(2));
    expect(text).toMatchInlineSnapshot(`
      "f(x: float32[]) {
        outer a: float32[]  // belongs to grad of the function
        b: float32[] = mul x a
        return b
      }"
    `);
  });

  it('tells numbers of different dtypes apart, and marks weak ones', () => {
    const f = (n: Tensor, x: Tensor, flag: Tensor) => [
      n.mul(2),
      n.astype('float64').mul(2),
      flag.equal(true),
      x.mul(-0),
    ];
    const program = makeProgram(f)({ dtype: 'int32', shape: [] }, 1, {
      dtype: 'bool',
      shape: [],
    });
    expect(printProgram(program)).toMatchInlineSnapshot(`
      "f(n: int32[], x: float32*[], flag: bool[]) {
        a: int32[] = mul n 2
        b: float64[] = cast n
        c: float64[] = mul b 2.0:float64
        d: bool[] = equal flag true
        e: float32*[] = mul x -0.0*
        return a, c, d, e
      }"
    `);
  });

  it('holds the programs inside equations, each once', () => {
    const f = (x: Tensor) => callDouble(callDouble(sin(x)));
    expect(printProgram(makeProgram(f)(vector))).toMatchInlineSnapshot(`
      "f(x: float32[3]) {
        a: float32[3] = sin x
        b: float32[3] = call a
          body = double(v: float32[3]) {
            a: float32[3] = add v v
            return a
          }
        c: float32[3] = call b
          body = double, as above
        return c
      }"
    `);
  });

  it('has the lines of the source beside it on request', () => {
    const f = (x: Tensor) => sin(x).mul(x);
    const text = printProgram(makeProgram(f)(vector), { origins: true });
    expect(text.replaceAll(/:\d+:\d+/g, ':LINE:COLUMN')).toMatchInlineSnapshot(`
      "f(x: float32[3]) {
        a: float32[3] = sin x    // at test/print.golden.test.ts:LINE:COLUMN
        b: float32[3] = mul a x  // at test/print.golden.test.ts:LINE:COLUMN
        return b
      }"
    `);
  });

  it('breaks a long head into lines', () => {
    const f = (
      firstOperandWithALongName: Tensor,
      secondOperandWithALongName: Tensor,
      third: Tensor,
    ) => firstOperandWithALongName.add(secondOperandWithALongName).add(third);
    expect(printProgram(makeProgram(f)(vector, vector, vector))).toMatchInlineSnapshot(`
      "f(
          firstOperandWithALongName: float32[3],
          secondOperandWithALongName: float32[3],
          third: float32[3],
      ) {
        a: float32[3] = add firstOperandWithALongName secondOperandWithALongName
        b: float32[3] = add a third
        return b
      }"
    `);
  });
});

describe('the program of', () => {
  const f = (x: Tensor, w: Tensor) => sin(x.mul(w));

  it('grad of f drops the value, and keeps what the slope needs', () => {
    const program = makeProgram(derivedFrom(grad(f), 'grad', f))(array(1), array(2));
    expect(printProgram(optimize(program))).toMatchInlineSnapshot(`
      "grad(f)(x: float32[], w: float32[]) {
        a: float32[] = mul x w
        b: float32[] = cos a
        c: float32[] = mul b w
        return c
      }"
    `);
  });

  it('jvp of f has the tangent beside the primal', () => {
    const program = makeProgram((x: Tensor, dx: Tensor) => jvp(sin, [x], [dx]))(vector, vector);
    expect(printProgram(program)).toMatchInlineSnapshot(`
      "f(x: float32[3], dx: float32[3]) {
        a: float32[3] = sin x
        b: float32[3] = cos x
        c: float32[3] = mul b dx
        return a, c
      }"
    `);
  });

  it('vmap of f has one more axis', () => {
    const program = makeProgram(vmap(f, [0, null]))(vector, {
      dtype: 'float32',
      shape: [],
    });
    expect(printProgram(program)).toMatchInlineSnapshot(`
      "f(a: float32[3], b: float32[]) {
        c: float32[3] = broadcast b
        d: float32[3] = mul a c
        e: float32[3] = sin d
        return e
      }"
    `);
  });

  it('optimize removes calls, repeated work, and what changes nothing', () => {
    const f = (x: Tensor) => callDouble(sin(x).mul(1)).mul(sin(x).neg().neg());
    expect(printProgram(optimize(makeProgram(f)(vector)))).toMatchInlineSnapshot(`
      "f(x: float32[3]) {
        a: float32[3] = sin x
        b: float32[3] = add a a
        c: float32[3] = mul b a
        return c
      }"
    `);
  });
});
