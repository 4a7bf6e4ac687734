/**
 * The shape of a primitive: one frozen object that holds every rule of one operation. Interpreters are
 * packages above; they read these fields and never the name. Rules hold formulas only: what can be
 * derived from a property (products with slopes, linearity, moving batch axes) is derived by the
 * interpreter, once, for all primitives.
 */
import type { DType } from './dtype.js';
import type { Elementwise, Lowering, Scalars } from './lowering.js';
import type { Tensor } from './tensor.js';
import type { TensorType } from './type.js';
import { elementwiseRun, type Accepts, elementwiseType } from './elementwise.js';

/** Parameters of an application: plain data, never tensors. */
export type Params = Readonly<Record<string, unknown>>;

/** What a slope may be made of: first, second, third operand, the result, and the parameters. */
export interface SlopeInputs<P extends Params = Params> {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly z: Tensor;
  readonly out: Tensor;
  readonly params: P;
}

/** dy_i/dx_i as a tensor, when y_i depends on x_i alone. */
export type Slope<P extends Params = Params> = {
  // A method, so that a primitive with parameters of its own is a primitive like any other.
  of(io: SlopeInputs<P>): Tensor;
}['of'];

/** A hole in the arguments of a linear primitive: the place through which the tangent flows. */
export interface LinearArg {
  readonly linear: TensorType;
}

/** An argument of a transpose rule: a known value, or the place of a tangent. */
export type TransposeArg = Tensor | LinearArg;

/** Values of one application, for tangent rules. */
export interface Application {
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
}

/** What interpreters of higher-order primitives hand to their rules; see `@gradus/ir`. */
export interface Toolbox {
  readonly kind: string;
}

/**
 * What compilers do with an operation that runs programs; see `@gradus/ir`. The operation brings it along, so that a
 * page whose programs hold no loops and no choices does not ship what compiles them.
 */
export interface ProgramCode {
  readonly kind: string;
}

/** One input of a sample: values, or a shape to be filled from `range`. */
export interface SampleInput {
  readonly shape: readonly number[];
  readonly values?: readonly number[];
  readonly range?: readonly [number, number];
  /** Given when it is not the dtype under test: indices, conditions. */
  readonly dtype?: DType;
}

/** Inputs that drive every generic test of a primitive. */
export interface Sample<P extends Params = Params> {
  readonly inputs: readonly SampleInput[];
  readonly params?: P;
}

/** Why an operation passes no gradient: it is flat, or it was asked to stop. */
export interface ZeroSlope {
  readonly kind: 'flat' | 'stopped';
  readonly why: string;
}

/** Operands that a binary operation leaves the other one unchanged beside; −0 is not 0. */
export interface Identity {
  readonly left?: number;
  readonly right?: number;
}

/** What a loop over `params.programs.body` tells, so that work can be moved out of it. */
export interface Loop<P extends Params = Params> {
  /**
   * The arguments that every step gets unchanged: `count` of them, from argument `from` on. They are the
   * first inputs of the body.
   */
  consts(params: P): { readonly from: number; readonly count: number };
  /** Parameters of the same loop with `count` more of them, after those it has. */
  addConsts(params: P, count: number): P;
}

/** One operation with all its rules. */
export interface Primitive<P extends Params = Params> {
  readonly name: string;
  /** Dtypes of the first float or number operand that the operation takes. */
  readonly accepts: Accepts;
  /** Types of the results; throws a teaching error for inputs that do not fit. */
  type(inputs: readonly TensorType[], params: P): TensorType[];
  /** Computes on concrete tensors; `types` is what `type` answered. */
  run(inputs: readonly Tensor[], params: P, types: readonly TensorType[]): Tensor[];
  /** Slopes of an elementwise operation, one an input; null where that input has none. */
  readonly partials?: readonly (Slope<P> | null)[];
  /** Tangents of the results; a zero tangent is null. */
  tangent?(
    tangents: readonly (Tensor | null)[],
    io: Application,
    params: P,
  ): readonly (Tensor | null)[];
  /** Cotangents of the linear arguments, null for known ones. Exists when the operation is linear. */
  transpose?(
    cotangents: readonly (Tensor | null)[],
    args: readonly TransposeArg[],
    params: P,
    toolbox?: Toolbox,
  ): readonly (Tensor | null)[];
  /** In which inputs it is linear: jointly in all, in each with the others fixed, or jointly in these. */
  readonly linearIn?: 'all' | 'each' | readonly number[];
  /**
   * The operation on stacked inputs: a mapped input has the batch as its axis 0, the others have none.
   * Every result has the batch as axis 0. Elementwise operations need no rule.
   */
  batch?(
    inputs: readonly Tensor[],
    mapped: readonly boolean[],
    size: number,
    params: P,
    toolbox?: Toolbox,
  ): readonly Tensor[];
  readonly lower: Lowering;
  /** Set when it runs programs and compilers may take them apart; without, the host runs it. */
  readonly code?: ProgramCode;
  readonly samples: readonly Sample<P>[];
  /** Set when the slope is zero everywhere. */
  readonly zeroSlope?: ZeroSlope;
  /** x∘y = y∘x for every x and y. */
  readonly commutative?: boolean;
  /** Numbers that change nothing, bit for bit: x∘right = x, left∘x = x. The 1 of a product. */
  readonly identity?: Identity;
  /**
   * outer(inner(x)) as one application: its parameters, or 'identity' where it is x itself, bit for bit;
   * null where it is neither. `x` is the type of the innermost operand.
   */
  compose?(outer: P, inner: P, x: TensorType): P | 'identity' | null;
  /** True when `params.programs.body` is simply called: interpreters transform the body. */
  readonly callsProgram?: boolean;
  /** Set when it runs `params.programs.body` step by step. */
  readonly loop?: Loop<P>;
  /** Set when its derivative is a rule of the user's: the name of the function that the rule is for. */
  ruleOf?(params: P): string;
  /** Runs the programs inside by `bind` in the current trace: inline, taken branch, step by step. */
  unfold?(inputs: readonly Tensor[], params: P): readonly Tensor[];
  /** Forward mode of a program-carrying primitive. */
  jvp?(
    primals: readonly Tensor[],
    tangents: readonly (Tensor | null)[],
    params: P,
    toolbox: Toolbox,
  ): LinearizedOutputs;
  /** Linearization of a program-carrying primitive: computes results, records the linear part. */
  linearize?(
    primals: readonly Tensor[],
    tangents: readonly (Tensor | null)[],
    params: P,
    toolbox: Toolbox,
  ): LinearizedOutputs;
}

