/**
 * The shadow computes what a primitive computes: on every sample, and with the elements of its operands in any other order
 * and tied, its results are those of the host, but for rounding. So nothing is moved to a wrong place, and nothing that is
 * added up is taken for moved.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bind, contiguous, fromData, isFloat, type Primitive, type Tensor } from '@gradus/tensor';
import { primitives as ofTensor } from '@gradus/tensor/primitives';
import { primitives as ofNumerics } from '@gradus/numerics/primitives';
import { specimensOf } from '@gradus/testing';
import { evaluateStep, realOf } from '../src/shadow/evaluate.js';
import { withDigits } from '../src/shadow/real.js';
import { NoShadow } from '../src/shadow/scalars.js';
import type { Step } from '../src/observation.js';

const RUNS = Number(process.env['FC_RUNS'] ?? 5);

/** Of integers nothing is rounded, but they wrap: that is a part of what a step computes. */
const DTYPES = ['float64', 'int32', 'uint32', 'bool'] as const;

const primitives = [...ofTensor, ...ofNumerics];

/** Factorisations and what is made of them: no exact counterpart. */
const UNKNOWN: readonly string[] = [
  'cholesky',
  'cofactors',
  'det',
  'eigh',
  'expm',
  'expmSlope',
  'pinv',
  'qr',
  'slogdet',
  'solve',
  'svd',
  'triangularSolve',
];

/** The same elements in another order; a few of them several times where they are to be tied. */
function reordered(x: Tensor, keys: readonly number[], tied: boolean): Tensor {
  if (!isFloat(x.dtype) || x.size < 2) return x;
  const from = contiguous(x);
  const order = [...from.keys()].toSorted(
    (i, j) => keys[i % keys.length]! * (i + 1) - keys[j % keys.length]! * (j + 1),
  );
  const data = from.slice();
  order.forEach((k, i) => (data[i] = from[tied ? order[k % 2]! : k]!));
  return fromData(x.type, data);
}

function expectAgreement(
  primitive: Primitive,
  inputs: readonly Tensor[],
  params: Step['params'],
): boolean {
  const outputs = bind(primitive, inputs, params);
  const step: Step = { primitive, inputs, outputs, params, site: null, notes: [] };
  let found;
  try {
    found = withDigits(60, () => evaluateStep(step, inputs.map(realOf)));
  } catch (reason) {
    if (reason instanceof NoShadow) return false;
    throw reason;
  }
  outputs.forEach((y, k) => {
    const floats = contiguous(y);
    const size = Math.max(1, ...inputs.map((x) => largest(x)), largest(y));
    floats.forEach((v, i) => {
      if (!Number.isFinite(v)) return; // poles are told otherwise
      const exact = found[k]!.data[i]!.toNumber();
      const where = { inputs: inputs.map((x) => x.tolist()), params, k, i };
      expect({ ...where, v: Math.abs(exact - v) <= 1e-11 * size ? exact : v }).toEqual({
        ...where,
        v: exact,
      });
    });
  });
  return true;
}

const largest = (x: Tensor): number =>
  Math.max(0, ...[...contiguous(x)].filter(Number.isFinite).map(Math.abs));

describe('the shadow of a step is the step without rounding', () => {
  it.each(primitives.map((p) => [p.name, p] as const))('%s', (name, primitive) => {
    let known = true;
    for (const { inputs, params, dtype } of specimensOf(primitive, DTYPES)) {
      fc.assert(
        fc.property(
          fc.array(fc.nat(1000), { minLength: 3, maxLength: 9 }),
          fc.boolean(),
          (keys, tied) => {
            const given = inputs.map((x) => reordered(x, keys, tied));
            known = expectAgreement(primitive, given, params) && known;
          },
        ),
        { numRuns: dtype === 'float64' ? RUNS : 1 },
      );
    }
    expect([name, known]).toEqual([name, !UNKNOWN.includes(name)]);
  });
});
