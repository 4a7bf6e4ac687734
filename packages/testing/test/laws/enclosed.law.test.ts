/**
 * An operation inside a program is the operation: its derivatives of the first and second order, with respect to any
 * of its inputs, are the same where a program around it (of a checkpoint, of a loop's step) is transformed as a
 * whole. There a rule runs while a closed program is made, and what it brings along has to find a place.
 */
import { describe, expect, it } from '@jest/globals';
import { checkpoint, grad, jvp } from '@gradus/autodiff';
import { scan } from '@gradus/control-flow';
import {
  add,
  array,
  contiguous,
  hasTangent,
  multiply,
  sum,
  withSettings,
  type Tensor,
} from '@gradus/tensor';
import { applicationOf } from '../../src/laws/flatFunction.js';
import { difference, specimensOf } from '../../src/index.js';
import type { Specimen } from '../../src/laws/specimen.js';
import { hasSlope, primitives } from '../primitives.js';

type Function = (...xs: Tensor[]) => Tensor;

const ZERO = array(0, { dtype: 'float64' });

/** Programs around a function. */
const AROUND: Readonly<Record<string, (f: Function) => Function>> = {
  'a checkpoint': (f) => checkpoint(f) as Function,
  'the step of a loop':
    (f) =>
    (...xs) =>
      scan((c: Tensor, _: null) => [add(c, f(...xs)), null], ZERO, null, {
        length: 1,
      })[0],
};

/** Σ y² over the float results, of the float inputs. */
function scalarOf({ primitive, inputs, params }: Specimen): { f: Function; floats: Tensor[] } {
  const { run } = applicationOf(primitive, inputs, params);
  const floats = inputs.filter((x) => hasTangent(x.type));
  const f: Function = (...given) => {
    let next = 0;
    const all = inputs.map((x) => (hasTangent(x.type) ? given[next++]! : x));
    return run(...all)
      .filter((y) => hasTangent(y.type))
      .reduce((total, y) => add(total, sum(multiply(y, y))), ZERO);
  };
  return { f, floats };
}

/** The gradient in one input, and its own slope along that input. */
function derivatives(f: Function, floats: readonly Tensor[], argnum: number): Tensor[] {
  const slope = (x: Tensor): Tensor =>
    (grad(f, { argnums: [argnum] })(...floats.with(argnum, x)) as unknown as Tensor[])[0]!;
  return jvp(slope, [floats[argnum]!], [floats[argnum]!]) as unknown as Tensor[];
}

/** Elements at poles of a slope are infinite or no numbers: which of both depends on the order. */
const isFinite = (x: Tensor): boolean => contiguous(x).every(Number.isFinite);

function compared(specimen: Specimen, around: (f: Function) => Function): number {
  const { f, floats } = scalarOf(specimen);
  let count = 0;
  for (const argnum of floats.keys()) {
    const expected = derivatives(f, floats, argnum);
    const found = derivatives(around(f), floats, argnum);
    for (const [order, e] of expected.entries()) {
      if (!isFinite(e)) continue;
      count++;
      const size = Math.max(1, ...Array.from(contiguous(e), Math.abs));
      expect([argnum, order, difference(found[order]!, e, { atol: 1e-12 * size })]).toEqual([
        argnum,
        order,
        null,
      ]);
    }
  }
  return count;
}

const SLOPED = primitives.filter(([, primitive]) => hasSlope(primitive));

describe.each(Object.entries(AROUND))('inside %s', (_, around) => {
  it.each(SLOPED)('%s has the derivatives that it has outside', (__, primitive) => {
    const specimens = specimensOf(primitive, ['float64']);
    // One of many shapes is enough where elements do not know of each other.
    const enough = primitive.lower.kind === 'elementwise' ? specimens.slice(0, 1) : specimens;
    const compare = (): number => enough.reduce((n, s) => n + compared(s, around), 0);
    expect(withSettings({ warn: () => undefined }, compare)).toBeGreaterThan(0);
  });
});
