/** Programs on one thread, and on helpers alone, bit for bit. */
import { expect } from '@jest/globals';
import { contiguous, printType, withSettings, type Tensor } from '@gradus/tensor';
import { hoistCaptures, makeProgram } from '@gradus/ir';
import { compiledInside } from '../../src/call.js';
import { compile, type Compiled } from '../../src/compile.js';
import { currentCrew, setCrew, wasmMachine } from '../../src/machine.js';
import type { Pool } from '../../src/threads/pool.js';

/** Every loop that can be shared is. */
export const EVERYTHING = { loop: 4, waking: 4, piece: 1 };

/** Types and bits; any NaN as any NaN. */
function bits(xs: readonly Tensor[]): (readonly [string, number[]])[] {
  return xs.map((x) => [printType(x.type), [...contiguous(x)]]);
}

/** Runs a function on one thread, and on helpers as soon as these have it: how many turns they took. */
export async function sameBits(
  pool: Pool,
  f: (...xs: Tensor[]) => Tensor[],
  inputs: readonly Tensor[],
): Promise<number> {
  const crew = currentCrew();
  const { closed, values } = hoistCaptures(
    withSettings({ warn: () => {} }, () => makeProgram(f)(...inputs)),
  );
  const made = (): Compiled => compile(closed, wasmMachine, { prepare: compiledInside, large: 64 });
  setCrew(null);
  const alone = bits(made().run([...values, ...inputs]));
  setCrew(crew);
  const together = made();
  expect(bits(together.run([...values, ...inputs]))).toEqual(alone);
  await pool.ready();
  const before = pool.helped;
  expect(bits(together.run([...values, ...inputs]))).toEqual(alone);
  return pool.helped - before;
}
