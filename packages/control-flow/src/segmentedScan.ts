/**
 * A scan in segments that are computed again on the way back: the outer loop keeps one carry a segment, and only
 * the segment at hand is held step by step. With √n segments of √n steps O(√n) carries are stored instead of n,
 * for one more run. Chen, Xu, Zhang, Guestrin, "Training deep nets with sublinear memory cost" (2016).
 */
import { slice, bind, concatenate, reshape, type Tensor } from '@gradus/tensor';
import { checkpointPrimitive, stage, type Program } from '@gradus/ir';
import type { Sizes } from './groups.js';
import type { ScanGroup } from './scanPlan.js';
import { scanPrimitive } from './scanPrimitive.js';
import type { ScanParams } from './scanSteps.js';

/** Arguments of a scan in their groups. */
export interface ScanInputs {
  readonly consts: readonly Tensor[];
  readonly carry: readonly Tensor[];
  readonly xs: readonly Tensor[];
}

/**
 * Runs a scan in segments.
 *
 * @param inputs - what the body closes over, first carry and rows
 * @param params - the whole loop
 * @param segment - steps in a segment
 * @returns [carry, ys]
 */
export function segmentedScan(inputs: ScanInputs, params: ScanParams, segment: number): Tensor[] {
  const { length, reverse } = params;
  const whole = Math.floor(length / segment) * segment;
  const run = { params, segment };
  const parts = [
    { from: 0, to: whole, run: wholeSegments },
    { from: whole, to: length, run: oneSegment },
  ].filter(({ from, to }) => to > from);
  let { carry } = inputs;
  const rows: Tensor[][] = [];
  for (const part of reverse ? parts.toReversed() : parts) {
    const xs = inputs.xs.map((x) => slice(x, [part.from, part.to]));
    const out = part.run({ ...inputs, carry, xs }, { ...run, length: part.to - part.from });
    carry = out.slice(0, carry.length);
    rows.push(out.slice(carry.length));
  }
  const [first, second] = reverse ? rows.toReversed() : rows;
  const ys = first!.map((y, i) => (second === undefined ? y : concatenate([y, second[i]!])));
  return [...carry, ...ys];
}

interface Segments {
  readonly params: ScanParams;
  readonly segment: number;
  readonly length: number;
}

/** The rest that fills no segment. */
function oneSegment(inputs: ScanInputs, { params, length }: Segments): Tensor[] {
  const all = [...inputs.consts, ...inputs.carry, ...inputs.xs];
  return bind(checkpointPrimitive, all, { programs: { body: inner(all, { ...params, length }) } });
}

/** An outer scan over segments, whose body is a checkpointed inner one. */
function wholeSegments(
  { consts, carry, xs }: ScanInputs,
  { params, segment, length }: Segments,
): Tensor[] {
  const count = length / segment;
  const folded = xs.map((x) => reshape(x, [count, segment, ...x.shape.slice(1)]));
  const rows = folded.map((x) => ({ type: { ...x.type, shape: x.shape.slice(1) } }));
  const given = [...consts, ...carry, ...rows];
  const program = inner(given, { ...params, length: segment });
  const types = given.map((x) => x.type);
  const { program: body } = stage(
    (values) => ({
      outputs: bind(checkpointPrimitive, values, { programs: { body: program } }),
      rest: null,
    }),
    types,
    { name: params.programs.body.name, purpose: 'scan', derived: true },
  );
  const groups: Sizes<ScanGroup> = params.groups;
  const outer = { programs: { body }, groups, length: count, reverse: params.reverse };
  const out = bind(scanPrimitive, [...consts, ...carry, ...folded], outer);
  const unfold = (y: Tensor): Tensor => reshape(y, [length, ...y.shape.slice(2)]);
  return out.map((y, i) => (i < carry.length ? y : unfold(y)));
}

/** The program of a scan over one segment. */
function inner(given: readonly Pick<Tensor, 'type'>[], params: ScanParams): Program {
  return stage(
    (values) => ({ outputs: bind(scanPrimitive, values, params), rest: null }),
    given.map((x) => x.type),
    { name: `${params.programs.body.name}.segment`, purpose: 'scan', derived: true },
  ).program;
}

/**
 * The number of steps in a segment.
 *
 * @param asked - a number of steps, or true for √length
 * @param length - of the whole loop
 * @returns at least 1
 */
export function segmentLength(asked: number | true, length: number): number {
  return Math.max(1, asked === true ? Math.ceil(Math.sqrt(length)) : asked);
}
