/**
 * What it means to run loops that several kernels have in common: their instructions, with their ports where
 * they begin here, and with the count that is handed over. WebAssembly calls one function instead; whoever
 * interprets loops or asks what they touch reads them like this.
 */
import { madeOnce } from '@gradus/tensor';
import { movedTo } from './moved.js';
import {
  moving,
  type Index,
  type Place,
  type RunStatement,
  type Statement,
} from '@gradus/tensor/code';

const known = /* @__PURE__ */ new WeakMap<RunStatement, readonly Statement[]>();

/**
 * The instructions of loops in the place where they are run.
 *
 * @param run - runs them
 * @returns the same instructions whenever it is asked
 */
export function inlined(run: RunStatement): readonly Statement[] {
  return madeOnce(known, run, putIn);
}

function putIn({ loops, at, turns }: RunStatement): readonly Statement[] {
  const { body, ports = [], counted } = loops;
  const begins = new Map(ports.map((port, i) => [port, at[i]!]));
  const counts = counted === undefined ? null : { ...counted, count: turns };
  const counter = (index: Index): Index => (index === counted ? counts! : index);
  const move = (place: Place): Place => {
    const begin = begins.get(place.buffer)!;
    const own = place.terms.map((t) => ({ ...t, index: counter(t.index) }));
    const terms = moving([...begin.terms, ...own]);
    return { ...begin, offset: begin.offset + place.offset, terms };
  };
  return movedTo(body, move, counter);
}
