/**
 * Steps that are left to the host. What moves elements without changing them is found out by sending numbered elements
 * through it, what adds them up by sending one after the other; what decides by order (sort, argmax) decides on
 * rounded values.
 */
import {
  allocate,
  array,
  contiguous,
  fromData,
  isFloat,
  reshape,
  type Tensor,
  type TypedArray,
} from '@gradus/tensor';
import type { Step } from '../observation.js';
import { moved, realOf, type RealTensor } from './moves.js';
import type { Places } from './places.js';
import { noteSpecial } from './precision.js';
import { ZERO } from './real.js';
import { NoShadow } from './scalars.js';

/**
 * An operation that only the host can compute: decided on rounded values, or traced by numbering.
 *
 * @param step - the recorded step
 * @param inputs - its operands
 * @param old - its results at another point
 * @returns its results; throws NoShadow where elements are neither just moved nor added up
 */
export function evaluateOnHost(
  step: Step,
  inputs: readonly RealTensor[],
  old: readonly RealTensor[] = [],
): RealTensor[] {
  const { primitive, params, outputs } = step;
  const types = outputs.map((y) => y.type);
  noteSpecial(); // what is sorted may stand at a tie
  if (types.some(({ dtype }) => isFloat(dtype))) {
    return isSum(step) ? summed(step, inputs[0]!) : numbered(step, inputs);
  }
  const operands = inputs.map((_, i) => rounded(step, inputs, i));
  return primitive.run(operands, params, types).map((y, k) => {
    const [found, before] = [realOf(y), old[k]];
    return before !== undefined && isEqual(before, found) ? before : found;
  });
}

/** An operand in floats. */
function rounded(step: Step, inputs: readonly RealTensor[], i: number): Tensor {
  const { type } = step.inputs[i]!;
  const { data } = inputs[i]!;
  const floats = allocate(type.dtype, data.length);
  for (let k = 0; k < data.length; k++) floats[k] = data[k]!.toNumber();
  return fromData(type, floats);
}

/** So many elements are sent one by one. */
const MOST_SENT = 256;

/** Whether an operation is linear in its one operand, and not too large. */
const isSum = ({ primitive, inputs }: Step): boolean =>
  primitive.linearIn === 'all' && inputs.length === 1 && inputs[0]!.size <= MOST_SENT;

const weights = new WeakMap<Step, readonly (readonly TypedArray[])[]>();

/** What a linear operation makes of all elements, by what it makes of each. */
function summed(step: Step, { data }: RealTensor): RealTensor[] {
  const known = weights.get(step) ?? data.map((_, j) => weightsOf(step, j));
  weights.set(step, known);
  return step.outputs.map((y, k) => ({
    shape: y.shape,
    data: Array.from({ length: y.size }, (_, i) =>
      data.reduce((total, x, j) => {
        const weight = known[j]![k]![i]!;
        return weight === 0 ? total : total.plus(x.times(weight));
      }, ZERO),
    ),
  }));
}

/** How often one element is part of each result; only whole numbers are known exactly. */
function weightsOf({ primitive, inputs: [x], params, outputs }: Step, j: number): TypedArray[] {
  const unit = allocate('float64', x!.size);
  unit[j] = 1;
  const type = { ...x!.type, dtype: 'float64' as const };
  const wide = outputs.map((y) => ({ ...y.type, dtype: 'float64' as const }));
  return primitive.run([fromData(type, unit)], params, wide).map((y) => {
    const found = contiguous(y);
    if (!found.every(Number.isInteger)) throw new NoShadow(primitive.name);
    return found;
  });
}

/** What went where, by the numbers of the operands that decide it: indices, conditions. */
interface Route {
  readonly deciding: readonly RealTensor[];
  readonly places: readonly Places[];
}

const routes = new WeakMap<Step, Route>();

/** Sends element numbers through an operation that moves elements, to learn what went where. */
function numbered(step: Step, inputs: readonly RealTensor[]): RealTensor[] {
  const moving = inputs.filter((_, i) => isFloat(step.inputs[i]!.dtype));
  const deciding = inputs.filter((_, i) => !isFloat(step.inputs[i]!.dtype));
  let route = routes.get(step);
  if (route === undefined || !route.deciding.every((x, k) => isEqual(x, deciding[k]!))) {
    routes.set(step, (route = { deciding, places: routed(step, inputs) }));
  }
  return route.places.map((places, k) =>
    moved(places, { inputs: moving, result: step.outputs[k]!.shape }),
  );
}

const isEqual = (a: RealTensor, b: RealTensor): boolean =>
  a === b || a.data.every((v, i) => v.eq(b.data[i]!));

function routed(step: Step, inputs: readonly RealTensor[]): Places[] {
  const { primitive, params, outputs } = step;
  const codes = (scale: number): Tensor[] => {
    let next = 1;
    return step.inputs.map((x, i) => {
      if (!isFloat(x.dtype)) return rounded(step, inputs, i);
      const values = Array.from({ length: x.size }, () => scale * next++);
      return reshape(array(values, { dtype: 'float64' }), x.shape);
    });
  };
  const most = inputs.reduce(
    (n, x, i) => n + (isFloat(step.inputs[i]!.dtype) ? x.data.length : 0),
    0,
  );
  const wide = outputs.map((y) => ({ ...y.type, dtype: 'float64' as const }));
  const once = primitive.run(codes(1), params, wide);
  const twice = primitive.run(codes(2), params, wide);
  return once.map((y, k) => {
    const again = contiguous(twice[k]!);
    return Int32Array.from(contiguous(y), (code, i) => {
      const isMoved = Number.isInteger(code) && code >= 0 && code <= most && again[i] === 2 * code;
      if (!isMoved) throw new NoShadow(primitive.name);
      return code - 1;
    });
  });
}
