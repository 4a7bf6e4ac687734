/**
 * The way of the gradient along the tape, as data for the terminal and for the page: one station an operation
 * of the user, newest first as the backward pass meets them, with the size of the cotangent that arrived and
 * of what was sent on, and what became of it there. A station may stand for several entries of the tape:
 * a product of two active factors records two.
 */
import { contiguous, positionOf, type Position, type Tensor } from '@gradus/tensor';
import { isSlot } from '@gradus/autodiff';
import type { Flow, Observation } from '../observation.js';

/** What can be said of cotangents in one word. */
export type Condition = 'flows' | 'zero' | 'nan' | 'inf';

/** Cotangents at one place. */
export interface Strength {
  readonly condition: Condition;
  /** Largest magnitude of the finite ones. */
  readonly largest: number;
}

/** What a station sends to one slot. */
export interface Sent {
  readonly slot: number;
  readonly strength: Strength;
}

/** One operation of the user on the way back. */
export interface Station {
  readonly op: string;
  readonly place: Position | null;
  readonly arrived: Strength;
  readonly sent: readonly Sent[];
  /** Slots whose cotangents arrive here. */
  readonly results: readonly number[];
  /** What arrived was fine and what left is not: `zero`, `nan` or `inf` begins here. */
  readonly turns: Condition | null;
}

/**
 * How strong cotangents are.
 *
 * @param tensors - cotangents, null for zero
 * @returns NaN before ∞ before 0, and the largest finite magnitude
 */
export function strengthOf(tensors: readonly (Tensor | null)[]): Strength {
  let largest = 0;
  let seen: Condition = 'zero';
  for (const x of tensors) {
    for (const value of x === null ? [] : contiguous(x)) {
      seen = worse(seen, value);
      if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
    }
  }
  return { condition: seen, largest };
}

function worse(seen: Condition, value: number): Condition {
  if (seen === 'nan' || Number.isNaN(value)) return 'nan';
  if (seen === 'inf' || !Number.isFinite(value)) return 'inf';
  return value === 0 ? seen : 'flows';
}

/**
 * How strong all is that a station sends.
 *
 * @param sent - to its slots
 * @returns NaN before ∞ before 0, and the largest finite magnitude
 */
export function strengthOfAll(sent: readonly Sent[]): Strength {
  const strengths = sent.map(({ strength }) => strength);
  const condition = ORDER.find((c) => strengths.some((s) => s.condition === c)) ?? 'zero';
  return { condition, largest: Math.max(0, ...strengths.map(({ largest }) => largest)) };
}

const ORDER: readonly Condition[] = ['nan', 'inf', 'flows'];
const BADNESS: Readonly<Record<Condition, number>> = { flows: 0, zero: 1, inf: 2, nan: 3 };

/**
 * The stations of an observed run.
 *
 * @param observation - the run
 * @returns newest first
 */
export function gradientWay({ flows }: Observation): Station[] {
  const stations: Station[] = [];
  let group: Flow[] = [];
  for (const flow of flows) {
    if (group.length > 0 && !isSameOperation(group[0]!, flow)) {
      stations.push(stationOf(group));
      group = [];
    }
    group.push(flow);
  }
  if (group.length > 0) stations.push(stationOf(group));
  return stations;
}

/** Entries of one application follow each other, and share what it remembered. */
function isSameOperation({ entry: a }: Flow, { entry: b }: Flow): boolean {
  const { application } = a.origin;
  return application === undefined ? a.origin === b.origin : application === b.origin.application;
}

function stationOf(group: readonly Flow[]): Station {
  const { origin } = group[0]!.entry;
  const inner = new Set(
    group.flatMap(({ entry }) => entry.args.filter(isSlot)).map((s) => s.index),
  );
  const made = new Set(group.flatMap(({ entry }) => entry.results).map((s) => s.index));
  const outside = group.flatMap(({ entry, left }) =>
    entry.args.flatMap((arg, i) =>
      isSlot(arg) && !made.has(arg.index) ? [{ slot: arg.index, cotangent: left[i] ?? null }] : [],
    ),
  );
  const results = group.flatMap(({ entry, arrived }) =>
    entry.results.flatMap((r, i) =>
      inner.has(r.index) ? [] : [{ slot: r.index, cotangent: arrived[i] ?? null }],
    ),
  );
  const arrived = strengthOf(results.map(({ cotangent }) => cotangent));
  const sent = outside.map(({ slot, cotangent }) => ({ slot, strength: strengthOf([cotangent]) }));
  const left = strengthOfAll(sent);
  return {
    op: origin.op,
    place: positionOf(origin.site),
    arrived,
    sent,
    results: results.map(({ slot }) => slot),
    turns: turned(arrived, left),
  };
}

function turned(before: Strength, after: Strength): Condition | null {
  return BADNESS[after.condition] > BADNESS[before.condition] ? after.condition : null;
}
