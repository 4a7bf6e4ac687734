/**
 * The gradient laws. Each is a function that tries one subject and throws with the numbers where the law does
 * not hold.
 */
export { LAWS, type Law } from './breach.js';
export { checkRun } from './run.js';
export { checkTangent, type Coverage, type TangentOptions } from './tangent.js';
export { checkAdjoint, type AdjointOptions } from './adjoint.js';
export { checkLinearity } from './linearity.js';
export { checkBatching, checkBatchRule } from './batch.js';
export { checkCompiled, checkLowering, type CompileOptions } from './compile.js';
export {
  checkNesting,
  nested,
  nestings,
  transformations,
  type NestingOptions,
  type ScalarFunction,
  type Transformation,
  type Transformations,
} from './nesting.js';
export { checkKeys, checkPass } from './pass.js';
export { checkMemoryPlan, type PlannedBuffer } from './memoryPlan.js';
export { checkLinearize } from './linearization.js';
export { checkTree } from './tree.js';
export {
  checkPrimitive,
  type CheckPrimitiveOptions,
  type PrimitiveLaw,
  type Tally,
} from './primitive.js';
export { specimensOf, type Specimen } from './specimen.js';
export { agreementOf } from './agreement.js';
