/**
 * What a loop does: the elements it touches, the variables it takes from outside, and those that it hands from
 * turn to turn.
 */
import type { Expression, Index, Local, LoopStatement, Statement } from '@gradus/tensor/code';
import type { Buffer } from '../kernels/kernel.js';
import { isOfThisThread } from '../wasm/emitScalar.js';
import { registerCount } from '../wasm/vectorContext.js';
import { inlined } from '../loops/inlined.js';
import type { Touch } from './footprint.js';

/** What a loop does. */
export interface Survey {
  /** In the order of the instructions. */
  readonly touches: ReadonlyMap<Buffer, readonly Touch[]>;
  /** The counters of the loops inside. */
  readonly inner: ReadonlySet<Index>;
  /** Variables that are set outside. */
  readonly captured: ReadonlySet<Local>;
  /** Whether a variable goes from turn to turn. */
  readonly carries: boolean;
  /** Whether something is called that other threads do not have. */
  readonly callsHost: boolean;
}

/**
 * Looks at the turns of a loop.
 *
 * @param loop - the loop
 * @returns what they do
 */
export function surveyOf({ body }: Pick<LoopStatement, 'body'>): Survey {
  const surveyor = new Surveyor(setIn(body));
  surveyor.walk(body, new Set());
  return surveyor;
}

/**
 * The variables that instructions set.
 *
 * @param body - instructions
 * @returns the variables, also of loops inside
 */
export function setIn(body: readonly Statement[]): ReadonlySet<Local> {
  const found = new Set<Local>();
  const visit = (s: Statement): void => {
    if (s.kind === 'set') found.add(s.local);
    if ('body' in s) s.body.forEach(visit);
    if (s.kind === 'run') inlined(s).forEach(visit);
  };
  body.forEach(visit);
  return found;
}

/**
 * The variables in an expression.
 *
 * @param e - the expression
 * @param visit - told of every one
 */
export function eachLocal(e: Expression, visit: (local: Local) => void): void {
  if (e.kind === 'local') visit(e.local);
  if (e.kind === 'load' && e.place.shift !== undefined) visit(e.place.shift.local);
  if ('args' in e) for (const x of e.args) eachLocal(x, visit);
}

class Surveyor implements Survey {
  readonly touches = new Map<Buffer, Touch[]>();
  readonly inner = new Set<Index>();
  readonly captured = new Set<Local>();
  carries = false;
  callsHost = false;
  /** Variables that any turn sets. */
  readonly #own: ReadonlySet<Local>;

  constructor(own: ReadonlySet<Local>) {
    this.#own = own;
  }

  /** Follows instructions; `known` are variables that this turn has set for sure. */
  walk(body: readonly Statement[], known: Set<Local>): void {
    for (const s of body) this.#step(s, known);
  }

  #step(s: Statement, known: Set<Local>): void {
    switch (s.kind) {
      case 'loop':
        this.inner.add(s.index);
        return this.walk(s.body, s.index.count > 0 ? known : new Set(known));
      case 'if':
        this.#read(s.condition, known);
        return this.walk(s.body, new Set(known));
      case 'set':
        this.#read(s.value, known);
        known.add(s.local);
        return;
      case 'store':
        this.#read(s.value, known);
        this.#touch({ place: s.place, width: s.value.lanes ?? 1, stores: true }, known);
        return;
      case 'run':
        return this.walk(inlined(s), known);
    }
  }

  #read(e: Expression, known: ReadonlySet<Local>): void {
    if (e.kind === 'local') this.#readLocal(e.local, known);
    if (isOfThisThread(e)) this.callsHost = true;
    if (e.kind === 'load') {
      this.#touch({ place: e.place, width: e.lanes ?? 1, stores: false }, known);
    }
    if ('args' in e) for (const x of e.args) this.#read(x, known);
  }

  #readLocal(local: Local, known: ReadonlySet<Local>): void {
    if (known.has(local)) return;
    if (this.#own.has(local)) this.carries = true;
    else this.captured.add(local);
  }

  #touch({ place, width, stores }: Touch, known: ReadonlySet<Local>): void {
    if (place.shift !== undefined) this.#readLocal(place.shift.local, known);
    const all = this.touches.get(place.buffer);
    if (all === undefined) this.touches.set(place.buffer, [{ place, width, stores }]);
    else all.push({ place, width, stores });
  }
}

/**
 * How much work instructions are, loops inside counted as often as they run.
 *
 * @param body - the instructions
 * @returns operations of the machine, roughly
 */
export function workOf(body: readonly Statement[]): number {
  let work = 0;
  for (const s of body) {
    if (s.kind === 'loop') work += s.index.count * (1 + workOf(s.body));
    else if (s.kind === 'if') work += operationsOf(s.condition);
    else if (s.kind === 'run') work += workOf(inlined(s));
    else work += operationsOf(s.value) + (s.kind === 'store' ? 1 : 0);
  }
  return work;
}

function operationsOf(e: Expression): number {
  if (e.kind === 'local' || e.kind === 'constant') return 0;
  let work = e.lanes === undefined ? 1 : registerCount(e.dtype);
  if ('args' in e) for (const x of e.args) work += operationsOf(x);
  return work;
}
