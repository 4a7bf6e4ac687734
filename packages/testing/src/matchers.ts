/**
 * Jest matchers for numbers and gradients: `expect.extend(matchers)` in a set-up file.
 */
import { dtypes, GradusError, isFloat, type DType, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { diagnose } from '@gradus/doctor';
import { checkGrads, type CheckOptions } from '@gradus/numerics';
import { defects } from './healthyGradients.js';
import type { SyncExpectationResult } from 'expect';
import type { Tolerance } from './close.js';
import { treeDifference, type Truth } from './truth.js';

/** Options of `toHaveGradient`. */
export interface GradientMatcherOptions extends Tolerance {
  readonly argnums?: number | readonly number[];
}

/** Sixteen roundings for arrays, a thousand for gradients, unless the user says otherwise. */
function allowing(
  tolerance: Tolerance | undefined,
  roundings: number,
): (dtype: DType) => Tolerance {
  return (dtype) =>
    tolerance === undefined || Object.keys(tolerance).length === 0
      ? { rtol: isFloat(dtype) ? roundings * dtypes[dtype].eps : 0 }
      : tolerance;
}

function judged(found: string | null, claim: string): SyncExpectationResult {
  return {
    pass: found === null,
    message: () =>
      found === null ? `expected it not to ${claim}` : `expected it to ${claim}: ${found}`,
  };
}

/**
 * Passes when a tensor (or a tree of tensors) has the shape and the numbers expected.
 *
 * @param actual - a tensor, a number, or a tree of them
 * @param expected - a tensor, numbers as nested lists, digits as strings, or a tree of these
 * @param tolerance - `rtol`, `atol`, `ulps`; sixteen roundings of the dtype when left out
 * @returns the result, with a message that shows both arrays, the worst element and its ulps
 */
function toBeAllclose(
  actual: unknown,
  expected: unknown,
  tolerance?: Tolerance,
): SyncExpectationResult {
  return judged(treeDifference(actual, expected, allowing(tolerance, 16)), 'be close');
}

/**
 * Passes when the gradient of a function at a point is the one expected.
 *
 * @param f - a function of trees that returns one float
 * @param args - the point
 * @param gradient - the true gradient: numbers as nested lists, digits as strings, or a tree of these
 * @param options - `argnums`, `rtol`, `atol`, `ulps`; a thousand roundings when left out
 * @returns the result
 */
function toHaveGradient(
  f: unknown,
  args: readonly unknown[],
  gradient: Truth,
  options: GradientMatcherOptions = {},
): SyncExpectationResult {
  const { argnums = 0, ...tolerance } = options;
  const found = grad(f as (...args: Tensor[]) => Tensor, { argnums })(...(args as Tensor[]));
  return judged(treeDifference(found, gradient, allowing(tolerance, 1000)), 'have that gradient');
}

/**
 * Passes when forward- and reverse-mode derivatives of a function agree with finite differences, to order 2
 * unless `order` says otherwise.
 *
 * @param f - a function of trees
 * @param args - the point
 * @param options - `order`, `modes`, `rtol`, `atol`
 * @returns the result
 */
function toHaveCorrectGradients(
  f: unknown,
  args: readonly unknown[],
  options?: CheckOptions,
): SyncExpectationResult {
  try {
    checkGrads(f as (...args: never[]) => unknown, args, options);
    return judged(null, 'have correct gradients');
  } catch (error) {
    if (!(error instanceof GradusError)) throw error;
    return judged(error.message, 'have correct gradients');
  }
}

/**
 * Passes when the doctor finds nothing to mend: no zero, NaN, infinite or wrong entry that is a defect.
 *
 * @param f - a function of trees that returns one float
 * @param args - the point
 * @param options - `argnums`
 * @returns the result, with the doctor's report in the message
 */
function toHaveHealthyGradient(
  f: unknown,
  args: readonly unknown[],
  options: { readonly argnums?: number | readonly number[] } = {},
): SyncExpectationResult {
  const report = diagnose(f as (...all: unknown[]) => unknown, options)(...args);
  return judged(defects(report).length > 0 ? String(report) : null, 'have a healthy gradient');
}

/** For `expect.extend`. */
export const matchers: {
  readonly toBeAllclose: typeof toBeAllclose;
  readonly toHaveGradient: typeof toHaveGradient;
  readonly toHaveCorrectGradients: typeof toHaveCorrectGradients;
  readonly toHaveHealthyGradient: typeof toHaveHealthyGradient;
} = { toBeAllclose, toHaveGradient, toHaveCorrectGradients, toHaveHealthyGradient };

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> {
    /** The same shape, and numbers as close as allowed; 16 roundings when nothing is said. */
    toBeAllclose(expected: unknown, tolerance?: Tolerance): R;
    /** grad(f)(...args) is this gradient; 1000 roundings when nothing is said. */
    toHaveGradient(
      args: T extends (...args: never[]) => unknown ? readonly unknown[] : never,
      gradient: Truth,
      options?: GradientMatcherOptions,
    ): R;
    /** The doctor finds no defect in the gradient. */
    toHaveHealthyGradient(
      args: T extends (...args: never[]) => unknown ? readonly unknown[] : never,
      options?: { readonly argnums?: number | readonly number[] },
    ): R;
    /** jvp and vjp agree with finite differences, to order 2. */
    toHaveCorrectGradients(
      args: T extends (...args: never[]) => unknown ? readonly unknown[] : never,
      options?: CheckOptions,
    ): R;
  }
}
