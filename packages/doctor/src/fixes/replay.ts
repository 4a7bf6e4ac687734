/**
 * The recorded run as a function again, with some steps done otherwise: so a repair can be tried on the very
 * input that failed, and its gradient compared with the truth.
 */
import { bind, contiguous, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import type { Evidence } from '../evidence.js';
import type { Step } from '../observation.js';
import { trueSlope } from '../shadow/derivative.js';
import type { ShadowProgram } from '../shadow/program.js';

/** Does a step otherwise; null leaves it as it was. `given` finds what a recorded tensor has become. */
export type Rewrite = (step: Step, given: (recorded: Tensor) => Tensor) => readonly Tensor[] | null;

/** The value as a function of one input, all else being as recorded. */
function replay(program: ShadowProgram, rewrite: Rewrite): (x: Tensor) => Tensor {
  return (x) => {
    const known = new Map<Tensor, Tensor>([[program.input, x]]);
    const given = (recorded: Tensor): Tensor => known.get(recorded) ?? recorded;
    for (const step of program.steps) {
      const outputs =
        rewrite(step, given) ?? bind(step.primitive, step.inputs.map(given), step.params);
      step.outputs.forEach((y, i) => known.set(y, outputs[i]!));
    }
    return given(program.output);
  };
}

/** Entries whose truth is compared. */
const TRIED = 8;
const CLOSE = 1e-4;

/**
 * Tries a repair on the failing input: is its gradient the true one at the sick entries?
 *
 * @param evidence - the entries in question
 * @param rewrite - the repair
 * @returns true when every compared entry is right
 */
export function isRepair(evidence: Evidence, rewrite: Rewrite): boolean {
  const { program, input, entries } = evidence;
  const repaired = contiguous(grad(replay(program, rewrite))(input));
  return entries.slice(0, TRIED).every((entry) => {
    const { slope } = trueSlope(program, entry);
    if (slope === null || !slope.isFinite()) return false;
    const truth = slope.toNumber();
    return Math.abs(repaired[entry]! - truth) <= CLOSE * Math.abs(truth);
  });
}
