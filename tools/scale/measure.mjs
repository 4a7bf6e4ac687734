// Measures how time grows with the length of a program; prints a table, and fails where ten times the
// operations take more than 14 times the time. What others do on the machine slows the shorter work and the
// longer one alike while it lasts, so they take turns, each pair gives a ratio, and the median of those counts.
// The collector works as it does for users: copying what a longer program keeps is a part of its time.
import { parseArgs } from 'node:util';
import { withSettings } from '@gradus/tensor';
import { works } from './works.mjs';

const SHORT = 1000;
const TIMES = 10;
const LIMIT = 14;
const ROUNDS = 12;
/** What is over sooner is measured longer: others on the machine come and go. */
const MILLISECONDS = 2000;

const { positionals } = parseArgs({ allowPositionals: true });

/** Milliseconds of processor time. */
function timeOf(work, calls) {
  const start = process.cpuUsage();
  for (let i = 0; i < calls; i++) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / calls;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Medians over rounds: of both times, and of their ratios. The shorter work is done as often as takes as long. */
function measured(make) {
  const [short, long] = [make(SHORT), make(SHORT * TIMES)];
  const calls = TIMES;
  timeOf(short, 3 * calls); // the engine compiles what is hot
  timeOf(long, 2);
  const times = [];
  const end = performance.now() + MILLISECONDS;
  while (times.length < ROUNDS || performance.now() < end) {
    times.push([timeOf(short, calls), timeOf(long, 1)]);
  }
  const [a, b] = [0, 1].map((k) => median(times.map((pair) => pair[k])));
  return [a, b, median(times.map(([one, ten]) => ten / one))];
}

const chosen = Object.entries(works).filter(
  ([name]) => positionals.length === 0 || positionals.some((each) => name.includes(each)),
);
console.log(`time for ${SHORT * TIMES} operations / for ${SHORT}, at most ${LIMIT}`);
let failed = 0;
for (const [name, make] of chosen) {
  // Every program is compiled once, on purpose: no warning about that.
  const [short, long, ratio] = withSettings({ warn: () => {} }, () => measured(make));
  if (ratio > LIMIT) failed++;
  const mark = ratio > LIMIT ? '  too much' : '';
  console.log(
    `${name.padEnd(28)}${ratio.toFixed(1).padStart(6)}   ${short.toFixed(2)} ms, ${long.toFixed(1)} ms${mark}`,
  );
}
process.exitCode = failed === 0 ? 0 : 1;
