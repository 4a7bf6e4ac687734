/**
 * Each law catches what it is there for: a primitive that breaks it on purpose.
 */
import { describe, expect, it } from '@jest/globals';
import {
  array,
  cos,
  elementwise,
  fromData,
  linear,
  reshape,
  sin,
  sumOver,
  type Primitive,
  type Tensor,
} from '@gradus/tensor';
import { checkPrimitive, type PrimitiveLaw } from '../../src/index.js';

const samples = [{ inputs: [{ shape: [3], values: [-1.2, 0.4, 0.9] }] }];
type ElementwiseRules = Parameters<typeof elementwise>[0];
type LinearRules = Parameters<typeof linear>[0];
const sine = (changes: Partial<ElementwiseRules>): Primitive =>
  elementwise({
    name: 'sine',
    scalar: (e, [x]) => e.call(Math.sin, x!),
    partials: [({ x }) => cos(x)],
    samples,
    ...changes,
  });

const doubled = (changes: Partial<LinearRules>): Primitive =>
  linear({
    name: 'doubled',
    accepts: 'float',
    type: ([x]) => [x!],
    run: ([x]) => [
      fromData(
        x!.type,
        x!.data().map((u) => 2 * u),
      ),
    ],
    transpose: ([c]) => [c!.mul(2)],
    batch: ([x]) => [x!.mul(2)],
    samples,
    ...changes,
  });

const total = (changes: Partial<LinearRules>): Primitive =>
  linear({
    name: 'total',
    accepts: 'float',
    type: ([x]) => [{ ...x!, shape: [] }],
    run: ([x]) => [sumOver(x!, [0])],
    transpose: ([c], [x]) => [
      c!.mul(fromData((x as { linear: Tensor['type'] }).linear, new Float64Array(3).fill(1))),
    ],
    batch: ([x]) => [sumOver(x!, [1])],
    samples,
    ...changes,
  });

/** Breaks one law each. */
const broken: [law: PrimitiveLaw, name: string, primitive: Primitive, message: RegExp][] = [
  [
    'run',
    'a wrong shape',
    doubled({ type: ([x]) => [{ ...x!, shape: [4] }] }),
    /predicts float64\[4\]/,
  ],
  [
    'run',
    'a wrong dtype',
    doubled({ type: ([x]) => [{ ...x!, dtype: 'int32' }] }),
    /predicts int32/,
  ],
  [
    'run',
    'a shape that grows',
    sine({ type: ([x]) => [{ ...x!, shape: [4] }] }),
    /it is elementwise/,
  ],
  ['run', 'too few results', sine({ type: ([x]) => [x!, x!] }), /predicts 2/],
  [
    'run',
    'strides ignored',
    sine({
      run: ([x], _, [type]) => [fromData(type!, x!.block.storage.read().slice(0, x!.size))],
      samples: [{ inputs: [{ shape: [2, 2], values: [1, 2, 3, 4] }] }],
    }),
    /strided view/,
  ],
  [
    'run',
    'an input overwritten',
    sine({
      run: ([x], _, [type]) => {
        x!.block.storage.read().fill(7);
        return [fromData(type!, x!.data())];
      },
    }),
    /wrote into input 0/,
  ],
  ['tangent', 'a wrong slope', sine({ partials: [({ x }) => sin(x)] }), /finite difference/],
  [
    'tangent',
    'a slope slightly wrong',
    sine({ partials: [({ x }) => cos(x).mul(1.00001)] }),
    /finite difference/,
  ],
  [
    'tangent',
    'a missing slope',
    sine({ partials: [null] }),
    /tangent is 0, the finite difference 0\.28/,
  ],
  [
    'tangent',
    'a slope that is right here and has a wrong slope',
    sine({ partials: [({ x, out }) => cos(x).add(out.sub(fromData(out.type, out.data())))] }),
    /derivative of sine/,
  ],
  ['adjoint', 'a wrong transpose', doubled({ transpose: ([c]) => [c!.mul(3)] }), /⟨J v, w⟩ = /],
  [
    'linear',
    'a transpose of a wrong shape',
    total({ transpose: ([c]) => [c!] }),
    /type float64\[\] for input 0/,
  ],
  ['linear', 'a transpose that is wrong', doubled({ transpose: ([c]) => [c!.neg()] }), /⟨v, Lᵀ w⟩/],
  [
    'linear',
    'an offset',
    doubled({
      run: ([x]) => [
        fromData(
          x!.type,
          x!.data().map((u) => 2 * u + 1),
        ),
      ],
    }),
    /L\(0\) = \[1, 1, 1\]/,
  ],
  [
    'linear',
    'a square',
    doubled({
      run: ([x]) => [
        fromData(
          x!.type,
          x!.data().map((u) => u * u),
        ),
      ],
    }),
    /L\(2u − 3v\)/,
  ],
  [
    'batch',
    'a batch rule of another function',
    doubled({ batch: ([x]) => [x!.mul(3)] }),
    /inAxes \[0\]/,
  ],
  [
    'batch',
    'a batch rule over the wrong axis',
    total({ batch: ([x]) => [reshape(sumOver(x!, [0]), [3])] }),
    /of the batch/,
  ],
];

