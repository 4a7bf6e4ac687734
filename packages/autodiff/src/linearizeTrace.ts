/**
 * The trace behind `linearize`, `vjp` and `grad`. Its values are pairs of a primal (a value of the parent:
 * in plain code, numbers) and a tangent on the tape. For every operation the primal is computed in the
 * parent and the tangent rule runs under the tape trace, which keeps what is linear and does the rest now.
 */
import {
  bindIn,
  currentSite,
  context,
  hasTangent,
  mapped,
  Tracer,
  withTrace,
  type Params,
  type Primitive,
  type Tensor,
  type Trace,
} from '@gradus/tensor';
import type { LinearizeToolbox, RunToRecord } from '@gradus/ir';
import { tangentsOf, type Tangents } from './tangent.js';
import { prune, type Carried, type CutReason, type Origin, type OwnTape } from './tape.js';
import type { TapeTracer } from './tapeTrace.js';
import { ownsAny, TapeTrace } from './tapeTrace.js';

/** Frames that are remembered where a value is read: `item()` is called by the user, and near. */
const READERS = 10;

/** A primal with its tangent. */
export class LinearizeTracer extends Tracer {
  declare readonly primal: Tensor;
  declare readonly tangent: TapeTracer;
  constructor(primal: Tensor, tangent: TapeTracer, trace: LinearizeTrace) {
    super(primal.type, trace);
    this.primal = primal;
    this.tangent = tangent;
  }
}

const origins = /* @__PURE__ */ new WeakMap<Primitive, Origin>();

/** The origin without a line: the same object for all applications of a primitive. */
function originOf(primitive: Primitive): Origin {
  let origin = origins.get(primitive);
  if (origin === undefined) origins.set(primitive, (origin = { op: primitive.name, site: null }));
  return origin;
}

/** Computes primals and records tangents. */
export class LinearizeTrace implements Trace {
  readonly parent: Trace | null = context.current;
  readonly title: string;
  active = true;
  readonly tape: TapeTrace;
  // Made once: a function written where it is used would be made for every operation.
  readonly primalOf = (x: Tensor): Tensor => (x.trace === this ? (x as LinearizeTracer).primal : x);
  readonly tangentOf = (x: Tensor): TapeTracer | null =>
    x.trace === this ? (x as LinearizeTracer).tangent : null;

  constructor(title: string) {
    this.title = title;
    this.tape = new TapeTrace(this.parent, title);
  }

  /** A value to differentiate with respect to. */
  input(primal: Tensor): LinearizeTracer {
    return new LinearizeTracer(primal, this.tape.newTangent(primal.type), this);
  }

  process(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    if (!ownsAny(this, inputs)) {
      return bindIn(this.parent, primitive, inputs, params);
    }
    if (context.unfold !== null && primitive.unfold !== undefined) {
      return [...context.unfold(primitive, inputs, params)];
    }
    const site = currentSite();
    this.tape.origin = site === null ? originOf(primitive) : { op: primitive.name, site };
    if (primitive.linearize !== undefined) return this.#wrapProgram(primitive, inputs, params);
    if (site === null) return this.#apply(primitive, inputs, params);
    const saved = context.site;
    context.site = site; // all that is computed for this application has its line
    try {
      return this.#apply(primitive, inputs, params);
    } finally {
      context.site = saved;
    }
  }

