/**
 * Measures gradus side by side with its peers: `pnpm bench [work …] [--quick] [--peers=a,b] [--cpu]
 * [--write]`. Every peer has a process of its own; one computes at a time. Without names, all works, and
 * the tables and the chart go to docs/reference; so they do with `--write`. `--cpu` counts processor time,
 * for a machine on which others work, too.
 */
import { parseArgs } from 'node:util';
import { peers } from './peers/index.mjs';
import { works } from './works/index.mjs';
import { start } from './harness/child.mjs';
import { measureLimits } from './harness/limits.mjs';
import { measure } from './harness/measure.mjs';
import { printCase, printLimits } from './harness/print.mjs';

const EFFORTS = {
  full: { rounds: 11, seconds: 0.06 },
  quick: { rounds: 9, seconds: 0.02 },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cpu: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    peers: { type: 'string' },
  },
});

function say(words) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${words}`);
}

function chosenWorks() {
  const unknown = positionals.filter((name) => works.every((work) => work.name !== name));
  if (unknown.length > 0) {
    console.error(
      `no work called ${unknown.join(', ')}; there are ${works.map((w) => w.name).join(', ')}`,
    );
    process.exit(2);
  }
  return positionals.length === 0 ? works : works.filter((w) => positionals.includes(w.name));
}

/** Names of peers hold commas, too, each with a space behind it. */
function chosenPeers() {
  const names = values.peers?.split(/,(?! )/) ?? Object.keys(peers);
  const unknown = names.filter((name) => !Object.hasOwn(peers, name));
  if (unknown.length === 0) return names;
  console.error(`no peer called ${unknown.join(', ')}; there are ${Object.keys(peers).join('; ')}`);
  process.exit(2);
}

async function startAll() {
  const children = [];
  for (const name of chosenPeers()) {
    say(`starting ${name}`);
    const child = await start(name);
    say('');
    if (child !== null) children.push(child);
    else console.log(`${name} is not installed here`);
  }
  return children;
}

const chosen = chosenWorks();
const limits = measureLimits();
printLimits(limits);
const children = await startAll();
const effort = {
  ...(values.quick ? EFFORTS.quick : EFFORTS.full),
  clock: values.cpu ? 'processor' : 'seconds',
};
const report = [];
for (const work of chosen) {
  for (const found of work.cases()) {
    const title = `${work.title}, ${found.label}`;
    const entries = await measure(children, work, found, {
      effort,
      say: (words) => say(`${title}: ${words}`),
    });
    report.push({ work, found, entries });
    say('');
    printCase(title, entries);
  }
}
for (const child of children) await child.stop();
const whole = positionals.length === 0 && !values.quick && values.peers === undefined;
if (whole || values.write) {
  const { writeReport } = await import('./harness/report.mjs');
  writeReport(report, { limits, clock: effort.clock, children });
}
