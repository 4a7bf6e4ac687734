/**
 * `hasAux`: a function that returns `[value, extras]` is split into the function of the value and the
 * extras it leaves behind.
 */
import { context, GradusError, isPlain, printType, Tensor, type Trace } from '@gradus/tensor';
import type { TreeFunction } from '@gradus/ir';

/** The function of the value alone, and the extras of its last run. */
export interface Auxiliary {
  readonly main: TreeFunction;
  aux(): unknown;
}

/**
 * Splits off the extras.
 *
 * @param f - a user's function
 * @param hasAux - whether it returns `[value, extras]`
 * @param title - what is being done, for messages
 * @returns the function of the value, and access to the extras
 */
export function auxiliary(f: TreeFunction, hasAux: boolean, title: string): Auxiliary {
  if (!hasAux) return { main: f, aux: () => undefined };
  let kept: unknown;
  const main = (...args: never[]): unknown => {
    const result = f(...args);
    if (!Array.isArray(result) || result.length !== 2) throw noPair(result, title);
    kept = withoutTrace(result[1], context.current);
    return result[0] as unknown;
  };
  return { main, aux: () => kept };
}

/** Extras are values to look at: what belongs to the trace, which ends here, gives way to its primal. */
function withoutTrace(value: unknown, trace: Trace | null): unknown {
  if (Tensor.is(value)) {
    return trace !== null && value.trace === trace ? (trace.reveal(value, null) ?? value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => withoutTrace(item, trace));
  if (!isPlain(value)) return value; // objects of classes are handed back as they are
  const entries = Object.entries(value).map(([key, item]) => [key, withoutTrace(item, trace)]);
  return Object.fromEntries(entries);
}

function noPair(result: unknown, title: string): GradusError {
  const got = Array.isArray(result)
    ? `an array of ${result.length}`
    : Tensor.is(result)
      ? printType(result.type)
      : `a value of type ${typeof result}`;
  return new GradusError('GR412', {
    what: `with hasAux the function must return [value, extras], and it returned ${got} (${title}).`,
    why: '`hasAux` splits the result: the first is differentiated, the second handed back as it is.',
    instead: 'Return `[loss, extras]` (extras may be a tree), or leave `hasAux` out.',
  });
}
