/**
 * Whether what turned was computed for a branch that is not taken: the cotangent 0 arrived, met an infinite slope, and
 * a condition between here and the value says why it is 0. Elements that are taken and turn as well have another cause.
 */
import { contiguous, type Tensor } from '@gradus/tensor';
import { isSlot, type Entry } from '@gradus/autodiff';
import type { Evidence } from '../evidence.js';
import { stepsUpTo } from '../flow.js';
import type { Flow, Step } from '../observation.js';

/**
 * Whether the branch that is not taken is the whole story.
 *
 * @param evidence - the entries in question
 * @param before - the flows between the value and the turn
 * @param turn - where the cotangent turned
 * @returns true when a condition left out what turned, and nothing that it takes turned with it
 */
export function isUntaken(evidence: Evidence, before: readonly Flow[], turn: Flow): boolean {
  return droppedBefore(before, turn) && !turnsTaken(evidence, turn);
}

/** Whether a condition between here and the value left out what turned. */
function droppedBefore(before: readonly Flow[], turn: Flow): boolean {
  const zeros = zerosThatTurn(turn);
  if (zeros.places.length === 0) return false;
  const reached = new Set(turn.entry.results.map((slot) => slot.index));
  for (const { entry } of before.toReversed()) {
    const from = entry.args.map((a) => isSlot(a) && reached.has(a.index));
    if (!from.includes(true)) continue;
    if (leavesOut(entry, from, zeros)) return true;
    for (const slot of entry.results) reached.add(slot.index);
  }
  return false;
}

/** Elements of a cotangent, and how many there are. */
interface Places {
  readonly places: readonly number[];
  readonly size: number;
}

/** Where the cotangent 0 arrived, and what is not finite left, as far as they are side by side. */
function zerosThatTurn(turn: Flow): Places {
  const [cotangent] = turn.arrived;
  if (cotangent === null || cotangent === undefined) return { places: [], size: 0 };
  const given = contiguous(cotangent);
  const sent = sentBeside(turn);
  const isZero = (i: number): boolean => given[i] === 0 && (sent.length === 0 || isLost(sent, i));
  return { places: [...given.keys()].filter(isZero), size: cotangent.size };
}

/** What left an entry, of the size of what arrived. */
function sentBeside({ arrived: [cotangent], left }: Flow): ArrayLike<number>[] {
  return left.flatMap((c) => (c && c.size === cotangent?.size ? [contiguous(c)] : []));
}

const isLost = (sent: readonly ArrayLike<number>[], i: number): boolean =>
  sent.some((s) => !Number.isFinite(s[i]!));

/**
 * Whether elements that are taken turn as well, and reach the sick entries: what is not taken is not the whole story
 * then. Where all is done element by element, an entry is reached by its own element alone.
 */
function turnsTaken({ program, input, entries }: Evidence, turn: Flow): boolean {
  const [cotangent] = turn.arrived;
  const sent = sentBeside(turn);
  if (cotangent === null || cotangent === undefined || sent.length === 0) return false;
  const given = contiguous(cotangent);
  const isAlone =
    cotangent.size === input.size && stepsUpTo(program, turn.entry).every(isElementwise);
  const asked = isAlone ? entries : [...given.keys()];
  return asked.some((i) => given[i] !== 0 && isLost(sent, i));
}

const isElementwise = ({ primitive }: Step): boolean => primitive.lower.kind === 'elementwise';

/** Whether a choice does not take an operand at one of some places; anywhere, where it is of another size. */
function leavesOut(entry: Entry, operands: readonly boolean[], { places, size }: Places): boolean {
  const known = entry.args.find((a): a is Tensor => !isSlot(a) && a.dtype === 'bool');
  if (known === undefined) return false;
  const mask = contiguous(known);
  const asked = mask.length === size ? places : [...mask.keys()];
  return operands.some((isOn, k) => isOn && asked.some((i) => (mask[i] !== 0) !== (k === 1)));
}
