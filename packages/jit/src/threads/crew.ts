/**
 * Threads as compiled code sees them: a memory that they share, modules that are emitted for it, and the import
 * by which a kernel has the turns of a loop computed.
 */
import type { Crew, CrewModule } from '../machine.js';
import { MAX_PAGES, openHeap } from '../memory/heap.js';
import { Residents } from '../memory/residents.js';
import { isMath } from '../wasm/emitScalar.js';
import { ModuleForks, partName, type Part } from './forks.js';
import type { Worth } from './pieces.js';
import type { Pool } from './pool.js';

/** Threads that compute together. */
export class SharedCrew implements Crew {
  readonly residents: Residents;
  readonly #pool: Pool;
  readonly #worth: Worth;
  readonly #gone = new FinalizationRegistry<number>((module) => this.#pool.drop(module));

  /**
   * @param residents - the memory that all share
   * @param pool - helpers that have it
   * @param worth - from which sizes on loops are shared
   */
  constructor(residents: Residents, pool: Pool, worth: Worth) {
    this.residents = residents;
    this.#pool = pool;
    this.#worth = worth;
  }

  get threads(): number {
    return this.#pool.threads;
  }

  begin(): CrewModule {
    let launched: Launched | null = null;
    const forks = new ModuleForks(this.#worth);
    const fork = (part: number, ...args: number[]): void => this.#fork(launched!, part, args);
    return {
      options: { pages: MAX_PAGES, forks },
      imports: () => Object.fromEntries(forks.imports.map((name) => [name, fork])),
      launch: ({ module, instance }, functions) => {
        const { parts } = forks;
        if (parts.length > 0) {
          const runs = parts.map((_, i) => instance.exports[partName(i)] as Run);
          const math = [...functions]
            .filter(([, f]) => isMath(f))
            .map(([name, f]) => [name, f.name]);
          const number = this.#pool.share(module, Object.fromEntries(math));
          launched = { module: number, parts, runs };
          // An instance may be collected before its functions, which hold this.
          this.#gone.register(launched, launched.module);
        }
        return parts;
      },
    };
  }

  /** Has all turns of a part computed: by everybody, or by this thread alone where that is quicker. */
  #fork(launched: Launched, part: number, given: readonly number[]): void {
    const { turns, work, shared, privates } = launched.parts[part]!;
    const isWorth = work >= this.#worth.waking || this.#pool.isAwake;
    const together = isWorth && this.#pool.has(launched.module);
    const stride = privates.reduce((sum, bytes) => sum + bytes, 0);
    const bytes = stride * (together ? this.#pool.threads : 1);
    const base = this.residents.take(bytes);
    const args = given.toSpliced(shared, 0, ...placesFrom(base, privates));
    const run = launched.runs[part]!;
    if (together) {
      const own = { from: shared, to: shared + privates.length, stride };
      this.#pool.compute({ module: launched.module, part, turns, args, own, run });
    } else for (let turn = 0; turn < turns; turn++) run(...args, turn);
    // Not where something was thrown: a thread that is late may still write there.
    this.residents.heap.give(base, bytes);
  }
}

type Run = (...args: number[]) => void;

/** A module that threads have, or will have soon. */
interface Launched {
  readonly module: number;
  readonly parts: readonly Part[];
  readonly runs: readonly Run[];
}

/** Places one after the other. */
function placesFrom(base: number, sizes: readonly number[]): number[] {
  let next = base;
  return sizes.map((bytes) => {
    next += bytes;
    return next - bytes;
  });
}

/** The least that a memory must be able to grow to, in pages: 256 MiB. */
const LEAST_PAGES = 0x1000;

/**
 * A memory that threads can share.
 *
 * @returns null where there is none
 */
export function sharedResidents(): Residents | null {
  if (typeof SharedArrayBuffer === 'undefined' || typeof WebAssembly === 'undefined') return null;
  for (let maximum = MAX_PAGES; maximum >= LEAST_PAGES; maximum /= 2) {
    try {
      const memory = new WebAssembly.Memory({ initial: 1, maximum, shared: true });
      return new Residents(openHeap(memory));
    } catch {
      // the engine keeps no room for so much: perhaps for half of it
    }
  }
  return null;
}
