/**
 * A pool of helpers beside the main thread. The main thread opens a job, takes turns of it like everybody else,
 * and closes it when all turns are counted: nobody is waited for who has not taken any. A helper that has a
 * turn and does not come back (its worker was ended from outside) is waited for in vain, so waiting has an end.
 */
import { GradusError } from '@gradus/tensor';
import { WORKER_PROGRAM } from './workerProgram.js';
import { firstTurn, JOB_BYTES, MOST_ARGS, WORDS } from './job.js';
import { startHelper, type Helper } from './worker.js';

/** What a job is made of. */
export interface Job {
  readonly module: number;
  readonly part: number;
  readonly turns: number;
  /** Arguments as the main thread has them. */
  readonly args: readonly number[];
  /** Which of them are places of each thread's own, and bytes from one thread's to the next's. */
  readonly own: { readonly from: number; readonly to: number; readonly stride: number };
  /** Computes one turn. */
  run(...args: number[]): void;
}

/** How a pool behaves. */
export interface PoolOptions {
  /** How long nothing may happen before a helper is given up, in milliseconds. */
  readonly patience?: number;
  /** Whether the main thread leaves all turns to helpers; for tests. */
  readonly idle?: boolean;
  /** Told when a helper has ended by itself. */
  readonly onLost?: (reason: string) => void;
  /** Told when a helper has a turn and does not come back. */
  readonly onGone?: () => void;
}

/** A minute: no turn takes so long, but a machine may be put to sleep. */
const PATIENCE = 60_000;
/** How long helpers may take to start, in milliseconds. */
const START = 20_000;
/** Looks at a word before a thread falls asleep: some 20 µs. */
const LOOKS = 2000;
/** How long a thread sleeps at most before it looks at the clock, in milliseconds. */
const NAP = 100;

/** Workers that help the main thread. */
export class Pool {
  /** How many turns helpers have computed. */
  helped = 0;
  readonly #words = new Int32Array(new SharedArrayBuffer(JOB_BYTES));
  readonly #helpers: readonly Helper[];
  readonly #options: PoolOptions;
  #lost: string | null = null;
  /** The newest module that was sent, and the newest that all helpers have. */
  #sent = 1;
  #known = 0;

  /**
   * @param memory - what all threads compute in
   * @param threads - how many compute, the main thread among them
   * @param options - how it behaves
   */
  constructor(memory: WebAssembly.Memory, threads: number, options: PoolOptions = {}) {
    const words = this.#words;
    this.#options = options;
    const lose = (reason: string): void => this.#lose(reason);
    this.#helpers = Array.from({ length: threads - 1 }, () => startHelper(WORKER_PROGRAM, lose));
    words[WORDS.THREADS] = threads;
    Atomics.store(words, WORDS.LETTERS, 1);
    this.#helpers.forEach((h, i) => h.send({ words, memory, me: i + 1, id: this.#sent }));
  }

  /** Threads that compute, the main thread among them. */
  get threads(): number {
    return this.#helpers.length + 1;
  }

