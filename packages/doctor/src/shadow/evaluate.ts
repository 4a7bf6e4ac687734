/**
 * Runs recorded steps with reals. Everything follows from the lowering of a primitive, so the shadow knows
 * no primitive by name. Beside a point where a step was run before, only what changed is computed again.
 */
import {
  contiguous,
  sizeOf,
  type Elementwise,
  type Lowering,
  type Params,
  type Reduce,
  type Scalars,
  type Shape,
} from '@gradus/tensor';
import type { Step } from '../observation.js';
import { evaluateOnHost } from './host.js';
import { moved, realOf, type RealTensor } from './moves.js';
import {
  pairsOf,
  placesOfAssembly,
  placesOfReduction,
  placesOfView,
  planOf,
  type Pairs,
  type Places,
} from './places.js';
import { ONE, Real, ZERO } from './real.js';
import { scalarsOf } from './integers.js';
import { exactly, realScalars } from './scalars.js';

export { realOf, type RealTensor };

/** An application of a primitive to tensors of reals. */
interface RealApplication {
  readonly inputs: readonly RealTensor[];
  readonly result: Shape;
  readonly params: Params;
  readonly before: Before | undefined;
}

/** The same step at another point: elements whose operands are the same objects have the same results. */
export interface Before {
  readonly inputs: readonly RealTensor[];
  readonly outputs: readonly RealTensor[];
}

/**
 * Element operations of one step.
 *
 * @param step - the recorded step
 * @returns about how many numbers are made
 */
export function costOfStep({ primitive: { lower }, inputs, outputs, params }: Step): number {
  let size = 1;
  for (const x of inputs) size = Math.max(size, x.size);
  for (const y of outputs) size = Math.max(size, y.size);
  if (lower.kind !== 'contract') return size;
  const [summed] = lower.axes(params).contract;
  const inner = summed.reduce((n, axis) => n * inputs[0]!.shape[axis]!, 1);
  return Math.max(size, (outputs[0]?.size ?? 0) * inner);
}

const EXACT = new Set(['elementwise', 'view', 'reshape', 'assemble', 'reduce', 'contract']);

/**
 * Whether only the host can compute an operation.
 *
 * @param lower - its lowering
 * @returns false where it is known how each element is made
 */
export const isOnHost = ({ kind }: Lowering): boolean => !EXACT.has(kind);

/**
 * Computes one step with reals.
 *
 * @param step - the recorded step
 * @param inputs - its operands
 * @param before - operands and results at another point, of which most may be the same
 * @returns its results
 */
export function evaluateStep(
  step: Step,
  inputs: readonly RealTensor[],
  before?: Before,
): RealTensor[] {
  const isSame = before !== undefined && inputs.every((x, i) => x === before.inputs[i]);
  return isSame ? [...before.outputs] : compute(step, inputs, before);
}

function compute(step: Step, inputs: readonly RealTensor[], before?: Before): RealTensor[] {
  const { primitive, params, outputs } = step;
  const { lower } = primitive;
  const result = outputs[0]?.shape ?? [];
  switch (lower.kind) {
    case 'elementwise':
      return [elementwise(lower, scalarsOf(step.inputs), { inputs, result, params, before })];
    case 'view':
      return [
        moved(
          planOf(step, (m) => placesOfView(lower, m)),
          { inputs, result },
        ),
      ];
    case 'reshape':
      return [{ shape: result, data: inputs[0]!.data }];
    case 'assemble': {
      const fill = new Real(lower.fill);
      return [
        moved(
          planOf(step, (m) => placesOfAssembly(lower, m)),
          { inputs, result, fill },
        ),
      ];
    }
    case 'reduce': {
      const places = planOf(step, (m) => placesOfReduction(lower, m));
      return [reduce(places, lower.combine, { inputs, result, params, before })];
    }
    case 'contract':
      return [
        contract(
          planOf(step, (m) => pairsOf(lower, m)),
          { inputs, result, params, before },
        ),
      ];
    default:
      return evaluateOnHost(step, inputs, before?.outputs);
  }
}

/**
 * Some elements of an elementwise step, at the very floats that were recorded.
 *
 * @param step - an elementwise step
 * @param elements - their positions
 * @returns one exact result each
 */
