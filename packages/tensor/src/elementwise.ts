/**
 * The generic half of elementwise operations: their typing, and an eager `run` made from the scalar
 * description. Hot operations write their own loops instead (1–5 ns an element against 10–30).
 */
import { fromData, scalarAs } from './concrete.js';
import { allocate, dtypes, isFloat, type DType } from './dtype.js';
import { GradusError } from './errors/GradusError.js';
import { fill, type ElementFunction } from './loops.js';
import type { Elementwise, Scalars } from './lowering.js';
import type { Params, Primitive } from './primitive.js';
import { numbers } from './scalars.js';
import { sizeOf } from './shape.js';
import type { Tensor } from './tensor.js';
import { printType, sameType, type TensorType } from './type.js';
import { operandOf } from './view.js';

/** Which dtypes an operation takes. */
export type Accepts = 'float' | 'number' | 'integer' | 'bool' | 'discrete' | 'any';

const KINDS: Record<Accepts, readonly string[]> = {
  float: ['float'],
  number: ['float', 'integer'],
  integer: ['integer'],
  bool: ['bool'],
  discrete: ['integer', 'bool'],
  any: ['float', 'integer', 'bool'],
};

/** The nearest dtype of each kind, for messages. */
const CONVERT: Record<Accepts, DType> = {
  float: 'float32',
  number: 'float32',
  integer: 'int32',
  bool: 'bool',
  discrete: 'int32',
  any: 'float32',
};

/**
 * Whether an operation that accepts `accepts` takes tensors of `dtype`.
 *
 * @param accepts - what the operation says it takes
 * @param dtype - the dtype in question
 * @returns true when it does
 */
export function takes(accepts: Accepts, dtype: DType): boolean {
  return accepts === 'any' || KINDS[accepts].includes(dtypes[dtype].kind);
}

/**
 * Throws GR111 unless an operation takes this dtype.
 *
 * @param name - name of the operation
 * @param accepts - what it takes
 * @param type - the type it was given
 */
export function requireDtype(name: string, accepts: Accepts, type: TensorType): void {
  if (takes(accepts, type.dtype)) return;
  throw new GradusError('GR111', {
    what: `${name} does not take ${printType(type)}.`,
    why: `${name} is defined for ${KINDS[accepts].join(' and ')} dtypes.`,
    instead: `Convert first: \`x.astype('${CONVERT[accepts]}')\`.`,
  });
}

/**
 * The typing rule "all inputs alike, result like them (or of dtype `result`)".
 *
 * @param name - name of the operation
 * @param accepts - dtypes it takes
 * @param result - dtype of the result where it differs
 * @returns a `type` rule
 */
export function elementwiseType<P extends Params>(
  name: string,
  accepts: Accepts,
  result: DType | undefined,
): Primitive<P>['type'] {
  let taken: DType | null = null; // the last one that was asked for
  return (inputs) => {
    const first = inputs[0]!;
    if (first.dtype !== taken) requireDtype(name, accepts, first);
    taken = first.dtype;
    let weak = first.weak && result === undefined;
    for (let i = 1; i < inputs.length; i++) {
      const other = inputs[i]!;
      requireSame(name, first, other);
      weak = weak && other.weak;
    }
    if (weak === first.weak && result === undefined) return [first];
    return [{ dtype: result ?? first.dtype, shape: first.shape, weak }];
  };
}

function requireSame(name: string, a: TensorType, b: TensorType): void {
  if (sameType(a, b)) return;
  throw new GradusError('GR103', {
    what: `the primitive ${name} was bound to ${printType(a)} and ${printType(b)}.`,
    why: 'Primitives are strict: operands have one shape and one dtype; the functions around them promote and broadcast.',
    instead: 'Call the function instead of `bind`, or cast and broadcast the operands first.',
  });
}

/** What a description does with its inputs, if it is one operation on all of them in order. */
interface Sole {
  readonly name: keyof Scalars<unknown>;
  readonly args: readonly unknown[];
}

const recorder: Scalars<unknown> = /* @__PURE__ */ new Proxy({} as Scalars<unknown>, {
  get:
    (_, name) =>
    (...args: unknown[]): unknown => ({ name, args }),
});

/**
 * The function of one element. A description that is a single operation, as `e.call(Math.tan, x)`,
 * gives that very function: the loop then calls it without anything between.
 */
function elementFunction(
  lower: Elementwise,
  count: number,
  params: Params,
  dtype: DType,
): ElementFunction {
  const e = numbers(dtype);
  const symbols = Array.from({ length: count }, () => ({}));
  const { name, args = [] } = lower.scalar(recorder, symbols, params) as Partial<Sole>;
  const [operation, rest] =
    name === 'call' && isFloat(dtype) ? [args[0], args.slice(1)] : [name && e[name], args];
  const sole = rest.length === count && rest.every((arg, i) => arg === symbols[i]);
  if (sole && name !== undefined) return operation as ElementFunction;
  if (count === 1) return (x) => lower.scalar(e, [x], params);
  if (count === 2) return (x, y) => lower.scalar(e, [x, y], params);
  return (...xs) => lower.scalar(e, xs, params);
}

/**
 * A `run` rule that computes each element by a function of double precision, rounded to the dtype
 * of the result.
 *
 * @param f - one element of the result from one element of each input
 * @returns the rule
 */
export function eachElement<P extends Params>(f: ElementFunction): Primitive<P>['run'] {
  return (inputs, _, [type]) => {
    const out = allocate(type!.dtype, sizeOf(type!.shape));
    fill(f, inputs.map(operandOf), inputs[0]!.dtype, out);
    return [fromData(type!, out)];
  };
}

/** Whether two sets of parameters are alike, key by key. */
function sameParams(a: Params, b: Params): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}

/**
 * A `run` rule from the scalar description. Scalars are computed as numbers, without arrays and loops.
 *
 * @param lower - the description
 * @param loops - the rule for tensors with axes, where one was written; else it is made as well
 * @returns the rule
 */
export function elementwiseRun<P extends Params>(
  lower: Elementwise,
  loops?: Primitive<P>['run'],
): Primitive<P>['run'] {
  const known: Partial<Record<DType, Known<P>>> = {};
  return (inputs, params, types) => {
    const { dtype } = inputs[0]!.type;
    const isScalar = types[0]!.shape.length === 0;
    if (!isScalar && loops !== undefined) return loops(inputs, params, types);
    let entry = known[dtype];
    if (entry === undefined || (entry.params !== params && !sameParams(entry.params, params))) {
      const element = elementFunction(lower, inputs.length, params, dtype);
      known[dtype] = entry = { params, element, run: eachElement(element) };
    }
    if (!isScalar) return entry.run(inputs, params, types);
    return [scalarAs(types[0]!, numberFrom(entry.element, inputs))];
  };
}

/** What was made for the last parameters. */
interface Known<P extends Params> {
  readonly params: P;
  readonly element: ElementFunction;
  readonly run: Primitive<P>['run'];
}

function numberFrom(f: ElementFunction, inputs: readonly Tensor[]): number {
  const [x, y] = inputs;
  if (inputs.length === 1) return f(x!.first);
  if (inputs.length === 2) return f(x!.first, y!.first);
  return f(...inputs.map((each) => each.first));
}
