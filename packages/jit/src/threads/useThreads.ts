/**
 * The one call that starts threads and ends them. It is asked for, since workers take a moment to start and
 * not every program wants them; who does not call it does not carry this folder along.
 */
import { GradusError, shown, warn } from '@gradus/tensor';
import { currentCrew, setCrew } from '../machine.js';
import type { Residents } from '../memory/residents.js';
import { SharedCrew, sharedResidents } from './crew.js';
import { MOST_THREADS } from './job.js';
import { WORTH, type Worth } from './pieces.js';
import { Pool, type PoolOptions } from './pool.js';
import { processors } from './worker.js';

/** More threads than this are started only for who asks for them. */
const PLENTY = 8;

/**
 * Lets compiled functions run on several threads, from now on, wherever that is worth it: matrix products,
 * elementwise work and sums along rows of more than some 50 µs. Loops that threads share are cut by their size
 * alone, and every element is computed as by one thread: results are the same, bit for bit, with any number
 * of threads. Calls stay synchronous; functions that are compiled already are compiled once more, at their next
 * call. Threads of Node do not keep a program from ending. What was computed before the first call of
 * `useThreads` lies in a memory of its own and is copied when it is used, so call it early.
 *
 * @param count - how many threads compute, the caller among them; by default as many as the machine has
 *   processors, 8 at most. 1 ends the threads again
 * @returns how many there are now: 1, with a warning (GR322), where workers or shared memory are missing or
 *   refused, as on a page that is not cross-origin isolated. Throws GR324 for a count that is none
 *
 * @example
 * ```ts
 * import { jit, useThreads } from '@gradus/jit';
 * import { ones, type Tensor } from '@gradus/tensor';
 * console.log(await useThreads(2)); // => 2
 * const f = jit((x: Tensor) => x.add(1).sum(1));
 * console.log(f(ones([1000, 1000])).slice(0).item()); // => 2000
 * console.log(await useThreads(1)); // => 1
 * ```
 */
export async function useThreads(count: number = Math.min(PLENTY, processors())): Promise<number> {
  if (!Number.isInteger(count) || count < 1 || count > MOST_THREADS) throw noCount(count);
  return (await startThreads(count))?.threads ?? 1;
}

let last: Promise<Pool | null> = Promise.resolve(null);

/**
 * As `useThreads`, for tests: with other sizes, and other patience.
 *
 * @param count - how many threads
 * @param worth - from which sizes on they share a loop
 * @param options - how they behave
 * @returns the threads; null for one alone
 */
export async function startThreads(
  count: number,
  worth: Worth = WORTH,
  options: PoolOptions = {},
): Promise<Pool | null> {
  const before = last;
  last = before.then((pool) => replaced(pool, count, { worth, options }));
  return last;
}

/** What is computed by threads stays in one memory, also when they are ended and others are started. */
let memory: Residents | null = null;

async function replaced(
  before: Pool | null,
  count: number,
  { worth, options }: { readonly worth: Worth; readonly options: PoolOptions },
): Promise<Pool | null> {
  setCrew(null);
  before?.end();
  if (count === 1) return null;
  memory ??= sharedResidents();
  if (memory === null) return warnMissing('there is no memory that threads can share');
  let crew: SharedCrew | null = null;
  const onLost = (reason: string): void => {
    if (crew !== null) warnMissing(`a worker has ended: ${reason}`);
  };
  const onGone = (): void => {
    // A thread that is late may still write to what they shared.
    if (currentCrew() === crew) setCrew(null);
    memory = null;
  };
  try {
    const pool = new Pool(memory.heap.memory!, count, { onLost, onGone, ...options });
    const obstacle = await pool.ready();
    if (obstacle !== null) return warnMissing(obstacle, pool);
    crew = new SharedCrew(memory, pool, worth);
    setCrew(crew);
    return pool;
  } catch (error) {
    return warnMissing(String(error));
  }
}

function warnMissing(reason: string, pool?: Pool): null {
  pool?.end();
  warn('GR322', {
    what: `threads are not to be had here (${reason}).`,
    why: 'They are workers that share memory; without them compiled functions run on one thread, with the same results.',
    instead:
      'On a page, send the headers `Cross-Origin-Opener-Policy: same-origin` and `Cross-Origin-Embedder-Policy: require-corp`, and allow `worker-src blob:` in the content security policy; or do not call `useThreads`.',
  });
  return null;
}

function noCount(count: unknown): GradusError {
  return new GradusError('GR324', {
    what: `useThreads was given ${shown(count)}, which is no number of threads.`,
    why: `Threads are counted with the calling one, from 1 to ${MOST_THREADS}.`,
    instead:
      'Write `await useThreads()` for as many as the machine runs, or `await useThreads(1)` for one.',
  });
}
