/**
 * Loops whose turns are so short that a jump counts: several turns of them stand between two jumps back.
 */
import { registerCount } from './vectorContext.js';
import type { Index, Statement } from '@gradus/tensor/code';

/** Turns of a tight loop between two jumps back; at each jump the engine looks whether it must stop. */
const TURNS = 4;
/** The same where turns are kept apart, which costs such a look at each of them. */
const TURNS_APART = 8;
/** Loops that run so often, with so short a body, are tight. */
const [OFTEN, SHORT] = [8, 32];
/** Machines have sixteen vector registers; one is the engine's, one holds the product of the moment. */
const REGISTERS = 14;

/**
 * Whether a loop is tight.
 *
 * @param index - its counter
 * @param body - what it repeats
 * @returns true for an innermost loop over vectors whose turns are so short that a jump counts
 */
export function isTight({ count }: Index, body: readonly Statement[]): boolean {
  return (
    count >= OFTEN &&
    body.length <= SHORT &&
    body.every((s) => !('body' in s || 'loops' in s)) &&
    body.some((s) => 'value' in s && s.value.lanes !== undefined)
  );
}

/** How the turns of a tight loop are laid out. */
export interface Turns {
  readonly count: number;
  /** Whether each begins with a label of its own, across which nothing is moved. */
  readonly apart: boolean;
}

/**
 * How the turns of a tight loop are laid out. Engines may move all that a turn reads to its start; where that
 * is more than registers hold, turns are kept apart: so each keeps its order, in which little is
 * alive at a time. (V8 up to 12.4 is such an engine; to 13.6 it costs two in a hundred.)
 *
 * @param body - what the loop repeats
 * @returns how many turns stand between two jumps back, and how
 */
export function turnsOf(body: readonly Statement[]): Turns {
  const apart = body.every((s) => s.kind === 'set') && registersIn(body) > REGISTERS;
  return { count: apart ? TURNS_APART : TURNS, apart };
}

/** Registers that are written in a turn; a number in all lanes is in one. */
function registersIn(body: readonly Statement[]): number {
  return body.reduce((sum, s) => {
    if (s.kind !== 'set' || s.local.lanes === undefined) return sum;
    return sum + (s.value.kind === 'splat' ? 1 : registerCount(s.local.dtype));
  }, 0);
}
