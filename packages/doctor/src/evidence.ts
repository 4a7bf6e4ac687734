/**
 * The evidence judges look at: sick entries of one input with one symptom, the observed run, the true
 * slope, and questions about the flow that several judges ask.
 */
import {
  contiguous,
  dtypes,
  positionOf,
  type Position,
  type Site,
  type Tensor,
} from '@gradus/tensor';
import type { Symptom } from './finding.js';
import { gradientOf, tensorsOfValue, type Observation, type Step } from './observation.js';
import type { Noted } from './notes.js';
import { largest } from './numbers.js';
import { trueSlope } from './shadow/derivative.js';
import type { Truth } from './shadow/truth.js';
import { neighbour, shadowProgram, type ShadowProgram } from './shadow/program.js';
import { exactRun, isSmall } from './shadow/exactRun.js';
import { isOfRounding } from './shadow/otherConstants.js';
import { cornersOf } from './shadow/kinks.js';
import { toleranceOf, visibleError } from './shadow/loss.js';
import { slopeBeside } from './shadow/slopeBeside.js';
import { ZERO, type Real } from './shadow/real.js';

/** Sick entries of one input. */
export interface Evidence extends Noted {
  readonly observation: Observation;
  /** Which input, and its path. */
  readonly index: number;
  readonly path: string;
  readonly input: Tensor;
  /** The steps between it and the value, for the shadow. */
  readonly program: ShadowProgram;
  readonly symptom: Symptom;
  /** Flat positions of the entries. */
  readonly entries: readonly number[];
  /** Gradient and truth of the first of them. */
  readonly gradient: number;
  readonly truth: Truth;
  /** Source text of the function, and what it calls its inputs. */
  readonly source: string;
  readonly nameOf: (input: Tensor) => string | undefined;
}

/** Largest input whose healthy-looking entries are compared with the truth, too. */
const SMALL = 16;
/** Entries of a larger one that are, where a rule is the user's. */
const SAMPLED = 4;

/**
 * Groups the entries of one input by what is seen of them; healthy ones are left out.
 *
 * @param observation - an observed run
 * @param index - which input
 * @param words - its path, the source of the function and what it calls its inputs
 * @returns one evidence a symptom
 */
export function gatherEvidence(
  observation: Observation,
  index: number,
  words: Pick<Evidence, 'path' | 'source' | 'nameOf'>,
): Evidence[] {
  const gradient = contiguous(gradientOf(observation, index));
  const input = observation.inputs[index]!;
  const program = {
    ruleSlope: ruleSlopes(observation, index),
    ...shadowProgram(observation, index),
  };
  const groups = new Map<Symptom, number[]>();
  const checked = checkedEntries(observation, gradient.length);
  let doubted: boolean | undefined;
  const asks = (g: number, entry: number): boolean => {
    doubted ??= mayMislead(observation, program);
    return doubted || !isAsRuled(g, program.ruleSlope(entry), input);
  };
  gradient.forEach((g, entry) => {
    let symptom = symptomOf(g);
    if (symptom === 'zero' && isNoise(observation, program, entry)) return;
    if (symptom === null && checked(entry) && asks(g, entry)) {
      symptom = comparedWithTruth(g, entry, { observation, program });
    }
    if (symptom === null) return;
    const group = groups.get(symptom);
    if (group === undefined) groups.set(symptom, [entry]);
    else group.push(entry);
  });
  const { path, source, nameOf } = words;
  return [...groups].map(([symptom, entries]) => ({
    observation,
    index,
    path,
    source,
    nameOf,
    input,
    program,
    symptom,
    entries,
    gradient: gradient[entries[0]!]!,
    truth: trueSlope(program, entries[0]!),
    notes: [],
  }));
}

/** Which entries are compared with the truth though they look healthy: all of a small run, some where rules are the user's. */
function checkedEntries(observation: Observation, size: number): (entry: number) => boolean {
  if (size <= SMALL && isSmall(observation)) return () => true;
  const isRuled = observation.tape.ruled.length > 0;
  return (entry) => isRuled && entry % Math.ceil(size / SAMPLED) === 0;
}

/** Whether the rules may give another slope than the function has: it was cut, the user's own, or at a corner. */
function mayMislead(observation: Observation, program: ShadowProgram): boolean {
  const { cuts, ruled } = observation.tape;
  return cuts.length > 0 || ruled.length > 0 || cornersOf(observation, program).length > 0;
}

/** Whether a float is what the rules give when nothing is rounded. */
function isAsRuled(g: number, ruled: Real | null, input: Tensor): boolean {
  return ruled !== null && ruled.isFinite() && visibleError(g, ruled) <= toleranceOf(input);
}

/** Slopes by the rules, without rounding; an input without a path has slope 0. */
function ruleSlopes(observation: Observation, index: number): (entry: number) => Real | null {
  const cotangent = observation.cotangents[index] ?? null;
  return (entry) => {
    if (cotangent === null) return ZERO;
    return exactRun(observation)?.get(cotangent)?.data[entry] ?? null;
  };
}

function symptomOf(g: number): Symptom | null {
  if (g === 0) return 'zero';
  if (Number.isNaN(g)) return 'nan';
  return Number.isFinite(g) ? null : 'inf';
}

