/**
 * Laws 1 to 6 over the samples of one primitive: what every primitive of gradus goes through, and what an
 * author runs on a primitive of their own.
 */
import { GradusError, hasTangent, isFloat, type Params, type Primitive } from '@gradus/tensor';
import { adjointAgrees } from './adjoint.js';
import { checkBatchRule } from './batch.js';
import type { Compile } from '../compiler.js';
import { checkLowering } from './compile.js';
import { applicationOf } from './flatFunction.js';
import { checkLinearity } from './linearity.js';
import { checkRun } from './run.js';
import { specimensOf, type Specimen } from './specimen.js';
import { tangentAgrees } from './tangent.js';

/** The laws of one application. */
export type PrimitiveLaw = 'run' | 'tangent' | 'adjoint' | 'linear' | 'batch' | 'compile';

/** Options of `checkPrimitive`. */
export interface CheckPrimitiveOptions {
  /** Which laws; all when left out. */
  readonly laws?: readonly PrimitiveLaw[];
  /** What compiles a function, for law 6; `jit` when left out. */
  readonly compile?: Compile;
  /** To which order law 2 looks at derivatives; 2 when left out. */
  readonly order?: 1 | 2 | 3 | 4;
  /**
   * Rounding of law 2's differences where a result is a sum of terms that cancel, so that its own size does
   * not tell what was lost; 0 when left out.
   */
  readonly atol?: number;
}

/** How often each law was tried, and how many entries law 2 saw sharply. */
export type Tally = Record<PrimitiveLaw, number>;

/**
 * Checks a primitive on its own samples: types, derivatives, transposes, batching, compilation.
 *
 * @param primitive - a primitive with samples
 * @param options - which laws, and what compiles
 * @returns how often each law was tried; throws GR701 with the law, the sample and the numbers, GR702
 *   where the samples are too poor to say anything
 *
 * @example
 * ```ts
 * import { elementwise } from '@gradus/tensor';
 * import { checkPrimitive } from '@gradus/testing';
 * const cube = elementwise({
 *   name: 'cube',
 *   scalar: (e, [x]) => e.mul(x!, e.mul(x!, x!)),
 *   partials: [({ x }) => x.mul(x).mul(3)],
 *   samples: [{ inputs: [{ shape: [3], values: [-1, 0.5, 2] }] }],
 * });
 * console.log(checkPrimitive(cube).run > 0); // => true
 * ```
 */
export function checkPrimitive<P extends Params>(
  primitive: Primitive<P>,
  options: CheckPrimitiveOptions = {},
): Tally {
  const laws = options.laws ?? (Object.keys(CHECKS) as PrimitiveLaw[]);
  const specimens = specimensOf(primitive);
  if (specimens.length === 0) throw noSamples(primitive.name);
  const tally: Tally = { run: 0, tangent: 0, adjoint: 0, linear: 0, batch: 0, compile: 0 };
  for (const law of laws) {
    for (const specimen of specimens) tally[law] += CHECKS[law](specimen, options);
  }
  requireSharp(primitive, laws, tally);
  return tally;
}

type Check = (specimen: Specimen, options: CheckPrimitiveOptions) => number;

const CHECKS: Record<PrimitiveLaw, Check> = {
  run: (specimen) => checkRun(specimen).length,
  tangent: (specimen, { order = 2, atol = 0 }) => {
    if (specimen.dtype !== 'float64' || !isDifferentiable(specimen.primitive)) return 0;
    return tangentAgrees(subjectOfSpecimen(specimen), { order, atol }).sharp;
  },
  adjoint: (specimen) => {
    if (!isFloat(specimen.dtype)) return 0;
    return Number(adjointAgrees(subjectOfSpecimen(specimen)));
  },
  linear: (specimen) => (isFloat(specimen.dtype) ? checkLinearity(specimen) : 0),
  batch: checkBatchRule,
  compile: (specimen, { compile }) => checkLowering(specimen, compile),
};

const subjectOfSpecimen = ({
  primitive,
  inputs,
  params,
}: Specimen): ReturnType<typeof applicationOf> => applicationOf(primitive, inputs, params);

/** Whether the primitive has slopes to compare; where it is flat by convention there are none. */
function isDifferentiable(primitive: Primitive): boolean {
  return primitive.zeroSlope === undefined;
}

/** A law that was tried on nothing has proved nothing. */
function requireSharp(primitive: Primitive, laws: readonly PrimitiveLaw[], tally: Tally): void {
  const [specimen] = specimensOf(primitive, ['float64']);
  if (specimen === undefined || !isDifferentiable(primitive)) return;
  const { inputs, params } = specimen;
  const floats = primitive
    .type(
      inputs.map((x) => x.type),
      params,
    )
    .some(hasTangent);
  const vacuous = (['tangent', 'adjoint'] as const).find(
    (law) => laws.includes(law) && tally[law] === 0,
  );
  if (floats && vacuous !== undefined) throw nothingSharp(primitive.name, vacuous);
}

function noSamples(name: string): GradusError {
  return new GradusError('GR702', {
    what: `${name} has no samples.`,
    why: 'The laws try a primitive on its own samples; without any they can say nothing.',
    instead:
      'Give it `samples`: values (or a shape) of every input, and parameters. Those of gradus are left out under the conditions `browser`, `production` and `@gradus/lean`: run laws without.',
  });
}

function nothingSharp(name: string, law: string): GradusError {
  return new GradusError('GR702', {
    what: `no sample of ${name} lets its derivative be compared (${law}).`,
    why: 'At kinks, jumps and poles there is no slope; all samples lie there.',
    instead: 'Add samples at points where the function is smooth.',
  });
}
