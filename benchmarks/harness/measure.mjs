/**
 * Measures one case. All peers are set up, all results are compared, and only then does any time count.
 * Rounds go through the peers in turn, so that a machine that slows down slows all of them; a round runs each
 * for a fixed time, and the median over the rounds is what is quoted. A peer is compared with gradus round by round, and the
 * median of these ratios is quoted: whatever slows the machine for longer than a round slows both.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disagreement } from './agree.mjs';
import { start } from './child.mjs';
import { leastSeconds, limitsNow } from './limits.mjs';
import { peers } from '../peers/index.mjs';

/**
 * The middle of some numbers.
 *
 * @param values - at least one number
 * @returns their median
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What Python is told of a case; inputs go through files. */
function questionFor(child, work, found, folder) {
  const question = { ask: 'setup', work: work.name, label: found.label };
  if (child.kind === 'node') return question;
  const inputs = found.inputs.map(({ data, shape }, i) => {
    const path = join(folder, `input${i}`);
    writeFileSync(path, data);
    return { path, shape, dtype: data instanceof Float64Array ? 'float64' : 'float32' };
  });
  return { ...question, ...found.python, inputs };
}

/** Threads change little about first calls, and nothing about what is no time. */
function takesPart(child, found) {
  const { threads, as = child.name } = peers[child.name];
  if (found.measure !== undefined && threads > 1) return false;
  return child.kind === 'node' ? as in found.implementations : found.python !== undefined;
}

/** Sets a peer up and reads what it computes; a peer that cannot do it is left out, with a reason. */
async function prepare(child, work, found, folder) {
  const answer = await child.ask(questionFor(child, work, found, folder));
  if (answer.missing) return null;
  if (answer.error !== undefined) return { child, failure: answer.error };
  if (found.measure === 'value') {
    return { child, value: answer.value, spread: answer.spread };
  }
  const path = join(folder, 'results');
  const { error } = await child.ask({ ask: 'results', path });
  if (error !== undefined) return { child, failure: error };
  const bytes = readFileSync(path);
  const results = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8).slice();
  return { child, results, took: answer };
}

/** How many calls take about as long as one round should. */
async function callsIn(child, seconds) {
  let count = 1;
  for (;;) {
    const { seconds: took, error } = await child.ask({ ask: 'time', count });
    if (error !== undefined) throw new Error(error);
    if (took >= seconds / 4 || count >= 1e7)
      return Math.max(1, Math.round((count * seconds) / took));
    count *= took < seconds / 40 ? 10 : 2;
  }
}

async function steady(entry, effort) {
  entry.times = [];
  try {
    entry.count = await callsIn(entry.child, effort.seconds);
  } catch (error) {
    entry.failure = error.message;
  }
}

/** Peers that take long have fewer rounds: this many seconds in all, three rounds at least. */
const PATIENCE = 4;

async function round(entry, clock) {
  const spent = entry.times.reduce((sum, t) => sum + t * entry.count, 0);
  if (entry.times.length >= 3 && spent > PATIENCE) return;
  const { error, [clock]: seconds } = await entry.child.ask({ ask: 'time', count: entry.count });
  if (error === undefined) entry.times.push(seconds / entry.count);
  else entry.failure = error;
}

/** First calls are measured so often, each in a process of its own; slow ones twice. */
const [FIRST_CALLS, SLOW] = [7, 3];

/** The first call in one new process. */
async function firstCall(name, work, found, folder) {
  const child = await start(name);
  if (child === null) return null;
  const entry = await prepare(child, work, found, folder);
  await child.stop();
  return entry;
}

/** First calls: the peers in turn, as in `measure`, but a process for every call. */
async function measureFirst(children, work, found, { folder, effort, say }) {
  const entries = [];
  for (let i = 0; i < FIRST_CALLS; i++) {
    for (const child of children) {
      const entry = entries.find((e) => e.child === child);
      if (entry?.failure !== undefined || (i >= 2 && entry?.times[0] > SLOW)) continue;
      say(`${child.name}: first call ${i + 1} of ${FIRST_CALLS}`);
      const made = await firstCall(child.name, work, found, folder);
      if (made === null) continue;
      const times = [...(entry?.times ?? []), made.took?.[effort.clock] ?? 0];
      if (entry === undefined) entries.push({ ...made, child, times });
      else entry.times = times;
    }
  }
  return entries;
}

/**
 * Measures a case of a work.
 *
 * @param children - running peers
 * @param work - the work
 * @param found - its case
 * @param options - `effort`: rounds, seconds a round, and whether `seconds` count or `processor` time;
 * `say` is told what is going on
 * @returns one entry a peer: seconds (the median) or value, or what failed
 */
export async function measure(children, work, found, { effort, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  const parts = children.filter((c) => takesPart(c, found));
  try {
    const entries =
      found.measure === 'first'
        ? await measureFirst(parts, work, found, { folder, effort, say })
        : await prepareAll(parts, work, found, { folder, say });
    checkAgreement(entries, found);
    if (found.measure === undefined)
      await measureRounds(entries, { effort, say, limit: found.limit });
    return entries.map((entry) => summary(entry, entries));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function prepareAll(children, work, found, { folder, say }) {
  const entries = [];
  for (const child of children) {
    say(`${child.name}: first call`);
    const alone = found.measure === 'value'; // nothing that was done before may count
    const entry = alone
      ? await firstCall(child.name, work, found, folder)
      : await prepare(child, work, found, folder);
    if (entry !== null) entries.push({ ...entry, child });
  }
  return entries;
}

async function measureRounds(entries, { effort, say, limit }) {
  const running = entries.filter((e) => e.failure === undefined);
  for (const entry of running) {
    say(`${entry.child.name}: warm up`);
    await steady(entry, effort);
  }
  for (let i = 0; i < effort.rounds; i++) {
    say(`round ${i + 1} of ${effort.rounds}`);
    for (const entry of running) {
      if (entry.failure !== undefined) continue;
      await round(entry, effort.clock);
      if (limit !== undefined && entry.child.name === 'gradus')
        (entry.least ??= []).push(leastSeconds(limit, limitsNow(limit)));
    }
  }
}

/** The middle of the ratios of two series, taken round by round; undefined where there are none. */
function pairedRatio(above, below) {
  const count = Math.min(above.length, below.length);
  if (count === 0) return undefined;
  return median(above.slice(0, count).map((time, i) => time / below[i]));
}

function summary({ child, failure, times = [], least = [], value, spread }, entries) {
  const measured = failure === undefined && times.length > 0;
  const ours = entries.find((e) => e.child.name === 'gradus')?.times ?? [];
  return {
    peer: child.name,
    failure,
    value,
    spread,
    seconds: measured ? median(times) : undefined,
    fastest: measured ? Math.min(...times) : undefined,
    toGradus: measured ? pairedRatio(times, ours) : undefined,
    toLimit: measured ? pairedRatio(times, least) : undefined,
  };
}

/** Marks every peer whose results differ from the first that has some. */
function checkAgreement(entries, found) {
  const reference = entries.find((e) => e.results !== undefined);
  for (const entry of entries) {
    if (entry.results === undefined || entry === reference) continue;
    const tolerance = found.tolerances?.[entry.child.name] ?? found.tolerance ?? 1e-4;
    const words = disagreement(entry.results, reference.results, tolerance);
    if (words !== null) entry.failure = `disagrees with ${reference.child.name}: ${words}`;
  }
}
