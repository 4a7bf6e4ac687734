/**
 * Every primitive with one rule slightly wrong: the laws must notice on its own samples. A primitive that passes
 * here has samples too poor to guard it.
 */
import { describe, expect, it } from '@jest/globals';
import { multiply, take, type Primitive, type Tensor } from '@gradus/tensor';
import { checkPrimitive, type PrimitiveLaw } from '../../src/index.js';
import { primitives } from '../primitives.js';

const OFF = 1.001;
const off = (x: Tensor | null): Tensor | null => x && multiply(x, OFF);

/** The primitive with one slope a thousandth too large; one mutant a slope. */
function wrongSlopes(primitive: Primitive): Primitive[] {
  const { partials } = primitive;
  if (partials === undefined) return [];
  return partials.flatMap((slope, i) =>
    slope === null ? [] : [{ ...primitive, partials: partials.with(i, (io) => off(slope(io))!) }],
  );
}

function wrongTangent(primitive: Primitive): Primitive[] {
  const { tangent } = primitive;
  if (tangent === undefined) return [];
  return [{ ...primitive, tangent: (...given) => tangent(...given).map(off) }];
}

function wrongTranspose(primitive: Primitive): Primitive[] {
  const { transpose } = primitive;
  if (transpose === undefined) return [];
  return [{ ...primitive, transpose: (...given) => transpose(...given).map(off) }];
}

/** The batch read backwards. */
function wrongBatch(primitive: Primitive): Primitive[] {
  const { batch } = primitive;
  if (batch === undefined) return [];
  const turn = (x: Tensor): Tensor => take(x, [2, 0, 1], 0);
  return [{ ...primitive, batch: (...given) => batch(...given).map(turn) }];
}

const kinds: [what: string, mutants: (p: Primitive) => Primitive[], laws: PrimitiveLaw[]][] = [
  ['a slope', wrongSlopes, ['tangent']],
  ['a tangent rule', wrongTangent, ['tangent']],
  ['a transpose', wrongTranspose, ['linear']],
  ['a batch rule', wrongBatch, ['batch']],
];

describe.each(kinds)('%s that is wrong is noticed', (_, mutants, laws) => {
  const cases = primitives.flatMap(([name, primitive]) =>
    primitive.zeroSlope !== undefined && laws[0] !== 'batch'
      ? []
      : mutants(primitive).map((mutant, i) => [`${name}, ${i}`, mutant] as const),
  );

  it.each(cases)('%s', (_, mutant) => {
    expect(() => checkPrimitive(mutant, { laws })).toThrow(/GR701: law/);
  });
});
