/**
 * A repair is tried before it is offered: the repaired run is differentiated on the very input that failed,
 * and its gradient compared with the truth.
 */
import { contiguous, dtypes, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { runProgram, type Program } from '@gradus/ir';
import type { Evidence } from '../evidence.js';
import { relativeError, toleranceOf } from '../shadow/loss.js';
import { trueSlope } from '../shadow/derivative.js';

/** Entries whose truth is compared. */
const TRIED = 8;

/**
 * Tries a repair on the failing input: is its gradient the true one at the sick entries?
 *
 * @param evidence - the entries in question
 * @param repaired - the function of the input, repaired
 * @returns true when every compared entry is right
 */
export function isRepair({ program, input, entries }: Evidence, repaired: Program): boolean {
  const tried = entries.slice(0, TRIED);
  const slopes = tried.map((entry) => trueSlope(program, entry).slope);
  if (!slopes.every((slope) => slope?.isFinite() === true)) return false; // nothing to compare with
  const gradient = contiguous(grad((x: Tensor) => runProgram(repaired, [x])[0]!)(input));
  const { tiny } = dtypes[input.dtype];
  return tried.every((entry, i) => {
    const slope = slopes[i]!;
    if (slope.abs().lt(tiny)) return Math.abs(gradient[entry]!) <= tiny;
    return relativeError(gradient[entry]!, slope) <= toleranceOf(input);
  });
}
