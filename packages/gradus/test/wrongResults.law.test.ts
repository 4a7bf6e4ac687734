/**
 * The law of wrong results: whatever a user's function returns, what transforms it answers, or throws an error that
 * teaches. Every transformation, loop and rule is given functions that return what is no tree, no tensor or no number.
 */
import { describe, expect, it } from '@jest/globals';
import * as gradus from '../src/index.js';

const { array, GradusError, numpy: np, lax } = gradus;

type User = (x: never) => unknown;
type Tensor = InstanceType<typeof gradus.Tensor>;
/** Everything takes everything here, as from JavaScript. */
type Untyped = Record<string, (...args: unknown[]) => unknown>;
const g = gradus as unknown as Untyped;
const strict = lax as unknown as Untyped;

const X = array([1, 2, 3]);
const call = (made: unknown, ...args: unknown[]): unknown =>
  (made as (...given: unknown[]) => unknown)(...args);

const circle = (x: unknown): unknown => {
  const list: unknown[] = [x];
  list.push(list);
  return list;
};
const holes = (x: unknown): unknown => {
  const list: unknown[] = [];
  list[3] = x;
  return list;
};

const RESULTS: Readonly<Record<string, User>> = {
  nothing: () => undefined,
  null: () => null,
  'a promise': (x) => Promise.resolve(x),
  'a generator': function* generator(x) {
    yield x;
  },
  text: () => 'a',
  'a bigint': () => 3n,
  'a symbol': () => Symbol('s'),
  'a function': (x) => () => x,
  'a ragged list': (x) => [[x, 1], [2]],
  'an empty list': () => [],
  'a list in itself': circle,
  'a list with holes': holes,
  'an object in itself': (x) => {
    const whole: Record<string, unknown> = { x };
    return Object.assign(whole, { whole });
  },
  'a date': () => new Date(0),
  'a map': () => new Map(),
  NaN: () => Number.NaN,
  true: () => true,
  'a typed array': () => new Float32Array([1, 2]),
  integers: (x) => np.argmax(x),
  truths: (x) => np.greater(x, 0),
  'more of it': (x) => np.concatenate([np.ravel(x), np.ravel(x)]),
  doubles: (x) => np.astype(x, 'float64'),
};

const sum = (x: unknown): Tensor => np.sum(np.sin(x as Tensor));

/** What runs a function of the user's. */
const WAYS: Readonly<Record<string, (f: User) => unknown>> = {
  ...Object.fromEntries(
    [
      ...['grad', 'valueAndGrad', 'jit', 'vmap', 'jacfwd', 'jacrev', 'hessian', 'checkpoint'],
      ...['makeProgram', 'stable', 'diagnose', 'tapeOf'],
    ].map((name) => [name, (f: User): unknown => call(g[name]!(f), X)]),
  ),
  ...Object.fromEntries(
    ['vjp', 'linearize', 'finiteDifference', 'checkGrads'].map((name) => [
      name,
      (f: User): unknown => g[name]!(f, [X]),
    ]),
  ),
  jvp: (f) => g['jvp']!(f, [X], [X]),
  hvp: (f) => g['hvp']!(f, [X], [X]),
  linearTranspose: (f) => g['linearTranspose']!(f, X),
  evalShape: (f) => g['evalShape']!(f, X),
  scan: (f) => g['scan']!(f, X, np.ones([3, 2])),
  map: (f) => g['map']!(f, X),
  foriLoop: (f) => g['foriLoop']!(0, 3, f, X),
  'the body of whileLoop': (f) =>
    g['whileLoop']!((c: Tensor) => np.less(np.sum(c), 9), f, X, { maxSteps: 4 }),
  'the condition of whileLoop': (f) =>
    g['whileLoop']!(f, (c: Tensor) => np.add(c, 1), X, { maxSteps: 4 }),
  cond: (f) => g['cond']!(array(true), (y: Tensor) => y, f, X),
  switchCase: (f) => g['switchCase']!(0, [f, (y: Tensor) => y], X),
  associativeScan: (f) => g['associativeScan']!(f, X),
  'the forward half of customVjp': (f) =>
    call(
      g['customVjp']!(sum, f, () => [X]),
      X,
    ),
  'the backward half of customVjp': (f) =>
    gradus.grad(
      (y: Tensor) =>
        call(
          g['customVjp']!(sum, (z: Tensor) => [sum(z), z], f),
          y,
        ) as Tensor,
    )(X),
  'the rule of customJvp': (f) =>
    gradus.grad((y: Tensor) => call(g['customJvp']!(sum, f), y) as Tensor)(X),
  fixedPoint: (f) => g['fixedPoint']!(f, X),
  findRoot: (f) => g['findRoot']!(f, X),
  implicitDiff: (f) =>
    call(
      g['implicitDiff']!(f, (y: Tensor) => y),
      X,
    ),
  'the residual of implicitDiff': (f) =>
    call(
      g['implicitDiff']!((y: Tensor) => y, f),
      X,
    ),
  whereSafe: (f) => g['whereSafe']!(np.greater(X, 0), X, f, 0),
  reduceWindow: (f) => strict['reduceWindow']!(X, 0, f, { windowDimensions: [2] }),
  withDefaultDtype: (f) => g['withDefaultDtype']!('float64', f),
};

/** What an error says that does not teach; what a promise would hide; null where all is well. */
function fault(run: () => unknown): string | null {
  try {
    return run() instanceof Promise ? 'a promise' : null;
  } catch (error) {
    if (error instanceof GradusError && error.code !== 'GR000') return null;
    return error instanceof Error ? error.message : String(error);
  }
}

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  it.each(Object.entries(RESULTS))('teaches of %s, or answers', (__, f) => {
    expect(fault(() => way(f))).toBeNull();
  });
});

const INPUTS: Readonly<Record<string, unknown>> = {
  'a list in itself': circle(1),
  'a list with holes': holes(1),
  'a promise': Promise.resolve(1),
};

describe.each(Object.entries(INPUTS))('given %s', (_, x) => {
  it.each(Object.keys(WAYS).slice(0, 12))('%s teaches, or answers', (name) => {
    expect(fault(() => call(g[name]!(sum), x))).toBeNull();
  });
});
