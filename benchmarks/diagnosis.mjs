/**
 * What `diagnose` costs beside one eager gradient, over the gradient cases of all packages: medians of rounds in which
 * both are timed in turn, after both have been run until they are warm. Prints the dearest cases and the shares;
 * exit status 1 where a case is above the limit. Needs built packages (`pnpm build`): `node benchmarks/diagnosis.mjs`.
 */
import { readdirSync } from 'node:fs';
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

const files = readdirSync(new URL('packages/', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[\w-]+\/cases\/\w+\.case\.ts$/.test(file))
  .toSorted();
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
  try {
    gradient();
  } catch {
    return null;
  }
  const times = [warm(gradient), warm(diagnosis)];
  const found = [[], []];
  for (let round = 0; round < rounds; round++) {
    found[0].push(timed(gradient, times[0]));
    found[1].push(timed(diagnosis, times[1]));
  }
  const [one, other] = found.map(median);
  const { findings } = diagnosis();
  return {
    id: test.id,
    dtype: point.dtype,
    healthy: point.healthy === true,
    said: findings.map(({ kind, fix }) => `${kind}${fix?.verified ? ' (mended)' : ''}`).join(', '),
    gradient: one,
    diagnosis: other,
    ratio: other / one,
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
  console.log(`${row.ratio.toFixed(1).padStart(7)}×  ${times.padEnd(22)} ${point}: ${row.said}`);
}
const above = rows.filter(({ ratio }) => ratio > limit).length;
const quantile = (q) => rows[Math.floor((1 - q) * (rows.length - 1))]?.ratio.toFixed(1);
console.log(
  `${rows.length} points of ${cases.length} cases; median ${quantile(0.5)}×, 90 % below ${quantile(0.9)}×, above ${limit}×: ${above}`,
);
process.exitCode = above > 0 ? 1 : 0;
