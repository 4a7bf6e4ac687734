/**
 * Evaluates a program with `bind`: in the plain world it computes, under a trace it is traced again. So a
 * program can be differentiated, batched and staged like the function it came from.
 */
import { bind, context, withSettings, scalarAs, unreachable, type Tensor } from '@gradus/tensor';
import type { Equation, Program } from './program.js';
import { registersOf, type Registers } from './registers.js';

/**
 * Runs a program on values, in the current trace.
 *
 * @param program - the program
 * @param inputs - one value an input
 * @param onEquation - told of every equation before it runs
 * @returns one value an output
 */
export function runProgram(
  program: Program,
  inputs: readonly Tensor[],
  onEquation?: (equation: Equation) => void,
): Tensor[] {
  const registers = registersOf(program);
  const { primitives, params, wiring } = registers;
  const values = new Values(registers);
  registers.captures.forEach((k, i) => values.set(k, program.captures[i]!.value));
  registers.inputs.forEach((k, i) => values.set(k, inputs[i] ?? unreachable('inputs for all')));
  for (let i = 0, at = 0; i < primitives.length; i++) {
    onEquation?.(program.equations[i]!);
    const args = values.list(wiring, at + 1, wiring[at]!);
    const site = context.captureSites ? program.equations[i]!.origin.site : null;
    const results =
      site === null
        ? bind(primitives[i]!, args, params[i])
        : withSettings({ site }, () => bind(primitives[i]!, args, params[i])); // the user's line
    at = values.keep(results, wiring, at + 1 + args.length);
  }
  return registers.outputs.map((place) => values.get(place));
}

/** What the registers of a running program hold. */
class Values {
  readonly #held: (Tensor | null)[] = [];
  readonly #literals: Registers['literals'];

  constructor({ count, literals }: Registers) {
    for (let k = 0; k < count; k++) this.#held.push(null);
    this.#literals = literals;
  }

  set(place: number, value: Tensor): void {
    this.#held[place] = value;
  }

  get(place: number): Tensor {
    if (place >= 0) return this.#held[place]!;
    const { type, value } = this.#literals[-1 - place]!;
    return scalarAs(type, value);
  }

  /** The values at `count` places. Written out, since an array that grows keeps room for seventeen. */
  list(wiring: Int32Array, at: number, count: number): Tensor[] {
    if (count === 1) return [this.get(wiring[at]!)];
    if (count === 2) return [this.get(wiring[at]!), this.get(wiring[at + 1]!)];
    const values: Tensor[] = [];
    for (let k = 0; k < count; k++) values.push(this.get(wiring[at + k]!));
    return values;
  }

  /** Puts results in their places and clears those that are free then; gives where the wiring goes on. */
  keep(results: readonly Tensor[], wiring: Int32Array, from: number): number {
    let at = from;
    for (let k = 0, count = wiring[at++]!; k < count; k++) this.set(wiring[at++]!, results[k]!);
    for (let left = wiring[at++]!; left > 0; left--) this.#held[wiring[at++]!] = null;
    return at;
  }
}
