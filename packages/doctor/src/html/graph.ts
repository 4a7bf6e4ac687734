/**
 * The way of the gradient as a graph in Graphviz' language, from the value down to the inputs: an operation is
 * a node, a cotangent an edge, as thick as it is large. Of a long way the parts where nothing happens are drawn
 * as one node.
 */
import { printSite } from '@gradus/tensor';
import type { Observation } from '../observation.js';
import { shortPath } from '../report.js';
import { gradientWay, type Condition, type Station, type Strength } from '../views/gradientWay.js';
import { sizeOf } from '../views/drawWay.js';

/** Stations that are drawn one by one. */
const DRAWN = 40;
/** Stations around a turn that are drawn of a long way. */
const AROUND = 8;

/** What is drawn. */
export interface GraphRequest {
  readonly observation: Observation;
  /** What the inputs are called. */
  readonly paths: readonly string[];
  /** Operations that findings name. */
  readonly guilty: readonly string[];
}

/**
 * The graph.
 *
 * @param request - an observed run
 * @returns text in the DOT language
 */
export function graphOf(request: GraphRequest): string {
  const stations = gradientWay(request.observation);
  const nodes = nodeNames(stations);
  return [
    'digraph {',
    'graph [bgcolor="transparent" ranksep=0.35 nodesep=0.3]',
    'node [shape=box style=rounded fontname="Helvetica" fontsize=11 margin="0.2,0.07"]',
    'edge [fontname="Helvetica" fontsize=9 arrowsize=0.6]',
    'value [label="value" class="end"]',
    ...stationNodes(stations, nodes, request.guilty),
    ...request.paths.map((path, i) => `input${i} [label=${text(path)} class="end"]`),
    ...edges(request, stations, nodes),
    ...cuts(request, stations, nodes),
    '}',
  ].join('\n');
}

/** The node of every station: its own, or one that stands for a stretch of them. */
function nodeNames(stations: readonly Station[]): string[] {
  const all = stations.length <= DRAWN;
  const turns = stations.flatMap(({ turns: turn }, k) => (turn === null ? [] : [k]));
  const ends = [0, stations.length - 1];
  const isNear = (k: number): boolean =>
    [...ends, ...turns.slice(0, 2)].some((t) => Math.abs(t - k) <= AROUND);
  let gap = 0;
  return stations.map((_, k) => {
    if (all || isNear(k)) {
      gap = k + 1;
      return `op${k}`;
    }
    return `gap${gap}`;
  });
}

function stationNodes(
  stations: readonly Station[],
  nodes: readonly string[],
  guilty: readonly string[],
): string[] {
  const names = [...new Set(nodes)];
  return names.map((name) => {
    const inside = stations.filter((_, k) => nodes[k] === name);
    if (name.startsWith('gap')) return `${name} [label="… ${inside.length} more" class="gap"]`;
    const { op, place, turns } = inside[0]!;
    const where = place === null ? '' : `\n${shortPath(place.file)}:${place.line}`;
    const mark = turns !== null || guilty.includes(op) ? 'turn' : 'op';
    return `${name} [label=${text(op + where)} class="${mark}"]`;
  });
}

/** Edges between the same nodes are one, as strong as the strongest. */
function edges(
  { observation }: GraphRequest,
  stations: readonly Station[],
  nodes: readonly string[],
): string[] {
  const makers = makersOf(observation, stations, nodes);
  const found = new Map<string, Strength>();
  stations.forEach(({ sent }, k) => {
    for (const { slot, strength } of sent) {
      const to = makers.get(slot);
      if (to === undefined || to === nodes[k]) continue;
      const key = `${nodes[k]} -> ${to}`;
      found.set(key, stronger(found.get(key), strength));
    }
  });
  const start = observation.tape.outputs[0]?.index;
  const first = start === undefined ? undefined : makers.get(start);
  if (first !== undefined) found.set(`value -> ${first}`, { condition: 'flows', largest: 1 });
  const largest = Math.max(...[...found.values()].map((s) => s.largest));
  return [...found].map(([key, strength]) => `${key} [${edgeStyle(strength, largest)}]`);
}

/** Which node a slot's cotangent goes to. */
function makersOf(
  { tape }: Observation,
  stations: readonly Station[],
  nodes: readonly string[],
): ReadonlyMap<number, string> {
  const makers = new Map<number, string>();
  stations.forEach(({ results }, k) => {
    for (const slot of results) makers.set(slot, nodes[k]!);
  });
  tape.inputs.forEach(({ index }, i) => makers.set(index, `input${i}`));
  return makers;
}

function stronger(a: Strength | undefined, b: Strength): Strength {
  if (a === undefined) return b;
  const bad = [a, b].find(({ condition }) => condition === 'nan' || condition === 'inf');
  return bad ?? (a.largest >= b.largest ? a : b);
}

const THICKEST = 4;

function edgeStyle(strength: Strength, largest: number): string {
  const { condition } = strength;
  const share = strength.largest === 0 ? 0 : 1 / (1 + Math.log10(largest / strength.largest) / 4);
  const width = condition === 'flows' ? 1 + share * (THICKEST - 1) : 1.5;
  const dashed = condition === 'zero' ? ' style=dashed' : '';
  return `label=${text(` ${sizeOf(strength)}`)} penwidth=${width.toFixed(1)}${dashed} class="${CLASSES[condition]}"`;
}

const CLASSES: Readonly<Record<Condition, string>> = {
  flows: 'flows',
  zero: 'dead',
  nan: 'sick',
  inf: 'sick',
};

/** Operations that let no gradient through, as far as a finding names them. */
function cuts(
  { observation, guilty }: GraphRequest,
  stations: readonly Station[],
  nodes: readonly string[],
): string[] {
  const makers = makersOf(observation, stations, nodes);
  return observation.tape.cuts
    .filter(({ origin }) => guilty.includes(origin.op))
    .slice(0, AROUND)
    .flatMap(({ origin, why, inputs }, i) => [
      `cut${i} [label=${text(`${origin.op}\n${why}\n${printSite(origin.site)}`)} class="turn"]`,
      ...inputs.flatMap(({ index }) => {
        const to = makers.get(index);
        return to === undefined
          ? []
          : [`cut${i} -> ${to} [style=dashed arrowhead=tee class="dead"]`];
      }),
    ]);
}

function text(label: string): string {
  return JSON.stringify(label.trimEnd());
}
