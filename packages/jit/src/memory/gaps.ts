/**
 * The free parts of a memory, ordered by address. Who asks gets the first part that is large enough (first
 * fit), and neighbours that are given back grow together again. Cost: the number of gaps, which are few, since
 * a program asks for the same sizes again and again.
 */

/** A part of memory: from its first byte to the one after its last. */
interface Gap {
  from: number;
  to: number;
}

/** The free parts of a memory. */
export class Gaps {
  readonly #gaps: Gap[] = [];

  /**
   * Takes a part away.
   *
   * @param bytes - how long it shall be
   * @returns its first byte; null where no gap is that long
   */
  take(bytes: number): number | null {
    for (let i = 0; i < this.#gaps.length; i++) {
      const gap = this.#gaps[i]!;
      const { from } = gap;
      if (gap.to - from < bytes) continue;
      gap.from += bytes;
      if (gap.from === gap.to) this.#gaps.splice(i, 1);
      return from;
    }
    return null;
  }

  /**
   * Gives a part back.
   *
   * @param from - its first byte
   * @param to - the one after its last
   */
  give(from: number, to: number): void {
    const at = this.#after(from);
    const [before, after] = [this.#gaps[at - 1], this.#gaps[at]];
    const [joinsBefore, joinsAfter] = [before?.to === from, after?.from === to];
    if (joinsBefore && joinsAfter) {
      before!.to = after!.to;
      this.#gaps.splice(at, 1);
    } else if (joinsBefore) before!.to = to;
    else if (joinsAfter) after!.from = from;
    else this.#gaps.splice(at, 0, { from, to });
  }

  /**
   * Where free memory at the end begins.
   *
   * @param end - the byte after the last one of the memory
   * @returns first byte of the gap that reaches to the end; the end itself where none does
   */
  tail(end: number): number {
    const last = this.#gaps.at(-1);
    return last?.to === end ? last.from : end;
  }

  /** The place of the first gap that begins after an address. */
  #after(address: number): number {
    let [low, high] = [0, this.#gaps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#gaps[middle]!.from < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
