/**
 * The staging trace: every operation becomes an equation, whether or not its operands are traced.
 * Tensors from outside become captures; where they hold one number all over, that number is written into
 * the program as a literal (and its broadcast). Linear in the number of operations.
 */
import {
  broadcastTo,
  currentSite,
  context,
  GradusError,
  madeOnce,
  scalarOf,
  Tracer,
  withSettings,
  withTrace,
  type Params,
  type Primitive,
  type Tensor,
  type TensorType,
  type Trace,
} from '@gradus/tensor';
import { warnDeadComparisons } from './deadComparison.js';
import { freezeParams } from './plainParams.js';
import {
  newLiteral,
  newVar,
  type Atom,
  type Capture,
  type Equation,
  type Program,
  type Var,
} from './program.js';

/** Frames that are remembered of a staged operation: loops stage their bodies far below the user's line, and only once. */
const FAR = 50;

class StageTracer extends Tracer {
  declare readonly atom: Atom;
  constructor(atom: Atom, trace: StageTrace) {
    super(atom.type, trace);
    this.atom = atom;
  }
}

/** Writes down what happens as equations. */
export class StageTrace implements Trace {
  readonly parent: Trace | null = context.current;
  readonly title: string;
  active = true;
  readonly captures: Capture[] = [];
  /** Where the equations go. */
  readonly #equations: { push: (equation: Equation) => unknown };
  /** Names of tensors from outside. */
  readonly #outside = new Map<Tensor, Atom>();

  constructor(title: string, equations: { push: (equation: Equation) => unknown }) {
    this.title = title;
    this.#equations = equations;
  }

  /** A value that stands for an atom. */
  tracer(atom: Atom): Tensor {
    return new StageTracer(atom, this);
  }

  /** The name of a value in this program: its variable, a literal, or a capture. */
  atom(value: Tensor): Atom {
    if (value.trace === this) return (value as StageTracer).atom;
    return madeOnce(this.#outside, value, () =>
      value.trace === null && isUniform(value) ? this.#uniform(value) : this.#capture(value),
    );
  }

  #capture(value: Tensor): Var {
    if (value.trace !== null && !value.trace.active) throw escapedInto(this.title, value);
    const variable = newVar(value.type);
    this.captures.push({ variable, value });
    return variable;
  }

  /** One repeated number is written into the program, as a literal and its broadcast. */
  #uniform(value: Tensor): Atom {
    const number = value.first;
    if (value.shape.length === 0) return newLiteral(number, value.type);
    const scalar = scalarOf(number, value.dtype, value.type.weak);
    return this.atom(withTrace(this, () => broadcastTo(scalar, value.shape)));
  }

  process(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    const args = inputs.map((x) => this.atom(x));
    const kept = freezeParams(params);
    const types = primitive.type(
      args.map((a) => a.type),
      kept,
    );
    const results = types.map((type) => newVar(type));
    const origin = { op: primitive.name, site: currentSite() };
    this.#equations.push({ primitive, args, params: kept, results, origin });
    return results.map((variable) => this.tracer(variable));
  }

  reveal(): null {
    return null;
  }
}

/** Whether a concrete tensor is seen, without reading it, to hold one number all over. */
function isUniform(x: Tensor): boolean {
  if (x.size === 1) return true;
  const { shape, block } = x;
  return block.layout?.strides.every((step, axis) => step === 0 || shape[axis] === 1) ?? false;
}

function escapedInto(title: string, value: Tensor): GradusError {
  return new GradusError('GR201', {
    what: `${title} used a value that belongs to ${value.trace!.title}, which has ended.`,
    why: 'While a function is transformed its values stand for a computation; outside of that they mean nothing. It was probably kept in an outer variable.',
    instead: 'Return the value from the function instead of storing it.',
  });
}

/** What staging gives: the program, and whatever else the function returned beside its outputs. */
export interface Staged<R> {
  readonly program: Program;
  readonly rest: R;
}

/** Outputs of a staged function, with anything to be handed back beside the program. */
export interface StagedBody<R> {
  readonly outputs: readonly Tensor[];
  readonly rest: R;
}

/** How to stage. */
export interface StageOptions {
  /** Name of the function. */
  readonly name: string;
  /** What it is staged for: 'jit', 'the body of scan'. */
  readonly purpose: string;
  /** What the user calls the inputs, for printing. */
  readonly names?: readonly (string | undefined)[];
  /** Skip the search for comparisons that nobody used: for programs made by gradus itself. */
  readonly derived?: boolean;
}

/**
 * Traces a function of tensors into a program.
 *
 * @param body - takes one tracer a type, returns its outputs
 * @param types - types of the inputs
 * @param options - names for messages
 * @returns the program, with captures for what the function closed over; throws GR201 where it used a
 *   value of a transformation that has ended, and warns GR303 of comparisons that nobody used
 */
export function stage<R>(
  body: (inputs: Tensor[]) => StagedBody<R>,
  types: readonly TensorType[],
  options: StageOptions,
): Staged<R> {
  const equations: Equation[] = [];
  const trace = new StageTrace(`${options.purpose} of ${options.name}`, equations);
  const inputs = types.map((type, i) => newVar(type, options.names?.[i]));
  const values = inputs.map((variable) => trace.tracer(variable));
  const settings = options.derived === true ? {} : { captureSites: true, frames: FAR, site: null };
  try {
    const { outputs, rest } = withSettings(settings, () => withTrace(trace, () => body(values)));
    const atoms = outputs.map((x) => trace.atom(x));
    const program: Program = {
      name: options.name,
      captures: trace.captures,
      inputs,
      equations,
      outputs: atoms,
    };
    if (options.derived !== true) warnDeadComparisons(program);
    return { program, rest };
  } finally {
    trace.active = false;
  }
}
