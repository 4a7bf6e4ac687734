/**
 * Runs recorded steps with reals. Everything follows from the lowering of a primitive, so the shadow knows
 * no primitive by name. What is left to the host and moves elements without changing them is found out by
 * sending numbered elements through it; what decides by order (sort, argmax) decides on rounded values.
 */
import {
  reshape,
  array,
  contiguous,
  sizeOf,
  stridesOf,
  type Assemble,
  type Contract,
  type Elementwise,
  type Params,
  type Reduce,
  type Shape,
  type Tensor,
  type View,
} from '@gradus/tensor';
import type { Step } from '../observation.js';
import { ONE, Real, ZERO } from './real.js';
import { exactly, NoShadow, realScalars } from './scalars.js';

/** A tensor of reals in row-major order. */
export interface RealTensor {
  readonly shape: Shape;
  readonly data: readonly Real[];
}

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
 * The elements of a concrete tensor as reals.
 *
 * @param x - a concrete tensor
 * @returns exact copies of its elements
 */
export function realOf(x: Tensor): RealTensor {
  return { shape: x.shape, data: Array.from(contiguous(x), exactly) };
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
  const application = { inputs, result, params, before };
  switch (lower.kind) {
    case 'elementwise':
      return [elementwise(lower, application)];
    case 'view':
      return [view(lower, application)];
    case 'reshape':
      return [{ shape: result, data: inputs[0]!.data }];
    case 'assemble':
      return [assemble(lower, application)];
    case 'reduce':
      return [reduce(lower, application)];
    case 'contract':
      return [contract(lower, application)];
    default:
      return host(step, inputs);
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
      realScalars,
      operands.map((x) => exactly(x[i]!)),
      params,
    ),
  );
}

function elementwise(
  lower: Elementwise,
  { inputs, result, params, before }: RealApplication,
): RealTensor {
  const size = sizeOf(result);
  const data: Real[] = [];
  for (let i = 0; i < size; i++) {
    const isSame =
      before !== undefined && inputs.every((x, k) => isSameAt(i, x, before.inputs[k]!));
    if (isSame) data.push(before.outputs[0]!.data[i]!);
    else {
      const operands = inputs.map((x) => x.data[i]!);
      data.push(lower.scalar(realScalars, operands, params));
    }
  }
  return { shape: result, data };
}

const isSameAt = (i: number, a: RealTensor, b: RealTensor): boolean => a.data[i] === b.data[i];

/** Every index of a shape, in row-major order. */
function* indicesOf(shape: Shape): Generator<number[]> {
  const size = sizeOf(shape);
  const strides = stridesOf(shape);
  for (let i = 0; i < size; i++) {
    yield shape.map((n, axis) => Math.floor(i / strides[axis]!) % n);
  }
}

const at = (index: readonly number[], strides: readonly number[]): number => {
  let place = 0;
  for (let i = 0; i < strides.length; i++) place += index[i]! * strides[i]!;
  return place;
};

function view(lower: View, { inputs: [x], result, params }: RealApplication): RealTensor {
  const maps = lower.source(x!.shape, result, params);
  const strides = stridesOf(x!.shape);
  const data = Array.from(indicesOf(result), (index) => {
    const from = maps.map(({ axis, offset, step }) =>
      axis === null ? offset : offset + step * index[axis]!,
    );
    return x!.data[at(from, strides)]!;
  });
  return { shape: result, data };
}

function assemble(lower: Assemble, { inputs, result, params }: RealApplication): RealTensor {
  const data = Array.from({ length: sizeOf(result) }, () => new Real(lower.fill));
  const strides = stridesOf(result);
  const places = lower.place(
    inputs.map((x) => x.shape),
    params,
  );
  inputs.forEach((x, k) => {
    const { offset, step } = places[k]!;
    let i = 0;
    for (const index of indicesOf(x.shape)) {
      const to = index.map((n, axis) => offset[axis]! + step[axis]! * n);
      data[at(to, strides)] = x.data[i++]!;
    }
  });
  return { shape: result, data };
}

const COMBINE: Record<Reduce['combine'], { readonly identity: Real; f(a: Real, b: Real): Real }> = {
  sum: { identity: ZERO, f: (a, b) => a.plus(b) },
  prod: { identity: ONE, f: (a, b) => a.times(b) },
  max: { identity: new Real(-Infinity), f: (a, b) => realScalars.max(a, b) },
  min: { identity: new Real(Infinity), f: (a, b) => realScalars.min(a, b) },
  any: { identity: ZERO, f: (a, b) => (a.isZero() ? b : a) },
  all: { identity: ONE, f: (a, b) => (a.isZero() ? a : b) },
};