describe('a law does not hold for', () => {
  it.each(broken)('%s: %s', (law, _, primitive, message) => {
    expect(() => checkPrimitive(primitive, { laws: [law] })).toThrow(message);
    expect(() => checkPrimitive(primitive, { laws: [law] })).toThrow(/^GR701: law \d/);
  });

  it('compile: another function', () => {
    const options = { laws: ['compile'], compile: () => () => [array(1)] } as never;
    expect(() => checkPrimitive(sine({}), options)).toThrow(/GR701: law 6/);
  });
});

describe('the laws hold for', () => {
  it('primitives written as they should be', () => {
    for (const primitive of [
      sine({}),
      doubled({}),
      total({ accepts: 'float', transpose: repeated }),
    ]) {
      const tally = checkPrimitive(primitive);
      expect(Object.values(tally).every((count) => count > 0)).toBe(
        primitive.linearIn !== undefined,
      );
    }
  });
});

const repeated: NonNullable<Primitive['transpose']> = ([c], [x]) => {
  const { dtype, shape } = (x as { linear: Tensor['type'] }).linear;
  return [c!.mul(array([1, 1, 1], { dtype })).reshape(shape)];
};

describe('checkPrimitive', () => {
  it('refuses to pass on nothing', () => {
    expect(() => checkPrimitive(sine({ samples: [] }))).toThrow(/GR702: sine has no samples/);
    const { samples, ...stripped } = sine({}); // as in a bundle for production
    expect(samples).not.toEqual([]);
    expect(() => checkPrimitive(stripped as Primitive)).toThrow(/GR702.*`production`/s);
    const kinked = elementwise({
      name: 'kinked',
      scalar: (e, [x]) => e.abs(x!),
      partials: [({ x }) => x.mul(0).add(1)],
      samples: [{ inputs: [{ shape: [1], values: [0] }] }],
    });
    expect(() => checkPrimitive(kinked)).toThrow(/GR702: no sample of kinked/);
  });

  it('says which law, which sample, and the numbers', () => {
    const wrong = sine({ partials: [({ x }) => sin(x)] });
    expect(() => checkPrimitive(wrong)).toThrow(
      /law 2: .*does not hold for sine on float64\[3\] \[-1\.2, 0\.4, 0\.9\]:\n\s+entry 0 of the tangent is -?0\.\d+, the finite difference 0\.\d+ ± /,
    );
  });

  it('does not ask for slopes where there is a kink', () => {
    const magnitude = elementwise({
      name: 'magnitude',
      scalar: (e, [x]) => e.abs(x!),
      partials: [({ x, out }) => x.div(out.add(1e-300))],
      samples: [{ inputs: [{ shape: [3], values: [-1, 0, 2] }] }],
    });
    expect(checkPrimitive(magnitude, { laws: ['tangent'] }).tangent).toBeGreaterThan(0);
  });
});
