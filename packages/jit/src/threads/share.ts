/**
 * Loops → loops of which some may be shared by threads. From the outside in, the first loop is taken whose
 * turns are independent of one another, whose work is worth it, and which has turns enough for all; what is
 * around it stays with one thread. Of a matrix product that is a loop over tiles or over blocks of them, of
 * elementwise work the only loop, of sums along rows the loop over rows. A sum of everything into one number
 * stays with one thread.
 */
import { dtypes } from '@gradus/tensor';
import type { Buffer } from '../kernels/kernel.js';
import {
  loopOver,
  moving,
  type Apart,
  type Index,
  type Local,
  type LoopFunction,
  type LoopStatement,
  type Place,
  type SetStatement,
  type Statement,
} from '@gradus/tensor/code';
import { staysApart } from './footprint.js';
import { movedTo } from '../loops/moved.js';
import { piecesOf, type Worth } from './pieces.js';
import { eachLocal, setIn, surveyOf, workOf, type Survey } from './survey.js';

/**
 * Cuts the loops of a kernel into pieces that threads can share.
 *
 * @param loops - the loops, formulas put in
 * @param worth - sizes from which that pays
 * @returns the loops; those in pieces are marked
 */
export function sharedLoops(loops: LoopFunction, worth: Worth): LoopFunction {
  const sharer = new Sharer(loops, worth);
  return { ...loops, body: sharer.shared(loops.body, { outer: [], before: [] }).body };
}

/** Turns enough for several threads, also if one of them is late. */
const MANY = 8;

/** What is around a loop: loops, and what was set before it; null where a variable may have changed since. */
interface Around {
  readonly outer: readonly Index[];
  readonly before: readonly (SetStatement | ReadonlySet<Local>)[];
}

/** Instructions, and how much of their work threads share. */
interface Shared {
  readonly body: readonly Statement[];
  readonly work: number;
}

class Sharer {
  readonly #worth: Worth;
  readonly #body: readonly Statement[];
  readonly #whole: Survey;
  readonly #scratch: ReadonlySet<Buffer>;
  readonly #passing: ReadonlySet<Buffer>;

  constructor({ body, scratch = [], passing = [] }: LoopFunction, worth: Worth) {
    this.#worth = worth;
    this.#body = body;
    this.#whole = surveyOf({ body });
    this.#scratch = new Set(scratch);
    this.#passing = new Set(passing);
  }

  shared(body: readonly Statement[], around: Around): Shared {
    const before = [...around.before];
    const made: Statement[] = [];
    let work = 0;
    for (const s of body) {
      if (s.kind === 'loop') {
        const shared = this.#loop(s, { ...around, before: [...before] });
        made.push(...shared.body);
        work += shared.work;
      } else made.push(s);
      if (s.kind === 'set') before.push(s);
      else if ('body' in s || 'loops' in s) before.push(setIn([s]));
    }
    return { body: made, work };
  }

