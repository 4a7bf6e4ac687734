import { describe, expect, it } from '@jest/globals';
import { grad, jvp, tapeOf } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { stage } from '@gradus/ir';
import { array, context, GradusError, zeros, type Tensor } from '../src/index.js';

/** What a construct is told: by a value with numbers, and by one that is only a plan. */
interface Construct {
  readonly known: string;
  readonly traced: string;
  use(x: never): unknown;
}

const list = [10, 20, 30];
const number = (use: Construct['use']): Construct => ({ known: 'GR302', traced: 'GR301', use });
const text = (use: Construct['use']): Construct => ({ known: 'GR304', traced: 'GR304', use });
const rows = (use: Construct['use']): Construct => ({ known: 'GR307', traced: 'GR307', use });

/** JavaScript's own conversions; `never` silences TypeScript, which refuses most of them. */
const constructs: Record<string, Construct> = {
  'x < 3': number((x) => x < 3),
  'x == 0': number((x) => x == 0), // oxlint-disable-line eqeqeq -- what is tested
  'x + 1': number((x) => x + 1),
  '-x': number((x) => -x),
  'x ** 2': number((x) => x ** 2),
  'Number(x)': number((x) => Number(x)),
  'Math.sin(x)': number((x) => Math.sin(x)),
  'isNaN(x)': number((x) => isNaN(x)),
  'a.at(x)': number((x) => list.at(x)),
  'a.slice(x)': number((x) => list.slice(x)),
  'f32[0] = x': number((x) => (new Float32Array(1)[0] = x)),
  'BigInt(x)': number((x) => BigInt(x)),
  '`at ${x}`': text((x) => `at ${x as string}`),
  'String(x)': text((x) => String(x)),
  'a[x]': text((x) => list[x]),
  'parseInt(x)': text((x) => parseInt(x)),
  'x.length': rows((x) => (x as Tensor).length),
};

/** Constructs that ask for rows: a scalar has none, and a traced vector has none yet. */
const iterations: Record<string, Construct> = {
  '[...x]': rows((x) => [...(x as Tensor)]),
  'for (const row of x)': rows((x) => {
    for (const row of x as Tensor) return row;
    return null;
  }),
  'new Float32Array(x)': rows((x) => new Float32Array(x)),
};

type Use = (x: Tensor) => unknown;
type Run = (use: Use, at: Tensor) => unknown;

const sum = (use: Use) => (x: Tensor) => {
  use(x);
  return x.sum();
};

/** Values whose numbers are there. */
const known: Record<string, Run> = {
  eager: (use, at) => use(at),
  'under grad': (use, at) => grad(sum(use))(at),
  'under jvp': (use, at) => jvp(sum(use), [at], [at]),
  'under grad of grad': (use, at) => grad((x: Tensor) => grad(sum(use))(x).sum())(at),
};

const staged: Run = (use, at) =>
  stage(([x]) => ({ outputs: [sum(use)(x!)], rest: null }), [at.type], {
    name: 'f',
    purpose: 'jit',
  });

/** Values that are only a plan. */
const traced: Record<string, Run> = {
  staged,
  'under vmap': (use, at) => vmap(sum(use))(array([at, at])),
  'under grad, staged': (use, at) => staged((x) => grad(sum(use))(x), at),
  'under grad of vmap': (use, at) => grad((x: Tensor) => vmap(sum(use))(array([x, x])).sum())(at),
};

function thrownBy(body: () => unknown): GradusError {
  try {
    body();
  } catch (error) {
    if (error instanceof GradusError) return error;
    throw error;
  }
  throw new TypeError('nothing was thrown');
}

const settings = () => ({ ...context });
const cases = (table: Record<string, Construct>) => Object.entries(table);

describe.each(Object.entries(known))('a value with numbers, %s,', (_, run) => {
  it.each(cases({ ...constructs, ...iterations }))('refuses %s', (_, { known: code, use }) => {
    const before = settings();
    const error = thrownBy(() => run(use as Use, array(2)));
    expect(error.code).toBe(code);
    expect(error.message).not.toMatch(/traced/i);
    expect(context.current).toBeNull();
    expect(settings()).toEqual(before);
  });

  it('refuses to become an element of a Float32Array row by row', () => {
    const error = thrownBy(() => run((x) => new Float32Array(x as never), array([1, 2])));
    expect(error.code).toBe('GR302');
    expect(context.current).toBeNull();
  });

  it('gives rows to a loop', () => {
    const shapes: unknown[] = [];
    const walk = (x: Tensor) => {
      for (const row of x) shapes.push(row.shape);
    };
    run(walk, zeros([3, 2]));
    expect(shapes).toEqual([[2], [2], [2]]);
  });

  it('is saved as JSON, with what is needed to read it back', () => {
    let saved = '';
    run((x) => (saved = JSON.stringify({ x })), array([1, 2]));
    expect(JSON.parse(saved)).toEqual({ x: { dtype: 'float32', shape: [2], data: [1, 2] } });
  });
});

describe.each(Object.entries(traced))('a value without numbers, %s,', (_, run) => {
  const json: Construct = { known: '', traced: 'GR306', use: (x) => JSON.stringify(x) };
  const all = cases({ ...constructs, ...iterations, 'JSON.stringify(x)': json });

  it.each(all)('refuses %s', (_, { traced: code, use }) => {
    const before = settings();
    const error = thrownBy(() => run(use as Use, array(2)));
    expect(error.code).toBe(code);
    expect(context.current).toBeNull();
    expect(settings()).toEqual(before);
  });

  it.each(cases(iterations))('refuses %s of a vector', (_, { use }) => {
    expect(thrownBy(() => run(use as Use, array([1, 2]))).code).toBe('GR307');
    expect(context.current).toBeNull();
  });
});

describe('the message', () => {
  const asked = (run: Run) => thrownBy(() => run((x) => Number(x), array(2))).message;

  it('of a value with numbers tells how to read it', () => {
    expect(asked(known['eager']!)).toMatch(/float32\[\] tensor[^]*x\.item\(\)/);
  });

  it('of a traced value names the transformation, and a choice that needs no number', () => {
    expect(asked(traced['staged']!)).toMatch(/traced float32\[\][^]*jit of f[^]*cond[^]*where/);
    expect(asked(traced['under vmap']!)).toMatch(/vmap of/);
  });

  it('names the line that asked', () => {
    expect(asked(known['under grad']!)).toMatch(/coercion\.test\.ts:\d+:\d+/);
  });
});

describe('a value that outlived its transformation', () => {
  const escapes: Record<string, Run> = { 'of grad': known['under grad']!, 'of staging': staged };

  it.each(Object.entries(escapes))('%s says so, whatever is asked of it', (_, run) => {
    let kept: Tensor = array(0);
    run((x) => (kept = x), array(2));
    const questions = { ...constructs, 'JSON.stringify(x)': number((x) => JSON.stringify(x)) };
    for (const { use } of Object.values(questions)) {
      expect(thrownBy(() => use(kept as never)).code).toBe('GR201');
    }
  });
});

describe('iteration over rows', () => {
  it('is no value that leaves the tape', () => {
    const tape = tapeOf((x: Tensor) => [...x].reduce((a, b) => a.mul(b)))(array([2, 3]));
    expect(tape.cuts).toEqual([]);
  });

  it('lets the gradient through', () => {
    const f = (x: Tensor) => [...x].map((row, i) => row.mul(i + 1)).reduce((a, b) => a.add(b));
    expect(grad(f)(array([1, 1, 1])).tolist()).toEqual([1, 2, 3]);
  });
});
