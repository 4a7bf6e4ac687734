/**
 * Public names of `@gradus/testing`.
 */
export * from './laws/index.js';
export {
  shapes,
  tensors,
  trees,
  type ShapeOptions,
  type TensorOptions,
  type TreeOptions,
} from './arbitraries/tensors.js';
export { operationNames, programs, type ProgramOptions } from './arbitraries/programs.js';
export {
  distanceFromKink,
  inputsOf,
  toFunction,
  toJax,
  toSource,
  valuesOf,
  type ProgramInput,
  type ProgramNode,
  type RandomProgram,
} from './arbitraries/randomProgram.js';
export { type Compile } from './compiler.js';
export { BITS, difference, EQUAL, type Tolerance } from './close.js';
export { defects, healthyGradients } from './healthyGradients.js';
export { collectCases, type CollectedCase } from './caseCollection.js';
export { gradientCase } from './gradientCase.js';
export type { CasePoint, ExpectedFinding, GradientCase } from './caseTypes.js';
export { argumentOf, type CaseInput, type Truth } from './truth.js';
export type { CaseRecord } from './caseRecord.js';
export { matchers, type GradientMatcherOptions } from './matchers.js';
