/**
 * A derivative rule of the user's that is not the slope of the function it is for. Sometimes that is what it is for: a
 * straight-through estimate, a reversed or a clipped gradient. Elsewhere it is a mistake that no float shows.
 */
import { contiguous, dtypes, type Tensor } from '@gradus/tensor';
import type { Carried, RuledCall, Slot } from '@gradus/autodiff';
import { areRulesRight, type Evidence } from '../evidence.js';
import type { Judgement, Verdict } from '../finding.js';
import { reachedSlots } from '../flow.js';
import { largest } from '../numbers.js';
import { tensorsOfValue, type Observation } from '../observation.js';
import { trueSlope } from '../shadow/derivative.js';
import { toleranceOf } from '../shadow/loss.js';
import { programFrom, TRUTH_BUDGET } from '../shadow/program.js';

/** Entries of an operand that are looked at, in a small program; in a large one a few. */
const LOOKED_AT = { most: 16, least: 2 };
/** Units in the last place of the largest cotangent that another one may be off by. */
const NOISE = 64;

/**
 * Judges a gradient that a rule of the user's led astray.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null where every such rule gives the slope
 */
export function judgeCustomRule(evidence: Evidence): Judgement | null {
  const { observation, symptom, truth } = evidence;
  if (symptom !== 'zero' && symptom !== 'wrong') return null;
  if (truth.kind === 'unknown' || areRulesRight(evidence)) return null;
  const call = callsOf(evidence).find((each) => isWrong(observation, each));
  if (call === undefined) return null;
  const verdict = verdictOf(observation, call);
  const slope = truth.text ?? 'none';
  return {
    kind: 'custom-rule',
    verdict,
    op: call.origin.op,
    site: call.origin.site,
    message: `the derivative rule that ${call.of} brings along is not the slope of what it computes: the gradient is ${evidence.gradient}, and the true slope is ${slope}.`,
    fix: {
      summary:
        verdict === 'intended'
          ? 'Where another slope is wanted than the function has (a straight-through estimate, a clipped or reversed gradient), nothing needs mending.'
          : 'Mend the rule: checkGrads of @gradus/testing compares it with differences. Without a rule of its own the function is differentiated as it is written.',
      code: null,
      verified: false,
    },
  };
}

/** Calls between the input and the value, the last first. */
function callsOf(evidence: Evidence): RuledCall[] {
  const reached = reachedSlots(evidence);
  const needed = tensorsOfValue(evidence.observation);
  const { ruled } = evidence.observation.tape;
  return ruled
    .filter(
      ({ inputs, outputs }) =>
        inputs.some(({ slot }) => slot !== null && reached.has(slot.index)) &&
        outputs.some(({ primal }) => needed.has(primal)),
    )
    .toReversed();
}

/** Whether what arrives at a call is right, and what leaves it is not. */
function isWrong(observation: Observation, { inputs, outputs }: RuledCall): boolean {
  const right = (each: Carried): boolean => isRight(observation, each);
  const isCopy = ({ primal }: Carried): boolean => inputs.some((x) => x.primal === primal);
  return outputs.every((y) => isCopy(y) || right(y)) && !inputs.every(right);
}

/** Whether the cotangent of a value is the slope of the result in it, as far as that is known. */
function isRight(observation: Observation, { primal, slot }: Carried): boolean {
  if (slot === null) return true;
  const cotangent = cotangentOf(observation, slot);
  const program = programFrom(observation, primal);
  const sent = cotangent === null ? [] : contiguous(cotangent);
  const noise = NOISE * dtypes[primal.dtype].eps * (cotangent === null ? 0 : largest([cotangent]));
  const affordable = Math.floor(TRUTH_BUDGET / Math.max(1, program.cost));
  const looked = Math.min(LOOKED_AT.most, Math.max(LOOKED_AT.least, affordable));
  for (let k = 0; k < primal.size; k += Math.ceil(primal.size / looked)) {
    const { slope } = trueSlope(program, k);
    if (slope === null || !slope.isFinite()) continue;
    const error = slope.minus(sent[k] ?? 0).abs();
    if (!error.lte(slope.abs().times(toleranceOf(primal)).plus(noise))) return false;
  }
  return true;
}

/** What arrived at a slot on the way back, all in all; null for nothing. */
function cotangentOf({ flows, tape, cotangents }: Observation, slot: Slot): Tensor | null {
  const input = tape.inputs.findIndex(({ index }) => index === slot.index);
  if (input !== -1) return cotangents[input] ?? null;
  for (const { entry, arrived } of flows) {
    const k = entry.results.findIndex(({ index }) => index === slot.index);
    if (k !== -1) return arrived[k] ?? null;
  }
  return null;
}

/** A rule for what is flat, or for nothing but a copy, is there to be another one. */
function verdictOf({ steps }: Observation, { inputs, outputs }: RuledCall): Verdict {
  const given = new Set(inputs.map(({ primal }) => primal));
  const moving = new Set(given);
  const copies = new Set(given);
  for (const step of steps) {
    const isStopped = step.primitive.zeroSlope?.kind === 'stopped';
    const isMoved =
      step.inputs.some((x) => moving.has(x)) && step.primitive.zeroSlope === undefined;
    for (const y of step.outputs) {
      if (isMoved) moving.add(y);
      if (isStopped && copies.has(step.inputs[0]!)) copies.add(y);
    }
  }
  const isFlat = !outputs.some(({ primal }) => moving.has(primal) && !given.has(primal));
  return isFlat || outputs.every(({ primal }) => copies.has(primal)) ? 'intended' : 'bug';
}
