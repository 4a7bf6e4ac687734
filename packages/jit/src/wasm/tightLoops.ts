/**
 * Loops whose turns are so short that a jump counts: several turns of them stand between two jumps back.
 */
import type { Index, Statement } from '@gradus/tensor/code';

/** Turns of a tight loop between two jumps back; at each jump the engine looks whether it must stop. */
export const TURNS = 4;
/**
 * The same of crowded loops, whose turns begin with a label each, across which nothing is moved. Engines may
 * move all that a turn reads to its start; where that is more than registers hold, the rest would go
 * through memory. So turns keep their order, in which little is alive at a time. (V8 up to 12.4 is such an
 * engine; newer ones gain by the longer loop.)
 */
export const TURNS_APART = 8;
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
