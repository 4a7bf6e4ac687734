/**
 * Letters for what has no name, or would make an expression too long to read.
 */
import { printSite, printType } from '@gradus/tensor';
import type { Atom } from '@gradus/ir';
import type { Producers } from './sources.js';

const ALPHABET = ['z', 'w', 'v', 'u'];

/** The letters of one expression. */
export class Letters {
  readonly #letters = new Map<Atom, string>();
  readonly #taken: ReadonlySet<string | undefined>;

  /**
   * No letters yet.
   *
   * @param taken - what the user calls something else
   */
  constructor(taken: ReadonlySet<string | undefined>) {
    this.#taken = taken;
  }

  /** The letter of an atom that has got one. */
  get(atom: Atom): string | undefined {
    return this.#letters.get(atom);
  }

  /** The letter of an atom. */
  of(atom: Atom): string {
    const known = this.#letters.get(atom) ?? this.#next();
    this.#letters.set(atom, known);
    return known;
  }

  /** How many letters there are. */
  get size(): number {
    return this.#letters.size;
  }

  /** Takes back all letters but the first ones. */
  keep(size: number): void {
    for (const atom of [...this.#letters.keys()].slice(size)) this.#letters.delete(atom);
  }

  #next(): string {
    const used = new Set<string | undefined>([...this.#taken, ...this.#letters.values()]);
    const letter = ALPHABET.find((each) => !used.has(each));
    if (letter !== undefined) return letter;
    let i = this.#letters.size;
    while (used.has(`z${i}`)) i++;
    return `z${i}`;
  }

  /** What the letters stand for. */
  inWords(producers: Producers): string[] {
    return [...this.#letters].map(([atom, letter]) => {
      const equation = atom.kind === 'var' ? producers.get(atom) : undefined;
      if (equation === undefined) return `${letter} for the ${printType(atom.type)} it closes over`;
      const { op, site } = equation.origin;
      const place = printSite(site);
      return `${letter} for what ${op} gives${place === '' ? '' : ` at ${place}`}`;
    });
  }
}
