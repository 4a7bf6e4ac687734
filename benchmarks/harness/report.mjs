/**
 * The report: a page of tables and a chart in docs/reference.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { peers } from '../peers/index.mjs';
import { chartOf, ratiosOf } from './chart.mjs';
import { showNumber, showSeconds, showValue } from './print.mjs';

const folder = fileURLToPath(new URL('../../docs/reference/', import.meta.url));

function cell(entry) {
  if (entry === undefined) return '';
  const { failure, value, spread, seconds } = entry;
  if (failure !== undefined) return '✗';
  return value === undefined ? showSeconds(seconds) : showValue(value, spread);
}

function tableOf(lines) {
  const names = Object.keys(peers).filter((peer) =>
    lines.some(({ entries }) => entries.some((e) => e.peer === peer)),
  );
  const ratio = (x, digits) => (x === undefined ? '' : `${x.toFixed(digits)} ×`);
  const rows = lines.map((line) => {
    const { peer, limit } = ratiosOf(line);
    const cells = names.map((name) => cell(line.entries.find((e) => e.peer === name)));
    return [line.found.label, ...cells, ratio(peer, 2), ratio(limit, 1)];
  });
  const head = ['', ...names, 'to best in JS', 'to limit'];
  const text = (row) => `| ${row.join(' | ')} |`;
  return [text(head), text(head.map(() => '---')), ...rows.map(text)].join('\n');
}

function failuresOf(lines) {
  const words = lines.flatMap(({ found, entries }) =>
    entries
      .filter((e) => e.failure !== undefined)
      .map((e) => `- ✗ ${e.peer}, ${found.label}: ${withoutPaths(e.failure)}`),
  );
  return words.length === 0 ? '' : `\n${words.join('\n')}\n`;
}

/** What failed, but not where on this machine. */
function withoutPaths(words) {
  return words.replaceAll(/(?:file:\/\/)?(?:\/[\w.@+-]+){2,}\/?/g, '…').replaceAll('|', '\\|');
}

/** Peers with their versions. */
function versions(children) {
  const { devDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const inNode = ['@jax-js/jax', '@tensorflow/tfjs', 'onnxruntime-web'];
  const named = inNode.map((name) => `${name} ${devDependencies[name]}`);
  const inPython = children.filter((c) => c.version !== undefined);
  return [...named, ...new Set(inPython.map((c) => `${c.name.split(',')[0]} ${c.version}`))].join(
    ', ',
  );
}

/**
 * Writes the report.
 *
 * @param report - all lines
 * @param facts - `limits` of the machine, `clock` that was read, `children`: the peers that took part
 */
export function writeReport(report, { limits, clock, children }) {
  const giga = (x) => showNumber(x / 1e9);
  const works = [...new Set(report.map((line) => line.work))];
  const sections = works.map((work) => {
    const lines = report.filter((line) => line.work === work);
    return `## ${work.title}\n\n${tableOf(lines)}\n${failuresOf(lines)}`;
  });
  const counted =
    clock === 'processor'
      ? 'processor time of all threads together, since the machine had other work, too'
      : 'time on the clock';
  const page = `# Benchmarks

Written by \`pnpm bench\`. Every peer has a process of its own; all results are compared before any time counts; rounds go through the peers in
turn, and a figure is the median over the rounds (${counted}). A first call is the median over new processes. "To best in JS" is the time of gradus divided by
that of the fastest peer that runs in a browser (below 1: gradus is faster), "to limit" divided by the least time that one core of the machine allows; both are
medians of the ratios within a round, the limit measured again in each, since a machine that others use, too, is not always at its best.

Machine: ${cpus()[0].model}, ${cpus().length} processors, Node ${process.versions.node}. Limits of one core, measured in the same run: ${giga(limits.float32)} GFLOP/s float32 and
${giga(limits.float64)} float64 in WebAssembly's vectors, ${giga(limits.bandwidth)} GB/s of memory. Peers: ${versions(children)}.

![gradus against the best peer and the limit](benchmarks.svg)

${sections.join('\n')}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}benchmarks.md`, `${page.trimEnd()}\n`);
  writeFileSync(`${folder}benchmarks.svg`, chartOf(report));
}
