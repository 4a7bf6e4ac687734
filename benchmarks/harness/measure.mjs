/**
 * Measures one case. All peers are set up, all results are compared, and only then does any time count.
 * Rounds go through the peers in turn, so that a machine that slows down slows all of them; a round runs each
 * for a fixed time, and the median over the rounds is what is quoted.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disagreement } from './agree.mjs';

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

function takesPart(child, found) {
  return child.kind === 'node' ? child.name in found.implementations : found.python !== undefined;
}

/** Sets a peer up and reads what it computes; a peer that cannot do it is left out, with a reason. */
async function prepare(child, work, found, folder) {
  const answer = await child.ask(questionFor(child, work, found, folder));
  if (answer.missing) return null;
  if (answer.error !== undefined) return { child, failure: answer.error };
  if (found.measure === 'value') return { child, value: answer.value };
  const path = join(folder, 'results');
  const { error } = await child.ask({ ask: 'results', path });
  if (error !== undefined) return { child, failure: error };
  const bytes = readFileSync(path);
  const results = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8).slice();
  return { child, results, first: answer.first };
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
  entry.count = await callsIn(entry.child, effort.seconds);
  entry.times = [];
}

/** Peers that take long have fewer rounds: this many seconds in all, three rounds at least. */
const PATIENCE = 6;

async function round(entry, clock) {
  const spent = entry.times.reduce((sum, t) => sum + t * entry.count, 0);
  if (entry.times.length >= 3 && spent > PATIENCE) return;
  const { error, [clock]: seconds } = await entry.child.ask({ ask: 'time', count: entry.count });
  if (error === undefined) entry.times.push(seconds / entry.count);
  else entry.failure = error;
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
  const entries = [];
  try {
    for (const child of children.filter((c) => takesPart(c, found))) {
      say(`${child.name}: first call`);
      const entry = await prepare(child, work, found, folder);
      if (entry !== null) entries.push(entry);
    }
    checkAgreement(entries, found);
    const running = entries.filter((e) => e.failure === undefined);
    if (found.measure === undefined) {
      for (const entry of running) {
        say(`${entry.child.name}: warm up`);
        await steady(entry, effort);
      }
      for (let i = 0; i < effort.rounds; i++) {
        say(`round ${i + 1} of ${effort.rounds}`);
        for (const entry of running) await round(entry, effort.clock);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return entries.map(({ child, failure, times, first, value }) => ({
    peer: child.name,
    failure,
    first,
    value,
    seconds: times?.length > 0 ? median(times) : undefined,
    fastest: times?.length > 0 ? Math.min(...times) : undefined,
  }));
}

/** Marks every peer whose results differ from the first that has some. */
function checkAgreement(entries, found) {
  const reference = entries.find((e) => e.results !== undefined);
  for (const entry of entries) {
    if (entry.results === undefined || entry === reference) continue;
    const words = disagreement(entry.results, reference.results, found.tolerance ?? 1e-4);
    if (words !== null) entry.failure = `disagrees with ${reference.child.name}: ${words}`;
  }
}
