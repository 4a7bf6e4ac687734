/**
 * Lists made from lists: the types of operands, their primals, the slots of results. There are several for
 * every operation, most of one or two values, so they cost what the operation costs. `map` makes them with
 * places that may be empty once an engine has compiled its caller, and without before; whatever was compiled
 * for lists of one sort is thrown away when it meets the other. These lists have no empty places, ever, and
 * short ones room for exactly what they hold (a list that grows by `push` keeps room for seventeen).
 */

/**
 * As `xs.map(f)`, for lists of a few values that are made for every operation.
 *
 * @param xs - values
 * @param f - of each of them, and its place
 * @returns the results
 */
export function mapped<X, Y>(xs: readonly X[], f: (x: X, i: number) => Y): Y[] {
  if (xs.length === 1) return [f(xs[0]!, 0)];
  if (xs.length === 2) return [f(xs[0]!, 0), f(xs[1]!, 1)];
  const results: Y[] = [];
  for (let i = 0; i < xs.length; i++) results.push(f(xs[i]!, i));
  return results;
}
