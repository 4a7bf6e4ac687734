import { describe, expect, it, jest } from '@jest/globals';
import { array, filled, logicalNot, reshape, sin, withSettings, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { evalShape, hoistCaptures, makeProgram, runProgram, stage } from '../src/index.js';

const vector = { dtype: 'float32', shape: [3] } as const;

/** Warnings of a run. */
function warnings(run: () => unknown): string[][] {
  const warn = jest.fn<(code: string, message: string) => void>();
  withSettings({ warn }, run);
  return warn.mock.calls;
}

describe('staging', () => {
  it('writes a tensor of one number as a literal, and captures the others once', () => {
    const w = array([1, 2, 3]);
    const program = makeProgram((x: Tensor) =>
      x
        .mul(w)
        .add(w)
        .add(filled(7, 'float32', [3])),
    )(vector);
    expect(program.captures.map((c) => c.value === w)).toEqual([true]);
    expect(program.equations.map((e) => e.primitive.name)).toEqual(['mul', 'add', 'broadcast', 'add']); // prettier-ignore
    const { closed, values } = hoistCaptures(program);
    const x = array([1, 1, 1]);
    expect(runProgram(closed, [...values, x])[0]!.tolist()).toEqual([9, 11, 13]);
    expect(runProgram(program, [x])[0]!.tolist()).toEqual([9, 11, 13]);
  });

  it('keeps −0 and NaN in literals', () => {
    const program = makeProgram((x: Tensor) => [x.mul(-0), x.add(NaN)])(array(1));
    expect(program.equations.map((e) => (e.args[1] as { value: number }).value)).toEqual([-0, NaN]);
  });

  it('is not changed by a list that changes later', () => {
    const shape = [3, 1];
    const program = makeProgram((x: Tensor) => reshape(x, shape))(vector);
    shape[0] = 7;
    expect(program.equations[0]!.params).toEqual({ shape: [3, 1] });
    expect(runProgram(program, [array([1, 2, 3])])[0]!.shape).toEqual([3, 1]);
  });

  it('stages operations on constants too', () => {
    expect(makeProgram(() => sin(array(1)))().equations).toHaveLength(1);
  });

  it('remembers the line of every operation', () => {
    const program = makeProgram((x: Tensor) => sin(x))(1);
    expect(program.equations[0]!.origin.site?.error?.stack).toMatch(/stage\.test\.ts/);
  });

  it('refuses promises, generators and forgotten returns', () => {
    expect(() => makeProgram(async (x: Tensor) => x)(1)).toThrow(/GR203/);
    expect(() => makeProgram(function* (x: Tensor) { yield x; })(1)).toThrow(/GR203/); // prettier-ignore
    expect(() => makeProgram((x: Tensor) => void sin(x))(1)).toThrow(/GR204/);
    expect(() => makeProgram((x: Tensor) => sin(x).item())(1)).toThrow(/GR301/);
  });

  it('refuses values of a transformation that has ended', () => {
    let kept: Tensor | undefined;
    grad((x: Tensor) => (kept = x))(1);
    expect(() => makeProgram((x: Tensor) => x.add(kept!))(1)).toThrow(/GR201[^]*which has ended/);
  });

  it('ends its trace also when the function throws', () => {
    const fail = (): never => { throw new TypeError('mine'); }; // prettier-ignore
    expect(() => makeProgram(fail)()).toThrow(/mine/);
    expect(sin(array(0)).item()).toBe(0);
  });
});

describe('GR303', () => {
  const guarded = (x: Tensor): Tensor => {
    if (x.greater(0)) return x;
    return x.neg();
  };

  it('tells of a comparison that nobody used, with its line', () => {
    const [[code, message], ...more] = warnings(() => makeProgram(guarded)(vector)) as [string[]];
    expect(code).toBe('GR303');
    expect(message).toMatch(/true\/false result of guarded \(made by `less`\)[^]*where: .*stage\.test\.ts:\d+:\d+/); // prettier-ignore
    expect(more).toEqual([]);
  });

  it('is told once a place to each listener, however often the function is staged', () => {
    const calls = warnings(() => {
      makeProgram(guarded)(vector);
      makeProgram(guarded)(array(1));
    });
    expect(calls).toHaveLength(1);
    expect(warnings(() => makeProgram(guarded)(vector))).toHaveLength(1);
  });

  it('is told for a negated comparison once', () => {
    const f = (x: Tensor): Tensor => {
      if (logicalNot(x.greater(0))) return x;
      return x.neg();
    };
    expect(warnings(() => makeProgram(f)(vector))).toHaveLength(1);
  });

  it('is told under grad inside', () => {
    expect(warnings(() => makeProgram(grad(guarded))(1))).toHaveLength(1);
  });

  it('is silent when the result is used or returned, and for programs made by gradus', () => {
    expect(warnings(() => makeProgram((x: Tensor) => x.greater(0))(vector))).toEqual([]);
    expect(warnings(() => makeProgram((x: Tensor) => x.greater(0).astype('float32'))(1))).toEqual([]); // prettier-ignore
    const body = ([x]: Tensor[]) => ({ outputs: [guarded(x!)], rest: null });
    const options = { name: 'f', purpose: 'jvp', derived: true };
    expect(warnings(() => stage(body, [array(1).type], options))).toEqual([]);
  });
});

describe('evalShape', () => {
  it('gives the tree of the result with types in it', () => {
    const f = (p: { w: Tensor; n: number }) => ({
      y: [p.w.transpose(), null],
      n: p.n,
      b: p.w.less(1),
    });
    expect(evalShape(f, { w: { dtype: 'float64', shape: [2, 3] }, n: 1 })).toEqual({
      y: [{ dtype: 'float64', shape: [3, 2], weak: false }, null],
      n: { dtype: 'float32', shape: [], weak: true },
      b: { dtype: 'bool', shape: [2, 3], weak: false },
    });
  });

  it('needs no memory for what would not fit into any', () => {
    const type = evalShape((x: Tensor) => x.mul(x).transpose(), {
      dtype: 'float32',
      shape: [1e6, 1e7],
    });
    expect(type.shape).toEqual([1e7, 1e6]);
  });

  it('throws the errors of the function', () => {
    expect(() => evalShape((x: Tensor, y: Tensor) => x.add(y), vector, array([1, 2]))).toThrow(/GR101/); // prettier-ignore
  });
});
