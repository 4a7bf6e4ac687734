/**
 * The trace behind `vmap`. A mapped value holds the stacked tensor with the batch as axis 0; the function
 * sees it without that axis. Elementwise operations need no rule; calls batch their program; everything
 * else has a `batch` rule.
 */
import {
  bindIn,
  broadcastAlong,
  context,
  currentSite,
  GradusError,
  Tracer,
  withSettings,
  withTrace,
  type Params,
  type Primitive,
  type Tensor,
  type TensorType,
  type Trace,
} from '@gradus/tensor';
import type { BatchToolbox, CallParams } from '@gradus/ir';

/** A stacked value, seen without its batch axis. */
export class BatchTracer extends Tracer {
  declare readonly stacked: Tensor;
  constructor(stacked: Tensor, trace: BatchTrace) {
    super(withoutBatch(stacked.type), trace);
    this.stacked = stacked;
  }
}

function withoutBatch(type: TensorType): TensorType {
  return { ...type, shape: type.shape.slice(1) };
}

/** Inputs of an application under vmap. */
export interface BatchedInputs {
  readonly values: readonly Tensor[];
  readonly mapped: readonly boolean[];
  readonly size: number;
}

/** Results, and which of them are stacked. */
export interface BatchedOutputs {
  readonly outputs: readonly Tensor[];
  readonly mapped: readonly boolean[];
}

/** How programs inside operations are batched; given to the trace, since it needs the trace itself. */
export interface ProgramBatcher {
  readonly batchProgram: BatchToolbox['batchProgram'];
  batchCall(primitive: Primitive, inputs: BatchedInputs, params: CallParams): BatchedOutputs;
}

/** Runs a function once for a whole batch. */
export class BatchTrace implements Trace {
  readonly parent: Trace | null = context.current;
  readonly title: string;
  readonly size: number;
  active = true;

  readonly #programs: ProgramBatcher;

  constructor(title: string, size: number, programs: ProgramBatcher) {
    this.title = title;
    this.size = size;
    this.#programs = programs;
  }

  /** A value that differs along axis 0. */
  map(stacked: Tensor): BatchTracer {
    return new BatchTracer(stacked, this);
  }

  /** The stacked tensor, or the value itself where it does not depend on the batch. */
  stackedOf(x: Tensor): Tensor {
    return x.trace === this ? (x as BatchTracer).stacked : x;
  }

  process(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    if (!inputs.some((x) => x.trace === this)) {
      return bindIn(this.parent, primitive, inputs, params);
    }
    const inline = primitive.callsProgram === true && primitive.unfold !== undefined;
    if (context.unfold !== null && inline) {
      return [...context.unfold(primitive, inputs, params)];
    }
    const mapped = inputs.map((x) => x.trace === this);
    const values = inputs.map((x) => this.stackedOf(x));
    const apply = (): Tensor[] =>
      withTrace(this.parent, () =>
        this.#apply(primitive, { values, mapped, size: this.size }, params),
      );
    const site = currentSite();
    // All that is computed for this application has its line.
    return site === null ? apply() : withSettings({ site }, apply);
  }

  #apply(primitive: Primitive, inputs: BatchedInputs, params: Params): Tensor[] {
    const { values, mapped } = inputs;
    if (primitive.batch !== undefined) {
      const { batchProgram } = this.#programs;
      const toolbox = { kind: 'batch', batchProgram } as BatchToolbox;
      const outputs = primitive.batch(values, mapped, this.size, params, toolbox);
      return outputs.map((y) => this.map(y));
    }
    if (primitive.lower.kind === 'elementwise') {
      const stacked = values.map((x, i) => (mapped[i] ? x : repeat(x, this.size)));
      return bindIn(this.parent, primitive, stacked, params).map((y) => this.map(y));
    }
    if (primitive.callsProgram === true) {
      const done = this.#programs.batchCall(primitive, inputs, params as CallParams);
      return done.outputs.map((y, i) => (done.mapped[i] ? this.map(y) : y));
    }
    throw noRule(primitive);
  }

  reveal(): null {
    return null;
  }
}

/**
 * A value repeated along a new batch axis 0.
 *
 * @param x - a value without batch axis
 * @param size - length of the batch
 * @returns the stacked value, a view
 */
export function repeat(x: Tensor, size: number): Tensor {
  return broadcastAlong(
    x,
    [size, ...x.shape],
    x.shape.map((_, i) => i + 1),
  );
}

function noRule(primitive: Primitive): GradusError {
  return new GradusError('GR502', {
    what: `${primitive.name} has no batch rule.`,
    why: 'Only elementwise primitives are batched without a rule of their own.',
    instead:
      'Give the primitive a `batch` rule: the operation on inputs whose axis 0 is the batch.',
  });
}