/** Results and their tangents; a zero tangent is null. */
export interface LinearizedOutputs {
  readonly outputs: readonly Tensor[];
  readonly tangents: readonly (Tensor | null)[];
}

/** What an author gives for an elementwise operation. */
export interface ElementwiseRules<P extends Params = Params> {
  readonly name: string;
  /** Which dtypes it takes; floats unless said otherwise. */
  readonly accepts?: Accepts;
  /** Dtype of the result where it is not that of the inputs. */
  readonly result?: DType;
  /** One result element from one element of each input. */
  scalar<E>(e: Scalars<E>, inputs: readonly E[], params: P): E;
  readonly partials?: readonly (Slope<P> | null)[];
  readonly samples: readonly Sample<P>[];
  readonly zeroSlope?: ZeroSlope;
  readonly commutative?: boolean;
  readonly identity?: Identity;
  compose?: NonNullable<Primitive<P>['compose']>;
  readonly linearIn?: NonNullable<Primitive<P>['linearIn']>;
  tangent?: NonNullable<Primitive<P>['tangent']>;
  transpose?: NonNullable<Primitive<P>['transpose']>;
  type?: Primitive<P>['type'];
  run?: Primitive<P>['run'];
}

/**
 * Makes an elementwise primitive: y_i = f(x_i, …). Typing, eager loops, batching, compiled loops and
 * differentiation all follow from `scalar` and `partials`.
 *
 * @param rules - name, `scalar`, `partials` and samples
 * @returns the primitive
 *
 * @example
 * ```ts
 * import { array, bind, elementwise } from '@gradus/tensor';
 * const cube = elementwise({
 *   name: 'cube',
 *   scalar: (e, [x]) => e.mul(x!, e.mul(x!, x!)),
 *   partials: [({ x }) => x.mul(x).mul(3)],
 *   samples: [{ inputs: [{ shape: [3], values: [-1, 0, 2] }] }],
 * });
 * console.log(bind(cube, [array([1, 2])])[0]!.tolist()); // => [1, 8]
 * ```
 */
export function elementwise<P extends Params = Params>(
  rules: ElementwiseRules<P>,
): Primitive<P> & { readonly lower: Elementwise } {
  const { scalar, accepts = 'float', result, run, ...rest } = rules;
  const lower = { kind: 'elementwise', scalar } as unknown as Elementwise;
  return {
    accepts,
    type: elementwiseType<P>(rules.name, accepts, result),
    run: elementwiseRun<P>(lower, run),
    ...rest,
    lower,
  };
}

/** What an author gives for a linear operation. */
export type LinearRules<P extends Params = Params> = Omit<
  Primitive<P>,
  'partials' | 'tangent' | 'linearIn' | 'accepts' | 'lower'
> & {
  readonly accepts?: Accepts;
  readonly lower?: Lowering;
  readonly linearIn?: 'all' | readonly number[];
  readonly transpose: NonNullable<Primitive<P>['transpose']>;
};

/**
 * Makes a primitive that is linear in its inputs: L(ax + by) = a L(x) + b L(y). It is its own derivative,
 * so the author gives the transpose alone.
 *
 * @param rules - type, run, transpose, batch and samples
 * @returns the primitive
 */
export function linear<P extends Params = Params>(rules: LinearRules<P>): Primitive<P> {
  return { accepts: 'any', linearIn: 'all', lower: { kind: 'host' }, ...rules };
}

/**
 * Makes a primitive of two inputs that is linear in each with the other fixed: a product.
 *
 * @param rules - type, run, transpose, batch and samples
 * @returns the primitive
 */
export function bilinear<P extends Params = Params>(
  rules: Omit<LinearRules<P>, 'linearIn'>,
): Primitive<P> {
  return { accepts: 'number', lower: { kind: 'host' }, ...rules, linearIn: 'each' };
}

/** What an author gives for an operation without a slope. */
export type FlatRules<P extends Params = Params> = Omit<
  Primitive<P>,
  'accepts' | 'lower' | 'zeroSlope' | 'partials' | 'tangent' | 'transpose' | 'linearIn'
> & { readonly accepts?: Accepts; readonly lower?: Lowering };

/**
 * Makes a primitive whose slope is zero wherever it has one; the reason is shown by errors and by the
 * doctor.
 *
 * @param why - the reason, in words: 'piecewise constant'
 * @param rules - type, run, batch and samples
 * @returns the primitive
 */
export function nonDifferentiable<P extends Params = Params>(
  why: string,
  rules: FlatRules<P>,
): Primitive<P> {
  return { accepts: 'any', lower: { kind: 'host' }, ...rules, zeroSlope: { kind: 'flat', why } };
}

/**
 * Whether an argument of a transpose rule is the place of a tangent.
 *
 * @param arg - an argument
 * @returns true for a place, false for a known value
 */
export function isLinear(arg: TransposeArg | undefined): arg is LinearArg {
  return arg !== undefined && 'linear' in arg;
}
