/**
 * The one piece of state shared by everything: which trace hears the next operation. It lives on
 * `globalThis` under a well-known symbol, so that the same version loaded twice (test runners, two
 * bundles on a page) still sees one current trace; two different versions refuse one another (GR001).
 * Only `withTrace` and `bindIn` change `current`, each with try/finally.
 */
import type { FloatDType } from './dtype.js';
import { GradusError } from './errors/GradusError.js';
import type { Params, Primitive } from './primitive.js';
import { captureSite, type Site } from './site.js';
import type { Tensor } from './tensor.js';
import type { Trace } from './trace.js';

/** Runs the programs inside one application in the current trace, by its `unfold` rule. */
export type Unfolder = (
  primitive: Primitive,
  inputs: readonly Tensor[],
  params: Params,
) => readonly Tensor[];

/** A gradient that was just computed, for whoever watches gradients. */
export interface GradientRun {
  readonly f: (...args: never[]) => unknown;
  readonly name: string;
  readonly args: readonly unknown[];
  readonly argnums: number | readonly number[];
  /** One cotangent a leaf that was differentiated; null where no path led to it. */
  readonly cotangents: readonly (Tensor | null)[];
}

/** State of the running library. */
export interface Context {
  readonly version: number;
  /** The trace that hears the next operation; null means: compute now. */
  current: Trace | null;
  defaultFloat: FloatDType;
  /** Whether operations remember the user's line. */
  captureSites: boolean;
  /** How many frames the door of an operation may lie below the user's line. */
  frames: number;
  /** Set: programs inside operations (jit, scan, …) are run equation by equation, by this function. */
  unfold: Unfolder | null;
  /** Where the equation that is run now was written; null: the user's code is running. */
  site: Site | null;
  /** Set: told of every gradient, and compiled functions run operation by operation. */
  watch: ((run: GradientRun) => void) | null;
  warn: (code: string, message: string) => void;
}

const VERSION = 1;
/** Frames of composed functions between an operation and the user's line, and those of the door: eight are too few. */
const NEAR = 10;
const KEY: unique symbol = Symbol.for('gradus.context.v1') as never;

function open(): Context {
  const root = globalThis as { [KEY]?: Context };
  const found = root[KEY];
  if (found !== undefined && found.version !== VERSION) {
    throw new GradusError('GR001', {
      what: `two versions of @gradus/tensor are loaded (contexts ${found.version} and ${VERSION}).`,
      why: 'Each version keeps its own current trace, so tensors of one would pass the other unseen.',
      instead: 'Install one version: run `npm ls @gradus/tensor` and deduplicate.',
    });
  }
  root[KEY] = found ?? {
    version: VERSION,
    current: null,
    defaultFloat: 'float32',
    captureSites: false,
    frames: NEAR,
    unfold: null,
    site: null,
    watch: null,
    warn: (code, message) => console.warn(`${code}: ${message}`),
  };
  return root[KEY];
}

/** The shared state. */
export const context: Context = /* @__PURE__ */ open();

/**
 * Runs `body` with `trace` hearing every operation, and restores the former trace whatever happens.
 *
 * @param trace - the trace, or null for plain evaluation
 * @param body - a synchronous function
 * @returns what `body` returns
 */
export function withTrace<R>(trace: Trace | null, body: () => R): R;
/**
 * The same for a function of one argument that was made before.
 *
 * @param trace - the trace, or null for plain evaluation
 * @param body - a synchronous function
 * @param given - what `body` gets
 * @returns what `body` returns
 */
export function withTrace<A, R>(trace: Trace | null, body: (given: A) => R, given: A): R;
export function withTrace<A, R>(trace: Trace | null, body: (given?: A) => R, given?: A): R {
  const saved = context.current;
  context.current = trace;
  try {
    return body(given);
  } finally {
    context.current = saved;
  }
}

/** Settings that can be changed for the length of a call. */
export type Settings = Pick<
  Context,
  'defaultFloat' | 'captureSites' | 'frames' | 'unfold' | 'site' | 'watch' | 'warn'
>;

/**
 * Runs `body` with some settings changed, and restores them whatever happens.
 *
 * @param settings - the settings to change
 * @param body - a synchronous function
 * @returns what `body` returns
 */
export function withSettings<R>(settings: Partial<Settings>, body: () => R): R {
  const saved = { ...context };
  Object.assign(context, settings);
  try {
    return body();
  } finally {
    Object.assign(context, saved);
  }
}

/** Frames of gradus between a trace that hears of an operation and the door of the operation. */
const INSIDE = 8;

/**
 * The user's line of the operation that is happening now, where lines are wanted: that of the equation a
 * program is at, that which was taken at the door, or that of the running code.
 *
 * @param depth - how many frames to remember
 * @returns a site to be read later, or null
 */
export function currentSite(depth: number = context.frames + INSIDE): Site | null {
  return context.captureSites ? (context.site ?? captureSite(depth)) : null;
}

/**
 * Whether an operation that begins now should take the user's line at its door, where the user is near and few frames
 * have to be remembered: what it is made of has the same line.
 *
 * @returns false also inside of an operation whose line was taken
 */
export const lacksSite = (): boolean => context.captureSites && context.site === null;

/**
 * Runs an operation of gradus with the user's line. None of the user's own functions may be called in it.
 *
 * @param operation - applies primitives
 * @returns what it returns
 */
export function atSite<R>(operation: () => R): R {
  context.site = captureSite(context.frames);
  try {
    return operation();
  } finally {
    context.site = null;
  }
}
