/**
 * One peer in a process of its own. It reads questions from its standard input, one line of JSON each, and
 * answers each with a line: `setup` builds a case and says how long the first call took, `results` writes
 * what the case computes to a file, `time` runs it and says for how long.
 */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { peers } from '../peers/index.mjs';
import { caseOf } from '../works/index.mjs';

const name = process.argv[2];
const { module, option, as = name } = peers[name];
const peer = await (await import(`../peers/${module}.mjs`)).open(option);
let current;

async function once({ run }) {
  const result = run();
  return result instanceof Promise ? await result : result;
}

/** Time on the clock and of the processor, in seconds. */
function timesSince(start, processor) {
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(processor);
  return { seconds, processor: (user + system) / 1e6 };
}

const answers = {
  async setup({ work, label }) {
    const found = caseOf(work, label);
    const make = found.implementations[as];
    if (make === undefined) return { missing: true };
    const { inputs } = found;
    const processor = process.cpuUsage();
    const start = performance.now();
    const made = await make(peer, inputs);
    current = typeof made === 'function' ? { run: made } : made;
    if (current.value !== undefined) return { value: current.value, spread: current.spread };
    const result = await once(current);
    await (current.finish ?? peer.finish)?.(result);
    const times = timesSince(start, processor);
    (current.free ?? peer.free)(result);
    return times;
  },
  async results({ path }) {
    const result = await once(current);
    const arrays = await (current.read ?? peer.read)(result);
    (current.free ?? peer.free)(result);
    const all = Float64Array.from(arrays.flatMap((array) => [...array]));
    writeFileSync(path, all);
    return { count: all.length };
  },
  async time({ count }) {
    const { run, free = peer.free, finish = peer.finish } = current;
    const processor = process.cpuUsage();
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      let result = run();
      if (result instanceof Promise) result = await result;
      if (finish !== undefined) await finish(result);
      free(result);
    }
    return timesSince(start, processor);
  },
};

process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const { ask, ...rest } = JSON.parse(line);
  let answer;
  try {
    answer = await answers[ask](rest);
  } catch (error) {
    answer = { error: String(error?.message ?? error).split('\n')[0] };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);
