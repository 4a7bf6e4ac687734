/**
 * The chart: for every case the time of gradus over that of the fastest peer in JavaScript, and over the
 * least time that the machine allows. Left of 1 gradus is faster.
 */
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';

/** Peers that run in a browser. */
const IN_BROWSERS = ['jax-js', 'tfjs wasm', 'tfjs cpu', 'onnxruntime-web', 'hand-written'];

const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
const ROOM = 1.15;

/**
 * Gradus against the best peer and against the limit, both as the rounds compared them.
 *
 * @param line - a line of the report
 * @returns both ratios; undefined where there is nothing to compare with
 */
export function ratiosOf({ entries }) {
  const others = entries
    .filter((e) => IN_BROWSERS.includes(e.peer) && e.toGradus !== undefined)
    .map((e) => e.toGradus);
  return {
    peer: others.length === 0 ? undefined : 1 / Math.min(...others),
    limit: entries.find((e) => e.peer === 'gradus')?.toLimit,
  };
}

/**
 * Draws the chart.
 *
 * @param report - all lines
 * @returns the text of an SVG file
 */
export function chartOf(report) {
  const points = report.flatMap((line) => {
    const { peer, limit } = ratiosOf(line);
    const name = `${line.work.name}: ${line.found.label}`;
    return [
      { name, ratio: peer, to: 'the best peer in JavaScript' },
      { name, ratio: limit, to: 'the limit of the machine' },
    ].filter((point) => point.ratio !== undefined);
  });
  const names = [...new Set(points.map((p) => p.name))];
  const ratios = points.map((p) => p.ratio);
  // A little room at both ends; ticks beyond would stand among the names.
  const domain = [Math.min(...ratios) / ROOM, Math.max(...ratios) * ROOM];
  const { document } = new JSDOM('').window;
  const svg = Plot.plot({
    document,
    width: 820,
    height: 60 + 18 * names.length,
    marginLeft: 280,
    style: { background: 'white', color: 'black' },
    x: {
      type: 'log',
      domain,
      label: 'time of gradus ÷ time of …',
      grid: true,
      ticks: TICKS.filter((tick) => domain[0] <= tick && tick <= domain[1]),
      tickFormat: String,
    },
    y: { domain: names, label: null },
    color: { legend: false, domain: ['the best peer in JavaScript', 'the limit of the machine'] },
    symbol: { legend: false },
    marks: [
      Plot.ruleX([1]),
      Plot.dot(points, { x: 'ratio', y: 'name', stroke: 'to', symbol: 'to', r: 4 }),
      Plot.text(['○ the best peer in JavaScript    + the limit of the machine'], {
        frameAnchor: 'top',
        dy: -14,
      }),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
