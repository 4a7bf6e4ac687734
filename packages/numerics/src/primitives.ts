/**
 * All primitives of this package, for laws and tables; `index.ts` never imports it.
 */
import type { Primitive } from '@gradus/tensor';
import { choleskyPrimitive } from './linalg/cholesky.js';
import { cofactorsPrimitive, detPrimitive, slogdetPrimitive } from './linalg/determinant.js';
import { eighPrimitive } from './linalg/eigh.js';
import { expmPrimitive, frechetPrimitive } from './linalg/expm.js';
import { powerBelowPrimitive } from './linalg/norm.js';
import { pinvPrimitive } from './linalg/pinv.js';
import { qrPrimitive } from './linalg/qr.js';
import { solvePrimitive } from './linalg/solve.js';
import { svdPrimitive } from './linalg/svd.js';
import { triangularSolvePrimitive } from './linalg/triangularSolve.js';
import { reluPrimitive } from './nn/activations.js';
import { besselRatioPrimitive, scaledBesselRatioPrimitive } from './special/bessel.js';
import { expiPrimitive } from './special/expIntegral.js';
import {
  gammalnPrimitive,
  gammaPrimitive,
  polygammaPrimitive,
  zetaPrimitive,
} from './special/gamma.js';
import { logitPrimitive } from './stable/logit.js';
import { relu6Primitive } from './nn/rectifiers.js';
import { entrPrimitive, relEntrPrimitive, xlogxPrimitive } from './special/entropy.js';
import {
  erfinvPrimitive,
  erfinvSlopePrimitive,
  logNdtrPrimitive,
  logNdtrSlopePrimitive,
  ndtriPrimitive,
  ndtriSlopePrimitive,
  ndtrPrimitive,
  normalDensityPrimitive,
} from './special/normal.js';
import { cosinePrimitive, hypotPrimitive } from './stable/hypot.js';
import { log1mexpPrimitive, log1mexpSlopePrimitive } from './stable/log1mexp.js';
import { logaddexpPrimitive, sharePrimitive } from './stable/logaddexp.js';
import { sincPrimitive } from './stable/sinc.js';
import { logSigmoidPrimitive, softplusPrimitive } from './stable/softplus.js';
import { xlog1pyPrimitive, xlogyPrimitive } from './stable/xlogy.js';

/** Every primitive of `@gradus/numerics`. */
export const primitives: readonly Primitive[] = [
  softplusPrimitive,
  logSigmoidPrimitive,
  logaddexpPrimitive,
  sharePrimitive,
  log1mexpPrimitive,
  log1mexpSlopePrimitive,
  xlogyPrimitive,
  xlog1pyPrimitive,
  hypotPrimitive,
  cosinePrimitive,
  sincPrimitive,
  reluPrimitive,
  normalDensityPrimitive,
  ndtrPrimitive,
  logNdtrPrimitive,
  logNdtrSlopePrimitive,
  ndtriPrimitive,
  ndtriSlopePrimitive,
  erfinvPrimitive,
  erfinvSlopePrimitive,
  entrPrimitive,
  xlogxPrimitive,
  relEntrPrimitive,
  choleskyPrimitive,
  triangularSolvePrimitive,
  eighPrimitive,
  svdPrimitive,
  gammalnPrimitive,
  gammaPrimitive,
  polygammaPrimitive,
  zetaPrimitive,
  besselRatioPrimitive,
  scaledBesselRatioPrimitive,
  expiPrimitive,
  logitPrimitive,
  relu6Primitive,
  powerBelowPrimitive,
  solvePrimitive,
  detPrimitive,
  cofactorsPrimitive,
  slogdetPrimitive,
  qrPrimitive,
  pinvPrimitive,
  expmPrimitive,
  frechetPrimitive,
];
