/**
 * Law 4: a primitive that says it is linear is linear. Reverse mode trusts that claim blindly, for the tape
 * records whatever calls itself linear.
 */
import {
  bind,
  contiguous,
  fromData,
  hasTangent,
  printType,
  sameType,
  zerosOf,
  type Primitive,
  type Tensor,
  type TransposeArg,
} from '@gradus/tensor';
import { coarsest } from './adjoint.js';
import { breach } from './breach.js';
import { allFinite, directionOf, directions, innerProduct } from './directions.js';
import { applicationOf, describeSubject } from './flatFunction.js';
import type { Specimen } from './specimen.js';
import { worstMismatch } from '../close.js';

const ROUNDING = 64;

/** Groups of inputs in each of which the primitive is linear while the others are held. */
function linearGroups({ linearIn }: Primitive, count: number): (readonly number[])[] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (linearIn === undefined) return [];
  if (linearIn === 'all') return [all];
  return linearIn === 'each' ? all.map((i) => [i]) : [linearIn];
}

/**
 * Checks that a primitive is linear where it says so, and that `transpose` is its transpose.
 *
 * @param specimen - a primitive with inputs
 * @returns how many groups of inputs were tried; throws GR701
 */
export function checkLinearity(specimen: Specimen): number {
  const { primitive, inputs } = specimen;
  const groups = linearGroups(primitive, inputs.length);
  const tried = groups.filter((group) => group.every((i) => hasTangent(inputs[i]!.type)));
  const outputs = bind(primitive, inputs, specimen.params);
  if (!outputs.every((y) => hasTangent(y.type)) || !allFinite(outputs)) return 0;
  for (const group of tried) {
    checkSums(specimen, group);
    checkTranspose(specimen, group);
  }
  return tried.length;
}

/** L(0) = 0 and L(2u − 3v) = 2 L(u) − 3 L(v). */
function checkSums(specimen: Specimen, group: readonly number[]): void {
  const [u, v] = [directions(specimen.inputs, 3), directions(specimen.inputs, 11)];
  const mixed = u.map((x, i) => x && combine(x, v[i]!));
  const zero = at(specimen, group, zeros(specimen.inputs));
  const [lu, lv, lm] = [u, v, mixed].map((x) => at(specimen, group, x));
  zero.forEach((y) => {
    if (contiguous(y).some((c) => c !== 0)) throw fail(specimen, group, `L(0) = ${y.toString()}`);
  });
  lm!.forEach((y, k) => {
    const sum = combine(lu![k]!, lv![k]!);
    const scale = contiguous(lu![k]!).map(
      (a, i) => 2 * Math.abs(a) + 3 * Math.abs(contiguous(lv![k]!)[i]!),
    );
    const size = Math.max(0, ...scale);
    const atol = ROUNDING * coarsest([...specimen.inputs, y]) * size;
    if (worstMismatch(contiguous(y), contiguous(sum), y, { atol }) === null) return;
    throw fail(
      specimen,
      group,
      `L(2u − 3v) = ${y.toString()}, but 2 L(u) − 3 L(v) = ${sum.toString()}`,
    );
  });
}

function combine(x: Tensor, y: Tensor): Tensor {
  const ys = contiguous(y);
  return fromData(
    x.type,
    contiguous(x).map((a, i) => 2 * a - 3 * ys[i]!),
  );
}

function zeros(inputs: readonly Tensor[]): Tensor[] {
  return inputs.map((x) => zerosOf(x.type));
}

/** Results with the inputs of the group replaced. */
function at(
  { primitive, inputs, params }: Specimen,
  group: readonly number[],
  values: readonly (Tensor | null)[],
): Tensor[] {
  return bind(
    primitive,
    inputs.map((x, i) => (group.includes(i) ? values[i]! : x)),
    params,
  );
}

/** ⟨L v, w⟩ = ⟨v, Lᵀ w⟩, by the transpose rule itself. */
function checkTranspose(specimen: Specimen, group: readonly number[]): void {
  const { primitive, inputs, params } = specimen;
  if (primitive.transpose === undefined) {
    throw fail(specimen, group, 'it is declared linear and has no `transpose` rule');
  }
  const v = directions(inputs, 3).map((x, i) => (group.includes(i) ? x : null));
  const lv = at(specimen, group, v);
  const w = lv.map((y, k) => directionOf(y.type, 17 + k));
  const args = inputs.map((x, i): TransposeArg => (group.includes(i) ? { linear: x.type } : x));
  const cotangents = primitive.transpose(w, args, params);
  requireShapes(specimen, group, cotangents);
  const [forward, reverse] = [innerProduct(lv, w), innerProduct(v, cotangents)];
  const bound = ROUNDING * coarsest([...inputs, ...lv]) * (forward.size + reverse.size);
  if (Math.abs(forward.value - reverse.value) <= bound) return;
  throw fail(specimen, group, `⟨L v, w⟩ = ${forward.value}, but ⟨v, Lᵀ w⟩ = ${reverse.value}`);
}

function requireShapes(
  specimen: Specimen,
  group: readonly number[],
  cotangents: readonly (Tensor | null)[],
): void {
  specimen.inputs.forEach((x, i) => {
    const c = cotangents[i];
    if (!group.includes(i)) {
      if (c)
        throw fail(
          specimen,
          group,
          `\`transpose\` gives a cotangent to input ${i}, which is known`,
        );
    } else if (c && !sameType(c.type, x.type)) {
      const types = `${printType(c.type)} for input ${i} of type ${printType(x.type)}`;
      throw fail(specimen, group, `\`transpose\` gives a cotangent of type ${types}`);
    }
  });
}

function fail(specimen: Specimen, group: readonly number[], detail: string): Error {
  const { primitive, inputs, params } = specimen;
  const subject = describeSubject(applicationOf(primitive, inputs, params));
  return breach('linear', `${subject}, linear in input ${group.join(' and ')}`, detail);
}
