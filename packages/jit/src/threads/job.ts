/**
 * What threads tell each other: words in a memory of its own that all of them see. One job is open at a time. Its
 * turns are dealt out beforehand, neighbours to one thread, so that no two threads write to one line of a
 * cache; who is through with his own takes from others. To take one is to count down a word of `LEFT`: what
 * somebody got is his alone, and the job stays open until `DONE` has counted all turns. So nobody can work on a
 * job that is over, however late he looks.
 */

/** Threads there may be. */
export const MOST_THREADS = 64;

/** The words of a job; two of them begin a list of as many words as there may be threads. */
export const WORDS = {
  /** Goes up when there is something new: a job, or a letter. */
  NEWS: 0,
  /** How many letters each helper has been sent. */
  LETTERS: 1,
  /** Turns that helpers have computed. */
  DONE: 2,
  /** Not 0 where something was thrown in a turn. */
  FAILED: 3,
  /** The module of the job, its part, and how many turns there are. */
  MODULE: 4,
  PART: 5,
  TURNS: 6,
  /** Which arguments are places that each thread has alone: from where on, and up to where. */
  OWN_FROM: 7,
  OWN_TO: 8,
  /** Bytes between the places of two threads. */
  STRIDE: 9,
  /** How many arguments there are, before the turn. */
  COUNT: 10,
  /** How many threads there are. */
  THREADS: 11,
  /** How many helpers are awake, looking for news. */
  AWAKE: 12,
  /** The newest module that each thread has, one word a thread. */
  KNOWN: 16,
  /** Turns dealt to each thread that nobody has taken; below 0 when others have looked in vain. */
  LEFT: 80,
  /** The arguments. */
  ARGS: 144,
} as const;

/** Arguments there may be. */
export const MOST_ARGS = 1024;

/** Bytes of all words. */
export const JOB_BYTES: number = 4 * (WORDS.ARGS + MOST_ARGS);

/**
 * The first turn that is dealt to a thread.
 *
 * @param thread - which thread
 * @param turns - of the job
 * @param threads - how many there are
 * @returns the turn; for the thread after the last one, the number of turns
 */
export function firstTurn(thread: number, turns: number, threads: number): number {
  return Math.floor((thread * turns) / threads);
}
