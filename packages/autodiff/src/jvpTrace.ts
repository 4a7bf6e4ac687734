/**
 * Forward mode: values are pairs of a primal and its tangent, both values of the parent. Nothing is
 * stored, so memory does not grow with the length of the run.
 */
import {
  bindIn,
  mapped,
  context,
  Tracer,
  withTrace,
  zerosOf,
  type LinearizedOutputs,
  type Params,
  type Primitive,
  type Tensor,
  type Trace,
} from '@gradus/tensor';
import type { CallParams, JvpToolbox } from '@gradus/ir';
import type { Dual } from './dual.js';
import { tangentsOf } from './tangent.js';

/** A primal with its tangent. */
export class JvpTracer extends Tracer {
  declare readonly primal: Tensor;
  declare readonly tangent: Tensor;
  constructor(primal: Tensor, tangent: Tensor, trace: JvpTrace) {
    super(primal.type, trace);
    this.primal = primal;
    this.tangent = tangent;
  }
}

/** How programs inside operations get their tangents; given to the trace, since it needs the trace itself. */
export interface ProgramJvp {
  readonly jvpProgram: JvpToolbox['jvpProgram'];
  jvpCall(primitive: Primitive, dual: Dual, params: CallParams): LinearizedOutputs;
}

/** Computes primals and tangents side by side. */
export class JvpTrace implements Trace {
  readonly parent: Trace | null = context.current;
  readonly title: string;
  active = true;

  readonly #programs: ProgramJvp;

  constructor(title: string, programs: ProgramJvp) {
    this.title = title;
    this.#programs = programs;
  }

  /** The pair of a value and its tangent; the value itself where the tangent is zero. */
  attach(primal: Tensor, tangent: Tensor | null): Tensor {
    return tangent === null ? primal : new JvpTracer(primal, tangent, this);
  }

  primalOf(x: Tensor): Tensor {
    return x.trace === this ? (x as JvpTracer).primal : x;
  }

  tangentOf(x: Tensor): Tensor | null {
    return x.trace === this ? (x as JvpTracer).tangent : null;
  }

  process(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    if (!inputs.some((x) => x.trace === this)) {
      return bindIn(this.parent, primitive, inputs, params);
    }
    if (context.unfold !== null && primitive.unfold !== undefined) {
      return [...context.unfold(primitive, inputs, params)];
    }
    const primals = mapped(inputs, (x) => this.primalOf(x));
    const tangents = mapped(inputs, (x) => this.tangentOf(x));
    const done = withTrace(this.parent, () =>
      primitive.jvp === undefined
        ? this.#apply(primitive, { primals, tangents }, params)
        : primitive.jvp(primals, tangents, params, this.#toolbox(inputs)),
    );
    return done.outputs.map((y, i) => this.attach(y, done.tangents[i] ?? null));
  }

  reveal(tracer: Tensor): Tensor {
    return (tracer as JvpTracer).primal;
  }

  #toolbox(inputs: readonly Tensor[]): JvpToolbox {
    return {
      kind: 'jvp',
      jvpProgram: this.#programs.jvpProgram,
      unfold: (body) => {
        const results = withTrace(this, () => body(inputs));
        return {
          outputs: results.map((y) => this.primalOf(y)),
          tangents: results.map((y) => this.tangentOf(y)),
        };
      },
    };
  }

  #apply(primitive: Primitive, dual: Dual, params: Params): LinearizedOutputs {
    const { primals, tangents } = dual;
    if (primitive.callsProgram === true) {
      return this.#programs.jvpCall(primitive, dual, params as CallParams);
    }
    const outputs = bindIn(this.parent, primitive, primals, params);
    const io = { inputs: primals, outputs };
    return { outputs, tangents: tangentsOf({ primitive, params, io, tangents, zero: zerosOf }) };
  }
}
