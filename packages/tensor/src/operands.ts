/**
 * Lists made from lists: the types of operands, their primals, the slots of results. There are several for
 * every operation, most of one or two values, so they cost what the operation costs. `map` makes them with
 * places that may be empty once an engine has compiled its caller, and without before; whatever was compiled
 * for lists of one sort is thrown away when it meets the other. These lists have no empty places, ever, and
 * short ones room for exactly what they hold (a list that grows by `push` keeps room for seventeen).
 */
import type { Tensor } from './tensor.js';
import type { TensorType } from './type.js';

/**
 * The types of operands.
 *
 * @param xs - tensors
 * @returns their types
 */
export function typesOf(xs: readonly Tensor[]): TensorType[] {
  if (xs.length === 1) return [xs[0]!.type];
  if (xs.length === 2) return [xs[0]!.type, xs[1]!.type];
  return mapped(xs, (x) => x.type);
}

/**
 * As `xs.map(f)`, for lists of a few values that are made for every operation.
 *
 * @param xs - values
 * @param f - of each of them
 * @returns the results
 */
export function mapped<X, Y>(xs: readonly X[], f: (x: X) => Y): Y[] {
  if (xs.length === 1) return [f(xs[0]!)];
  if (xs.length === 2) return [f(xs[0]!), f(xs[1]!)];
  if (xs.length === 3) return [f(xs[0]!), f(xs[1]!), f(xs[2]!)];
  const results: Y[] = [];
  for (let i = 0; i < xs.length; i++) results.push(f(xs[i]!));
  return results;
}
