/**
 * stable(f): the same function of real numbers, computed by forms that floats can follow. It is traced,
 * rewritten as data and run, so it can be differentiated, batched and compiled as f can.
 */
import { unflatten, type GradOf, type LiftableArgs } from '@gradus/tensor';
import { derivedFrom, runProgram, stageFunction } from '@gradus/ir';
import { stabilize } from './rewrites/stabilize.js';

/**
 * A function with its unstable expressions rewritten: log(1 + eˣ) as softplus, log Σ eˣ as logsumexp, sigmoids
 * and their logarithms, eˣ − 1, 1 − cos x, √(a² + b²), x·log x at 0, one-pass variances, differences of roots,
 * and the operands of `where` on the branch that is not taken. `diagnose` tells which of them mattered.
 * The function is traced at every call, like the body of a loop; wrap it in `jit` to trace it once.
 *
 * @param f - a function of trees, without conditions on values (GR302)
 * @returns a function of the same arguments
 *
 * @example
 * ```ts
 * import { stable } from '@gradus/doctor';
 * import { grad } from '@gradus/autodiff';
 * import { add, exp, log, type Tensor } from '@gradus/tensor';
 * const loss = (x: Tensor) => log(add(1, exp(x)));
 * console.log(grad(loss)(1000).item(), grad(stable(loss))(1000).item()); // => NaN 1
 * ```
 */
export function stable<A extends unknown[], R>(
  f: (...args: A) => R,
): (...args: LiftableArgs<A>) => GradOf<R> {
  const steady = (...args: LiftableArgs<A>): GradOf<R> => {
    const { program, leaves, result } = stageFunction(f, args, 'stable');
    return unflatten(result, runProgram(stabilize(program), leaves)) as GradOf<R>;
  };
  return derivedFrom(steady, 'stable', f);
}
