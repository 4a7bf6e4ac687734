/**
 * What `diagnose` costs beside one eager gradient, over the gradient cases of all packages: the median of the ratios of
 * rounds in which both take turns (what else the machine does slows both alike), after both have been run until they are
 * warm; and the same where the report is printed as well. Prints the dearest cases and the shares; exit status 1 where a
 * case is above the limit. Needs built packages (`pnpm build`): `node benchmarks/diagnosis.mjs`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { register } from 'node:module';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    limit: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
    all: { type: 'boolean', default: false },
  },
});
const limit = Number(options.limit);
const root = new URL('../', import.meta.url);
register(new URL('packages/doctor/dist/cli/hooks.js', root), { data: { root: root.href } });

const { collectCases, argumentOf } = await import('@gradus/testing');
const { diagnose } = await import('@gradus/doctor');
const { grad } = await import('@gradus/autodiff');
const { withDefaultDtype } = await import('@gradus/tensor');

// Folder by folder: the names of all that is installed would be a heap that every later collection has to look after.
const namesIn = (path) => {
  const folder = new URL(path, root);
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
};
const files = namesIn('packages/').flatMap((name) =>
  namesIn(`packages/${name}/cases/`)
    .filter((file) => file.endsWith('.case.ts'))
    .map((file) => `${name}/cases/${file}`),
);
const cases = await collectCases(async () => {
  for (const file of files) await import(new URL(file, new URL('packages/', root)).href);
});

/** Processor time of one call: what other programs take from the machine does not count. */
function timed(call, times) {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / times;
}

/** Runs a call until it is warm; answers how many calls take about three milliseconds. */
function warm(call) {
  const start = performance.now();
  let count = 0;
  while (count < 5 || (performance.now() - start < 100 && count < 3000)) {
    call();
    count++;
  }
  return Math.max(1, Math.ceil((3 * count) / (performance.now() - start)));
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Both calls of one point; null where the gradient throws or the case consults the doctor by itself. */
function measured(test, { point, rounds }) {
  const args = (point.args ?? [point.x]).map((input) => argumentOf(input, point.dtype));
  const argnums = test.argnums ?? 0;
  const gradient = () => grad(test.broken, { argnums })(...args);
  const diagnosis = () => diagnose(test.broken, { argnums })(...args);
  const printed = () => String(diagnosis());
  try {
    gradient();
  } catch {
    return null;
  }
  const [one, two, three] = [gradient, diagnosis, printed].map(warm);
  const works = [gradient, diagnosis, gradient, printed, gradient];
  const times = [one, two, one, three, one];
  const found = Array.from({ length: rounds }, () => works.map((work, i) => timed(work, times[i])));
  const { findings } = diagnosis();
  return {
    id: test.id,
    dtype: point.dtype,
    healthy: point.healthy === true,
    said: findings.map(({ kind, fix }) => `${kind}${fix?.verified ? ' (mended)' : ''}`).join(', '),
    gradient: median(found.map(([g]) => g)),
    diagnosis: median(found.map(([, d]) => d)),
    ratio: median(found.map(([before, d, after]) => (2 * d) / (before + after))),
    printed: median(found.map(([, , before, p, after]) => (2 * p) / (before + after))),
  };
}

console.warn = () => {}; // what the cases are warned of is not the subject
const points = cases
  .map(({ test }) => test)
  .filter(({ consult, evaluates }) => consult === undefined && evaluates !== 'gradient')
  .filter(({ id }) => id.includes(options.only))
  .flatMap((test) => test.at.map((point) => ({ test, point })));
const measureAll = (count) =>
  points
    .map(({ test, point }) =>
      withDefaultDtype(point.dtype, () => measured(test, { point, rounds: count })),
    )
    .filter((row) => row !== null);
measureAll(1); // the code of both is shared by all cases: the first ones would pay for its compilation
const rows = measureAll(Number(options.rounds)).toSorted((a, b) => b.ratio - a.ratio);

for (const row of options.all ? rows : rows.slice(0, 25)) {
  const times = `${row.gradient.toFixed(0)} µs → ${row.diagnosis.toFixed(0)} µs`;
  const point = `${row.id} ${row.dtype}${row.healthy ? ' (healthy)' : ''}`;
  const ratios = [row.ratio, row.printed]
    .map((ratio) => `${ratio.toFixed(1).padStart(7)}×`)
    .join('');
  console.log(`${ratios}  ${times.padEnd(22)} ${point}: ${row.said}`);
}

/** How many points there are, and how their ratios lie. */
function shares(ratios) {
  const sorted = ratios.toSorted((a, b) => a - b);
  const [half, most] = [0.5, 0.9].map((q) =>
    sorted[Math.floor(q * (sorted.length - 1))].toFixed(1),
  );
  const above = sorted.filter((ratio) => ratio > limit).length;
  return `median ${half}×, 90 % below ${most}×, above ${limit}×: ${above}`;
}
console.log(`${rows.length} points of ${cases.length} cases`);
console.log(`diagnosed:             ${shares(rows.map(({ ratio }) => ratio))}`);
console.log(`diagnosed and printed: ${shares(rows.map(({ printed }) => printed))}`);
process.exitCode = rows.some(({ ratio }) => ratio > limit) ? 1 : 0;