  #loop(loop: LoopStatement, around: Around): Shared {
    const { index, body } = loop;
    const [alone, all] = [{ body: [loop], work: 0 }, index.count * workOf(body)];
    if (all < this.#worth.loop) return alone;
    const apart = index.count > 1 ? this.#apart(loop, around) : null;
    const pieces = (): Shared => ({ body: this.#pieces(loop, apart!), work: all });
    if (apart !== null && index.count >= MANY) return pieces();
    const inside = this.shared(body, {
      outer: [...around.outer, index],
      before: [...around.before, setIn(body)], // by the turn before
    });
    if (2 * index.count * inside.work >= all) {
      return { body: [{ ...loop, body: inside.body }], work: index.count * inside.work };
    }
    return apart === null ? alone : pieces();
  }

  /** How the turns of a loop become a function; null where they depend on each other. */
  #apart(loop: LoopStatement, { outer, before }: Around): Apart | null {
    const survey = surveyOf(loop);
    if (survey.carries || survey.callsHost || !this.#leavesNothing(loop)) return null;
    const privates: Buffer[] = [];
    for (const [buffer, touches] of survey.touches) {
      if (touches.every((t) => !t.stores)) continue;
      if (this.#isPrivate(buffer, survey)) privates.push(buffer);
      else if (!staysApart(touches, loop.index, survey.inner)) return null;
    }
    const again = this.#again(survey.captured, before);
    return again === null ? null : { outer, before: again, privates };
  }

  /** Whether every turn of this loop writes a buffer before it reads, and nobody reads what it leaves. */
  #isPrivate(buffer: Buffer, { touches }: Survey): boolean {
    const own = touches.get(buffer)!;
    const all = this.#whole.touches.get(buffer)!;
    const staysInside = own.length === all.length || this.#passing.has(buffer);
    return this.#scratch.has(buffer) && own[0]!.stores && staysInside;
  }

  /** What sets variables, to be done once more; null where that would not give the same. */
  #again(captured: ReadonlySet<Local>, before: Around['before']): readonly SetStatement[] | null {
    const needed = new Set(captured);
    const again: SetStatement[] = [];
    for (const s of before.toReversed()) {
      if (!('kind' in s)) {
        if ([...s].some((local) => needed.has(local))) return null;
      } else if (needed.delete(s.local)) {
        if (!this.#isStill(s)) return null;
        eachLocal(s.value, (local) => needed.add(local));
        again.unshift(s);
      }
    }
    return needed.size === 0 ? again : null;
  }

  /** Whether a variable would be set to the same at any time: nothing is written where it is read. */
  #isStill(s: SetStatement): boolean {
    const { touches, callsHost } = surveyOf({ body: [s] });
    if (callsHost) return false;
    const written = [...this.#whole.touches].filter(([, all]) => all.some((t) => t.stores));
    // A result may lie in the place of an operand that is as large.
    const sizes = new Set(written.map(([buffer]) => bytesOf(buffer)));
    return [...touches.keys()].every((buffer) => !sizes.has(bytesOf(buffer)));
  }

  /** Whether somebody outside of a loop reads a variable that its last turn has left. */
  #leavesNothing(loop: LoopStatement): boolean {
    const { captured } = surveyOf({ body: without(this.#body, loop) });
    const own = setIn(loop.body);
    return ![...captured].some((local) => own.has(local));
  }

  #pieces({ index, body }: LoopStatement, apart: Apart): readonly Statement[] {
    const { count, length, rest } = piecesOf(index.count, workOf(body), this.#worth);
    const piece: Index = { name: `piece_${index.name}`, count };
    const within: Index = { name: index.name, count: length };
    const last: Index = { name: index.name, count: rest };
    const inPiece = inTurns(index, (stride) => [
      { index: piece, stride: stride * length },
      { index: within, stride },
    ]);
    const inRest = inTurns(index, (stride) => [{ index: last, stride }], count * length);
    const one = loopOver(within, movedTo(body, inPiece));
    const left = rest === 0 ? [] : loopOver(last, movedTo(body, inRest));
    return count === 1
      ? [{ kind: 'loop', index, body }]
      : [{ kind: 'loop', index: piece, body: one, apart }, ...left];
  }
}

function bytesOf({ dtype, size }: Buffer): number {
  return dtypes[dtype].bytes * size;
}

/** Instructions without one of them. */
function without(body: readonly Statement[], loop: LoopStatement): readonly Statement[] {
  return body
    .filter((s) => s !== loop)
    .map((s) => ('body' in s ? { ...s, body: without(s.body, loop) } : s));
}

/** Places with other counters instead of one that began at turn `from`. */
function inTurns(
  index: Index,
  steps: (stride: number) => Place['terms'],
  from = 0,
): (place: Place) => Place {
  return (place) => {
    const at = place.terms.findIndex((t) => t.index === index);
    if (at < 0) return place;
    const { stride } = place.terms[at]!;
    const terms = place.terms.toSpliced(at, 1, ...steps(stride));
    return { ...place, offset: place.offset + from * stride, terms: moving(terms) };
  };
}
