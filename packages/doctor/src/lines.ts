/**
 * The user's lines of an observed run. Remembering a stack takes as long as several operations, and nearly all of them
 * are never looked at. So a run only counts its operations, and where lines are asked for the function is run once more
 * with the stacks of those operations kept. Where a function does not do the same twice (it builds a table the first
 * time), what both runs have in common at their beginning and at their end is one and the same; of the rest no line is
 * known.
 */
import { captureSite, type Site } from '@gradus/tensor';

/** Frames of gradus between an operation and the user's own: fourteen were seen, and some of the way here. */
const NEAR = 20;

/** Runs the function again, and asks `at` for the site of every operation, as the observed run did. */
export type Again = (at: (op: string) => Site) => void;

/** The lines of one run. */
export class Lines {
  /** Names of the operations that asked for a line, in order. */
  readonly #ops: string[] = [];
  readonly #found = new Map<number, Error | null>();
  readonly #wanted = new Set<number>();
  readonly #again: Again;
  #reads = 0;

  /**
   * @param again - runs the function once more
   */
  constructor(again: Again) {
    this.#again = again;
  }

  /** The site of the next operation of the observed run, to be found out later. */
  readonly next = (op: string): Site => new LaterSite(this, this.#ops.push(op) - 1);

  /** Notes that a line may be asked for, so that one run finds all of them. */
  want(place: number): void {
    if (!this.#found.has(place)) this.#wanted.add(place);
  }

  /** Finds the lines that are wanted. */
  #find(): void {
    const second: string[] = [];
    const kept = new Map<number, Error | null>();
    // Places are counted from the beginning, or from an end that is not known yet: all are kept the second time.
    const isAll = this.#reads++ > 0;
    try {
      this.#again((op) => {
        const place = second.push(op) - 1;
        if (!isAll && !this.#wanted.has(place)) return NOWHERE;
        const site = captureSite(NEAR);
        kept.set(place, site.error);
        return site;
      });
    } catch {
      // It did not throw the first time; what was seen until now may still be right.
    }
    this.#settle(second, kept, isAll);
  }

  /** The stack at an operation of the observed run. */
  at(place: number): Error | null {
    if (!this.#found.has(place)) {
      this.#wanted.add(place);
      this.#find();
      if (this.#wanted.has(place)) this.#find();
    }
    return this.#found.get(place) ?? null;
  }

  /** Which places of the second run are those of the first: all, or as many as agree at both ends. */
  #settle(
    second: readonly string[],
    kept: ReadonlyMap<number, Error | null>,
    isAll: boolean,
  ): void {
    const first = this.#ops;
    const { start, end } = commonEnds(first, second);
    const isSame = start === first.length && start === second.length;
    if (!isSame && !isAll) return; // asked for again, with all of them kept
    const after = first.length - end;
    const shift = second.length - first.length;
    for (const place of isAll ? first.keys() : this.#wanted) {
      const isKnown = place < start || place >= after;
      const found = isKnown ? kept.get(place < start ? place : place + shift) : undefined;
      this.#found.set(place, found ?? null);
    }
    this.#wanted.clear();
  }
}

/** How much two lists have in common, from the beginning and from the end. */
function commonEnds(
  a: readonly string[],
  b: readonly string[],
): { readonly start: number; readonly end: number } {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start++;
  let end = 0;
  while (end < least - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return { start, end };
}

/** Of operations whose line nobody wants. */
const NOWHERE: Site = { error: null };

/** A site whose stack is found out when it is read. */
class LaterSite implements Site {
  readonly #lines: Lines;
  readonly #place: number;

  constructor(lines: Lines, place: number) {
    this.#lines = lines;
    this.#place = place;
  }

  get error(): Error | null {
    return this.#lines.at(this.#place);
  }

  want(): void {
    this.#lines.want(this.#place);
  }
}

/**
 * Says that the lines of some sites may be read, so that one run finds them all.
 *
 * @param sites - of an observed run; others know their lines already
 */
export function wantLines(sites: readonly (Site | null)[]): void {
  for (const site of sites) if (site instanceof LaterSite) site.want();
}
