/**
 * Makers of operations of random programs with one operand and parameters, such as reductions and
 * movements.
 */
import { sizeOf, type Params, type Shape, type Tensor } from '@gradus/tensor';
import { jaxName, pythonText } from './jaxText.js';
import { chosen, float, type Interval, type Known, type ProgramOp } from './programOp.js';

/** One operand, and parameters. */
interface Shaped {
  params(x: Known, knob: number): Params | null;
  shape(x: Known, params: Params): Shape;
  range?(x: Known, params: Params): Interval;
  run(x: Tensor, params: Params): Tensor;
  source(x: string, params: Params): string;
  /** In Python; the name with the same arguments when left out. */
  jax?(x: string, params: Params): string;
  gap?(x: Tensor, params: Params): number;
}

/**
 * An operation with one operand and parameters.
 *
 * @param name - its name
 * @param rules - how it chooses parameters, computes and prints
 * @returns the operation
 */
export function shaped(name: string, { gap, ...rules }: Shaped): ProgramOp {
  const jax = rules.jax ?? ((x, params) => pythonCall(jaxName(name), x, params));
  return {
    name,
    takes: ['float'],
    params: ([x], knob) => rules.params(x!, knob),
    result: ([x], params) => float(rules.shape(x!, params), rules.range?.(x!, params) ?? x!.range),
    run: ([x], params) => rules.run(x!, params),
    source: ([x], params) => rules.source(x!, params),
    jax: ([x], params) => jax(x!, params),
    ...(gap && { gap: ([x]: readonly Tensor[], params: Params) => gap(x!, params) }),
  };
}

/**
 * A call with the parameters in order.
 *
 * @param name - the function
 * @param x - the first argument
 * @param params - the others, named in the order in which they stand
 * @returns a Python expression
 */
function pythonCall(name: string, x: string, params: Params): string {
  return `${name}(${[x, ...Object.values(params).map(pythonText)].join(', ')})`;
}

/**
 * A parameter as TypeScript writes it.
 *
 * @param value - a number, boolean, null, or nested arrays of these
 * @returns a literal
 */
export const text = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(text).join(', ')}]` : String(value);

/**
 * An axis of a value.
 *
 * @param x - the value
 * @param knob - any number from 0
 * @returns the parameter `axis`, or null where there is none
 */
export function anAxis(x: Known, knob: number): Params | null {
  return x.shape.length === 0 ? null : { axis: knob % x.shape.length };
}

/** An axis or all of them, kept with length 1 or not. */
function axisAndKeepdims(x: Known, knob: number): Params | null {
  if (x.shape.length === 0) return null;
  const axis = chosen([...x.shape.keys(), null], knob);
  return { axis, keepdims: knob % 5 === 4 };
}

interface Reduction {
  readonly axis: number | null;
  readonly keepdims: boolean;
}

function reduced({ shape }: Known, params: Params): Shape {
  const { axis, keepdims } = params as unknown as Reduction;
  const kept = shape.map((n, i) => (axis === null || i === axis ? 1 : n));
  return keepdims ? kept : shape.filter((_, i) => axis !== null && i !== axis);
}

/**
 * How many entries a reduction joins.
 *
 * @param x - the value
 * @param params - with `axis`
 * @returns the length of the axis, or the number of all entries
 */
export function lengthOf({ shape }: Known, params: Params): number {
  const { axis } = params as unknown as Reduction;
  return axis === null ? sizeOf(shape) : shape[axis]!;
}

/** A function that reduces an axis. */
export type Reduce = (x: Tensor, axis: number | null, options: { keepdims: boolean }) => Tensor;

/**
 * A reduction over an axis or over all of them.
 *
 * @param name - its public name
 * @param f - the function
 * @param rules - range and kinks; when left out, results lie where the entries do
 * @returns the operation
 */
export function reduction(
  name: string,
  f: Reduce,
  rules: Pick<Shaped, 'range' | 'gap'> & {
    readonly fits?: (x: Known, params: Params) => boolean;
    /** Its name in TypeScript, where that is another one. */
    readonly called?: string;
  } = {},
): ProgramOp {
  const { fits, called = name, ...others } = rules;
  return shaped(name, {
    params: (x, knob) => {
      const params = axisAndKeepdims(x, knob);
      return params !== null && fits?.(x, params) === false ? null : params;
    },
    shape: reduced,
    run: (x, params) => {
      const { axis, keepdims } = params as unknown as Reduction;
      return f(x, axis, { keepdims });
    },
    source: (x, { axis, keepdims }) =>
      `${called}(${x}, ${text(axis)}${keepdims === true ? ', { keepdims: true }' : ''})`,
    jax: (x, { axis, keepdims }) =>
      `${jaxName(name)}(${x}, axis=${pythonText(axis)}, keepdims=${pythonText(keepdims)})`,
    ...others,
  });
}

/**
 * An operation along one axis that keeps the shape, such as a running sum.
 *
 * @param name - its public name
 * @param f - the function
 * @param rules - range and kinks
 * @returns the operation
 */
export function along(
  name: string,
  f: (x: Tensor, axis: number) => Tensor,
  rules: Pick<Shaped, 'range' | 'gap'> & {
    readonly fits?: (x: Known, axis: number) => boolean;
  } = {},
): ProgramOp {
  const { fits, ...others } = rules;
  return shaped(name, {
    params: (x, knob) => {
      const params = anAxis(x, knob);
      return params !== null && fits?.(x, params['axis'] as number) === false ? null : params;
    },
    shape: ({ shape }) => shape,
    run: (x, { axis }) => f(x, axis as number),
    source: (x, { axis }) => `${name}(${x}, ${text(axis)})`,
    jax: (x, { axis }) => `${jaxName(name)}(${x}, axis=${pythonText(axis)})`,
    ...others,
  });
}
