/**
 * Loops whose turns are so short that a jump counts: several turns of them stand between two jumps back.
 */
import type { Index, Statement } from '@gradus/tensor/code';

/** Turns of a tight loop between two jumps back; at each jump the engine looks whether it must stop. */
export const TURNS = 4;
/** Loops that run so often, with so short a body, are tight. */
const [OFTEN, SHORT] = [8, 32];

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