  #apply(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    const primals = mapped(inputs, this.primalOf);
    const tangents = mapped(inputs, this.tangentOf);
    const outputs = bindIn(this.parent, primitive, primals, params);
    const io = { inputs: primals, outputs };
    const { op, site } = this.tape.origin;
    if (site !== null) this.tape.origin = { op, site, application: io };
    const differential = { primitive, params, io, zero: this.tape.newTangent, tangents };
    return this.#wrap(primitive, inputs, outputs, withTrace(this.tape, tangentsOf, differential));
  }

  reveal(tracer: Tensor, how: string | null): Tensor {
    const { primal, tangent } = tracer as LinearizeTracer;
    if (how === null) return primal;
    this.tape.cuts.push({
      origin: { op: how, site: currentSite(READERS) },
      reason: 'left the tape',
      why: `${how}() gives plain numbers, and numbers carry no gradient`,
      inputs: [tangent.slot],
      outputs: [primal],
    });
    return primal;
  }

  #wrapProgram(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    const primals = mapped(inputs, this.primalOf);
    const tangents = mapped(inputs, this.tangentOf);
    const toolbox = this.#toolbox(inputs);
    const { origin } = this.tape;
    const done = withTrace(this.parent, () =>
      primitive.linearize!(primals, tangents, params, toolbox),
    );
    const results = this.#pairs(done.outputs, done.tangents);
    if (primitive.ruleOf !== undefined && origin.site !== null) {
      const of = primitive.ruleOf(params);
      const carried = (xs: readonly Tensor[]): Carried[] => xs.map((x) => this.#carried(x));
      this.tape.ruled.push({ origin, of, inputs: carried(inputs), outputs: carried(results) });
    }
    return results;
  }

  #carried(x: Tensor): Carried {
    return { primal: this.primalOf(x), slot: this.tangentOf(x)?.slot ?? null };
  }

  #toolbox(inputs: readonly Tensor[]): LinearizeToolbox {
    return {
      kind: 'linearize',
      recordRun,
      record: (p, args, given, types) => this.tape.record(p, args, given, types),
      zeroTangent: this.tape.newTangent,
      underTape: (body) => withTrace(this.tape, body),
      unfold: (body) => {
        const results = withTrace(this, () => body(inputs));
        return {
          outputs: mapped(results, this.primalOf),
          tangents: mapped(results, this.tangentOf),
        };
      },
    };
  }

  /** Results with their tangents, where they have some. */
  #pairs(outputs: readonly Tensor[], tangents: Tangents): Tensor[] {
    return mapped(outputs, (y, i) =>
      tangents[i] ? new LinearizeTracer(y, tangents[i] as TapeTracer, this) : y,
    );
  }

  #wrap(
    primitive: Primitive,
    inputs: readonly Tensor[],
    outputs: readonly Tensor[],
    tangents: Tangents,
  ): Tensor[] {
    if (tangents.every(isNull)) this.#cut(primitive, inputs, outputs);
    return this.#pairs(outputs, tangents);
  }

  #cut(primitive: Primitive, inputs: readonly Tensor[], outputs: readonly Tensor[]): void {
    const { zeroSlope } = primitive;
    let reason: CutReason = 'zero derivative';
    if (zeroSlope?.kind === 'stopped') reason = 'stopGradient';
    else if (!outputs.some((y) => hasTangent(y.type))) reason = 'integer';
    this.tape.cuts.push({
      origin: this.tape.origin,
      reason,
      why: zeroSlope?.why ?? 'its slope is 0 here',
      inputs: inputs.flatMap((x) => this.tangentOf(x)?.slot ?? []),
      outputs,
    });
  }
}

const isNull = (t: Tensor | null): boolean => t === null;

/** A run, and whether entries that no output needs are kept. */
export interface RunRequest extends RunToRecord {
  /** Keep entries that no output needs, for diagnosis. */
  readonly keepAll?: boolean;
}

/**
 * Runs once and records the tape.
 *
 * @param request - inputs, which of them get a tangent, and what is run
 * @returns primal outputs and the tape
 */
export function recordRun(request: RunRequest): {
  outputs: readonly Tensor[];
  tape: OwnTape;
} {
  const { active, instantiate = [], inputs, run, keepAll = false } = request;
  const trace = new LinearizeTrace(request.title);
  try {
    const given = mapped(inputs, (x, i) => (active[i] ? trace.input(x) : x));
    const results = withTrace(trace, run, given);
    const tangents = mapped(
      results,
      (y, i) => trace.tangentOf(y) ?? (instantiate[i] ? trace.tape.newTangent(y.type) : null),
    );
    const tape = trace.tape.finish(
      mapped(given, trace.tangentOf).filter((t) => t !== null),
      tangents,
    );
    const outputs = mapped(results, trace.primalOf);
    return { outputs, tape: keepAll ? tape : prune(tape) };
  } finally {
    trace.active = false;
    trace.tape.active = false;
  }
}
