/**
 * Operations that add elements up: what each of them contributes to the results is learnt by sending one after the other.
 */
import {
  allocate,
  contiguous,
  fromData,
  isFloat,
  type Tensor,
  type TypedArray,
} from '@gradus/tensor';
import { Notes } from '../notes.js';
import type { Step } from '../observation.js';
import { isEqual, partsOf, rounded } from './operands.js';
import type { RealTensor } from './moves.js';
import { ZERO } from './real.js';
import { NoShadow } from './scalars.js';

/** So many elements are sent one by one. */
const MOST_SENT = 256;

/**
 * Whether an operation is linear in all its floats together, and these are not too many.
 *
 * @param step - a recorded step
 * @returns true where its results are sums of its operands
 */
export function isJointlyLinear({ primitive: { linearIn }, inputs }: Step): boolean {
  const floats = [...inputs.keys()].filter((i) => isFloat(inputs[i]!.dtype));
  const size = floats.reduce((n, i) => n + inputs[i]!.size, 0);
  if (size > MOST_SENT || linearIn === 'each') return false;
  return (
    linearIn === 'all' || (linearIn !== undefined && floats.every((i) => linearIn.includes(i)))
  );
}

/** By element that is sent and by result: how often it is part of each element. */
interface Weights {
  readonly deciding: readonly RealTensor[];
  readonly sent: readonly (readonly TypedArray[])[];
}

const found = /* @__PURE__ */ new Notes<Weights>();

/**
 * What a linear operation makes of all elements, by what it makes of each.
 *
 * @param step - a step that is jointly linear
 * @param inputs - its operands
 * @returns its results; throws NoShadow where weights are no whole numbers
 */
export function summed(step: Step, inputs: readonly RealTensor[]): RealTensor[] {
  const { moving, deciding } = partsOf(step, inputs);
  const data = moving.flatMap((x) => x.data);
  let known = found.get(step);
  if (known === undefined || !known.deciding.every((x, k) => isEqual(x, deciding[k]!))) {
    known = { deciding, sent: data.map((_, j) => weightsOf(step, inputs, j)) };
    found.set(step, known);
  }
  const { sent } = known;
  return step.outputs.map((y, k) => ({
    shape: y.shape,
    data: Array.from({ length: y.size }, (_, i) =>
      data.reduce((total, x, j) => {
        const weight = sent[j]![k]![i]!;
        return weight === 0 ? total : total.plus(x.times(weight));
      }, ZERO),
    ),
  }));
}

/** How often one element is part of each result; only whole numbers are known exactly. */
function weightsOf(step: Step, inputs: readonly RealTensor[], j: number): TypedArray[] {
  const { primitive, params, outputs } = step;
  let before = 0;
  const operands = step.inputs.map((x, i): Tensor => {
    if (!isFloat(x.dtype)) return rounded(step, inputs, i);
    const unit = allocate('float64', x.size);
    if (j >= before && j < before + x.size) unit[j - before] = 1;
    before += x.size;
    return fromData({ ...x.type, dtype: 'float64' as const }, unit);
  });
  const wide = outputs.map((y) => ({ ...y.type, dtype: 'float64' as const }));
  return primitive.run(operands, params, wide).map((y) => {
    const weights = contiguous(y);
    if (!weights.every(Number.isInteger)) throw new NoShadow(primitive.name);
    return weights;
  });
}
