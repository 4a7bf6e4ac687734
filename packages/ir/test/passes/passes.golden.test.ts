import { describe, expect, it } from '@jest/globals';
import {
  array,
  bind,
  bind1,
  broadcastAlong,
  sin,
  type Params,
  type Primitive,
  type Tensor,
} from '@gradus/tensor';
import {
  callPrimitive,
  checkProgram,
  controlCode,
  cse,
  foldConstants,
  hoist,
  inlineCalls,
  makeProgram,
  mapPrograms,
  optimize,
  printProgram,
  runProgram,
  simplify,
  stage,
  type Pass,
  type Program,
} from '../../src/index.js';

const matrix = { dtype: 'float32', shape: [2, 3] } as const;

/** Names of the primitives that are left after some passes. */
function left(f: (x: Tensor) => unknown, ...list: Pass[]): string {
  const program = makeProgram(f)(matrix);
  const after = list.reduce((p, pass) => checkProgram(pass(p)), program);
  return after.equations.map((e) => e.primitive.name).join(' ');
}

describe('simplify', () => {
  it.each<[string, (x: Tensor) => unknown]>([
    ['x · 1', (x) => x.mul(1)],
    ['1 · x', (x) => array(1).mul(x)],
    ['x / 1', (x) => x.div(1)],
    ['x − 0', (x) => x.sub(0)],
    ['x + (−0)', (x) => x.add(-0)],
    ['− −x', (x) => x.neg().neg()],
    ['− − − −x', (x) => x.neg().neg().neg().neg()],
    ['transpose of transpose', (x) => x.transpose().transpose()],
    ['reshape there and back', (x) => x.reshape([6]).reshape([3, 2]).reshape([2, 3])],
    ['cast to a wider dtype and back', (x) => x.astype('float64').astype('float32')],
  ])('%s is x', (_, f) => {
    const { outputs, inputs } = simplify(makeProgram(f)(matrix));
    expect(outputs).toEqual(inputs);
  });

  it.each<[string, (x: Tensor) => unknown]>([
    ['x + 0, which turns −0 into 0', (x) => x.add(0)],
    ['x · 0, which is NaN for ∞', (x) => x.mul(0)],
    ['x − x, which is NaN for ∞', (x) => x.sub(x)],
    ['1 / x', (x) => array(1).div(x)],
    ['cast to a narrower dtype and back', (x) => x.astype('int32').astype('float32')],
    ['a transpose that moves', (x) => x.transpose()],
  ])('leaves %s', (_, f) => {
    const program = makeProgram(f)(matrix);
    expect(simplify(program)).toBe(program);
  });

  it('makes one view of several', () => {
    const f = (x: Tensor) =>
      broadcastAlong(broadcastAlong(x.transpose(), [5, 3, 2], [1, 2]), [5, 4, 3, 2], [0, 2, 3]);
    expect(printProgram(optimize(makeProgram(f)(matrix)))).toMatchInlineSnapshot(`
      "f(x: float32[2,3]) {
        a: float32[3,2] = transpose[axes=[1,0]] x
        b: float32[5,4,3,2] = broadcast[axes=[2,3]] a
        return b
      }"
    `);
  });

  it('takes 0 as the identity of + for integers, which have one zero', () => {
    const ints = { dtype: 'int32', shape: [2] } as const;
    const { outputs, inputs } = simplify(makeProgram((n: Tensor) => n.add(0))(ints));
    expect(outputs).toEqual(inputs);
  });
});

describe('foldConstants', () => {
  it('computes what depends on numbers alone, scalars and repeated ones', () => {
    const f = (x: Tensor) => x.mul(sin(array(2)).mul(3)).add(array(1).sub(x.mul(0).mul(0)));
    expect(printProgram(optimize(makeProgram(f)(matrix)))).toMatchInlineSnapshot(`
      "f(x: float32[2,3]) {
        a: float32[2,3] = broadcast 2.7278922
        b: float32[2,3] = mul x a
        c: float32[2,3] = broadcast 0.0
        d: float32[2,3] = mul x c
        e: float32[2,3] = mul d c
        f: float32[2,3] = broadcast 1.0
        g: float32[2,3] = sub f e
        h: float32[2,3] = add b g
        return h
      }"
    `);
  });

  it('does not look into tensors with more than one number', () => {
    expect(left(() => sin(array([1, 2])), foldConstants)).toBe('sin');
  });
});

describe('cse', () => {
  it('finds repeated work, also with operands exchanged where that gives the same', () => {
    expect(left((x) => [sin(x), sin(x), x.add(sin(x)), sin(x).add(x)], cse)).toBe('sin add');
    expect(left((x) => [x.sub(sin(x)), sin(x).sub(x)], cse)).toBe('sin sub sub');
  });

  it('tells 0 from −0', () => {
    expect(left((x) => [x.add(0), x.add(-0), x.add(0)], cse)).toBe('broadcast add broadcast add');
  });
});