function reduce(lower: Reduce, { inputs: [x], result, params }: RealApplication): RealTensor {
  const axes = lower.axes(params);
  const { identity, f } = COMBINE[lower.combine];
  const data = Array.from({ length: sizeOf(result) }, () => identity);
  const strides = stridesOf(result);
  let i = 0;
  for (const index of indicesOf(x!.shape)) {
    const kept = index.filter((_, axis) => !axes.includes(axis));
    const place = at(kept, strides);
    data[place] = f(data[place]!, x!.data[i++]!);
  }
  return { shape: result, data };
}

function contract(lower: Contract, application: RealApplication): RealTensor {
  const { inputs, result, params, before } = application;
  const [x, y] = inputs as readonly [RealTensor, RealTensor];
  const [x0, y0] = (before?.inputs ?? []) as readonly [RealTensor?, RealTensor?];
  const { contract: summed, batch } = lower.axes(params);
  const free = (shape: Shape, side: 0 | 1): number[] =>
    shape.map((_, i) => i).filter((i) => !summed[side].includes(i) && !batch[side].includes(i));
  const [freeX, freeY] = [free(x.shape, 0), free(y.shape, 1)];
  const inner = [...indicesOf(summed[0].map((axis) => x.shape[axis]!))];
  const [stepsX, stepsY] = [stridesOf(x.shape), stridesOf(y.shape)];
  const pick = (axes: readonly number[], index: readonly number[], steps: number[]): number => {
    let place = 0;
    axes.forEach((axis, i) => (place += steps[axis]! * index[i]!));
    return place;
  };
  const data = Array.from(indicesOf(result), (index, place) => {
    const common = index.slice(0, batch[0].length);
    const left = index.slice(common.length, common.length + freeX.length);
    const right = index.slice(common.length + freeX.length);
    const baseX = pick(batch[0], common, stepsX) + pick(freeX, left, stepsX);
    const baseY = pick(batch[1], common, stepsY) + pick(freeY, right, stepsY);
    const pairs = inner.map(
      (k) => [baseX + pick(summed[0], k, stepsX), baseY + pick(summed[1], k, stepsY)] as const,
    );
    const isSame = pairs.every(([i, j]) => x.data[i] === x0?.data[i] && y.data[j] === y0?.data[j]);
    if (isSame && before !== undefined) return before.outputs[0]!.data[place]!;
    let total = ZERO;
    for (const [i, j] of pairs) total = total.plus(x.data[i]!.times(y.data[j]!));
    return total;
  });
  return { shape: result, data };
}

/** An operation that only the host can compute: decided on rounded values, or traced by numbering. */
function host(step: Step, inputs: readonly RealTensor[]): RealTensor[] {
  const { primitive, params, outputs } = step;
  const rounded = step.inputs.map((x, i) =>
    reshape(array(inputs[i]!.data.map(Number), { dtype: x.dtype }), x.shape),
  );
  const types = outputs.map((y) => y.type);
  if (types.every((t) => t.dtype !== 'float32' && t.dtype !== 'float64')) {
    return primitive.run(rounded, params, types).map(realOf);
  }
  return numbered(step, inputs, rounded);
}

/** Sends element numbers through an operation that moves elements, to learn what went where. */
function numbered(
  { primitive, params, inputs: recorded, outputs }: Step,
  inputs: readonly RealTensor[],
  rounded: readonly Tensor[],
): RealTensor[] {
  const isFloat = recorded.map((x) => x.dtype === 'float32' || x.dtype === 'float64');
  const pool: Real[] = [ZERO];
  const codes = (scale: number): Tensor[] => {
    let next = 1;
    return recorded.map((x, i) => {
      if (!isFloat[i]) return rounded[i]!;
      const values = Array.from({ length: x.size }, () => scale * next++);
      return reshape(array(values, { dtype: 'float64' }), x.shape);
    });
  };
  inputs.forEach((x, i) => isFloat[i] && pool.push(...x.data));
  const wide = outputs.map((y) => ({ ...y.type, dtype: 'float64' as const }));
  const once = primitive.run(codes(1), params, wide);
  const twice = primitive.run(codes(2), params, wide);
  return once.map((y, k) => {
    const [a, b] = [contiguous(y), contiguous(twice[k]!)];
    const data = Array.from(a, (code, i) => {
      const real = pool[code];
      if (real === undefined || b[i] !== 2 * code) throw new NoShadow(primitive.name);
      return real;
    });
    return { shape: y.shape, data };
  });
}
