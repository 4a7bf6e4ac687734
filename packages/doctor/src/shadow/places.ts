/**
 * Where the elements of a result come from. That depends on shapes and parameters alone, and a shadow repeats a step many
 * times, so it is found once a step.
 */
import {
  sizeOf,
  stridesOf,
  type Assemble,
  type Contract,
  type Params,
  type Reduce,
  type Shape,
  type View,
} from '@gradus/tensor';
import { Notes } from '../notes.js';
import type { Step } from '../observation.js';

/** By element of a result: its place in the operands, one operand after the other; −1 for none. */
export type Places = Int32Array;

/** Sums of products: element `n` of the result is Σₖ x[left[n] + innerLeft[k]] · y[right[n] + innerRight[k]]. */
export interface Pairs {
  readonly left: Places;
  readonly right: Places;
  readonly innerLeft: Places;
  readonly innerRight: Places;
}

/** What is moved, and how. */
interface Moved {
  readonly shapes: readonly Shape[];
  readonly result: Shape;
  readonly params: Params;
}

const plans = /* @__PURE__ */ new Notes<Places | Pairs>();

/**
 * The plan of a step, made when it is asked for first.
 *
 * @param step - a recorded step
 * @param make - makes its plan
 * @returns the plan
 */
export function planOf<P extends Places | Pairs>(step: Step, make: (moved: Moved) => P): P {
  const known = plans.get(step) as P | undefined;
  if (known !== undefined) return known;
  const { inputs, outputs, params } = step;
  const shapes = inputs.map((x) => x.shape);
  const made = make({ shapes, result: outputs[0]?.shape ?? [], params });
  plans.set(step, made);
  return made;
}

/** The place of every index of a shape, where an axis takes `steps[axis]` places; in row-major order. */
function walk(shape: Shape, steps: readonly number[], start = 0): Places {
  const places = new Int32Array(sizeOf(shape)).fill(start);
  const strides = stridesOf(shape);
  shape.forEach((n, axis) => {
    const [stride, step] = [strides[axis]!, steps[axis]!];
    if (step === 0) return;
    for (let i = 0; i < places.length; i++) {
      places[i] = places[i]! + step * (Math.floor(i / stride) % n);
    }
  });
  return places;
}

/**
 * Where a view reads.
 *
 * @param lower - its description
 * @param moved - shapes and parameters
 * @returns by element of the result
 */
export function placesOfView(lower: View, { shapes: [from], result, params }: Moved): Places {
  const strides = stridesOf(from!);
  const steps = result.map(() => 0);
  let start = 0;
  lower.source(from!, result, params).forEach(({ axis, offset, step }, k) => {
    start += offset * strides[k]!;
    if (axis !== null) steps[axis] = steps[axis]! + step * strides[k]!;
  });
  return walk(result, steps, start);
}

/**
 * What an assembly puts where.
 *
 * @param lower - its description
 * @param moved - shapes and parameters
 * @returns by element of the result; −1 where nothing is put
 */
export function placesOfAssembly(lower: Assemble, { shapes, result, params }: Moved): Places {
  const places = new Int32Array(sizeOf(result)).fill(-1);
  const strides = stridesOf(result);
  let before = 0;
  lower.place(shapes, params).forEach(({ offset, step }, k) => {
    const start = offset.reduce((sum, n, axis) => sum + n * strides[axis]!, 0);
    const steps = strides.map((stride, axis) => stride * step[axis]!);
    walk(shapes[k]!, steps, start).forEach((to, i) => (places[to] = before + i));
    before += sizeOf(shapes[k]!);
  });
  return places;
}

/**
 * Where the elements of an operand are gathered.
 *
 * @param lower - its description
 * @param moved - shapes and parameters
 * @returns by element of the operand: its place in the result
 */
export function placesOfReduction(lower: Reduce, { shapes, result, params }: Moved): Places {
  const axes = lower.axes(params);
  const strides = stridesOf(result);
  let kept = 0;
  const steps = shapes[0]!.map((_, axis) => (axes.includes(axis) ? 0 : strides[kept++]!));
  return walk(shapes[0]!, steps);
}

/**
 * Which products are added up.
 *
 * @param lower - its description
 * @param moved - shapes and parameters
 * @returns the pairs
 */
export function pairsOf(lower: Contract, { shapes, result, params }: Moved): Pairs {
  const { contract, batch } = lower.axes(params);
  const strides = shapes.map((shape) => stridesOf(shape));
  const free = shapes.map((shape, side) =>
    shape.map((_, i) => i).filter((i) => !contract[side]!.includes(i) && !batch[side]!.includes(i)),
  );
  const along = (side: 0 | 1, axes: readonly number[]): number[] =>
    axes.map((axis) => strides[side]![axis]!);
  const [x, y] = free as [number[], number[]];
  const inner = contract[0].map((axis) => shapes[0]![axis]!);
  return {
    left: walk(result, [...along(0, batch[0]), ...along(0, x), ...y.map(() => 0)]),
    right: walk(result, [...along(1, batch[1]), ...x.map(() => 0), ...along(1, y)]),
    innerLeft: walk(inner, along(0, contract[0])),
    innerRight: walk(inner, along(1, contract[1])),
  };
}
