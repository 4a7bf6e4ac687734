/**
 * One observed run of a function and of its backward pass: every operation with its numbers and the
 * user's line, the tape with everything on it, what arrived and what left at every entry, and where the
 * flow ended. Programs inside operations (jit, scan, cond) are unfolded, so all of it is first-order.
 */
import {
  bindIn,
  currentSite,
  context,
  GradusError,
  scalarOf,
  withSettings,
  withTrace,
  Tensor,
  zerosOf,
  type Params,
  type Primitive,
  type Site,
  type Trace,
  type Unfolder,
} from '@gradus/tensor';
import { backward, record, requireScalar, type Entry, type Tape } from '@gradus/autodiff';
import type { TreeFunction } from '@gradus/ir';
import type { TreeShape } from '@gradus/tensor';
import { once, type Noted } from './notes.js';

/** One operation of the primal run. */
export interface Step extends Noted {
  readonly primitive: Primitive;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly params: Params;
  readonly site: Site | null;
}

/** An operation whose programs were run one by one: cond, scan, a jitted call. */
export interface Unfolded {
  readonly op: string;
  readonly inputs: readonly Tensor[];
  readonly site: Site | null;
}

/** What passed one entry of the tape on the way back. */
export interface Flow {
  readonly entry: Entry;
  /** Cotangents of its results. */
  readonly arrived: readonly (Tensor | null)[];
  /** Cotangents of its arguments. */
  readonly left: readonly (Tensor | null)[];
  /** What was computed for it: its transpose, and the sums with what other entries sent. */
  readonly steps: readonly Step[];
}

/** A warning of the library, kept instead of printed. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** Everything seen in one run. */
export interface Observation extends Noted {
  readonly steps: readonly Step[];
  readonly unfolded: readonly Unfolded[];
  readonly tape: Tape;
  /** Newest first, as the backward pass met them. */
  readonly flows: readonly Flow[];
  readonly value: Tensor;
  /** All arguments, those that are not differentiated by as well. */
  readonly leaves: readonly Tensor[];
  /** The leaves differentiated with respect to, and their cotangents; null: no path at all. */
  readonly inputs: readonly Tensor[];
  readonly cotangents: readonly (Tensor | null)[];
  readonly warnings: readonly Warning[];
}

/** Operations that are kept: about 4 kB each, with their lines, coefficients and cotangents. */
const MOST_STEPS = 100_000;

function tooLong(): GradusError {
  return new GradusError('GR804', {
    what: `the run that is diagnosed has more than ${MOST_STEPS} operations.`,
    why: 'The doctor keeps every operation of a run, of loops step by step, so its memory grows with them.',
    instead:
      'Diagnose fewer steps of the loop: what goes wrong in a long run shows in a short one.',
  });
}

class RecordTrace implements Trace {
  readonly parent: Trace | null = context.current;
  readonly title = 'diagnosis';
  active = true;
  readonly steps: Step[] = [];
  readonly unfolded: Unfolded[] = [];

  process(primitive: Primitive, inputs: readonly Tensor[], params: Params): Tensor[] {
    if (primitive.unfold !== undefined) return [...this.unfold(primitive, inputs, params)];
    const site = currentSite();
    const results = bindIn(this.parent, primitive, inputs, params);
    const outputs = results.map((y) => (inputs.includes(y) ? ofItsOwn(y) : y));
    const step = { primitive, inputs, outputs, params, site, notes: [] };
    if (this.steps.push(step) > MOST_STEPS) throw tooLong();
    return outputs;
  }

  /** Runs the programs inside an application, and remembers that it happened. */
  readonly unfold: Unfolder = (primitive, inputs, params) => {
    const site = currentSite();
    this.unfolded.push({ op: primitive.name, inputs, site });
    // What happens between its equations has its own line.
    return withSettings({ site }, () => primitive.unfold!(inputs, params));
  };

  reveal(): null {
    return null;
  }
}

