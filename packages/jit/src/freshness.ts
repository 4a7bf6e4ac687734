/**
 * Tells under diagnosis of programs that are no longer what their function would do (GR312): a variable, a
 * typed array or a counter that the function read while it was traced has changed since.
 */
import { contiguous, warn, type Tensor } from '@gradus/tensor';
import { programKey, type CallParams } from '@gradus/ir';

/** What a trace gave: a program, and the tensors it closed over. */
export interface Frozen {
  readonly params: CallParams;
  readonly captured: readonly Tensor[];
}

/**
 * Compares a remembered trace with a new one, and warns where they differ.
 *
 * @param name - of the function
 * @param before - the remembered trace
 * @param now - traces at this moment; only the doctor pays for it
 */
export function warnWhenStale(name: string, before: Frozen, now: () => Frozen): void {
  if (keyOf(before) === keyOf(now())) return;
  warn('GR312', {
    what: `the program of ${name === 'the function' ? name : `\`${name}\``} is stale: traced now, the function gives another one.`,
    why: 'A jitted function is traced once for each signature. What it read from outside (a variable, an array, a counter) was frozen then.',
    instead: 'Pass what changes as an argument.',
  });
}

function keyOf({ params, captured }: Frozen): string {
  const values = captured.map((x) => (x.trace === null ? contiguous(x).join() : 'traced'));
  return [programKey(params.programs.body), ...values].join('|');
}
