/**
 * Public names of `@gradus/tensor`: arrays, the operations on them, and what authors of primitives need.
 */
export { Tensor, Tracer, type Axis } from './tensor.js';
export type { ArrayMethods, ElementMethods, TensorMethods } from '#methods';
export { array, type ArrayLikeData } from './array.js';
export {
  countOf,
  dtypeNamed,
  listOf,
  tensorsOf,
  optionsOf,
  wholeNumber,
  wrongKind,
  type DTypeOption,
} from './arguments.js';
export { shown } from './errors/shown.js';
export * from './create.js';
export {
  dtypes,
  isFloat,
  allocate,
  convert,
  type DType,
  type DTypeInfo,
  type FloatDType,
  type TypedArray,
} from './dtype.js';
export {
  context,
  currentSite,
  withSettings,
  withTrace,
  type Context,
  type GradientRun,
  type Settings,
  type Unfolder,
} from './context.js';
export { bind, bind1, bindIn } from './bind.js';
export { escaped, typeOfTensor } from './eval.js';
export { mapped } from './operands.js';
export { madeOnce } from './madeOnce.js';
export {
  bilinear,
  elementwise,
  isLinear,
  linear,
  nonDifferentiable,
  type Application,
  type Identity,
  type LinearArg,
  type LinearizedOutputs,
  type Loop,
  type Params,
  type Primitive,
  type Sample,
  type SampleInput,
  type SlopeInputs,
  type ProgramCode,
  type Toolbox,
  type TransposeArg,
  type ZeroSlope,
} from './primitive.js';
export type { Trace } from './trace.js';
export type * from './lowering.js';
export { GradusError, unreachable, type ErrorParts } from './errors/GradusError.js';
export { warn } from './errors/warn.js';
export { errorCodes, type ErrorCode } from './errors/codes.table.js';
export { captureSite, positionOf, printSite, type Position, type Site } from './site.js';
export { hasTangent, printType, sameType, typeOf, type TensorType } from './type.js';
export {
  broadcastShapes,
  normalizeAxes,
  normalizeAxis,
  sameShape,
  sizeOf,
  stridesOf,
  withoutAxes,
  type Shape,
} from './shape.js';
export { filled, fromData, fromStorage, scalarAs, scalarOf, zerosOf } from './concrete.js';
export { donatedRead, storageOf, type Storage } from './storage.js';
export { contiguous, operandOf, type Layout, type Operand } from './view.js';
export { formatNumber, formatTensor, type NestedNumbers } from './format.js';
export { takes, type Accepts } from './elementwise.js';
export { numbers } from './scalars.js';
export {
  countLeaves,
  flatten,
  mapTree,
  printTree,
  sameTree,
  tree,
  treesDiffer,
  unflatten,
  type Leaf,
  type TreeShape,
} from './tree.js';
export { isPlain, leafPaths, walkingError, type CustomNode } from './treePaths.js';
export type * from './treeTypes.js';
export {
  applyBinary,
  applyUnary,
  broadcastAll,
  promote,
  toTensor,
  type TensorLike,
} from './promote.js';
export * from './ops/index.js';
export * from './fn/index.js';