/** A result that is no operand: every tensor of a run has one maker, also after stopGradient(x), which is x. */
function ofItsOwn(x: Tensor): Tensor {
  if (x.trace !== null) return x;
  const { storage, layout } = x.block;
  return new Tensor(x.type, null, storage, layout);
}

/** What to observe. */
export interface ObservationRequest {
  readonly f: TreeFunction;
  readonly shape: TreeShape;
  readonly leaves: readonly Tensor[];
  readonly active: readonly boolean[];
  readonly title: string;
  /** False: nobody will ask for the user's lines, a good part of what a run costs. */
  readonly sites?: boolean;
}

/** A run that threw, with what was seen before. */
export interface FailedRun {
  readonly error: unknown;
  readonly warnings: readonly Warning[];
}

/**
 * Runs a function and its backward pass under observation.
 *
 * @param request - function and arguments
 * @returns what was seen; an error is returned, not thrown
 */
export function observe(request: ObservationRequest): Observation | FailedRun {
  const trace = new RecordTrace();
  const warnings: Warning[] = [];
  const warn = (code: string, message: string): void => void warnings.push({ code, message });
  try {
    const { f, shape, leaves, active, title, sites: captureSites = true } = request;
    const run = withSettings({ captureSites, unfold: trace.unfold, warn }, () =>
      withTrace(trace, () => record({ f, shape, leaves, active, title, keepAll: true })),
    );
    const value = requireScalar(run.outputs, run.shape, request.title);
    const { flows, cotangents } = pull(run.tape, value);
    const inputs = leaves.filter((_, i) => request.active[i]);
    const { steps, unfolded } = trace;
    const { tape } = run;
    const seen = { steps, unfolded, tape, flows, value, leaves, inputs, cotangents, warnings };
    return { ...seen, notes: [] };
  } catch (error) {
    return { error, warnings };
  } finally {
    trace.active = false;
  }
}

/** The backward pass, with every operation of it. */
function pull(tape: Tape, value: Tensor): Pick<Observation, 'flows' | 'cotangents'> {
  const trace = new RecordTrace();
  const flows: Flow[] = [];
  try {
    const start = scalarOf(1, value.dtype);
    const cotangents = withTrace(trace, () =>
      backward(tape, [start], (entry, arrived, left) =>
        flows.push({ entry, arrived, left, steps: trace.steps.splice(0) }),
      ),
    );
    return { flows, cotangents };
  } finally {
    trace.active = false;
  }
}

/**
 * Whether a run threw.
 *
 * @param run - result of `observe`
 * @returns true when there is nothing but an error
 */
export function failed(run: Observation | FailedRun): run is FailedRun {
  return 'error' in run;
}

/**
 * The gradient of an input as a tensor, zeros where no path led to it.
 *
 * @param observation - an observed run
 * @param index - which input
 * @returns the gradient
 */
export function gradientOf(observation: Observation, index: number): Tensor {
  return observation.cotangents[index] ?? zerosOf(observation.inputs[index]!.type);
}

/**
 * The operation that made a tensor.
 *
 * @param observation - an observed run
 * @param x - a tensor of it
 * @returns the step; undefined for what the run was given
 */
export const makerOf = (
  { steps }: Pick<Observation, 'steps'>,
  x: Tensor | undefined,
): Step | undefined => steps.find(({ outputs }) => outputs.some((y) => y === x));

/**
 * Tensors that the value is made of.
 *
 * @param observation - an observed run
 * @returns the value, and all it was computed from
 */
export const tensorsOfValue: (observation: Observation) => ReadonlySet<Tensor> =
  /* @__PURE__ */ once(partsOfValue);

function partsOfValue({ steps, value }: Observation): Set<Tensor> {
  const needed = new Set<Tensor>([value]);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { inputs, outputs } = steps[i]!;
    if (outputs.some((y) => needed.has(y))) for (const x of inputs) needed.add(x);
  }
  return needed;
}
