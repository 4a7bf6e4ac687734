/**
 * Which carries of a loop have a tangent, or a batch axis? A carry has one when it starts with one, or when
 * the body makes one out of another that has. The least set closed under this is reached by asking the body
 * again until nothing is added: at most one round more than there are carries.
 */

/** The set that was reached, and what the body answered to it. */
export interface Closed<R> {
  readonly carry: readonly boolean[];
  readonly result: R;
}

/**
 * The least set of carries that is closed under the body.
 *
 * @param start - carries that are in the set before the first step
 * @param ask - transforms the body for a set of carries
 * @param reached - reads from the answer which outputs are in the set; the carries come first
 * @returns the closed set, and the answer for it
 */
export function closeCarry<R>(
  start: readonly boolean[],
  ask: (carry: readonly boolean[]) => R,
  reached: (result: R) => readonly boolean[],
): Closed<R> {
  let carry = start;
  for (;;) {
    const result = ask(carry);
    const outputs = reached(result);
    const grown = carry.map((is, i) => is || outputs[i]!);
    if (grown.every((is, i) => is === carry[i])) return { carry, result };
    carry = grown;
  }
}
