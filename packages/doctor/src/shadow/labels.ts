/**
 * Operations that move elements: labels are sent through them, to learn what went where. Labels grow with the place of an
 * element. Squared they come out as the squares of what came out before, which no sum or mean of them does. Sent
 * in descending order they come out at the same places, unless the operation goes by the order of its elements, as
 * sort does; then the labels are the ranks of the elements, found without rounding wherever it is asked.
 */
import { array, contiguous, isFloat, reshape, type Tensor } from '@gradus/tensor';
import { Notes } from '../notes.js';
import type { Step } from '../observation.js';
import { isEqual, partsOf, rounded } from './operands.js';
import { moved, type RealTensor } from './moves.js';
import type { Places } from './places.js';

/** What went where, by the numbers of the operands that decide it: indices, conditions. */
interface Route {
  readonly deciding: readonly RealTensor[];
  /** By result; 'ordered' where that depends on the order of the elements; null where they are not just moved. */
  readonly places: readonly Places[] | 'ordered' | null;
}

const routes = /* @__PURE__ */ new Notes<Route>();

/**
 * The results of a step that moves elements.
 *
 * @param step - the recorded step, with floats as its results
 * @param inputs - its operands
 * @returns its results; null where elements are not just moved
 */
export function labelled(step: Step, inputs: readonly RealTensor[]): RealTensor[] | null {
  const { moving, deciding } = partsOf(step, inputs);
  let route = routes.get(step);
  if (route === undefined || !route.deciding.every((x, k) => isEqual(x, deciding[k]!))) {
    routes.set(step, (route = { deciding, places: routed(step, inputs) }));
  }
  if (route.places === null) return null;
  const places = route.places === 'ordered' ? byRank(step, inputs, moving) : route.places;
  return places.map((from, k) => moved(from, { inputs: moving, result: step.outputs[k]!.shape }));
}

/** The label of the first element: 0 and 1 are their own squares and roots. */
const FIRST = 2;
/** Where nothing was moved to, there is 0. */
const NOWHERE = -1;

function routed(step: Step, inputs: readonly RealTensor[]): Route['places'] {
  const size = partsOf(step, inputs).moving.reduce((n, { data }) => n + data.length, 0);
  const last = FIRST + size - 1;
  const ascending = send(step, inputs, (place) => FIRST + place);
  const squares = send(step, inputs, (place) => (FIRST + place) ** 2);
  const isMoved = (label: number, of: number, i: number): boolean =>
    (label === 0 || (Number.isInteger(label) && label >= FIRST && label <= last)) &&
    squares[of]![i] === label * label;
  if (!ascending.every((labels, of) => labels.every((label, i) => isMoved(label, of, i)))) {
    return null;
  }
  const placed = (label: number): number => (label === 0 ? NOWHERE : label - FIRST);
  const places = ascending.map((labels) => Int32Array.from(labels, placed));
  const descending = send(step, inputs, (place) => last - place);
  const isPlaced = descending.every((labels, of) =>
    labels.every((label, i) => placed(label === 0 ? 0 : FIRST + last - label) === places[of]![i]),
  );
  return isPlaced ? places : 'ordered';
}

/** What comes out when every element is replaced by the label of its place. */
function send(
  step: Step,
  inputs: readonly RealTensor[],
  label: (place: number) => number,
): number[][] {
  let next = 0;
  const operands = step.inputs.map((x, i): Tensor => {
    if (!isFloat(x.dtype)) return rounded(step, inputs, i);
    const values = Array.from({ length: x.size }, () => label(next++));
    return reshape(array(values, { dtype: 'float64' }), x.shape);
  });
  const wide = step.outputs.map((y) => ({ ...y.type, dtype: 'float64' as const }));
  return step.primitive.run(operands, step.params, wide).map((y) => [...contiguous(y)]);
}

/** Where elements come from when they are ordered by their exact values; of equal ones any may stand for the others. */
function byRank(
  step: Step,
  inputs: readonly RealTensor[],
  moving: readonly RealTensor[],
): Places[] {
  const pool = moving.flatMap(({ data }) => data);
  const order = [...pool.keys()].toSorted((i, j) => {
    const [a, b] = [pool[i]!, pool[j]!];
    return a.isNaN() || b.isNaN() ? Number(a.isNaN()) - Number(b.isNaN()) : a.compared(b);
  });
  const ranks = new Int32Array(pool.length);
  const first: number[] = []; // by rank, an element that has it
  for (const k of order) {
    const last = first.at(-1);
    if (last === undefined || !pool[last]!.eq(pool[k]!)) first.push(k);
    ranks[k] = first.length - 1;
  }
  return send(step, inputs, (place) => FIRST + ranks[place]!).map((labels) =>
    Int32Array.from(labels, (label) => (label === 0 ? NOWHERE : first[label - FIRST]!)),
  );
}
