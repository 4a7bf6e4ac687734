/**
 * Public names of `@gradus/ir`: programs, how functions become programs, and how programs are printed,
 * checked and simplified.
 */
export { makeProgram } from './makeProgram.js';
export { evalShape } from './evalShape.js';
export type { Described, DescribedArgs, TypeLike, TypesOf } from './placeholders.js';
export { printProgram, programText, type PrintOptions } from './print.js';
export { showParams, showType } from './notation.js';
export { checkProgram, type CheckOptions } from './check.js';
export * from './program.js';
export { openDraft, type Draft } from './draft.js';
export { stage, type StagedBody, type Staged, type StageOptions } from './stage.js';
export { inputNames } from './parameterNames.js';
export { stageFunction, type StagedFunction } from './stageFunction.js';
export { runProgram } from './run.js';
export { callPrimitive, callPrimitiveOf, type CallParams } from './call.js';
export { constantPrimitive, writeConstants } from './constant.js';
export { barrierPrimitive, checkpoint, checkpointPrimitive } from './checkpoint.js';
export {
  identityOf,
  literalKey,
  numberKey,
  paramsKey,
  primitiveKey,
  programKey,
  typeKey,
  type ProgramReference,
} from './key.js';
export {
  copyInto,
  everywhere,
  mapEquations,
  mapPrograms,
  rename,
  substitute,
  type Pass,
  type Rewrite,
  type Substitution,
} from './rewrite.js';
export { inlineCalls } from './passes/inlineCalls.js';
export { foldConstants } from './passes/foldConstants.js';
export { simplify } from './passes/simplify.js';
export { hoist } from './passes/hoist.js';
export { cse } from './passes/cse.js';
export { dce } from './passes/dce.js';
export { optimize, passes, type CheckTime, type OptimizeOptions } from './passes/pipeline.js';
export { codeOf } from './control/codeOf.js';
export { controlCode, type ControlCode } from './control/controlCode.js';
export type * from './control/assembler.js';
export type * from './control/command.js';
export type * from './control/kernel.js';
export type { Surroundings } from './control/controlKernel.js';
export type { BufferLife, Handed, MayStay, RoutineTools } from './control/routine.js';
export type { CodeLike } from './control/emitControl.js';
export type { LowerRoutine } from './control/lowerControl.js';
export type * from './toolbox.js';
export { isSlot } from './toolbox.js';
export { linearizeProgram, type LinearizeMasks } from './derived/linearizeProgram.js';
export { transposeProgram } from './derived/transposeProgram.js';
export { cached, type Mask } from './derived/programCache.js';
export {
  callTree,
  derivedFrom,
  flattenResult,
  flattenTree,
  leafAs,
  nameOf,
  sourceOf,
  type FlatTree,
  type TreeFunction,
} from './treeFunction.js';
