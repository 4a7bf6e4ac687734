import { describe, expect, it } from '@jest/globals';
import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import * as tensor from '@gradus/tensor';
import * as autodiff from '@gradus/autodiff';
import * as batching from '@gradus/batching';
import * as controlFlow from '@gradus/control-flow';
import * as numerics from '@gradus/numerics';
import { contiguous, type Tensor } from '@gradus/tensor';
import {
  distanceFromKink,
  inputsOf,
  operationNames,
  programs,
  toFunction,
  toJax,
  toSource,
  valuesOf,
  type RandomProgram,
} from '../../src/index.js';
import { LIMIT, MOST_ELEMENTS } from '../../src/arbitraries/programOp.js';
import { programOps } from '../../src/arbitraries/randomProgram.js';
import { runs } from '../runs.js';

const drawn = fc.sample(programs({ loops: true }), { numRuns: 1500, seed: 3 });

describe('random programs', () => {
  it('are well typed, small and tame', () => {
    fc.assert(
      fc.property(programs({ loops: true }), (program) => {
        for (const value of valuesOf(program, inputsOf(program, 'float32'))) {
          expect(value.size).toBeLessThanOrEqual(MOST_ELEMENTS);
          expect(contiguous(value).every((u) => Math.abs(u) <= LIMIT + 1e-4)).toBe(true);
        }
      }),
      runs(200),
    );
  });

  it('use every operation, and every value', () => {
    const used = new Set(drawn.flatMap(operationNames));
    expect([...used].toSorted()).toEqual(
      [...new Set(programOps.map(({ name }) => name))].toSorted(),
    );
    for (const { inputs, nodes } of drawn) {
      const needed = new Set(nodes.flatMap(({ args }) => args));
      expect(needed.size).toBe(inputs.length + nodes.length - 1);
    }
  });

  it('are mostly of five operations and more, and differ', () => {
    const lengths = drawn.map(({ nodes }) => nodes.length).toSorted((a, b) => a - b);
    expect(lengths[lengths.length / 2]).toBeGreaterThanOrEqual(5);
    expect(new Set(drawn.map(toSource)).size).toBeGreaterThan(0.95 * drawn.length);
  });

  it('give one number when a scalar is asked for', () => {
    for (const program of fc.sample(programs({ scalar: true }), {
      numRuns: 100,
      seed: 5,
    })) {
      expect(toFunction(program)(...inputsOf(program, 'float64')).shape).toEqual([]);
    }
  });

  it('are plain data', () => {
    for (const program of drawn.slice(0, 100)) {
      const copy = JSON.parse(JSON.stringify(program)) as RandomProgram;
      expect(toSource(copy)).toBe(toSource(program));
    }
  });

  it('compute what their source text says', () => {
    const names = {
      ...numerics,
      ...tensor,
      ...controlFlow,
      ...autodiff,
      ...batching,
    } as Record<string, unknown>;
    for (const program of drawn.slice(0, 200)) {
      const source = toSource(program).replaceAll(': Tensor', '').split('\n//')[0]!;
      const used = [...new Set(source.match(/\b[a-z]\w+(?=\()/gi))].filter((name) => name in names);
      const make = compileFunction(`return ${source.replace(/;$/, '')}`, used);
      const written = make(...used.map((name) => names[name])) as (...xs: Tensor[]) => Tensor;
      const inputs = inputsOf(program, 'float64');
      expect(written(...inputs).tolist()).toEqual(toFunction(program)(...inputs).tolist());
    }
  });

  it('shrink to the operation that is to blame', () => {
    const found = fc.check(
      fc.property(programs(), (program) => !operationNames(program).includes('tanh')),
      { seed: 1, numRuns: 500 },
    );
    expect(found.failed).toBe(true);
    expect(found.counterexample![0].nodes.length).toBeLessThanOrEqual(2);
  });

  it('print as source text with their inputs', () => {
    const program: RandomProgram = {
      inputs: [{ shape: [2], values: [0.5, -1] }],
      nodes: [
        { op: 'add', args: [0], params: { value: 2 } },
        { op: 'less', args: [0, 1], params: {} },
        { op: 'where', args: [2, 0, 1], params: {} },
        { op: 'sum', args: [3], params: { axis: 0, keepdims: true } },
      ],
    };
    expect(toSource(program)).toMatchInlineSnapshot(`
      "(x0: Tensor) => {
        const v0 = add(x0, 2);
        const v1 = less(x0, v0);
        const v2 = where(v1, x0, v0);
        return sum(v2, 0, { keepdims: true });
      };
      // x0 = array([0.5, -1])"
    `);
    expect(toJax(program)).toMatchInlineSnapshot(`
      "def program(x0):
          v0 = jnp.add(x0, 2)
          v1 = jnp.less(x0, v0)
          v2 = jnp.where(v1, x0, v0)
          return jnp.sum(v2, axis=0, keepdims=True)"
    `);
    expect(distanceFromKink(program)).toBe(2);
    const [text] = fc.sample(programs(), { numRuns: 1, seed: 1 }).map((each) => fc.stringify(each));
    expect(text).toMatch(/=> \{\n(.*\n)*.*return .*\n\};\n\/\/ x0 = array\(/);
  });
});

describe('distance from a kink', () => {
  const program = (op: string, values: number[]): RandomProgram => ({
    inputs: [{ shape: [values.length], values }],
    nodes: [
      {
        op,
        args: [0],
        params: op === 'max' ? { axis: 0, keepdims: false } : {},
      },
      ...(op === 'max' ? [] : [{ op: 'sum', args: [1], params: { axis: null, keepdims: false } }]),
    ],
  });

  it('is that of the nearest entry', () => {
    expect(distanceFromKink(program('abs', [3, -0.5, 2]))).toBe(0.5);
    expect(distanceFromKink(program('max', [1, 4, 3.75]))).toBe(0.25);
    expect(distanceFromKink(program('sin', [0, 1]))).toBe(Infinity);
  });
});