/** What a finite number turns out to be beside the truth: rounding noise around 0, wrong, or fine. */
function comparedWithTruth(
  g: number,
  entry: number,
  { observation, program }: Pick<Evidence, 'observation' | 'program'>,
): Symptom | null {
  const { kind, slope } = trueSlope(program, entry);
  if (kind === 'kink') return 'wrong';
  if (slope === null || !slope.isFinite()) return null;
  if (slope.isZero()) {
    const { eps } = dtypes[program.input.dtype];
    return Math.abs(g) <= NOISE * eps * largestSent(observation) ? 'zero' : 'wrong';
  }
  if (isNear(g, slope, program.input) || isNoise(observation, program, entry)) return null;
  const error = slope.minus(g).abs();
  return isInherent(program, entry, error) && isValueRight(observation) ? null : 'wrong';
}

/** Whether a float has most of the digits of a slope, or differs from it by less than floats resolve. */
function isNear(g: number, slope: Real, input: Tensor): boolean {
  const error = slope.minus(g).abs();
  return error.lte(slope.abs().times(toleranceOf(input))) || error.lt(dtypes[input.dtype].tiny);
}

/**
 * Whether a slope is that small beside what it is a sum of that it may be, and is, made of rounded constants alone. The
 * rules are asked first: their slopes are known for all entries at once, and a truth is looked for where there is doubt.
 */
function isNoise(observation: Observation, program: ShadowProgram, entry: number): boolean {
  const ruled = program.ruleSlope?.(entry) ?? null;
  if (ruled === null || ruled.isZero() || !isAsRounding(ruled, observation, program)) return false;
  const { slope } = trueSlope(program, entry);
  return slope?.isFinite() === true && !slope.isZero() && isOfRounding(program, entry, slope);
}

/** Whether a number is as small as roundings are beside the largest that met another one on the way back. */
function isAsRounding(x: Real, observation: Observation, { input }: ShadowProgram): boolean {
  const { eps } = dtypes[input.dtype];
  const sent = largestSent(observation);
  return x.abs().lte(NOISE * eps * sent) && x.abs().gte(eps ** 3 * sent);
}

/** Units in the last place of what was added up that a sum of exactly 0 may be off by. */
const NOISE = 64;
/** A rounding of the input may explain an error this many times its own effect. */
const INHERENT = 64;

/** The largest number that met another one on the way back. */
function largestSent({ flows }: Observation): number {
  return largest(flows.flatMap(({ steps }) => steps).flatMap(({ inputs }) => inputs));
}

/**
 * Whether the value of the function has most of its digits; where it has not, its slope is no rounding error.
 *
 * @param observation - an observed run
 * @returns true also where the run is too large for the shadow
 */
export function isValueRight(observation: Observation): boolean {
  const { value } = observation;
  const exact = exactRun(observation)?.get(value)?.data[0];
  return exact === undefined || visibleError(contiguous(value)[0]!, exact) < toleranceOf(value);
}

/**
 * Whether the derivative rules give the true slope when nothing is rounded.
 *
 * @param evidence - the entries in question
 * @returns false also where one of the two is not known, or not finite
 */
export function areRulesRight({ program, entries, truth: { slope }, input }: Evidence): boolean {
  const ruled = program.ruleSlope?.(entries[0]!) ?? null;
  if (ruled === null || slope === null || !ruled.isFinite() || !slope.isFinite()) return false;
  return ruled
    .minus(slope)
    .abs()
    .lte(slope.abs().times(toleranceOf(input)));
}

/** Whether the true slope itself moves as much when the input is rounded: no float rule could do better. */
function isInherent(program: ShadowProgram, entry: number, error: Real): boolean {
  const here = trueSlope(program, entry).slope!;
  const beside = slopeBeside(neighbour(program), entry, here);
  return beside === null || beside.minus(here).abs().times(INHERENT).gte(error);
}

/**
 * Whether a true slope lies outside of what the dtype can hold, and is not zero.
 *
 * @param evidence - the entries in question
 * @returns true when every float answer would be 0 or ∞
 */
export function unrepresentable(evidence: Evidence): boolean {
  const {
    truth: { slope },
    input,
  } = evidence;
  if (slope === null || !slope.isFinite() || slope.isZero()) return false;
  const { tiny, eps, max } = dtypes[input.dtype];
  return slope.abs().lt(tiny * eps) || slope.abs().gt(max);
}

/**
 * The user's line of an entry, a cut or a step.
 *
 * @param place - what remembers a site
 * @returns the position, or null
 */
export function placeOf(place: { readonly site: Site | null }): Position | null {
  return positionOf(place.site);
}

/**
 * The step towards the value in whose result a property first fails although it held for all operands.
 *
 * @param observation - an observed run
 * @param holds - the property
 * @returns the step, or undefined when the property never fails so
 */
export function firstStep(
  observation: Observation,
  holds: (x: Tensor) => boolean,
): Step | undefined {
  const needed = tensorsOfValue(observation);
  return observation.steps.find(
    ({ inputs, outputs }) =>
      inputs.every(holds) && !outputs.every(holds) && outputs.some((y) => needed.has(y)),
  );
}
