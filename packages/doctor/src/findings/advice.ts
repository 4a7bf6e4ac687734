/**
 * What to do about points at which an operation has no slope: advice in words, where no rewrite was tried and found right.
 */
import { contiguous, type Tensor } from '@gradus/tensor';
import type { Fix } from '../finding.js';
import type { Observation } from '../observation.js';

const advice = (summary: string): Fix => ({ summary, code: null, verified: false });

/** Logarithms, whose operand is a function that has a logarithm of its own. */
const LOGARITHMS: ReadonlySet<string> = new Set(['log', 'log2', 'log10', 'log1p']);

/**
 * Where an operand was rounded onto a singular point.
 *
 * @param op - the operation
 * @returns what to do
 */
export function adviceForRounded(op: string): Fix {
  return advice(
    LOGARITHMS.has(op)
      ? 'Use the logarithm of the function as one function: logSigmoid, softplus, logSoftmax, log1mexp, log1p, expm1.'
      : `Keep the operand of ${op} away from there: add a small number to what may vanish, or use safeDivide, safeSqrt, safeNorm.`,
  );
}

/**
 * At a singular point of an operation.
 *
 * @param observation - the run
 * @param op - the operation
 * @param result - what it gave; undefined where it is not known
 * @returns what to do
 */
export function adviceAtPole(observation: Observation, op: string, result?: Tensor): Fix {
  if (LOGARITHMS.has(op) && result !== undefined && meetsZero(observation, result)) {
    return advice(
      'Write x · log y as xlogy(x, y), which is 0 where x is 0; −x · log x is entr(x). At x = 0 itself the slope of the latter is infinite.',
    );
  }
  return advice(
    `Keep the input of ${op} away from the singular point (safeSqrt, safeDivide, safeNorm), or write the function without it.`,
  );
}

/**
 * Where an operation was asked for something that it has no value for.
 *
 * @param op - the operation
 * @returns what to do
 */
export const adviceWithoutValue = (op: string): Fix =>
  advice(
    `Find out how ${op} came to be given that, or keep its operands where it has a value (clip, maximum, softplus, safeDivide).`,
  );

/** Where a product is flat because its other factor is 0. */
export const ADVICE_FOR_FACTOR: Fix = advice(
  'Nothing is to be mended here. If this input should move the value, start the other factor away from 0, or let it come of a function that keeps away from there (leakyRelu, softplus).',
);

/** Whether an infinity is multiplied by 0. */
function meetsZero({ steps }: Observation, y: Tensor): boolean {
  const results = contiguous(y);
  return steps.some(({ primitive, inputs }) => {
    if (primitive.linearIn !== 'each' || !inputs.includes(y)) return false;
    const others = inputs.filter((x) => x !== y && x.size === y.size).map(contiguous);
    return others.some((x) => x.some((v, i) => v === 0 && !Number.isFinite(results[i])));
  });
}