export function evaluateElements(
  { primitive, inputs, params }: Step,
  elements: readonly number[],
): Real[] {
  const lower = primitive.lower as Elementwise;
  const operands = inputs.map((x) => contiguous(x));
  return elements.map((i) =>
    lower.scalar(
      scalarsOf(inputs),
      operands.map((x) => exactly(x[i]!)),
      params,
    ),
  );
}

function elementwise(
  lower: Elementwise,
  scalars: Scalars<Real>,
  { inputs, result, params, before }: RealApplication,
): RealTensor {
  const size = sizeOf(result);
  const old = before?.outputs[0]!.data;
  let isSame = old !== undefined;
  const data: Real[] = [];
  for (let i = 0; i < size; i++) {
    let made: Real;
    if (before !== undefined && isSameAt(i, inputs, before.inputs)) made = old![i]!;
    else made = lower.scalar(scalars, elementsAt(i, inputs), params);
    isSame &&= made === old![i];
    data.push(made);
  }
  return isSame ? before!.outputs[0]! : { shape: result, data };
}

function isSameAt(i: number, now: readonly RealTensor[], then: readonly RealTensor[]): boolean {
  for (let k = 0; k < now.length; k++) if (now[k]!.data[i] !== then[k]!.data[i]) return false;
  return true;
}

function elementsAt(i: number, [x, y, ...more]: readonly RealTensor[]): Real[] {
  if (y === undefined) return [x!.data[i]!];
  if (more.length === 0) return [x!.data[i]!, y.data[i]!];
  return [x!.data[i]!, y.data[i]!, ...more.map(({ data }) => data[i]!)];
}

const COMBINE: Record<Reduce['combine'], { readonly identity: Real; f(a: Real, b: Real): Real }> = {
  sum: { identity: ZERO, f: (a, b) => a.plus(b) },
  prod: { identity: ONE, f: (a, b) => a.times(b) },
  max: { identity: new Real(-Infinity), f: (a, b) => realScalars.max(a, b) },
  min: { identity: new Real(Infinity), f: (a, b) => realScalars.min(a, b) },
  any: { identity: ZERO, f: (a, b) => (a.isZero() ? b : a) },
  all: { identity: ONE, f: (a, b) => (a.isZero() ? a : b) },
};

function reduce(
  places: Places,
  combine: Reduce['combine'],
  { inputs: [x], result, before }: RealApplication,
): RealTensor {
  const { identity, f } = COMBINE[combine];
  const old = before?.outputs[0]!.data;
  // Of elements before, sums without a changed part are the same.
  const touched = new Uint8Array(sizeOf(result));
  const changed = changesOf(x!, before?.inputs[0]);
  for (let i = 0; i < places.length; i++) touched[places[i]!] ||= changed[i]!;
  const data: Real[] = [];
  touched.forEach((is, to) => data.push(is === 0 ? (old?.[to] ?? identity) : identity));
  for (let i = 0; i < places.length; i++) {
    const to = places[i]!;
    if (touched[to] === 1) data[to] = f(data[to]!, x!.data[i]!);
  }
  const isSame = old?.every((v, i) => v === data[i]) === true;
  return isSame ? before!.outputs[0]! : { shape: result, data };
}

/** Which elements are others than before, as 1 and 0; all, where there is no before. */
function changesOf(now: RealTensor, then: RealTensor | undefined): Uint8Array {
  if (then === undefined) return new Uint8Array(now.data.length).fill(1);
  const changes = new Uint8Array(now.data.length);
  for (let i = 0; i < changes.length; i++) changes[i] = now.data[i] === then.data[i] ? 0 : 1;
  return changes;
}

function contract(
  { left, right, innerLeft, innerRight }: Pairs,
  { inputs, result, before }: RealApplication,
): RealTensor {
  const [x, y] = inputs as readonly [RealTensor, RealTensor];
  const [changedX, changedY] = inputs.map((each, k) => changesOf(each, before?.inputs[k]));
  const data = Array.from(left, (from, place) => {
    const other = right[place]!;
    const isSame =
      before !== undefined &&
      innerLeft.every(
        (i, k) => changedX![from + i] === 0 && changedY![other + innerRight[k]!] === 0,
      );
    if (isSame) return before.outputs[0]!.data[place]!;
    let total = ZERO;
    innerLeft.forEach((i, k) => {
      total = total.plus(x.data[from + i]!.times(y.data[other + innerRight[k]!]!));
    });
    return total;
  });
  return { shape: result, data };
}
