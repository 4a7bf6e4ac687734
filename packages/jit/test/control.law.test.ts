/**
 * Random loops and branches in one another: WebAssembly, the interpreter and eager evaluation give the same
 * bits, and nothing of them is left to the host.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  array,
  bitwiseXor,
  contiguous,
  flip,
  isnan,
  log,
  matmul,
  printType,
  sin,
  sum,
  transpose,
  withSettings,
  type Tensor,
} from '@gradus/tensor';
import { cond, scan, switchCase, whileLoop } from '@gradus/control-flow';
import { hoistCaptures, stageFunction } from '@gradus/ir';
import { compile } from '../src/compile.js';
import { lowerProgram } from '../src/lowerProgram.js';
import { interpreterMachine } from '../src/control/interpreter.js';
import { wasmMachine } from '../src/machine.js';

/** What a random program works on: floats that may become NaN, a matrix, and a count. */
interface State {
  readonly x: Tensor;
  readonly m: Tensor;
  readonly n: Tensor;
}

type Step =
  | { readonly kind: 'math'; readonly which: number }
  | {
      readonly kind: 'scan';
      readonly length: number;
      readonly reverse: boolean;
      readonly rows: boolean;
      readonly body: readonly Step[];
    }
  | { readonly kind: 'while'; readonly trips: number; readonly body: readonly Step[] }
  | {
      readonly kind: 'branch';
      readonly by: number;
      readonly branches: readonly (readonly Step[])[];
    };

/** Straight pieces: carries that are kept, exchanged, replaced by numbers, read after they were written. */
const MATH: readonly ((s: State) => State)[] = [
  ({ x, m, n }) => ({ x: sin(x).mul(1.5), m, n: n.add(1) }),
  ({ x, m, n }) => ({ x: log(x), m: m.add(x), n }),
  ({ x, m, n }) => ({ x: matmul(m, x).mul(0.25), m: m.mul(0.5), n }),
  ({ x, m, n }) => ({ x: flip(x), m: transpose(m), n: n.mul(-3) }),
  ({ x, m, n }) => ({ x: x.add(n), m: m.sub(x.reshape([3, 1])), n: bitwiseXor(n, 5) }),
  ({ m, n }) => ({ x: sum(m, 0), m, n }),
  ({ x, n }) => ({ x: x.mul(0).add(1), m: array(ROWS), n }),
  (s) => s,
];
const ROWS = [
  [0.5, -1, 2],
  [0.25, 3, -0.125],
  [-2, 0.75, 1],
];

function run(steps: readonly Step[], state: State): State {
  return steps.reduce((s, step) => apply(step, s), state);
}

function apply(step: Step, state: State): State {
  switch (step.kind) {
    case 'math':
      return MATH[step.which % MATH.length]!(state);
    case 'scan':
      return walk(step, state);
    case 'while': {
      const [last] = whileLoop(
        ([, i]: readonly [State, Tensor]) => i.less(step.trips),
        ([s, i]: readonly [State, Tensor]): readonly [State, Tensor] => [
          run(step.body, s),
          i.add(1),
        ],
        [state, array(0, { dtype: 'int32' })] as const,
      );
      return last;
    }
    case 'branch': {
      const branches = step.branches.map((b) => (s: State) => run(b, s));
      if (step.by % 3 === 0) return switchCase(state.n, branches, state);
      const [yes, no] = [branches[0]!, branches.at(-1)!];
      const p = step.by % 3 === 1 ? sum(state.x).less(1) : isnan(state.x.slice(0));
      return cond(p, yes, no, state);
    }
  }
}

/** A scan of given rows, or of none; what it gives row by row goes into the state as well. */
function walk(
  { length, reverse, rows, body }: Extract<Step, { kind: 'scan' }>,
  state: State,
): State {
  const xs = rows
    ? array(Array.from({ length }, (_, i) => [i, 0.5 - i, 1])).reshape([length, 3])
    : null;
  const [last, ys] = scan(
    (s: State, row: Tensor | null): [State, { a: Tensor; b: Tensor; c: Tensor; d: Tensor }] => {
      const next = run(body, row === null ? s : { ...s, x: s.x.add(row) });
      return [next, { a: next.x, b: next.n, c: s.m, d: row ?? next.x }];
    },
    state,
    xs as never,
    { length, reverse },
  ) as unknown as [State, { a: Tensor; b: Tensor; c: Tensor; d: Tensor }];
  const { a, b, c, d } = ys;
  return {
    x: last.x.add(sum(a.mul(0.5).add(d), 0)),
    m: last.m.add(sum(c, 0)),
    n: last.n.add(sum(b)),
  };
}

const { steps } = fc.letrec<{ step: Step; steps: Step[]; inner: Step[] }>((tie) => ({
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 2 }),
  inner: fc.array(tie('step'), { maxLength: 2 }),
  step: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant('math' as const), which: fc.nat(7) }),
    fc.record({
      kind: fc.constant('scan' as const),
      length: fc.nat(4),
      reverse: fc.boolean(),
      rows: fc.boolean(),
      body: tie('inner'),
    }),
    fc.record({ kind: fc.constant('while' as const), trips: fc.nat(3), body: tie('inner') }),
    fc.record({
      kind: fc.constant('branch' as const),
      by: fc.nat(5),
      branches: fc.array(tie('inner'), { minLength: 1, maxLength: 2 }),
    }),
  ),
}));

const bits = (xs: readonly Tensor[]): (readonly [string, number[]])[] =>
  xs.map((x) => [printType(x.type), [...contiguous(x)]]);

describe('loops and branches in one another', () => {
  it('give the same bits eagerly, in WebAssembly and in the interpreter, without the host', () => {
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom<'float32' | 'float64'>('float32', 'float64'),
        fc.nat(20),
        (list, dtype, seed) => {
          const state: State = {
            x: array([seed / 7 - 1, 0.5, -seed], { dtype }),
            m: array(ROWS, { dtype }),
            n: array(seed % 5, { dtype: 'int32' }),
          };
          const f = (x: Tensor, m: Tensor, n: Tensor): readonly Tensor[] => {
            const out = run(list, { x, m, n });
            return [out.x, out.m, out.n];
          };
          const inputs = [state.x, state.m, state.n] as const;
          withSettings({ warn: () => {}, defaultFloat: dtype }, () => {
            const eager = bits(f(...inputs));
            const { program } = stageFunction(f, inputs, 'test');
            const { closed, values } = hoistCaptures(program);
            const hosts = lowerProgram(closed).kernels.filter((k) => k.kind === 'host');
            expect(hosts).toEqual([]);
            for (const machine of [wasmMachine, interpreterMachine]) {
              const code = compile(closed, machine);
              const all = [...values, ...inputs];
              code.run(all);
              expect(bits(code.run(all))).toEqual(eager);
            }
          });
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});
