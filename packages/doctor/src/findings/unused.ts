/**
 * Nothing connects the input to the value: it is not used, or what was computed from it was thrown away.
 */
import type { Tensor } from '@gradus/tensor';
import type { Entry } from '@gradus/autodiff';
import type { Evidence } from '../evidence.js';
import { cutsOf, findKiller } from '../flow.js';
import { tensorsOfValue } from '../observation.js';
import type { Judgement } from '../finding.js';
import { unusedParameters } from '../sourceText.js';
import type { Step } from '../observation.js';

/**
 * Judges an input without a path to the value.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when there is a path
 */
export function judgeUnused(evidence: Evidence): Judgement | null {
  if (evidence.symptom !== 'zero' || cutsOf(evidence).length > 0) return null;
  const killer = findKiller(evidence);
  if (killer !== null) return notTaken(killer.entry.origin.op, killer.entry.origin);
  const { observation, index } = evidence;
  if ((observation.cotangents[index] ?? null) !== null) return null; // there is a path after all
  const lost = lostStep(evidence);
  if (lost === undefined) return notUsed(evidence);
  const op = lost.primitive.name;
  if (lost.outputs.every((y) => y.dtype === 'bool')) return onlyCompared(op, lost);
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op,
    site: lost.site,
    message: `the result of ${op} was computed from this input and then never used. Tensors do not change: \`total.add(x)\` returns a new tensor.`,
    fix: { summary: 'Keep the result: `total = total.add(x)`.', code: null, verified: false },
  };
}

/** The outcome of a comparison is part of no value, so JavaScript asked for it. How, nobody can see. */
function onlyCompared(op: string, step: Step): Judgement {
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op,
    site: step.site,
    message: `this input was only compared (${op}), and the outcome is part of no value. If \`item()\` was asked for it, 0 is the slope of the branch taken; if the tensor itself stood in a condition, it counted as true whatever the numbers say.`,
    fix: {
      summary: 'Choose with `where` or `cond`, which a derivative and the doctor can see.',
      code: null,
      verified: false,
    },
    truth: null,
  };
}

/** The last step that depends on the input and leads nowhere. */
function lostStep({ observation, input }: Evidence): Step | undefined {
  const needed = tensorsOfValue(observation);
  const touched = new Set<Tensor>([input]);
  const dependent = observation.steps.filter(({ inputs, outputs }) => {
    if (!inputs.some((x) => touched.has(x))) return false;
    for (const y of outputs) touched.add(y);
    return true;
  });
  return dependent.findLast(({ outputs }) => !outputs.some((y) => needed.has(y)));
}

function notTaken(op: string, origin: Pick<Entry['origin'], 'site'>): Judgement {
  return {
    kind: 'disconnected',
    verdict: 'correct-zero',
    op,
    site: origin.site,
    message: `${op} takes other elements only, so the result does not depend on these entries and 0 is right.`,
    fix: null,
  };
}

function notUsed({ path, source, observation }: Evidence): Judgement {
  const [name] = unusedParameters(source);
  if (name !== undefined && observation.inputs.length === 1) return fromOutside(name, path);
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op: 'argnums',
    site: null,
    message: `the result does not depend on ${path} at all.`,
    fix: {
      summary:
        'Check that the function uses its argument and not a variable from outside, and that `argnums` names the argument you mean.',
      code: null,
      verified: false,
    },
  };
}

/** The function has a parameter and computes with a variable from outside instead. */
function fromOutside(name: string, path: string): Judgement {
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op: 'closure',
    site: null,
    message: `the function never mentions its parameter \`${name}\`: what it computes with comes from outside, and is a constant for the gradient of ${path}.`,
    fix: { summary: `Compute with \`${name}\`.`, code: null, verified: false },
  };
}
