/**
 * Tells of functions that are traced again and again (GR310). Tracing costs some hundred times what a
 * call costs (a thousand with compiling), and the usual reason is a `jit` inside a loop: every turn makes a new function, and new functions
 * have no trace yet. What the two have in common is their source text.
 */
import { warn } from '@gradus/tensor';
import { recentMap } from './recentMap.js';

/** After so many traces of one text somebody should be told. */
const MANY = 10;
const KEPT = 1000;

const traces = /* @__PURE__ */ recentMap<number>(KEPT);

/** Where a transformed function keeps the one it was made from, see `derivedFrom` of `@gradus/ir`. */
const SOURCE: unique symbol = Symbol.for('gradus.source') as never;

interface Named {
  readonly name: string;
  readonly [SOURCE]?: Named;
}

/**
 * Counts a trace, and warns once when there are many of one text.
 *
 * @param f - the function that is traced
 */
export function countTrace(f: Named): void {
  const text = `${f.name} ${textOf(f)}`;
  const count = (traces.get(text) ?? 0) + 1;
  traces.set(text, count);
  if (count !== MANY) return;
  warn('GR310', {
    what: `${f.name === '' ? 'a jitted function' : `\`${f.name}\``} has been traced ${MANY} times.`,
    why: 'A call of a new function, or with arguments of new shapes or dtypes, is traced anew, which costs a hundred times what a call costs, and a thousand times where the program is new and is compiled.',
    instead:
      'Make the jitted function once, outside the loop, and pass what changes as an argument; if shapes change, pad them to a few sizes.',
  });
}

/** The text that the user wrote: all functions that `grad` makes look alike. */
function textOf(f: Named): string {
  let source = f;
  while (source[SOURCE] !== undefined) source = source[SOURCE];
  return Function.prototype.toString.call(source);
}
