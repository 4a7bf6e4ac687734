/**
 * Workers of the place we are in: those of Node, or of a browser. Both are started from text.
 */

/** A worker as the pool needs it. */
export interface Helper {
  /** Sends a letter. */
  send(letter: object): void;
  end(): void;
}

/** Tells that a worker has ended, or could not start. */
export type OnEnd = (reason: string) => void;

/** A worker of Node. */
interface NodeWorker {
  on(event: 'error' | 'exit', tell: (what: unknown) => void): void;
  unref(): void;
  postMessage(letter: object, transfer: []): void;
  terminate(): unknown;
}

/** What of Node is used, where there is Node. */
interface NodeModules {
  readonly workers: { readonly Worker: new (program: string, how: { eval: true }) => NodeWorker };
  readonly os: { availableParallelism(): number };
}

/** Modules of Node without an import, which bundlers for browsers would refuse; null elsewhere. */
function nodeModules(): NodeModules | null {
  const { process } = globalThis as unknown as {
    process?: { getBuiltinModule?: (name: string) => unknown };
  };
  const find = process?.getBuiltinModule;
  if (find === undefined) return null;
  return {
    workers: find('node:worker_threads') as NodeModules['workers'],
    os: find('node:os') as NodeModules['os'],
  };
}

/**
 * How many threads the machine runs at one time.
 *
 * @returns 1 where nobody knows
 */
export function processors(): number {
  const node = nodeModules();
  return node === null
    ? (globalThis.navigator?.hardwareConcurrency ?? 1)
    : node.os.availableParallelism();
}

/**
 * Starts a worker. It does not keep a program of Node from ending.
 *
 * @param program - what it runs
 * @param onEnd - told when it is no more
 * @returns what sends letters to it
 */
export function startHelper(program: string, onEnd: OnEnd): Helper {
  const node = nodeModules();
  if (node !== null) {
    const worker = new node.workers.Worker(program, { eval: true });
    worker.on('error', (error) => onEnd(String(error)));
    worker.on('exit', () => onEnd('it has ended'));
    worker.unref();
    return { send: (letter) => worker.postMessage(letter, []), end: () => void worker.terminate() };
  }
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.addEventListener('error', (event) => onEnd(event.message || 'it could not start'));
  return {
    send: (letter) => worker.postMessage(letter, []),
    end() {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
