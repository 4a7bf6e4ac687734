/**
 * Runs of a shadow program: at the point itself, and with one element of the input moved, where most numbers are the
 * same ones. Tensors have places in a list, found once a program, so that a run is a walk along the list.
 */
import { contiguous, isFloat, madeOnce, type Tensor } from '@gradus/tensor';
import { once } from '../notes.js';
import type { Step } from '../observation.js';
import { evaluateStep, realOf, type RealTensor } from './evaluate.js';
import { TRUTH_BUDGET, type ShadowProgram } from './program.js';
import { watchLosses } from './precision.js';
import { DIGITS, Real, withDigits, ZERO } from './real.js';
import { NoShadow } from './scalars.js';

/** A step, and the places of what it takes and makes. */
interface Wire {
  readonly step: Step;
  readonly ins: readonly number[];
  readonly outs: readonly number[];
}

/** A program with places for its tensors. */
interface Wiring {
  /** By place: the input of the program first. */
  readonly tensors: readonly Tensor[];
  readonly wires: readonly Wire[];
  /** By place: whether it depends on the input. */
  readonly moving: readonly boolean[];
  /** Places of the outcomes of comparisons. */
  readonly bits: readonly number[];
  /** The place of the value; −1 where the input has no part in it. */
  readonly value: number;
}

const wiringOf: (program: ShadowProgram) => Wiring = /* @__PURE__ */ once(wired);

function wired({ input, steps, output }: ShadowProgram): Wiring {
  const tensors = [input];
  const places = new Map<Tensor, number>([[input, 0]]);
  const placeOf = (x: Tensor): number => {
    const found = places.get(x);
    if (found !== undefined) return found;
    places.set(x, tensors.length);
    return tensors.push(x) - 1;
  };
  const wires = steps.map((step): Wire => {
    const ins = step.inputs.map(placeOf);
    return { step, ins, outs: step.outputs.map(placeOf) };
  });
  const moving = tensors.map((_, i) => i === 0);
  const bits: number[] = [];
  for (const { outs } of wires) {
    for (const place of outs) {
      moving[place] = true;
      if (tensors[place]!.dtype === 'bool') bits.push(place);
    }
  }
  return { tensors, wires, moving, bits, value: tensors.lastIndexOf(output) };
}

/** The value of the function with one element moved. */
export interface Sampled {
  readonly value: Real;
  /** Every comparison comes out as it does at the point itself. */
  readonly sameBranch: boolean;
  /** The value is the one at the point itself: nothing that it is made of moved, however little. */
  readonly still: boolean;
}

/** A run: its numbers by place. */
interface ShadowRun {
  readonly values: readonly RealTensor[];
}

/**
 * Every tensor of a shadow program with 100 digits, at the point itself.
 *
 * @param program - steps between an input and the value
 * @returns exact values by recorded tensor; null where an operation has no exact counterpart, or where it
 *   would cost too much
 */
export function exactValues(program: ShadowProgram): ReadonlyMap<Tensor, RealTensor> | null {
  if (program.cost > TRUTH_BUDGET) return null;
  try {
    const { values } = baseOf(program);
    const { tensors, moving } = wiringOf(program);
    const known = tensors.flatMap((x, i) => (moving[i] ? [[x, values[i]!] as const] : []));
    return new Map(known);
  } catch (reason) {
    if (reason instanceof NoShadow) return null;
    throw reason;
  }
}

/**
 * The value with one element of the input moved.
 *
 * @param program - steps between an input and the value
 * @param entry - which element, in row-major order
 * @param shift - by how much
 * @returns the value; throws NoShadow where an operation has no exact counterpart
 */
export function sample(program: ShadowProgram, entry: number, shift: Real): Sampled {
  const base = baseOf(program);
  const value = valueOf(program, base.values);
  if (shift.isZero()) return { value, sameBranch: true, still: true };
  const { result: beside, dropped } = watchLosses(() =>
    runBeside(program, base, moved(base, entry, shift)),
  );
  const found = valueOf(program, beside.values);
  const sameBranch = sameBits(program, base, beside);
  return { value: found, sameBranch, still: found === value && !dropped };
}

/** More digits than usual, to see how many of the usual ones are right. */
const MORE = 30;

/**
 * How far the value with one element of the input moved is off, because digits end somewhere.
 *
 * @param program - steps between an input and the value
 * @param entry - which element, in row-major order
 * @param shift - by how much
 * @returns the error, about
 */
export function noiseAt(program: ShadowProgram, entry: number, shift: Real): Real {
  if (!shift.isZero()) return noiseBeside(program, entry, shift);
  return madeOnce(noiseHere(program), Real.precision, () => noiseBeside(program, entry, shift));
}

/** The noise at the point itself, by digits: it is that of every element. */
const noiseHere: (program: ShadowProgram) => Map<number, Real> = /* @__PURE__ */ once(
  () => new Map<number, Real>(),
);

function noiseBeside(program: ShadowProgram, entry: number, shift: Real): Real {
  const { value } = sample(program, entry, shift);
  const input = moved(baseOf(program), entry, shift);
  const exact = withDigits(Real.precision + MORE, () =>
    valueOf(program, runAt(program, input, null)),
  );
  const error = value.minus(exact).abs();
  return error.isNaN() ? ZERO : error;
}

/**
 * ⌊log₂⌋ of the largest number that is met on the way to the value: beside it digits run out.
 *
 * @param program - steps between an input and the value
 * @returns −∞ where all numbers are 0
 */
export function scaleOf(program: ShadowProgram): number {
  const { values } = baseOf(program);
  const { moving } = wiringOf(program);
  let scale = -Infinity;
  values.forEach(({ data }, i) => {
    if (!moving[i]) return;
    for (const x of data) {
      if (x.isFinite() && !x.isZero()) scale = Math.max(scale, x.magnitude());
    }
  });
  return scale;
}