  /** Resolves when all helpers have started and have all modules: to null, or to what has stood in the way. */
  async ready(): Promise<string | null> {
    const end = performance.now() + START;
    while (!this.has(this.#sent)) {
      if (this.#lost !== null) return this.#lost;
      if (performance.now() > end) return 'workers do not start';
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return null;
  }

  /**
   * Hands a module to all helpers; they have it a little later.
   *
   * @param module - compiled code that imports the memory
   * @param math - which functions of `Math` it imports under which names
   * @returns its number
   */
  share(module: WebAssembly.Module, math: Readonly<Record<string, string>> = {}): number {
    this.#sent++;
    this.#send({ module, math, id: this.#sent });
    return this.#sent;
  }

  /** Lets helpers forget a module. */
  drop(module: number): void {
    if (this.#lost === null) this.#send({ drop: module });
  }

  /** Ends all helpers. */
  end(): void {
    this.#lost ??= 'it was ended';
    for (const helper of this.#helpers) helper.end();
  }

  /** Whether helpers look for news at this moment; those that sleep need some 50 µs to wake up. */
  get isAwake(): boolean {
    return this.#options.idle === true || Atomics.load(this.#words, WORDS.AWAKE) > 0;
  }

  /** Whether helpers can take part in a job of a module. */
  has(module: number): boolean {
    if (this.#lost !== null) return false;
    while (this.#known < module && this.#allKnow(this.#known + 1)) this.#known++;
    return this.#known >= module;
  }

  /**
   * Has all turns of a job computed.
   *
   * @param job - the job, of a module that helpers have
   */
  compute(job: Job): void {
    this.#open(job);
    let open = job.turns;
    try {
      if (this.#options.idle !== true) this.#takePart(job, () => void open--);
    } finally {
      if (this.#options.idle !== true) open -= this.#close();
      this.#wait(open);
    }
    this.helped += open;
    if (Atomics.load(this.#words, WORDS.FAILED) !== 0) throw this.#gone('a helper threw an error');
  }

  #open({ module, part, turns, args, own }: Job): void {
    const words = this.#words;
    if (args.length > MOST_ARGS) throw this.#gone('it has too many arguments');
    words.set(args, WORDS.ARGS);
    words[WORDS.COUNT] = args.length;
    words[WORDS.MODULE] = module;
    words[WORDS.PART] = part;
    words[WORDS.TURNS] = turns;
    words[WORDS.OWN_FROM] = own.from;
    words[WORDS.OWN_TO] = own.to;
    words[WORDS.STRIDE] = own.stride;
    words[WORDS.DONE] = 0;
    words[WORDS.FAILED] = 0;
    this.#eachThread((thread, first, end) => {
      Atomics.store(words, WORDS.LEFT + thread, end - first);
    }, turns);
    this.#tellNews();
  }

  /** Takes turns until there are none: first those dealt to this thread, then those of others. */
  #takePart({ turns, args, run }: Job, taken: () => void): void {
    const words = this.#words;
    this.#eachThread((thread, first) => {
      for (;;) {
        const left = Atomics.sub(words, WORDS.LEFT + thread, 1);
        if (left <= 0) return;
        taken();
        run(...args, first + left - 1);
      }
    }, turns);
  }

  /** Lets nobody take turns any more; how many were left, after something was thrown. */
  #close(): number {
    const words = this.#words;
    let left = 0;
    for (let i = 0; i < this.threads; i++) {
      left += Math.max(0, Atomics.exchange(words, WORDS.LEFT + i, 0));
    }
    return left;
  }

  #eachThread(visit: (thread: number, first: number, end: number) => void, turns: number): void {
    const { threads } = this;
    for (let i = 0; i < threads; i++) {
      visit(i, firstTurn(i, turns, threads), firstTurn(i + 1, turns, threads));
    }
  }

  /** Waits until helpers have computed so many turns. */
  #wait(turns: number): void {
    const words = this.#words;
    let [since, before] = [0, -1];
    for (let looks = 0; ; looks++) {
      const done = Atomics.load(words, WORDS.DONE);
      if (done >= turns) return;
      if (looks < LOOKS) continue;
      const now = performance.now();
      if (done !== before) [before, since] = [done, now];
      const { patience = PATIENCE } = this.#options;
      if (now - since > patience) throw this.#gone('a helper does not come back');
      sleep(words, done);
    }
  }

  #allKnow(module: number): boolean {
    return this.#helpers.every((_, i) => Atomics.load(this.#words, WORDS.KNOWN + i + 1) >= module);
  }

  #send(letter: object): void {
    Atomics.add(this.#words, WORDS.LETTERS, 1);
    for (const helper of this.#helpers) helper.send(letter);
    this.#tellNews();
  }

  #tellNews(): void {
    Atomics.add(this.#words, WORDS.NEWS, 1);
    Atomics.notify(this.#words, WORDS.NEWS);
  }

  #lose(reason: string): void {
    if (this.#lost !== null) return;
    this.#lost = reason;
    this.#options.onLost?.(reason);
  }

  #gone(what: string): GradusError {
    this.end();
    this.#options.onGone?.();
    return new GradusError('GR323', {
      what: `threads share a compiled function, and ${what}.`,
      why: 'What it had taken of the work is missing, so there is no result.',
      instead:
        'Call the function again: it runs on one thread now. `await useThreads()` starts new threads.',
    });
  }
}

let maySleep = true;

/** Sleeps until more is done; the main thread of a browser may not, and goes on looking. */
function sleep(words: Int32Array, done: number): void {
  if (!maySleep) return;
  try {
    Atomics.wait(words, WORDS.DONE, done, NAP);
  } catch {
    maySleep = false;
  }
}
