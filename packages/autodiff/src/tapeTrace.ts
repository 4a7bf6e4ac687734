/**
 * The trace under which tangent rules run. An application without a tangent among its inputs happens now,
 * in the parent (that is `cos(x)`); one with a tangent is recorded (that is `mul(cos x, t)`). Because a
 * tangent rule is linear in its tangents, everything recorded is linear; what is not is refused.
 */
import {
  bindIn,
  GradusError,
  mapped,
  operandOf,
  Tracer,
  typeOfTensor,
  type Params,
  type Primitive,
  type Tensor,
  type TensorType,
  type Trace,
} from '@gradus/tensor';
import type { Cut, Entry, Origin, OwnTape, RuledCall, Slot } from './tape.js';

/** A tangent: a place on the tape that is being recorded. */
export class TapeTracer extends Tracer {
  declare readonly slot: Slot;
  constructor(slot: Slot, trace: TapeTrace) {
    super(slot.type, trace);
    this.slot = slot;
  }
}

/** Records linear operations on tangents. */
export class TapeTrace implements Trace {
  readonly parent: Trace | null;
  readonly title: string;
  active = true;
  readonly entries: Entry[] = [];
  readonly cuts: Cut[] = [];
  readonly ruled: RuledCall[] = [];
  /** What is being linearized, without a name where a function is linear by itself; stamped on every entry. */
  origin: Origin = { op: '', site: null };
  /** Whether what is recorded is known to be linear: equations of a linear program. */
  readonly #trusted: boolean;
  #slots = 0;
  // Made once: a function written where it is used would be made for every entry.
  readonly newTangent = (type: TensorType): TapeTracer =>
    new TapeTracer({ kind: 'slot', index: this.#slots++, type }, this);
  readonly #arg = (x: Tensor): Slot | Tensor => (x.trace === this ? (x as TapeTracer).slot : x);
  /** Known values that are 0 all over, though their numbers may not be known. */
  #zeros: WeakSet<Tensor> | null = null;

  constructor(parent: Trace | null, title: string, trusted = false) {
    this.parent = parent;
    this.title = title;
    this.#trusted = trusted;
  }

  owns(x: Tensor): x is TapeTracer {
    return x.trace === this;
  }

  process(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    if (!ownsAny(this, inputs)) {
      const results = bindIn(this.parent, primitive, inputs, params);
      if (primitive.linearIn === 'all') this.#learnZeros(inputs, results);
      return results;
    }
    // Equations of a linear program are known to be linear as they stand; what a rule does with a scan or a
    // cond shows step by step.
    const inline = primitive.callsProgram === true || !this.#trusted;
    if (inline && primitive.unfold !== undefined) return [...primitive.unfold(inputs, params)];
    const args = this.#tangentsIn(primitive, inputs);
    return this.record(
      primitive,
      args,
      params,
      primitive.type(mapped(inputs, typeOfTensor), params),
    );
  }

  /** Appends an entry without asking whether the primitive is linear in these inputs. */
  record(
    primitive: Primitive,
    inputs: readonly Tensor[],
    params: Params,
    types: readonly TensorType[],
  ): TapeTracer[] {
    const tangents = mapped(types, this.newTangent);
    const results = mapped(tangents, slotOf);
    const args = mapped(inputs, this.#arg);
    this.entries.push({ primitive, args, params, results, origin: this.origin });
    return tangents;
  }

  /** Remembers results that are made of zeros, where their numbers are not there to be looked at. */
  #learnZeros(inputs: readonly Tensor[], results: readonly Tensor[]): void {
    if (results[0]?.trace === null || !inputs.every((x) => this.#isZero(x))) return;
    this.#zeros ??= new WeakSet();
    for (const y of results) this.#zeros.add(y);
  }

  #isZero(x: Tensor): boolean {
    if (x.trace !== null) return this.#zeros?.has(x) === true;
    const { data, offset, step } = operandOf(x);
    return step === 0 && data[offset] === 0;
  }

  reveal(): null {
    return null;
  }

  finish(inputs: readonly TapeTracer[], outputs: readonly (Tensor | null)[]): OwnTape {
    this.active = false;
    return {
      inputs: mapped(inputs, slotOf),
      entries: this.entries,
      outputs: mapped(outputs, (t) => (t !== null && this.owns(t) ? t.slot : null)),
      cuts: this.cuts,
      ruled: this.ruled,
      size: this.#slots,
    };
  }

  /**
   * The arguments of a linear application. What is known beside a tangent has to be 0 where the operation is
   * linear in both together, as `concat` is: a tangent that nothing flows into.
   */
  #tangentsIn(primitive: Primitive, inputs: readonly Tensor[]): readonly Tensor[] {
    if (this.#trusted || this.#isLinear(primitive, inputs)) return inputs;
    if (primitive.linearIn === 'all' && inputs.every((x) => this.owns(x) || this.#isZero(x))) {
      return inputs.map((x) => (this.owns(x) ? x : this.newTangent(x.type)));
    }
    throw this.origin.op === ''
      ? noTranspose(primitive, this.title)
      : nonlinearRule(primitive, this.origin);
  }

  /** Whether a primitive is linear in those of its inputs that are tangents. */
  #isLinear({ linearIn }: Primitive, inputs: readonly Tensor[]): boolean {
    if (linearIn === undefined) return false;
    let owned = 0;
    for (let i = 0; i < inputs.length; i++) {
      if (inputs[i]!.trace !== this) continue;
      owned++;
      if (typeof linearIn === 'object' && !linearIn.includes(i)) return false;
    }
    return typeof linearIn === 'object' || owned === (linearIn === 'all' ? inputs.length : 1);
  }
}

function nonlinearRule({ name }: Primitive, { op }: Origin): GradusError {
  return new GradusError('GR402', {
    what: `${name} is not linear, so a tangent may not flow into it (in the tangent rule of ${op}).`,
    why: 'A tangent rule is linear in the tangents: it may add them and multiply them by known values.',
    instead: 'Apply nonlinear operations to primal values only.',
  });
}

/** The same in a function of the user's, which is no rule of an operation. */
function noTranspose({ name }: Primitive, title: string): GradusError {
  return new GradusError('GR402', {
    what: `${name} is not linear in what the function is given (${title}).`,
    why: 'Only a linear function has a transpose: one that adds its arguments and multiplies them by known values. x·x is not linear, and neither is x + 1.',
    instead: 'Transpose the linear approximation at a point: `vjp(f, [x])[1]`.',
  });
}

const slotOf = ({ slot }: TapeTracer): Slot => slot;

/**
 * Whether a trace has a value among these. A loop, since it is asked for every operation.
 *
 * @param trace - the trace
 * @param inputs - operands
 * @returns true when one of them belongs to it
 */
export function ownsAny(trace: Trace, inputs: readonly Tensor[]): boolean {
  for (let i = 0; i < inputs.length; i++) if (inputs[i]!.trace === trace) return true;
  return false;
}
