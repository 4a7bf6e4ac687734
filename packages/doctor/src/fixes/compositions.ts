/**
 * Pairs of operations that lose in two steps what one function keeps: log1p(exp z), log(sigmoid z), … The
 * pair is found in the recorded run, replaced, and the gradient of the replaced run compared with the truth.
 */
import { multiply, subtract, type Tensor } from '@gradus/tensor';
import { logaddexp, logSigmoid, softplus } from '@gradus/numerics';
import type { Evidence } from '../evidence.js';
import type { Fix, Judgement } from '../finding.js';
import type { Observation, Step } from '../observation.js';
import { isRepair, type Rewrite } from './replay.js';

/** outer(inner(z)), and what to write instead. */
interface Composition {
  readonly outer: string;
  readonly inner: string;
  readonly code: string;
  instead(z: Tensor): Tensor;
}

const COMPOSITIONS: readonly Composition[] = [
  { outer: 'log1p', inner: 'exp', code: 'softplus(z)', instead: (z) => softplus(z) },
  { outer: 'log', inner: 'sigmoid', code: 'logSigmoid(z)', instead: (z) => logSigmoid(z) },
  { outer: 'log', inner: 'exp', code: 'z', instead: (z) => multiply(z, 1) },
  { outer: 'square', inner: 'sqrt', code: 'z', instead: (z) => multiply(z, 1) },
  {
    outer: 'log',
    inner: 'cosh',
    code: 'logaddexp(z, z.neg()).sub(Math.LN2)',
    instead: (z) => subtract(logaddexp(z, z.neg()), Math.LN2),
  },
];

/**
 * Tries to replace a pair of operations.
 *
 * @param evidence - the entries in question
 * @param judgement - has advice in words
 * @returns the repair, tried; null where no pair is known or it does not help
 */
export function composition(evidence: Evidence, judgement: Judgement): Fix | null {
  if (judgement.verdict !== 'bug') return null;
  for (const known of COMPOSITIONS) {
    const rewrite = replacing(evidence.observation, known);
    if (rewrite === null || !isRepair(evidence, rewrite)) continue;
    const { outer, inner, code } = known;
    return {
      summary: `Write ${outer}(${inner}(z)) as one function, which keeps its slope everywhere.`,
      code,
      verified: true,
    };
  }
  return null;
}

/** Replaces every outer(inner(z)) of a run; null where there is none. */
function replacing({ steps }: Observation, { outer, inner, instead }: Composition): Rewrite | null {
  const operands = new Map<Tensor, Tensor>();
  for (const { primitive, inputs, outputs } of steps) {
    if (primitive.name === inner) operands.set(outputs[0]!, inputs[0]!);
  }
  const matches = (step: Step): boolean =>
    step.primitive.name === outer && operands.has(step.inputs[0]!);
  if (!steps.some(matches)) return null;
  return (step, given) => (matches(step) ? [instead(given(operands.get(step.inputs[0]!)!))] : null);
}