describe('inlineCalls', () => {
  const call = (f: (x: Tensor) => Tensor, x: Tensor, type = x.type): Tensor => {
    const body = stage(([v]) => ({ outputs: [f(v!)], rest: null }), [type], {
      name: 'inner',
      purpose: 'call',
    }).program;
    return bind1(callPrimitive, [x], { programs: { body } });
  };

  it('inlines calls in calls', () => {
    expect(left((x) => call((y) => call(sin, y).neg(), x), inlineCalls)).toBe('sin neg');
  });

  it('types results anew where an argument is weaker than the input it is for', () => {
    const f = (x: Tensor): Tensor => call((y) => y.mul(y), x, { ...x.type, weak: false }).neg();
    const program = inlineCalls(makeProgram(f)(2));
    expect(checkProgram(program).outputs[0]!.type.weak).toBe(true);
    expect(runProgram(program, [array(3)])[0]!.item()).toBe(-9);
  });
});

type RepeatParams = Params &
  Readonly<{ programs: { body: Program }; times: number; fixed: number }>;

/** A loop for these tests: [fixed, state] → state, the body so many times. */
const repeatPrimitive: Primitive<RepeatParams> = {
  name: 'repeat',
  accepts: 'any',
  type: (_, { programs }) => programs.body.outputs.map((o) => o.type),
  run: (inputs, { programs, times, fixed }) => {
    let state = inputs.slice(fixed);
    for (let i = 0; i < times; i++) {
      state = runProgram(programs.body, [...inputs.slice(0, fixed), ...state]);
    }
    return [...state];
  },
  loop: {
    consts: ({ fixed }) => ({ from: 0, count: fixed }),
    addConsts: (params, count) => ({ ...params, fixed: params.fixed + count }),
  },
  lower: { kind: 'host' },
  code: controlCode,
  samples: [],
};

/** Runs a body on a fixed value and a state, twice. */
function twice(f: (fixed: Tensor, state: Tensor) => Tensor, w: Tensor, x: Tensor): Tensor {
  const { program } = stage(([v, s]) => ({ outputs: [f(v!, s!)], rest: null }), [w.type, x.type], {
    name: 'step',
    purpose: 'repeat',
    names: ['w', 'state'],
  });
  return bind(repeatPrimitive, [w, x], {
    programs: { body: program },
    times: 2,
    fixed: 1,
  })[0]!;
}

describe('hoist', () => {
  const f = (w: Tensor, x: Tensor) =>
    twice((v, s) => s.mul(sin(v)).add(v.transpose().transpose()), w, x);

  it('moves what a loop repeats to the place before it', () => {
    expect(printProgram(optimize(makeProgram(f)(matrix, matrix)))).toMatchInlineSnapshot(`
      "f(w: float32[2,3], x: float32[2,3]) {
        a: float32[2,3] = sin w
        b: float32[2,3] = repeat[fixed=2, times=2] w a x
          body = step(w: float32[2,3], a: float32[2,3], state: float32[2,3]) {
            b: float32[2,3] = mul state a
            c: float32[2,3] = add b w
            return c
          }
        return b
      }"
    `);
  });

  it('moves out of loops in loops as far as it goes', () => {
    const g = (w: Tensor, x: Tensor) =>
      twice((v, s) => twice((u, t) => t.mul(sin(u)), v, s).add(s), w, x);
    const program = checkProgram(hoist(makeProgram(g)(matrix, matrix)));
    expect(program.equations.map((e) => e.primitive.name)).toEqual(['sin', 'repeat']);
    expect(hoist(program)).toBe(program);
    const args = [array([[1, 2, 3], [4, 5, 6]]), array([[1, 2, 3], [4, 5, 6]])] as const; // prettier-ignore
    expect(runProgram(program, args)[0]!.tolist()).toEqual(g(...args).tolist());
  });

  it('leaves views, and what changes from step to step', () => {
    const h = (w: Tensor, x: Tensor) => twice((v, s) => sin(s).mul(v.reshape([2, 3]).add(s)), w, x);
    const program = makeProgram(h)({ dtype: 'float32', shape: [3, 2] }, matrix);
    expect(hoist(program)).toBe(program);
  });
});

describe('the pipeline', () => {
  it('keeps the program itself where nothing can be done', () => {
    const program = makeProgram((x: Tensor) => sin(x))(matrix);
    expect(optimize(program)).toBe(program);
    const call = makeProgram((x: Tensor) => bind1(callPrimitive, [x], { programs: { body: program } })); // prettier-ignore
    const [equation] = call(matrix).equations;
    expect(mapPrograms(equation!, (p) => p)).toBe(equation);
  });
});
