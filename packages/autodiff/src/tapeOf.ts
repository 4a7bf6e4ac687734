/**
 * The printable tape of one run of a function.
 */
import { withSettings, type LiftableArgs, optionsOf } from '@gradus/tensor';
import { nameOf } from '@gradus/ir';
import { chooseArguments, type Argnums } from './grad.js';
import { record } from './linearize.js';
import { printTape, type Tape } from './tape.js';

/** A tape that prints itself. */
export type PrintableTape = Tape & { toString(): string };

/**
 * Records the tape of `f` at some arguments, with the user's line beside every entry.
 *
 * @param f - a function of trees
 * @param options - `argnums`
 * @returns a function of the same arguments that returns the tape; `String(tape)` is the linear program
 *
 * @example
 * ```ts
 * import { tapeOf } from '@gradus/autodiff';
 * import { sin, type Tensor } from '@gradus/tensor';
 * console.log(tapeOf((x: Tensor) => sin(x))(0).entries.length); // => 1
 * ```
 */
export function tapeOf<A extends unknown[]>(
  f: (...args: A) => unknown,
  options: { readonly argnums?: Argnums } = {},
): (...args: LiftableArgs<A>) => PrintableTape {
  const { argnums = 0 } = optionsOf(options, ['argnums'], 'tapeOf');
  const title = `tape of ${nameOf(f)}`;
  return (...args) => {
    const chosen = chooseArguments(args, argnums, title);
    const run = withSettings({ captureSites: true }, () => record({ f: f, ...chosen, title }));
    return { ...run.tape, toString: () => printTape(run.tape) };
  };
}
