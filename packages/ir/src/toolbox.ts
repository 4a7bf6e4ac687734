/**
 * What interpreters hand to the rules of program-carrying primitives, so that control-flow needs to
 * import neither autodiff nor batching. Types alone: the tools are made by the interpreters.
 */
import type {
  LinearizedOutputs,
  Params,
  Primitive,
  Tensor,
  TensorType,
  Toolbox,
} from '@gradus/tensor';
import type { Program } from './program.js';

/**
 * A program with its tangents: inputs are the primals and then the tangents of active inputs; outputs the
 * primal outputs and then the tangents of active outputs.
 */
export interface JvpProgram {
  readonly program: Program;
  /** Which outputs have a tangent. */
  readonly active: readonly boolean[];
}

/** Where the linear half of a program finds a residual. */
export type ResidualSource =
  | { readonly from: 'input'; readonly index: number }
  | { readonly from: 'output'; readonly index: number }
  | { readonly from: 'extra'; readonly index: number };

/** A program cut in two: what is known beforehand, and what is linear in the tangents. */
export interface LinearizedProgram {
  /** Inputs as before; outputs: the primal outputs, then the extra residuals. */
  readonly forward: Program;
  /** Inputs: the residuals, then tangents of active inputs; outputs: tangents of active outputs. */
  readonly linear: Program;
  readonly residuals: readonly ResidualSource[];
  /** Which outputs have a tangent. */
  readonly active: readonly boolean[];
}

/** For `jvp` rules. */
export interface JvpToolbox extends Toolbox {
  readonly kind: 'jvp';
  /** `instantiate`: outputs that get a tangent even where it is zero. */
  jvpProgram(
    program: Program,
    active: readonly boolean[],
    instantiate?: readonly boolean[],
  ): JvpProgram;
  /**
   * Runs `body` on the inputs themselves, primals paired with their tangents, in the interpreter that asks:
   * the way to write a program out inline where its path is known.
   */
  unfold(body: (inputs: readonly Tensor[]) => readonly Tensor[]): LinearizedOutputs;
}

/** For `linearize` rules, which run in the parent trace. */
export interface LinearizeToolbox extends Toolbox {
  readonly kind: 'linearize';
  linearizeProgram(
    program: Program,
    active: readonly boolean[],
    instantiate?: readonly boolean[],
  ): LinearizedProgram;
  /** Records a linear equation on the tape; args are known values or tangents. */
  record(
    primitive: Primitive,
    args: readonly Tensor[],
    params: Params,
    results: readonly TensorType[],
  ): Tensor[];
  /** A zero tangent, where a rule needs one in hand. */
  zeroTangent(type: TensorType): Tensor;
  /**
   * Runs `body` on the inputs themselves, primals paired with their tangents, in the interpreter that asks:
   * the way to write a program out inline where its path is known.
   */
  unfold(body: (inputs: readonly Tensor[]) => readonly Tensor[]): LinearizedOutputs;
}

/** For `transpose` rules. */
export interface TransposeToolbox extends Toolbox {
  readonly kind: 'transpose';
  /**
   * The transpose of a program that is linear in the marked inputs. Inputs: the other inputs, then one
   * cotangent an output; outputs: one cotangent a marked input.
   */
  transposeProgram(program: Program, linear: readonly boolean[]): Program;
}

/** For `batch` rules. */
export interface BatchToolbox extends Toolbox {
  readonly kind: 'batch';
  /** `instantiate`: outputs that get a batch axis even where they do not depend on the batch. */
  batchProgram(
    program: Program,
    mapped: readonly boolean[],
    size: number,
    instantiate?: readonly boolean[],
  ): { readonly program: Program; readonly mapped: readonly boolean[] };
}
