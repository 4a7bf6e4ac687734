/**
 * Checks the derivatives of a function against its own values: along random directions, in forward and in
 * reverse mode, and, order by order, the derivatives of the derivatives. In float64 throughout. The verdict is the
 * rate at which the Taylor remainder shrinks; where that says "wrong", an extrapolated difference says what is right.
 */
import {
  contiguous,
  fromData,
  GradusError,
  isFloat,
  typeOf,
  type Tensor,
  optionsOf,
} from '@gradus/tensor';
import { jvp, vjp } from '@gradus/autodiff';
import { liftCall, moved, stepFor } from './finiteDifference.js';
import { randomFrom } from './randomFrom.js';
import { ridders } from './ridders.js';
import { RIGHT_RATE, taylorRate } from './taylor.js';
import { ulpDistance } from './ulp.js';

/** How to check. */
export interface CheckOptions {
  /** How many derivatives deep; 2 when left out. */
  readonly order?: number;
  readonly modes?: readonly ('fwd' | 'rev')[];
  readonly atol?: number;
  readonly rtol?: number;
  /** Start of the random directions. */
  readonly seed?: number;
}

type Leaves = readonly Tensor[];
type LeafFunction = (...leaves: Tensor[]) => Tensor[];
const KNOWN: readonly (keyof CheckOptions)[] = ['order', 'modes', 'atol', 'rtol', 'seed'];

interface Check extends Required<CheckOptions> {
  readonly random: () => number;
}

/**
 * Throws GR600 unless jvp and vjp of `f` agree with differences of its values, to the given order.
 *
 * @param f - a function of trees
 * @param args - a point away from kinks
 * @param options - `order`, `modes`, `atol`, `rtol`, `seed`
 *
 * @example
 * ```ts
 * import { checkGrads } from '@gradus/numerics';
 * import { sin, type Tensor } from '@gradus/tensor';
 * checkGrads((x: Tensor) => sin(x).mul(x), [0.5]);
 * ```
 */
export function checkGrads(
  f: (...args: never[]) => unknown,
  args: readonly unknown[],
  options: CheckOptions = {},
): void {
  const {
    order = 2,
    modes = ['fwd', 'rev'],
    atol = 1e-7,
    rtol = 1e-6,
    seed = 1,
  } = optionsOf(options, KNOWN, 'checkGrads');
  const check: Check = { order, modes, atol, rtol, seed, random: randomFrom(seed) };
  const call = liftCall(f, args);
  const floats = call.leaves.map((x) => isFloat(x.dtype));
  const onFloats: LeafFunction = (...given) => {
    let next = 0;
    return [...call.run(call.leaves.map((x, i) => (floats[i] ? given[next++]! : x)))];
  };
  checkOrder(
    onFloats,
    call.leaves.filter((_, i) => floats[i]),
    check,
  );
}

function checkOrder(f: LeafFunction, leaves: Leaves, check: Check): void {
  if (check.order === 0) return;
  const deeper = { ...check, order: check.order - 1 };
  const directions = leaves.map((x) => randomVector(x, check.random));
  const outputs = f(...leaves);
  const weights = outputs.map((y) => randomVector(y, check.random));
  const along = valueAlong(f, leaves, { directions, weights });
  if (check.modes.includes('fwd')) {
    const forward: LeafFunction = (...xs) => jvp(f, xs, directions.map(tensorOf(leaves)))[1];
    compare(inner(forward(...leaves), weights), along, { mode: 'fwd', check });
    checkOrder(forward, leaves, deeper);
  }
  if (check.modes.includes('rev')) {
    const cotangents = weights.map(tensorOf(outputs));
    const reverse: LeafFunction = (...xs) => [...vjp(f, xs)[1](cotangents)];
    compare(inner(reverse(...leaves), directions), along, { mode: 'rev', check });
    checkOrder(reverse, leaves, deeper);
  }
}

const tensorOf =
  (like: Leaves) =>
  (v: Float64Array, i: number): Tensor =>
    fromData(typeOf(like[i]!.dtype, like[i]!.shape), v);

interface Probe {
  readonly directions: readonly Float64Array[];
  readonly weights: readonly Float64Array[];
}

/** A function of one number, and the first step to try. */
interface Along {
  readonly value: (t: number) => number;
  readonly start: number;
}

/** ⟨weights, f(x + t·directions)⟩ as a function of t. */
function valueAlong(f: LeafFunction, leaves: Leaves, { directions, weights }: Probe): Along {
  const value = (t: number): number => inner(f(...moved(leaves, directions, t)), weights);
  return { value, start: stepFor(leaves) };
}

function inner(xs: Leaves, vs: readonly Float64Array[]): number {
  let total = 0;
  xs.forEach((x, i) => contiguous(x).forEach((value, k) => (total += value * vs[i]![k]!)));
  return total;
}

/** A vector of numbers in ±(½ … 1), so that no entry goes unseen; zeros for results without slopes. */
function randomVector(x: Tensor, random: () => number): Float64Array {
  return Float64Array.from({ length: x.size }, () => {
    const r = random();
    return isFloat(x.dtype) ? (r < 0.5 ? r - 1 : r) : 0;
  });
}

function compare(
  got: number,
  { value, start }: Along,
  { mode, check }: { readonly mode: 'fwd' | 'rev'; readonly check: Check },
): void {
  const rate = taylorRate(value, got, start);
  if (rate > RIGHT_RATE) return;
  const truth = ridders(value, start).slope;
  const bound = check.atol + check.rtol * Math.max(Math.abs(got), Math.abs(truth));
  if (Math.abs(got - truth) <= bound || (Number.isNaN(got) && Number.isNaN(truth))) return;
  const name = mode === 'fwd' ? 'forward mode (jvp)' : 'reverse mode (vjp)';
  throw new GradusError('GR600', {
    what: `the derivative by ${name} is ${got}, by differences of values ${truth} (${ulpDistance(got, truth)} ulp apart; with it the Taylor remainder shrinks at the rate ${rate.toFixed(2)}, where 2 is right and 1 is wrong; ${check.order} more order(s) to check, seed ${check.seed}).`,
    why: 'A derivative rule is wrong, or the point lies at a kink where no difference quotient settles.',
    instead:
      'Ask `diagnose` which operation it is; move the point away from kinks; or widen `rtol` where the values themselves are inexact.',
  });
}