/** The last step makes the value, where the input has a part in it. */
function valueOf(program: ShadowProgram, values: readonly RealTensor[]): Real {
  const place = wiringOf(program).value;
  return (place < 0 ? realOf(program.output) : values[place]!).data[0]!;
}

function sameBits(program: ShadowProgram, here: ShadowRun, beside: ShadowRun): boolean {
  return wiringOf(program).bits.every((place) => {
    const [a, b] = [here.values[place]!, beside.values[place]!];
    return a === b || a.data.every((bit, i) => bit.isZero() === b.data[i]!.isZero());
  });
}

function moved({ values: [input] }: ShadowRun, entry: number, shift: Real): RealTensor {
  const { shape, data } = input!;
  return { shape, data: data.with(entry, data[entry]!.plus(shift)) };
}

/** Runs at the point itself by their digits. */
const basesOf: (program: ShadowProgram) => Map<number, ShadowRun> = /* @__PURE__ */ once(
  () => new Map<number, ShadowRun>(),
);

/** The run at the point itself: of a run beside it most numbers are the same. */
function baseOf(program: ShadowProgram): ShadowRun {
  return madeOnce(basesOf(program), Real.precision, () => baseRun(program));
}

function baseRun(program: ShadowProgram): ShadowRun {
  const exact = repeatedOf(program);
  const input = exact?.(program.input) ?? program.start ?? realOf(program.input);
  const repeated = exact === null ? null : allKnown(wiringOf(program), exact);
  return { values: repeated ?? runAt(program, input, exact) };
}

/** What is known of the point itself with the usual digits. */
function repeatedOf({ start, repeated }: ShadowProgram): Exact | null {
  return Real.precision === DIGITS && start === undefined ? (repeated ?? null) : null;
}

/** What a run computed before; null where that is not known. */
type Exact = (x: Tensor) => RealTensor | null;

/** The run as it was repeated before; null where a part of it is not known, or would be another one here. */
function allKnown({ tensors, moving }: Wiring, exact: Exact): RealTensor[] | null {
  const values: RealTensor[] = [];
  for (let i = 0; i < tensors.length; i++) {
    const x = tensors[i]!;
    if (!moving[i] && !isFloat(x.dtype)) return null;
    const found = exact(x);
    if (found === null || (moving[i] && found.data.some(isNaN))) return null;
    values.push(found);
  }
  return values;
}

const isNaN = (x: Real): boolean => x.isNaN();

function runAt(program: ShadowProgram, input: RealTensor, exact: Exact | null): RealTensor[] {
  const { tensors, wires, moving } = wiringOf(program);
  const outside = (x: Tensor): RealTensor => program.constant?.(x) ?? realOf(x);
  const values = tensors.map((x, i) => (moving[i] ? input : outside(x)));
  for (const wire of wires) {
    const { step, ins, outs } = wire;
    const known = exact === null ? null : knownResults(wire, values, exact);
    const results = known ?? evaluateStep(step, at(ins, values));
    results.forEach((y, k) => (values[outs[k]!] = withoutTakenOut(y, wire, { values, moving })));
  }
  return values;
}

/** The results of a step that has the very operands that it had before. */
function knownResults(
  { step, ins }: Wire,
  values: readonly RealTensor[],
  exact: Exact,
): RealTensor[] | null {
  if (!step.inputs.every((x, k) => exact(x) === values[ins[k]!])) return null;
  const results = step.outputs.map(exact);
  return results.includes(null) ? null : (results as RealTensor[]);
}

type Values = readonly RealTensor[];

const at = (places: readonly number[], values: Values): RealTensor[] =>
  places.map((place) => values[place]!);

function hasMoved(places: readonly number[], now: Values, then: Values): boolean {
  for (const place of places) if (now[place] !== then[place]) return true;
  return false;
}

function runBeside(program: ShadowProgram, base: ShadowRun, input: RealTensor): ShadowRun {
  const { wires, moving } = wiringOf(program);
  const values = [...base.values];
  values[0] = input;
  for (const wire of wires) {
    const { step, ins, outs } = wire;
    if (!hasMoved(ins, values, base.values)) continue;
    const before = { inputs: at(ins, base.values), outputs: at(outs, base.values) };
    const results = evaluateStep(step, at(ins, values), before);
    results.forEach((y, k) => (values[outs[k]!] = withoutTakenOut(y, wire, { values, moving })));
  }
  return { values };
}

/**
 * A term with a known factor 0 is left out, also where the other factor is infinite: 0 · log 0 is meant to be 0,
 * since it is 0 · log x for every other x.
 */
function withoutTakenOut(
  y: RealTensor,
  { step, ins }: Wire,
  {
    values,
    moving,
  }: { readonly values: readonly RealTensor[]; readonly moving: readonly boolean[] },
): RealTensor {
  if (!y.data.some(isNaN)) return y;
  const { primitive, inputs } = step;
  if (primitive.linearIn !== 'each' || primitive.lower.kind !== 'elementwise') return y;
  const fixed = ins.findIndex((place) => !moving[place]);
  const other = ins.find((place) => moving[place]);
  if (fixed < 0 || other === undefined) return y;
  const factors = contiguous(inputs[fixed]!);
  const infinite = values[other]!.data;
  const isOut = (i: number): boolean =>
    factors[i] === 0 && !infinite[i]!.isFinite() && !infinite[i]!.isNaN();
  return { shape: y.shape, data: y.data.map((v, i) => (v.isNaN() && isOut(i) ? ZERO : v)) };
}
