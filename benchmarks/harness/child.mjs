/**
 * Processes that hold peers, seen from the outside: start one, ask it, stop it. Where `taskset` exists a
 * peer of one thread is tied to one processor, so that no library takes the second in secret.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { peers } from '../peers/index.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tied = spawnSync('taskset', ['--version']).status === 0;

/** The Python that has the peers: `GRADUS_PYTHON`, or the one on the path. */
const PYTHON = process.env.GRADUS_PYTHON ?? 'python3';

function commandOf(name) {
  const peer = peers[name];
  if (peer.kind === 'node') {
    const flags = ['--expose-gc', '--stack-size=4000'];
    return { command: process.execPath, args: [...flags, here('runner.mjs'), name], env: {} };
  }
  const count = String(peer.threads);
  const flag = peer.threads === 1 ? '--xla_cpu_multi_thread_eigen=false' : '';
  const env = {
    OMP_NUM_THREADS: count,
    OPENBLAS_NUM_THREADS: count,
    MKL_NUM_THREADS: count,
    XLA_FLAGS: flag,
    JAX_PLATFORMS: 'cpu',
  };
  const run = { command: PYTHON, args: [here('../python/runner.py'), peer.library, count], env };
  if (peer.threads > 1 || !tied) return run;
  return { ...run, command: 'taskset', args: ['-c', '1', run.command, ...run.args] };
}

/** Peers that run. Who stands still would not notice that this process has ended. */
const running = new Set();
process.on('exit', () => running.forEach((child) => halt(child, 'SIGCONT')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Stops or continues a peer, where the system can. */
function halt(child, signal) {
  if (process.platform !== 'win32') child.kill(signal);
}

/**
 * Starts the process of a peer.
 *
 * @param name - the peer
 * @returns what asks it; null when the peer is not installed
 */
export async function start(name) {
  const { command, args, env } = commandOf(name);
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  let complaint = '';
  child.stderr.on('data', (text) => (complaint = `${complaint}${text}`.slice(-2000)));
  const waiting = [];
  const finish = (answer) => waiting.shift()?.(answer);
  let ended;
  child.on('error', (error) => finish({ error: String(error) }));
  child.stdin.on('error', () => {}); // it has ended, and says so below
  child.on('exit', (code, signal) => {
    running.delete(child);
    ended = { error: complaint.trim().split('\n').at(-1) || `ended by ${signal ?? code}` };
    while (waiting.length > 0) finish(ended);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) finish(JSON.parse(line));
  });
  const next = () => new Promise((resolve) => waiting.push(resolve));
  const { ready, version } = await next();
  if (ready !== true) return null;
  // Between questions it stands still: its collector or its idle threads would take time from the others.
  halt(child, 'SIGSTOP');
  return {
    name,
    kind: peers[name].kind,
    version,
    async ask(question) {
      if (ended !== undefined) return ended;
      halt(child, 'SIGCONT');
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const answer = await next();
      halt(child, 'SIGSTOP');
      return answer;
    },
    async stop() {
      halt(child, 'SIGCONT');
      child.stdin.end();
      const timer = setTimeout(() => child.kill(), 2000);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      clearTimeout(timer);
    },
  };
}
