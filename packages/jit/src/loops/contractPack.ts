/**
 * Packing: a block of an operand is copied into the order in which its tiles read it, tile after tile, in a
 * tile step after step of the summed axes, in a step the elements side by side. Costs one read and one
 * write of the block, and from then on every read is of a neighbour. Where elements of a step are neighbours
 * in memory, a few steps are packed for all tiles before the next few: so lines of the cache are read to
 * their end while they are there.
 */
import { placeIn, type Loop } from './contractAxes.js';
import {
  depthOf,
  readPart,
  stepping,
  summedAxes,
  unpackedPart,
  type Part,
  type Work,
} from './contractParts.js';
import { nested, times, type Body } from './contractSum.js';
import { LANES, type Expression, type Statement } from '@gradus/tensor/code';

/**
 * Loops that pack a block.
 *
 * @param work - the contraction
 * @param part - the operand as tiles will find it
 * @param outer - the loops around, with the steps of the operand where it is
 * @returns the loops; none for an operand that is read where it is
 */
export function packing(work: Work, part: Part, outer: readonly Loop[]): Body {
  if (!part.isPacked) return [];
  const { plan, loop } = work;
  const { role } = part.side;
  const { size, tiles } = part.region;
  const source = unpackedPart(work, part.side, part.region);
  const tile = loop(stepping(role, size * source.step, size * depthOf(plan)), {
    count: tiles,
    from: 0,
  });
  const steps = summedAxes(plan, [part]).map((packed, i) => {
    const { length, strides } = plan.summed[i]!;
    return loop({ ...stepping(role, strides[role], packed.strides[role]), length });
  });
  const [last, few] = source.step === 1 ? cutInTwo(work, steps.at(-1)) : [null, null];
  const inner = last === null ? [tile, ...steps] : [...steps.slice(0, -1), last, tile, few];
  const read = (ahead: number): Expression => readPart(source, { outer, inner }, ahead);
  const copies: Statement[] = [];
  const vectors = Math.floor(size / LANES) * LANES;
  for (let lane = 0; lane < size; lane += lane < vectors ? LANES : 1) {
    const value = lane < vectors ? vectorFrom(read, lane, source.step) : read(lane);
    copies.push({ kind: 'store', place: placeIn(part.start, 2, inner, lane), value });
  }
  return nested(inner, copies);
}

/** The longest run of steps that is packed for one tile at a time. */
const RUN = 16;

/** A loop over steps as one over runs of a few, and one over each; none where they cannot be cut evenly. */
function cutInTwo({ loop }: Work, steps: Loop | undefined): readonly [Loop, Loop] | [null, null] {
  const count = steps?.index.count ?? 1;
  let run = Math.min(RUN, count);
  while (count % run !== 0) run--;
  if (steps === undefined || run < LANES || run === count) return [null, null];
  const axis = { length: count, strides: steps.strides };
  return [
    loop(times(axis, run), { count: count / run, from: 0 }),
    loop(axis, { count: run, from: 0 }),
  ];
}

/** Elements side by side: one load of neighbours, or one load an element. */
function vectorFrom(read: (ahead: number) => Expression, lane: number, step: number): Expression {
  const first = read(lane);
  if (step === 1) return { ...first, lanes: LANES };
  const args = Array.from({ length: LANES }, (_, i) => read(lane + i));
  return { kind: 'pack', dtype: first.dtype, lanes: LANES, args };
}
