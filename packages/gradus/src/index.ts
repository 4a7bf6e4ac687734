/**
 * The umbrella: re-exports, nothing else. Transformations, control flow and the doctor flat; NumPy's
 * functions in the namespace `numpy`, and so on, as in JAX.
 */
export {
  array,
  stopGradient,
  Tensor,
  tree,
  withDefaultDtype,
  GradusError,
  type DType,
} from '@gradus/tensor';
export { checkProgram, evalShape, makeProgram, printProgram } from '@gradus/ir';
export {
  checkpoint,
  customJvp,
  customVjp,
  grad,
  hessian,
  hvp,
  jacfwd,
  jacobian,
  jacrev,
  jvp,
  linearize,
  linearTranspose,
  tapeOf,
  valueAndGrad,
  vjp,
} from '@gradus/autodiff';
export { vmap } from '@gradus/batching';
export {
  associativeScan,
  cond,
  foriLoop,
  map,
  scan,
  select,
  switchCase,
  where,
  whileLoop,
} from '@gradus/control-flow';
export { jit, useThreads } from '@gradus/jit';
export {
  checkGrads,
  findRoot,
  finiteDifference,
  fixedPoint,
  implicitDiff,
  safeDivide,
  safeLog,
  safeNorm,
  safeSqrt,
  ulpDistance,
  whereSafe,
} from '@gradus/numerics';
export { debugNans, diagnose, stable, type Finding, type Report } from '@gradus/doctor';
export * as numpy from './numpy.js';
export * as lax from './lax.js';
export * as nn from './nn.js';
export * as scipy from './scipy.js';
