/**
 * What interpreters hand to the rules of program-carrying primitives, so that control-flow needs to
 * import neither autodiff nor batching. Types, and one question: the tools are made by the interpreters.
 * Those for `linearize` and `transpose` record and pull *runs*; what makes programs of them is in
 * ./derived and is reached from the primitives that carry programs, so that a page whose `grad` meets no
 * program ships no staging.
 */
import type {
  LinearizedOutputs,
  Params,
  Primitive,
  Tensor,
  TensorType,
  Toolbox,
  TransposeArg,
} from '@gradus/tensor';
import type { Origin, Program } from './program.js';

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

/** A place on a tape that holds a tangent (forwards) or a cotangent (backwards). */
export interface Slot {
  readonly kind: 'slot';
  readonly index: number;
  readonly type: TensorType;
}

/** results = primitive(args), linear in the slots among the args; tensors are coefficients. */
export interface LinearEntry {
  readonly primitive: Primitive;
  readonly args: readonly (Slot | Tensor)[];
  readonly params: Params;
  readonly results: readonly Slot[];
  readonly origin: Origin;
}

/** A linear program as it is recorded. */
export interface LinearTape {
  readonly inputs: readonly Slot[];
  readonly entries: readonly LinearEntry[];
  /** null: the output does not depend on the inputs. */
  readonly outputs: readonly (Slot | null)[];
}

/**
 * Whether an argument of an entry is a slot.
 *
 * @param arg - an argument
 * @returns true for a slot, false for a coefficient
 */
export function isSlot(arg: Slot | Tensor): arg is Slot {
  return (arg as Partial<Slot>).kind === 'slot';
}

/** A run to be recorded. */
export interface RunToRecord {
  /** What is being done, for messages. */
  readonly title: string;
  readonly inputs: readonly Tensor[];
  /** Which inputs get a tangent. */
  readonly active: readonly boolean[];
  /** Outputs that get a tangent even where it is zero. */
  readonly instantiate?: readonly boolean[];
  run(inputs: readonly Tensor[]): readonly Tensor[];
}

/** For `linearize` rules, which run in the parent trace. */
export interface LinearizeToolbox extends Toolbox {
  readonly kind: 'linearize';
  /** Runs once in the current trace: primal outputs, and the tape without what no output needs. */
  readonly recordRun: (request: RunToRecord) => {
    readonly outputs: readonly Tensor[];
    readonly tape: LinearTape;
  };
  /** Records a linear equation on the tape; args are known values or tangents. */
  record(
    primitive: Primitive,
    args: readonly Tensor[],
    params: Params,
    results: readonly TensorType[],
  ): Tensor[];
  /** A zero tangent, where a rule needs one in hand. */
  zeroTangent(type: TensorType): Tensor;
  /** Runs what is linear in the tangents it holds: what depends on them is recorded, the rest happens now. */
  underTape(body: () => readonly Tensor[]): readonly Tensor[];
  /**
   * Runs `body` on the inputs themselves, primals paired with their tangents, in the interpreter that asks:
   * the way to write a program out inline where its path is known.
   */
  unfold(body: (inputs: readonly Tensor[]) => readonly Tensor[]): LinearizedOutputs;
}

/** A linear run to be recorded and pulled. */
export interface RunToPull {
  /** What is being done, for messages. */
  readonly title: string;
  readonly args: readonly TransposeArg[];
  /** `from` is told where each operation comes from. */
  run(inputs: readonly Tensor[], from: (origin: Origin) => void): readonly Tensor[];
  readonly cotangents: readonly Tensor[];
}

/** For `transpose` rules. */
export interface TransposeToolbox extends Toolbox {
  readonly kind: 'transpose';
  /** Records a run, known to be linear in the marked arguments, and pulls cotangents of its outputs back. */
  readonly pullRun: (request: RunToPull) => readonly Tensor[];
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
