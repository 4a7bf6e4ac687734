/**
 * Every operation that JAX's tests differentiate, to order 2 in both modes, at least ten times tighter than JAX.
 */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { contiguous, type FloatDType, type Tensor } from '@gradus/tensor';
import { jvp, vjp } from '@gradus/autodiff';
import { checkGrads } from '@gradus/numerics';
import { gradOps, namedTests, numpyOps, specialValues } from '../jaxOperations.mjs';
import { TOLERANCE, toleranceOf } from '../jaxTolerances.mjs';
import { operationsPage, pageOfOperations } from '../operationsPage.mjs';
import { cotangentOf, directionsOf, tensorOf } from '../question.mjs';

interface Operation {
  readonly jax: string;
  readonly f: (...xs: Tensor[]) => Tensor;
  readonly inputs: readonly { shape: number[]; values: number[] }[];
}

const all = [...gradOps, ...specialValues, ...namedTests, ...numpyOps];
const present = all.filter(({ gradus }) => gradus !== null) as unknown as Operation[];
/** Numbers that float32 holds, so that both dtypes are asked about the same ones. */
const inputsOf = ({ inputs }: Operation, dtype: FloatDType): Tensor[] =>
  inputs.map((each) => tensorOf(each, 'float32').astype(dtype));

/** Gradients and their tangents. */
function slopes(operation: Operation, dtype: FloatDType): number[] {
  const inputs = inputsOf(operation, dtype);
  const cotangent = tensorOf(cotangentOf(operation.f(...inputs).shape), dtype);
  const tangents = directionsOf(operation.inputs).map((each: never) => tensorOf(each, dtype));
  const reverse = (...xs: Tensor[]): Tensor[] => vjp(operation.f, xs)[1](cotangent);
  const both = jvp(reverse, inputs, tangents) as unknown as Tensor[][];
  return both.flat().flatMap((x) => [...contiguous(x)]);
}

describe('operations that JAX differentiates', () => {
  it.each(present)('$jax to order 2 in float64', (operation) => {
    const options = { order: 2, atol: TOLERANCE.float64, rtol: TOLERANCE.float64 } as const;
    expect(() => {
      checkGrads(operation.f, inputsOf(operation, 'float64'), options);
    }).not.toThrow();
  });

  it('have the same slopes in float32', () => {
    const wrong = present.filter((operation) => {
      const exact = slopes(operation, 'float64');
      const rough = slopes(operation, 'float32');
      const scale = Math.max(1, ...exact.map(Math.abs));
      return !rough.every((value, i) => Math.abs(value - exact[i]!) <= TOLERANCE.float32 * scale);
    });
    expect(wrong.map(({ jax }) => jax)).toEqual([]);
  });

  it('are held to a tenth of what JAX allows, and less', () => {
    const loose = all.filter(({ jax }) => {
      const { float64, float32 } = toleranceOf(jax);
      return 10 * TOLERANCE.float64 > float64 * (1 + 1e-9) || 10 * TOLERANCE.float32 > float32;
    });
    expect(loose).toEqual([]);
  });

  it('stand on a page, each with its name or a reason', () => {
    expect(all.filter(({ gradus, ...rest }) => gradus === null && !('why' in rest))).toEqual([]);
    expect(readFileSync(pageOfOperations, 'utf8')).toBe(operationsPage());
  });
});
