/**
 * Law 5: vmap(f)(xs)[i] = f(xs[i]), whichever inputs are mapped, along whichever of their axes.
 */
import {
  allocate,
  bind,
  contiguous,
  convert,
  fromData,
  isFloat,
  sizeOf,
  stridesOf,
  transpose,
  typeOf,
  type Tensor,
} from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { difference, type Tolerance } from '../close.js';
import { agreementOf } from './agreement.js';
import { breach } from './breach.js';
import { applicationOf, describeSubject, subjectOf, type Subject } from './flatFunction.js';
import type { Specimen } from './specimen.js';

const BATCH = 3;
/** More choices of axes than these are thinned out evenly. */
const MOST_CHOICES = 40;

/** An axis an input; null where it is not mapped. */
type Choice = readonly (number | null)[];

/**
 * Checks that mapping `f` over a batch gives what a loop over the batch gives.
 *
 * @param f - a function of trees
 * @param args - one element of the batch; further ones are made from it
 * @param allowed - how near the results must come; equal numbers when left out
 * @returns how many choices of mapped inputs and axes were tried; throws GR701
 *
 * @example
 * ```ts
 * import { array, type Tensor } from '@gradus/tensor';
 * import { checkBatching } from '@gradus/testing';
 * console.log(checkBatching((x: Tensor, y: Tensor) => x.mul(y), [array([1, 2]), 3])); // => 5
 * ```
 */
export function checkBatching<A extends readonly unknown[]>(
  f: (...args: never[]) => unknown,
  args: readonly [...A],
  allowed: Tolerance = {},
): number {
  return batchingAgrees(subjectOf(f, args), () => allowed);
}

/**
 * Law 5 for a primitive, within the agreement contract.
 *
 * @param specimen - a primitive with inputs
 * @returns how many choices were tried; throws GR701
 */
export function checkBatchRule(specimen: Specimen): number {
  const { primitive, params } = specimen;
  return batchingAgrees(applicationOf(primitive, specimen.inputs, params), (inputs) =>
    agreementOf({ ...specimen, inputs }, bind(primitive, inputs, params)[0]!),
  );
}

type Allow = (inputs: readonly Tensor[]) => Tolerance;

function batchingAgrees(subject: Subject, allow: Allow): number {
  const choices = thin(choicesOf(subject.primals));
  for (const choice of choices) tryChoice(subject, choice, allow);
  return choices.length;
}

function choicesOf(inputs: readonly Tensor[]): Choice[] {
  let choices: Choice[] = [[]];
  for (const x of inputs) {
    const axes = [null, ...Array.from({ length: x.ndim + 1 }, (_, axis) => axis)];
    choices = choices.flatMap((choice) => axes.map((axis) => [...choice, axis]));
  }
  return choices.filter((choice) => choice.some((axis) => axis !== null));
}

function thin(choices: readonly Choice[]): Choice[] {
  const every = Math.ceil(choices.length / MOST_CHOICES);
  return choices.filter((_, i) => i % every === 0);
}

function tryChoice(subject: Subject, choice: Choice, allow: Allow): void {
  const elements = Array.from({ length: BATCH }, (_, i) =>
    subject.primals.map((x, k) => (choice[k] === null ? x : variation(x, i))),
  );
  const stacked = subject.primals.map((x, k) => {
    const axis = choice[k]!;
    return axis === null
      ? x
      : stackAlong(
          elements.map((inputs) => inputs[k]!),
          axis,
        );
  });
  const results = vmap(subject.run as never, choice, 0)(...(stacked as never[])) as Tensor[];
  elements.forEach((inputs, i) => {
    subject.run(...inputs).forEach((expected, k) => {
      const found = difference(row(results[k]!, i), expected, allow(inputs));
      if (found === null) return;
      const axes = choice.map((axis) => axis ?? 'null').join(', ');
      const what = `with inAxes [${axes}], result ${k} of element ${i} of the batch: ${found}`;
      throw breach('batch', describeSubject({ ...subject, primals: inputs }), what);
    });
  });
}

/**
 * Another input of the same type: the elements moved on by i places, and floats drawn towards 0. The last of the
 * booleans are all false, or else "any" and "all" would answer alike for the whole batch.
 */
function variation(x: Tensor, i: number): Tensor {
  const data = contiguous(x);
  const shrink = isFloat(x.dtype) ? 1 - i / 8 : 1;
  const factor = x.dtype === 'bool' && i === BATCH - 1 ? 0 : shrink;
  const moved = data.map((_, k) => convert(data[(k + i) % data.length]! * factor, x.dtype));
  return fromData({ ...x.type, weak: false }, moved);
}

/** Tensors of one type side by side along a new axis. */
function stackAlong(parts: readonly Tensor[], axis: number): Tensor {
  const { dtype, shape } = parts[0]!;
  const size = sizeOf(shape);
  const data = allocate(dtype, parts.length * size);
  parts.forEach((part, i) => data.set(contiguous(part), i * size));
  const stacked = fromData(typeOf(dtype, [parts.length, ...shape]), data);
  const order = Array.from({ length: shape.length }, (_, k) => k + 1);
  return transpose(stacked, order.toSpliced(axis, 0, 0));
}

/** x[i], along axis 0. */
function row(x: Tensor, i: number): Tensor {
  const shape = x.shape.slice(1);
  const size = sizeOf(shape);
  const step = stridesOf(x.shape)[0] ?? 1;
  return fromData(typeOf(x.dtype, shape), contiguous(x).slice(i * step, i * step + size));
}
