/**
 * Law 1: `run` gives results of the types that `type` predicts. Programs are planned and checked from types
 * alone, so a wrong prediction becomes a wrong program. Two more things are expected of `run`: it reads its
 * inputs through their layout (a transposed view gives what a copy gives), and leaves them as they were.
 */
import {
  bind,
  contiguous,
  fromData,
  printType,
  sameShape,
  sameType,
  sizeOf,
  transpose,
  type Tensor,
} from '@gradus/tensor';
import { BITS, difference } from '../close.js';
import { breach } from './breach.js';
import { applicationOf, describeSubject } from './flatFunction.js';
import type { Specimen } from './specimen.js';

/**
 * Checks types, layouts and purity of one application.
 *
 * @param specimen - a primitive with inputs
 * @returns the results; throws GR701
 */
export function checkRun(specimen: Specimen): Tensor[] {
  const { primitive, inputs, params } = specimen;
  const fail = (detail: string): Error =>
    breach('run', describeSubject(applicationOf(primitive, inputs, params)), detail);
  const predicted = primitive.type(
    inputs.map((x) => x.type),
    params,
  );
  const grows =
    primitive.lower.kind === 'elementwise' &&
    !predicted.every(({ shape }) => sameShape(shape, inputs[0]!.shape));
  if (grows)
    throw fail(`it is elementwise, and \`type\` predicts ${predicted.map(printType).join(', ')}`);
  const before = inputs.map((x) => contiguous(x).slice());
  const results = bind(primitive, inputs, params);
  if (results.length !== predicted.length) {
    throw fail(`\`run\` gives ${results.length} results, \`type\` predicts ${predicted.length}`);
  }
  results.forEach((y, k) => {
    const type = predicted[k]!;
    const same = sameType(y.type, type) && contiguous(y).length === sizeOf(type.shape);
    if (!same)
      throw fail(`result ${k} is ${printType(y.type)}, \`type\` predicts ${printType(type)}`);
  });
  inputs.forEach((x, k) => {
    const kept = contiguous(x).every((u, i) => Object.is(u, before[k]![i]));
    if (!kept) throw fail(`\`run\` wrote into input ${k}`);
  });
  bind(primitive, inputs.map(strided), params).forEach((y, k) => {
    const found = difference(y, results[k]!, BITS);
    if (found !== null)
      throw fail(`a strided view of the same inputs gives another result ${k}: ${found}`);
  });
  return results;
}

/** The same values, stored with the axes in reverse order. */
function strided(x: Tensor): Tensor {
  const turned = transpose(x);
  return transpose(fromData(turned.type, contiguous(turned)));
}
